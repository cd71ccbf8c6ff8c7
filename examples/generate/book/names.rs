//! Invented companies, people and insurers, from syllables that no register is likely to hold together.

use std::collections::{HashMap, HashSet};

use super::dice::Dice;

/// A syllable and how an id writes it.
type Syllable = (&'static str, &'static str);

const FIRST: [Syllable; 40] = [
    ("澜", "lan"),
    ("霁", "ji"),
    ("沐", "mu"),
    ("屿", "yu"),
    ("祁", "qi"),
    ("煦", "xu"),
    ("棠", "tang"),
    ("岑", "cen"),
    ("淳", "chun"),
    ("澍", "shu"),
    ("珩", "heng"),
    ("砚", "yan"),
    ("筠", "yun"),
    ("穆", "mu"),
    ("荻", "di"),
    ("蓼", "liao"),
    ("衡", "heng"),
    ("邈", "miao"),
    ("郁", "yu"),
    ("钰", "yu"),
    ("锦", "jin"),
    ("禾", "he"),
    ("霖", "lin"),
    ("颢", "hao"),
    ("骏", "jun"),
    ("鲲", "kun"),
    ("鹤", "he"),
    ("麓", "lu"),
    ("默", "mo"),
    ("岫", "xiu"),
    ("峤", "qiao"),
    ("汀", "ting"),
    ("沅", "yuan"),
    ("泓", "hong"),
    ("浔", "xun"),
    ("湛", "zhan"),
    ("溯", "su"),
    ("焕", "huan"),
    ("琅", "lang"),
    ("稷", "ji"),
];

const SECOND: [Syllable; 36] = [
    ("川", "chuan"),
    ("原", "yuan"),
    ("桥", "qiao"),
    ("峰", "feng"),
    ("舟", "zhou"),
    ("陵", "ling"),
    ("泽", "ze"),
    ("岭", "ling"),
    ("石", "shi"),
    ("圃", "pu"),
    ("安", "an"),
    ("平", "ping"),
    ("和", "he"),
    ("远", "yuan"),
    ("启", "qi"),
    ("成", "cheng"),
    ("达", "da"),
    ("立", "li"),
    ("新", "xin"),
    ("晟", "sheng"),
    ("茂", "mao"),
    ("丰", "feng"),
    ("盈", "ying"),
    ("拓", "tuo"),
    ("邦", "bang"),
    ("畴", "chou"),
    ("源", "yuan"),
    ("枫", "feng"),
    ("松", "song"),
    ("柏", "bai"),
    ("岚", "lan"),
    ("野", "ye"),
    ("港", "gang"),
    ("渡", "du"),
    ("塬", "yuan"),
    ("麟", "lin"),
];

/// What a client does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sector {
    /// As the record says it.
    pub name: &'static str,
    /// As the company's name says it.
    pub in_name: &'static str,
    /// Places of such a client that a surveyor walks.
    pub sites: [&'static str; 4],
}

