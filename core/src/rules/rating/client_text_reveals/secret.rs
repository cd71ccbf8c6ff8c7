//! Words that tell a client's stars or the broker's income.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};
use unicode_normalization::UnicodeNormalization;

use crate::money::Fen;
use crate::words;

words! {
    /// What a text tells.
    Secret {
        /// The client's stars.
        Stars = "stars",
        /// The broker's income from the client.
        Income = "income",
    }
}

/// The last letter of each word that tells something, and what is before it; nothing where the letter tells by itself.
/// The English words are star, commission, brokerage, income, revenue and earn.
const TRIGGERS: [(char, &[&str]); 15] = [
    ('★', &[]),
    ('☆', &[]),
    ('⭐', &[]),
    ('星', &[]),
    ('佣', &[]),
    ('费', &["纪", "续"]),
    ('业', &["纪"]),
    ('收', &["纪"]),
    ('入', &["收"]),
    ('益', &["收"]),
    ('a', &["st"]),
    ('m', &["om"]),
    ('k', &["ro"]),
    ('c', &["in"]),
    ('n', &["ve", "ar"]),
];

/// For each first byte of a character, which last bytes these letters have, a bit for each by its lower six bits. A character
/// without its bit is none of them. Those of full width, which begin with EF, have all bits.
const ENDS: [u64; 256] = {
    let mut ends = [0; 256];
    ends[0xef] = u64::MAX;
    let mut nth = 0;
    while nth < TRIGGERS.len() {
        let letter = TRIGGERS[nth].0;
        let cases = [letter, letter.to_ascii_uppercase()];
        let mut case = 0;
        while case < 2 {
            let mut bytes = [0; 4];
            let length = cases[case].encode_utf8(&mut bytes).len();
            ends[bytes[0] as usize] |= 1 << (bytes[length - 1] & 0x3f);
            case += 1;
        }
        nth += 1;
    }
    ends
};

/// Whether a text has letters without which it tells nothing: most texts have none, and need no longer look.
pub(super) fn triggers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let length = match first {
            ..0x80 => 1,
            ..0xe0 => 2,
            ..0xf0 => 3,
            _ => 4,
        };
        let end = bytes.get(at + length - 1).unwrap_or(first);
        let may = ENDS[usize::from(*first)] >> (end & 0x3f) & 1 == 1;
        if may && triggers_at(text, at) {
            return true;
        }
        at += length;
    }
    false
}

