//! What brokers write in a client's record: sentences put together from parts, so that no two files read alike.

pub mod course;
pub mod diary;
pub mod plan;

use super::dice::Dice;

/// What a sentence's gaps are filled with.
#[derive(Clone, Debug)]
pub struct Gaps<'a> {
    /// `{人}`: the person met, as staff call them.
    pub person: &'a str,
    /// `{处}`: places on the client's premises.
    pub sites: &'a [&'static str],
    /// `{险}`: the lines of insurance talked about.
    pub products: &'a [&'static str],
    /// `{司}`: the insurer, by its short name.
    pub insurer: &'a str,
    /// `{月}`: the month it is about.
    pub month: u32,
}

/// One of the `templates`, its gaps filled, added to `sentence`.
pub fn say(sentence: &mut String, templates: &[&str], gaps: &Gaps, dice: &mut Dice) {
    let mut rest = dice.word(templates);
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').expect("a template closes its gaps");
        sentence.push_str(before);
        match gap {
            "人" => sentence.push_str(gaps.person),
            "处" => sentence.push_str(dice.word(gaps.sites)),
            "险" => sentence.push_str(dice.word(gaps.products)),
            "司" => sentence.push_str(gaps.insurer),
            "月" => sentence.push_str(&gaps.month.to_string()),
            "数" => sentence.push_str(&dice.between(2, 9).to_string()),
            "百" => sentence.push_str(&(dice.between(11, 98) * 10).to_string()),
            other => unreachable!("a template names the gap {other}"),
        }
        rest = after;
    }
    sentence.push_str(rest);
}
