//! Health numbers of a person: 病历号, 住院号, 医保卡号 and the like, followed by a number.

use memchr::memmem;

/// 号, number.
const WORD: &str = "号";

/// What stands before 号 in the words for such a number.
const OF: [&str; 13] = [
    "病历",
    "病案",
    "住院",
    "门诊",
    "就诊",
    "就诊卡",
    "医保",
    "医保卡",
    "医疗保险",
    "社保",
    "社保卡",
    "社会保障",
    "社会保障卡",
];

/// The fewest digits of such a number; a room or a bed has fewer.
const FEWEST: usize = 6;

/// The most signs between the words and the number: 病历号:“123456”.
const MOST_BETWEEN: usize = 4;

/// Shows where each such number begins.
pub(super) fn each(text: &str, mut show: impl FnMut(usize)) {
    // Most bytes of a record are looked at here alone: by the vector instructions of memchr.
    for at in memmem::find_iter(text.as_bytes(), WORD) {
        if !OF.iter().any(|of| text[..at].ends_with(of)) {
            continue;
        }
        let rest = &text[at + WORD.len()..];
        let rest = rest.strip_prefix('码').unwrap_or(rest);
        let number = rest.trim_start_matches(between);
        let signs = rest[..rest.len() - number.len()].chars().count();
        let length = number
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let digits = number[..length].bytes().filter(u8::is_ascii_digit).count();
        if digits < FEWEST || signs > MOST_BETWEEN {
            continue;
        }
        show(text.len() - number.len());
    }
}

fn between(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '\t'
            | ':'
            | '：'
            | '='
            | '＝'
            | '#'
            | '"'
            | '\''
            | '“'
            | '”'
            | '为'
            | '是'
            | '('
            | '（'
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, of};
    use crate::rules::Personal;

    #[test]
    fn the_words_with_six_digits_are_a_health_number_and_with_five_are_not() {
        for (line, column) in [
            ("病历号123456", 6),
            ("病历号：123456", 7),
            ("住院号码 为“A123456”", 10),
            ("社会保障卡号=123456789", 10),
            ("医保卡号:  123456", 10),
        ] {
            let told = at(&format!("2:{column}"), Personal::Health);
            assert_eq!(of(line), [told], "{line}");
        }
        for other in [
            "病历号12345",
            "病历号：A12345",
            "病历号     123456",
            "病历号已核，123456",
            "保单号123456",
            "批单号码：PD2026031",
            "住院 123456",
            "病历号 2026-03-01",
            "号123456",
        ] {
            assert_eq!(of(other), [], "{other}");
        }
    }

    #[test]
    fn a_number_that_is_an_identity_card_s_is_told_as_that_alone() {
        assert_eq!(
            of("社会保障卡号110101199003074477"),
            [at("2:9", Personal::IdentityCard)]
        );
        assert_eq!(
            of("社保卡号11010119900307299X"),
            [at("2:7", Personal::IdentityCard)]
        );
        assert_eq!(
            of("社保卡号：110101 19900307 4477"),
            [at("2:8", Personal::IdentityCard)]
        );
        assert_eq!(
            of("社会保障卡号110101199003074478"),
            [at("2:9", Personal::Health)]
        );
    }
}
