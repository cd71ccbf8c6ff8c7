//! The edits a command makes, and the ids of new entries.

use super::Refusal;
use crate::document::Item;
use crate::document::edit::Edit;
use crate::model::Record;
use crate::model::form::FORM;

/// The edits that a command makes, or a refusal.
pub type Change = Result<Vec<Edit>, Refusal>;

/// A new entry's id in a list of the record: the prefix and the number after the highest that the list has (`n1`, `n2`, …),
/// or that a waiver or a reference still names. What was about an entry that is gone is never about a new one.
pub fn next_id(record: &Record<'_>, list: &str, prefix: &str) -> String {
    next_id_beside(record, list, prefix, std::iter::empty())
}

/// The same where these ids are given too.
pub fn next_id_beside<'a>(
    record: &'a Record<'_>,
    list: &str,
    prefix: &str,
    others: impl Iterator<Item = &'a str>,
) -> String {
    let ids = ids(record, list).chain(still_named(record, list));
    numbered(prefix, ids.chain(others))
}

/// The ids that a list has in a record: those of all entries that hold one. The lists of a later appointment are those of the
/// first one.
fn ids<'a>(record: &'a Record<'_>, list: &str) -> impl Iterator<Item = &'a str> {
    let of_later = list.replacen("appointment.", "appointment.later.", 1);
    let lists = FORM
        .iter()
        .filter(move |it| it.name == list || it.name == of_later);
    let tables = lists.flat_map(|it| record.tables().of_section(it.name));
    tables.filter_map(|it| it.item.get("id")?.text())
}

/// The ids that the references of a record and the subjects of its waivers say are in a list, whether they are or not.
pub(super) fn still_named<'a>(record: &'a Record<'_>, list: &str) -> Vec<&'a str> {
    let tables = record.tables();
    let mut named = Vec::new();
    for section in FORM {
        for key in section.keys.iter().filter(|key| key.names.contains(&list)) {
            let values = tables.of_section(section.name).iter();
            for value in values.filter_map(|it| it.item.get(key.name)) {
                named.extend(value.text());
                named.extend(value.items().filter_map(Item::text));
            }
        }
    }
    // The entry's id follows the name of its list: `years.2026-03-02.plan.items.p7.finish`.
    let own = list.rsplit('.').next().unwrap_or(list);
    for subject in record.waivers.iter().filter_map(|it| it.subject) {
        let keys = subject.split('.');
        let pairs = keys.clone().zip(keys.skip(1));
        named.extend(pairs.filter(|(key, _)| *key == own).map(|(_, id)| id));
    }
    named
}

/// The prefix and the number after the highest of these ids.
pub(super) fn numbered<'a>(prefix: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let numbers = ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u64>().ok());
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    format!("{prefix}{next}")
}

/// The texts of a list and those that are added to it, each once.
pub(super) fn united<'a>(
    there: impl IntoIterator<Item = &'a str>,
    more: impl IntoIterator<Item = String>,
) -> Vec<String> {
    let mut all: Vec<String> = there.into_iter().map(str::to_owned).collect();
    for text in more {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The open entries of a list, each with its words; all of them when none is open.
pub(crate) fn listed<'a>(
    entries: impl Iterator<Item = (&'a str, &'a str, bool)>,
) -> Vec<(String, String)> {
    let entries: Vec<_> = entries.collect();
    let none_open = entries.iter().all(|(_, _, is_open)| !is_open);
    let shown = entries
        .into_iter()
        .filter(|(_, _, is_open)| *is_open || none_open);
    let owned = |(id, words, _): (&str, &str, bool)| (id.to_owned(), words.to_owned());
    shown.map(owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn an_id_follows_the_highest_and_fills_no_gap() {
        let next = |ids: &[&str]| numbered("n", ids.iter().copied());

        assert_eq!(next(&[]), "n1");
        assert_eq!(next(&["n1", "n9", "n10", "n2"]), "n11");
        assert_eq!(next(&["新", "d7", "n", "n-1", ""]), "n1");
    }

    #[test]
    fn an_id_that_something_still_names_is_not_given_again() {
        let text = "\
client.name = '甲'
appointment.established = 2026-03-02
[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
covers = ['n4', 'c3']
[[diary]]
id = '20261101-1'
on = 2026-11-01
item = 'p7'
claim = 'k5'
text = 't9, o9, x9'
[[waivers]]
id = 'w1'
rule = 'complaint-overdue'
subject = 'complaints.t2.answered'
[[waivers]]
id = 'w2'
rule = 'item-overdue'
subject = 'years.2026-03-02.plan.items.p8.finish'
[[waivers]]
id = 'w3'
rule = 'response-missing'
subject = 'diary.20261101-4'
";
        let document = Document::parse(text).unwrap();
        let record = Record::read(&document).record;
        let next = |list: &str, prefix: &str, ids: &[&'static str]| {
            next_id_beside(&record, list, prefix, ids.iter().copied())
        };

        assert_eq!(next("complaints", "t", &[]), "t3");
        assert_eq!(next("complaints", "t", &["t1"]), "t3");
        assert_eq!(next("complaints", "t", &["t3"]), "t4");
        assert_eq!(next("claims", "k", &["k1"]), "k6");
        assert_eq!(next("needs", "n", &[]), "n5");
        assert_eq!(next("appointment.commitments", "c", &[]), "c4");
        assert_eq!(next("years.plan.items", "p", &["p1"]), "p9");
        assert_eq!(next("diary", "20261101-", &["20261101-1"]), "20261101-5");
        assert_eq!(next("duties", "o", &["o1"]), "o2", "words name nothing");
        assert_eq!(next("risks", "x", &[]), "x1");
    }
}