/// Whether the letter at a place is the last of such a word; its letters may stand apart.
fn triggers_at(text: &str, at: usize) -> bool {
    let Some(letter) = text[at..].chars().next() else {
        return false;
    };
    let follows = |letters: &&str| {
        let before = text[..at].chars().rev().filter(|c| !is_blank(*c));
        let mut before = before.map(|c| c.to_ascii_lowercase());
        letters.chars().rev().all(|it| before.next() == Some(it))
    };
    let mut known = TRIGGERS.iter();
    match known.find(|(last, _)| *last == letter.to_ascii_lowercase()) {
        Some((_, before)) => before.is_empty() || before.iter().any(follows),
        // Letters of full width are read as the usual ones.
        None => matches!(letter, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'),
    }
}

/// What a text tells, and the words that do; its first secret alone. The income of ours is told by its figure beside
/// a word for income: the same figure alone may be a deductible.
pub(super) fn revealed(text: &str, income: &[Fen]) -> Option<(Secret, String)> {
    let text: String = text.nfkc().collect();
    written(&text, income).or_else(|| {
        let closed = closed(&text);
        (closed != text).then(|| written(&closed, income)).flatten()
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// The text without the blanks beside Chinese letters, which may only part the letters of a word.
fn closed(text: &str) -> String {
    let is_han = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}');
    let mut closed = String::with_capacity(text.len());
    let mut blanks = String::new();
    for c in text.chars() {
        if is_blank(c) {
            blanks.push(c);
            continue;
        }
        let is_inside = closed.chars().next_back().as_ref().is_some_and(is_han) || is_han(&c);
        match is_inside {
            true => blanks.clear(),
            false => closed.push_str(&std::mem::take(&mut blanks)),
        }
        closed.push(c);
    }
    closed
}

/// What a text tells as it is written.
fn written(text: &str, income: &[Fen]) -> Option<(Secret, String)> {
    let found = |patterns: &[Regex]| {
        let found = patterns.iter().filter_map(|pattern| pattern.find(text));
        found.min_by_key(|found| found.start())
    };
    let told = |secret, words: &str| (secret, words.trim().to_owned());
    if WORDS.is_match(text) {
        let stars = found(&STARS).map(|words| told(Secret::Stars, words.as_str()));
        return stars.or_else(|| found(&INCOME).map(|words| told(Secret::Income, words.as_str())));
    }
    let mut plural = PLURAL.captures_iter(text);
    // A name goes on: Five Stars Hotel.
    if let Some(words) = plural.find(|words| words.get(2).is_none()) {
        return Some(told(Secret::Stars, &words[1]));
    }
    let figures = FIGURE.captures_iter(text);
    let mut ours = figures.filter(|figure| is_ours(figure, income));
    let words = ours.next()?;
    Some(told(Secret::Income, &words[0]))
}

/// Whether a figure beside a word for income is on record as ours.
fn is_ours(figure: &regex::Captures<'_>, income: &[Fen]) -> bool {
    let zeros = match figure.name("unit").map(|it| it.as_str()) {
        Some("万") => 4,
        Some("亿") => 8,
        _ => 0,
    };
    let digits = figure["digits"].replace([',', ' '], "");
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    if decimals.len() > zeros + 2 {
        return false;
    }
    // In fen: the point moves to the right by the zeros of the unit, and two more.
    let fen = format!("{whole}{decimals:0<width$}", width = zeros + 2);
    fen.parse().is_ok_and(|fen| income.contains(&Fen(fen)))
}

const STARRED: &[&str] = &[
    "[★☆⭐]",
    "[1-5一二三四五两] *星级? *(?:重点|重要|大)?客户",
    "(?:评|定|升|降|调)(?:定|级|整)?(?:为|到|至|成) *[1-5一二三四五两] *星",
    "星级(?:评定|评级|客户|调整|服务标准)|(?:客户|评定)星级",
    "[1-5一二三四五两] *星级?(?:服务标准|标准(?:服务|提供|安排|执行|出具|拜访|走访|回访))",
    "(?:贵司|贵公司|贵方|贵企业|贵单位|[本该]客户|[本该]户|客户|您)(?:的|现|今年|目前|当前|本年度?)*星级 *(?:现|今年|目前|仍)?(?:为|是|定|评|升|降|调|属|:)",
    "(?:贵司|贵公司|贵方|贵企业|贵单位|[本该]客户|[本该]户|客户|您) *(?:现|今年|目前|当前|本年度?|仍|已)*(?:为|是|属|属于|列为|定为) *[1-5一二三四五两] *星级? *(?:[。;,、)!.\n]|$)",
    r"(?i)\b(?:[1-5]|one|two|three|four|five)[- ]stars? (?:client|customer|account|rating)s?\b",
    r"(?i)\bstar rating\b|\brated (?:[1-5]|one|two|three|four|five) stars?\b",
];

const EARNED: &[&str] = &[
    "佣金|经纪费|经纪业务收入|经纪收入",
    "手续费(?:率|比例|标准|约|按|为|是|:| )*[0-9][0-9.]* *(?:%|‰|个点)",
    r"(?i)\bcommissions?\b|\bbrokerage (?:income|revenue|fees?|of)\b",
    r"(?i)\bbrokerage\b[^.;\n0-9]{0,12}[0-9][0-9.]* ?(?:%|per ?cent)",
];

static STARS: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(STARRED));
static INCOME: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(EARNED));
static WORDS: LazyLock<RegexSet> = LazyLock::new(|| {
    let all = STARRED.iter().chain(EARNED).map(|it| bounded(it));
    RegexSet::new(all).expect("the patterns are constant, and a test compiles them")
});

/// Stars by their number, and the name that may go on after them.
static PLURAL: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b((?i:one|two|three|four|five)[- ](?i:stars)|[1-5] stars)\b(?-i:( (?:[A-Z]|(?i:hotels?|resorts?|inns?|restaurants?)\b))|)",
    )
});

/// A figure after a word for income, in the same clause.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)(?:收入|收益|\bincome\b|\brevenue\b|\bearn(?:s|ed|ings)?\b)[^。；;.\n0-9]{0,12}(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<unit>[万亿])?",
    )
});

/// The pattern, in which a word ends where a Chinese letter follows: 按commission结算.
fn bounded(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)")
}

fn compiled(patterns: &[&str]) -> Vec<Regex> {
    patterns.iter().map(|pattern| one(pattern)).collect()
}

