//! A Chinese name by its sound: what a person types who has no Chinese keyboard at hand.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

use crate::alike;

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

/// Whether what a person typed is the sound of a name or of a part of it that begins with a character, by any reading
/// of each: `chongqing`, `zhongqing` and `chong` are sounds of `重庆`, `lv` and `lu` of `吕`.
pub fn is_sound_of_part(name: &str, typed: &str) -> bool {
    let (name, typed) = (readings(name), keyed(typed));
    let is_there = !typed.is_empty();
    is_there && (0..name.len()).any(|from| begins(&name[from..], &typed).is_some())
}

/// Whether what a person typed is the sound of a whole name, by any reading of each character.
pub fn is_sound_of(name: &str, typed: &str) -> bool {
    let typed = keyed(typed);
    !typed.is_empty() && begins(&readings(name), &typed) == Some(Extent::Whole)
}

/// Whether a name begins with characters of these initials, by any reading of each: `cqcj` of `重庆长江`.
pub fn has_initials(name: &str, typed: &str) -> bool {
    let typed = keyed(typed);
    let mut name = readings(name).into_iter();
    let begins_with = |letter: char, readings: &[String]| {
        let mut readings = readings.iter();
        readings.any(|it| it.starts_with(letter))
    };
    !typed.is_empty()
        && typed
            .chars()
            .all(|letter| name.next().is_some_and(|it| begins_with(letter, &it)))
}

/// A name in pinyin by the readings that come nearest to what was typed: `chongqing` for `重庆` when that was meant.
pub fn nearest_to(name: &str, typed: &str) -> String {
    let typed = keyed(typed);
    let name = readings(name).into_iter();
    let nearest = name.filter_map(|it| {
        let mut heard = it.iter().filter(|reading| typed.contains(reading.as_str()));
        let longest = heard.clone().map(String::len).max();
        let heard = heard.find(|reading| Some(reading.len()) == longest);
        heard.or(it.first()).cloned()
    });
    nearest.collect()
}

/// How near what a person typed is to a name, by its spelling or its sound, from 0 to 1; a part of the name is 1.
pub fn likeness(name: &str, typed: &str) -> f64 {
    if alike::holds(name, typed) {
        return 1.0;
    }
    let near = strsim::normalized_damerau_levenshtein;
    let by_name = near(&alike::folded(typed), &alike::folded(name));
    let sound = keyed(&romanised(typed).0);
    by_name.max(near(&sound, &nearest_to(name, &sound)))
}

/// How much of a name was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Part,
    Whole,
}

/// Whether a name begins with what was typed; of the last character, a part of its sound is enough.
fn begins(name: &[Vec<String>], typed: &str) -> Option<Extent> {
    let Some((first, rest)) = name.split_first() else {
        return typed.is_empty().then_some(Extent::Whole);
    };
    if typed.is_empty() {
        return Some(Extent::Part);
    }
    let mut found = None;
    for reading in first {
        match typed.strip_prefix(reading.as_str()) {
            Some(left) => match begins(rest, left) {
                Some(Extent::Whole) => return Some(Extent::Whole),
                part => found = found.or(part),
            },
            None if reading.starts_with(typed) => found = Some(Extent::Part),
            None => {}
        }
    }
    found
}

/// Every reading of each character of a name, the usual one first; `ü` is `v` or `u`, and what is not Chinese is
/// itself.
fn readings(name: &str) -> Vec<Vec<String>> {
    let name = alike::folded(name);
    let of = |c: char| {
        let Some(multi) = c.to_pinyin_multi() else {
            return vec![c.to_string()];
        };
        let mut readings: Vec<String> = Vec::new();
        for plain in multi.into_iter().map(Pinyin::plain) {
            for typed in [plain.replace('ü', "v"), plain.replace('ü', "u")] {
                if !readings.contains(&typed) {
                    readings.push(typed);
                }
            }
        }
        readings
    };
    name.chars().filter(|c| *c != '·').map(of).collect()
}

/// What was typed, as readings are written: without blanks and the mark between syllables, `xi'an`.
fn keyed(typed: &str) -> String {
    let typed = alike::folded(typed).replace('ü', "v");
    typed.replace(['\'', '’', '·'], "")
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
    fn any_reading_of_a_character_is_its_sound() {
        for (name, typed) in [
            ("重庆长江轴承", "chongqing"),
            ("重庆长江轴承", "zhongqing"),
            ("重庆长江轴承", "ChongQing ChangJiang"),
            ("重庆长江轴承", "changj"),
            ("厦门大厦物业", "xiamen"),
            ("厦门大厦物业", "dasha"),
            ("滨江银行服务外包", "yinhang"),
            ("六安茶业", "lu'an"),
            ("吕梁绿源", "lvliang"),
            ("吕梁绿源", "luliang"),
            ("吕梁绿源", "lüliang"),
            ("单氏精密", "shanshi"),
            ("尉迟建材", "yuchi"),
            ("万俟矿业", "moqi"),
            ("华锐 ABC 集团", "abcj"),
            ("阿依古丽·买买提", "gulimai"),
        ] {
            assert!(is_sound_of_part(name, typed), "{name} {typed}");
        }
        for (name, typed) in [
            ("重庆长江轴承", "hongqing"),
            ("重庆长江轴承", "chongqingzhang2"),
            ("重庆长江轴承", "qingchong"),
            ("重庆", "chongqingchang"),
            ("重庆", ""),
            ("", "a"),
        ] {
            assert!(!is_sound_of_part(name, typed), "{name} {typed}");
        }
    }

    #[test]
    fn a_whole_name_sounds_to_its_end() {
        assert!(is_sound_of("单雄", "shanxiong"));
        assert!(is_sound_of("单雄", "danxiong"));
        assert!(!is_sound_of("单雄", "shanxion"));
        assert!(!is_sound_of("单雄", "shan"));
        assert!(!is_sound_of("单雄", "shanxiongx"));
        assert!(!is_sound_of("", ""));
    }

    #[test]
    fn initials_are_those_of_any_reading() {
        assert!(has_initials("重庆长江", "cqcj"));
        assert!(has_initials("重庆长江", "zqz"));
        assert!(!has_initials("重庆长江", "qc"));
        assert!(!has_initials("重庆", "cqc"));
        assert!(!has_initials("重庆", ""));
    }

    #[test]
    fn the_readings_that_were_typed_are_the_nearest() {
        assert_eq!(
            nearest_to("重庆银行", "chongqinyinhang"),
            "chongqingyinhang"
        );
        assert_eq!(nearest_to("重庆银行", "x"), "zhongqingyinxing");
    }

    #[test]
    fn a_name_is_like_another_by_spelling_or_sound() {
        for (name, typed) in [
            ("陈静", "陈婧"),
            ("周婷", "zhouting"),
            ("欧阳明", "欧阳"),
            ("吕梁", "lvliang"),
            ("Chen Jing", "chen jing"),
        ] {
            assert_eq!(likeness(name, typed), 1.0, "{name} {typed}");
        }
        assert!(likeness("陈静", "chenjin") > 0.8);
        assert!(likeness("Chen Jing", "Chen Jin") > 0.8);
        assert!(likeness("周婷", "赵敏") < 0.6);
        assert_eq!(likeness("陈静", ""), 0.0);
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
