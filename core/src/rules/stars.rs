//! Which findings tell stars or income (D35): in what leaves the house they stand by rule and client alone.

use std::sync::LazyLock;

use regex::Regex;

use super::rule::{Group, rule};

/// Rules of other groups whose sentence depends on the stars or the income of a client: what stars ask for, how often, how
/// long before the end, which share of the income. `tests/nights/digests.rs` changes the stars and finds them.
const TELLING: [&str; 13] = [
    "below-reference",
    "below-standard",
    "budget-near",
    "contact-behind",
    "diary-gap",
    "diary-silent",
    "income-gap",
    "leading-group-missing",
    "lowered-unapproved",
    "over-budget",
    "renewal-late",
    "renewal-not-started",
    "renewal-step-overdue",
];

/// Stars, or a figure after a word for income: what somebody typed may tell it where the rule does not.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[★☆⭐]|[1-5１-５一二三四五两] *星|\b(?:[1-5]|one|two|three|four|five)[- ]stars?\b|(?:佣金|经纪费|收入)[^。；;\n0-9]{0,12}[0-9]|\b(?:commission|income|revenue|brokerage (?:fees?|of))\b[^.;\n0-9]{0,20}[0-9]",
    )
    .expect("the pattern is constant, and a test compiles it")
});

/// Whether the sentence of a finding tells a client's stars or income, or lets them be worked out.
pub fn tells_stars(name: &str, sentence: &str) -> bool {
    let of_rating = rule(name).is_none_or(|rule| rule.group == Group::Rating);
    of_rating || TELLING.contains(&name) || TOLD.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn a_rule_of_the_rating_or_a_sentence_with_stars_tells_them_and_a_deadline_does_not() {
        for name in TELLING {
            assert!(RULES.iter().any(|rule| rule.name == name), "{name}");
            assert!(tells_stars(name, ""), "{name}");
        }
        assert!(tells_stars("stars-differ", ""));
        assert!(tells_stars("of-a-later-kefu", ""));
        for told in [
            "★5 客户",
            "五星级客户的走访",
            "a 5-star client",
            "佣金 3.2 万",
            "income of 75,000",
        ] {
            assert!(tells_stars("item-overdue", told), "{told}");
        }
        for plain in [
            "星级评定已逾期 3 个工作日",
            "The star rating is due",
            "佣金只能付给有许可证的代理人",
        ] {
            assert!(!tells_stars("rating-overdue", plain), "{plain}");
        }
    }
}