/// Every trade the book's direct clients follow.
pub const SECTORS: [Sector; 16] = [
    Sector {
        name: "重型机械",
        in_name: "重工",
        sites: ["铸造车间", "总装车间", "喷漆房", "变电所"],
    },
    Sector {
        name: "冷链物流",
        in_name: "冷链",
        sites: ["一号冷库", "装卸月台", "制冷机房", "车队停车场"],
    },
    Sector {
        name: "精细化工",
        in_name: "化学",
        sites: ["罐区", "反应车间", "危化品仓库", "控制室"],
    },
    Sector {
        name: "食品加工",
        in_name: "食品",
        sites: ["灌装车间", "原料库", "锅炉房", "冷藏库"],
    },
    Sector {
        name: "电子制造",
        in_name: "电子",
        sites: ["贴片车间", "无尘室", "成品仓", "空压机房"],
    },
    Sector {
        name: "医疗器械",
        in_name: "医疗科技",
        sites: ["灭菌车间", "洁净厂房", "留样室", "成品库"],
    },
    Sector {
        name: "纺织服装",
        in_name: "纺织",
        sites: ["纺纱车间", "棉花仓库", "染整车间", "员工宿舍"],
    },
    Sector {
        name: "仓储物流",
        in_name: "物流",
        sites: ["二号仓", "分拣中心", "叉车充电区", "高架库"],
    },
    Sector {
        name: "房屋建筑",
        in_name: "建设",
        sites: ["基坑", "塔吊作业区", "钢筋加工棚", "工人生活区"],
    },
    Sector {
        name: "新能源",
        in_name: "新能源",
        sites: ["储能舱", "升压站", "组件堆场", "集控中心"],
    },
    Sector {
        name: "造纸包装",
        in_name: "包装",
        sites: ["原纸堆场", "印刷车间", "复合车间", "污水站"],
    },
    Sector {
        name: "汽车零部件",
        in_name: "汽车部件",
        sites: ["冲压车间", "电泳线", "模具库", "试验室"],
    },
    Sector {
        name: "酒店餐饮",
        in_name: "酒店管理",
        sites: ["后厨", "布草间", "地下车库", "宴会厅"],
    },
    Sector {
        name: "港口服务",
        in_name: "港务",
        sites: ["散货堆场", "岸桥", "输煤廊道", "油罐区"],
    },
    Sector {
        name: "职业教育",
        in_name: "教育",
        sites: ["实训楼", "学生食堂", "图书馆", "体育馆"],
    },
    Sector {
        name: "工程设计",
        in_name: "设计咨询",
        sites: ["设计中心", "档案库", "机房", "模型室"],
    },
];

/// What a client that brings other clients is called after.
const CHANNELS: [&str; 5] = ["供应链服务", "园区管理", "融资租赁", "企业服务", "商会服务"];

const FORMS: [&str; 5] = [
    "有限公司",
    "有限公司",
    "有限公司",
    "股份有限公司",
    "集团有限公司",
];

/// Invented property and casualty insurers, with the short name that staff use.
pub const INSURERS: [(&str, &str); 8] = [
    ("东澜财产保险股份有限公司", "东澜财险"),
    ("穆川财产保险股份有限公司", "穆川财险"),
    ("衡岫财产保险股份有限公司", "衡岫财险"),
    ("北汀财产保险有限公司", "北汀财险"),
    ("禾麓农商财产保险股份有限公司", "禾麓财险"),
    ("沅安财产保险股份有限公司", "沅安财险"),
    ("珩远健康保险股份有限公司", "珩远健康"),
    ("溯源相互保险社", "溯源相互"),
];

/// Landline area codes for contacts; the numbers after them are of the 555 kind nobody has.
pub const AREA_CODES: [&str; 10] = [
    "0532", "0531", "025", "0571", "0574", "0411", "0755", "027", "028", "022",
];

const SURNAMES: [Syllable; 36] = [
    ("陈", "chen"),
    ("刘", "liu"),
    ("周", "zhou"),
    ("吴", "wu"),
    ("郑", "zheng"),
    ("孙", "sun"),
    ("赵", "zhao"),
    ("钱", "qian"),
    ("何", "he"),
    ("许", "xu"),
    ("沈", "shen"),
    ("韩", "han"),
    ("杨", "yang"),
    ("朱", "zhu"),
    ("秦", "qin"),
    ("尤", "you"),
    ("施", "shi"),
    ("孔", "kong"),
    ("曹", "cao"),
    ("严", "yan"),
    ("华", "hua"),
    ("金", "jin"),
    ("魏", "wei"),
    ("陶", "tao"),
    ("姜", "jiang"),
    ("谢", "xie"),
    ("邹", "zou"),
    ("苏", "su"),
    ("潘", "pan"),
    ("葛", "ge"),
    ("范", "fan"),
    ("彭", "peng"),
    ("欧阳", "ouyang"),
    ("马", "ma"),
    ("方", "fang"),
    ("任", "ren"),
];

