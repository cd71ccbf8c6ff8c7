//! A Chinese name by its sound: what a person types who has no Chinese keyboard at hand.

use pinyin::ToPinyin;

/// Surnames of two characters, which belong together.
const DOUBLE: [&str; 20] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空",
    "夏侯", "端木", "百里", "南宫", "长孙", "宇文", "呼延", "澹台",
];

/// Characters that sound otherwise as a surname than as a word.
const AS_SURNAME: [(char, &str); 14] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('查', "zha"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('任', "ren"),
    ('盖', "ge"),
    ('朴', "piao"),
    ('尉', "yu"),
    ('翟', "zhai"),
    ('覃', "qin"),
    ('缪', "miao"),
    ('宁', "ning"),
];

/// A name in pinyin without tones, whole and by initials: `华锐` is `huarui` and `hr`.
///
/// `ü` is `v`, as it is typed; what is not Chinese stays, in lower case.
pub fn romanised(name: &str) -> (String, String) {
    let mut whole = String::new();
    let mut initials = String::new();
    for (c, pinyin) in name.chars().zip(name.to_pinyin()) {
        match pinyin {
            Some(pinyin) => {
                let typed = pinyin.plain().replace('ü', "v");
                initials.extend(typed.chars().next());
                whole.push_str(&typed);
            }
            None => {
                whole.extend(c.to_lowercase());
                initials.extend(c.to_lowercase());
            }
        }
    }
    (whole, initials)
}

/// The surname of a person in pinyin: `刘洋` is `liu`, `欧阳明` is `ouyang`. Of a name that is not
/// Chinese, its first word.
///
/// Lower-case letters and digits only; empty when the name has none.
pub fn surname(name: &str) -> String {
    let name = name.trim();
    let double = DOUBLE.iter().find(|surname| name.starts_with(**surname));
    let first = name.chars().next().unwrap_or_default();
    let sound = match double {
        Some(&"尉迟") => "yuchi".to_owned(),
        Some(&"长孙") => "zhangsun".to_owned(),
        Some(&"澹台") => "tantai".to_owned(),
        Some(surname) => romanised(surname).0,
        None if first.to_pinyin().is_some() => {
            let known = AS_SURNAME.iter().find(|(c, _)| *c == first);
            known.map_or_else(
                || romanised(&first.to_string()).0,
                |(_, sound)| (*sound).to_owned(),
            )
        }
        None => {
            let word = name.split_whitespace().next().unwrap_or_default();
            romanised(word).0
        }
    };
    sound.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_found_by_its_sound() {
        let sound = |name| romanised(name);
        assert_eq!(sound("华锐"), ("huarui".into(), "hr".into()));
        assert_eq!(sound("吕氏AB"), ("lvshiab".into(), "lsab".into()));
        assert_eq!(sound(""), (String::new(), String::new()));
    }

    #[test]
    fn every_character_has_an_initial() {
        // 欸 and 嗯 sound as no other syllable does.
        for c in '\u{4e00}'..='\u{9fff}' {
            let (whole, initials) = romanised(&c.to_string());
            assert_eq!(initials.chars().next(), whole.chars().next());
        }
    }

    #[test]
    fn a_person_is_called_by_the_surname() {
        for (name, expected) in [
            ("刘洋", "liu"),
            ("欧阳明", "ouyang"),
            ("欧文", "ou"),
            ("单雄", "shan"),
            ("吕梁", "lv"),
            ("Zhou Ting", "zhou"),
            ("O'Neil", "oneil"),
            (" 刘洋", "liu"),
            ("！", ""),
            ("", ""),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}