fn one(pattern: &str) -> Regex {
    Regex::new(&bounded(pattern)).expect("the patterns are constant, and a test compiles them")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Secret, String)> {
        let found = revealed(text, &[Fen::yuan(75_000), Fen::yuan(1_232_000)]);
        assert!(found.is_none() || triggers(text), "{text}");
        found
    }

    #[test]
    fn stars_are_told_in_many_ways() {
        for (text, words) in [
            ("★2 星级客户年度报告", "★"),
            ("按五星级客户标准服务", "五星级客户"),
            ("５星客户专享培训", "5星客户"),
            ("4 星重点客户回访", "4 星重点客户"),
            ("贵司今年评定为四星", "评定为四星"),
            ("由三星调至4星后增加查勘", "调至4星"),
            ("随星级评定调整次数", "星级评定"),
            ("与客户星级相应的服务", "客户星级"),
            ("按照星级服务标准拟订", "星级服务标准"),
            ("按 3 星级服务标准查勘", "3 星级服务标准"),
            ("按二星服务标准查勘", "二星服务标准"),
            ("按２星标准出具年度报告", "2星标准出具"),
            ("按三星级标准提供", "三星级标准提供"),
            ("Visits for a five-star client", "five-star client"),
            ("as its star rating asks", "star rating"),
            ("rated 4 stars this year", "rated 4 stars"),
            ("Service for Five Stars", "Five Stars"),
            ("贵司星级为五", "贵司星级为"),
            ("贵公司目前的星级：四", "贵公司目前的星级:"),
            ("本客户为五星", "本客户为五星"),
            (
                "该客户今年定为 4 星级，故增加查勘",
                "该客户今年定为 4 星级,",
            ),
            ("五 星 客 户 专享", "五星客户"),
            ("五星\n客户", "五星客户"),
            ("五\u{200b}星客户", "五星客户"),
            ("⑤星客户专享", "5星客户"),
            ("a ｆｉｖｅ－ｓｔａｒ ｃｌｉｅｎｔ", "five-star client"),
        ] {
            assert_eq!(
                told(text),
                Some((Secret::Stars, words.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn income_is_told_by_its_words_or_by_its_figure_beside_one() {
        for (text, words) in [
            ("佣金比例说明", "佣金"),
            ("佣\n金比例", "佣金"),
            ("佣\u{3000}金比例", "佣金"),
            ("手续费15%", "手续费15%"),
            ("手续费率为 12.5％", "手续费率为 12.5%"),
            ("Brokerage of 15%", "Brokerage of"),
            ("brokerage 15%", "brokerage 15%"),
            ("brokerage: 15 per cent", "brokerage: 15 per cent"),
            ("经纪费由保险公司支付", "经纪费"),
            ("经纪业务收入核对", "经纪业务收入"),
            ("Commission statement", "Commission"),
            ("the brokerage income of the year", "brokerage income"),
            ("贡献收入 75,000 元", "收入 75,000"),
            ("年收入约 7.5 万", "收入约 7.5 万"),
            ("收入：１２３.２万", "收入:123.2万"),
            ("income of 1232000 a year", "income of 1232000"),
            ("We earned 75000 here", "earned 75000"),
            ("revenue 75,000", "revenue 75,000"),
            ("按ＣＯＭＭＩＳＳＩＯＮ结算", "COMMISSION"),
            ("按commission结算", "commission"),
            ("按COMMISSION结算", "COMMISSION"),
        ] {
            assert_eq!(
                told(text),
                Some((Secret::Income, words.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn what_only_sounds_alike_is_none() {
        for text in [
            "五星级酒店火灾公众责任险方案",
            "五星级酒店客户接待处查勘",
            "贵司五星级酒店火灾公众责任险方案",
            "贵公司星级酒店消防查勘",
            "该客户为五星级酒店",
            "按五星级标准装修的客房",
            "提供五星级服务",
            "客户为五星电器有限公司",
            "走访五星路 5 号仓库",
            "五星建设集团",
            "Five Stars Hotel",
            "five-star hotel",
            "Five Stars Logistics Ltd",
            "银行手续费 25 元由我司承担",
            "手续费减免说明",
            "brokerage agreement, 3 copies",
            "上门拜访 客户接待",
            "保险经纪服务协议续签",
            "brokerage agreement",
            "commissioning of the new line",
            "明星产品推介",
            "每星期一回访",
            "免赔额 75000 元",
            "营业收入 76000 元",
            "贵司营业收入证明",
            "income statement of the client",
            "卫星发射保险",
            "a start-up meeting",
            "starts on 1 March",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