const GIVEN: [&str; 48] = [
    "静", "洋", "婷", "磊", "敏", "伟", "丽", "强", "晓东", "思远", "佳怡", "文博", "雨桐", "建国",
    "海燕", "志刚", "欣然", "子墨", "秀兰", "立群", "春梅", "国栋", "梦琪", "昊天", "若溪", "振宇",
    "晓峰", "雅琴", "俊杰", "明远", "玉华", "嘉宁", "一鸣", "淑芬", "家豪", "可欣", "永康", "素云",
    "翰林", "冰洁", "卫东", "诗涵", "新民", "月华", "启航", "红英", "博文", "宜宁",
];

/// A person's name, and the surname as an id writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Surname and given name.
    pub name: String,
    /// The surname alone.
    pub surname: &'static str,
    /// The surname in pinyin.
    pub key: &'static str,
}

/// Somebody invented.
pub fn person(dice: &mut Dice) -> Person {
    let (surname, key) = *dice.pick(&SURNAMES);
    Person {
        name: format!("{surname}{}", dice.pick(&GIVEN)),
        surname,
        key,
    }
}

/// After so many taken names in a row, all further ones are made longer: a large book uses the short ones up.
const TRIES: usize = 8;

/// The broker's own staff: `count` people, no two of one name.
pub fn staff(count: usize, dice: &mut Dice) -> Vec<String> {
    let mut taken = HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    let mut tries = 0;
    while names.len() < count {
        let name = match tries < TRIES {
            true => person(dice).name,
            // Two surnames, those of both parents.
            false => format!("{}{}", dice.pick(&SURNAMES).0, person(dice).name),
        };
        if taken.insert(name.clone()) {
            names.push(name);
            tries = if tries < TRIES { 0 } else { tries };
        } else {
            tries += 1;
        }
    }
    names
}

/// What a client is called, and the id of its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The file's name without `.toml`: pinyin mostly, Han now and then.
    pub id: String,
    /// The registered name, unlike any other of the book.
    pub name: String,
    /// The trade.
    pub sector: Sector,
    /// Whether it brings its own customers or members (渠道客户).
    pub channel: bool,
}

/// As many companies as asked for, no two alike in name or id.
pub fn companies(count: usize, dice: &mut Dice) -> Vec<Company> {
    let mut stems: HashMap<String, usize> = HashMap::new();
    let mut names = HashSet::with_capacity(count);
    let mut companies = Vec::with_capacity(count);
    let mut tries = 0;
    while companies.len() < count {
        let mut company = company(tries >= TRIES, dice);
        if names.insert(company.name.clone()) {
            let alike = stems.entry(company.id.clone()).or_default();
            *alike += 1;
            if *alike > 1 {
                company.id = format!("{}-{alike}", company.id);
            }
            companies.push(company);
            tries = if tries < TRIES { 0 } else { tries };
        } else {
            tries += 1;
        }
    }
    companies
}

/// A company whose id is not yet told from those of the same sound; with a third syllable where so long a name is asked
/// for.
fn company(long: bool, dice: &mut Dice) -> Company {
    let (first, second) = (dice.pick(&FIRST), dice.pick(&SECOND));
    let third = match long {
        true => *dice.pick(&SECOND),
        false => ("", ""),
    };
    let sector = *dice.pick(&SECTORS);
    let channel = dice.chance(80);
    let trade = if channel {
        *dice.pick(&CHANNELS)
    } else {
        sector.in_name
    };
    let called = format!("{}{}{}{trade}", first.0, second.0, third.0);
    let name = format!("{called}{}", dice.pick(&FORMS));
    let id = if dice.chance(30) {
        called
    } else {
        format!("{}{}{}", first.1, second.1, third.1)
    };
    Company {
        id,
        name,
        sector,
        channel,
    }
}
