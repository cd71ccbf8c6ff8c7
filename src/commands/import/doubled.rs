//! The policy numbers of a table that another client has: told, and no fault, since two clients may share a policy.

use std::collections::HashMap;

use crate::alike;
use crate::cli::shown::shown;
use crate::commands::which::Which;
use crate::document::Item;
use crate::lang::Lang;
use crate::model::issued;
use crate::say;

/// The most rows that are told one by one.
const MOST: usize = 5;

/// Who has which policy numbers.
#[derive(Default)]
pub(super) struct Numbers {
    /// The clients that have one, each by id and name; the first in the book first. Numbers as they are compared.
    of: HashMap<String, Vec<(String, String)>>,
    told: Vec<Doubled>,
}

/// A row with the number of another client's policy.
struct Doubled {
    row: usize,
    number: String,
    /// The client of the row, then the other, each by id and name.
    clients: [(String, String); 2],
}

impl Numbers {
    /// Takes in the numbers of a client on record.
    pub(super) fn take_in(&mut self, id: &str, name: &str, numbers: Vec<String>) {
        for number in numbers {
            self.add(&number, (id.to_owned(), name.to_owned()));
        }
    }

    fn add(&mut self, number: &str, client: (String, String)) {
        let number = alike::folded(number).into_owned();
        self.of.entry(number).or_default().push(client);
    }

    /// Looks at the number that a row gives a client, and takes it in: a later row may have it, too. What the client has on
    /// record is no news.
    pub(super) fn look(&mut self, row: usize, number: &str, which: &Which, name: &str) {
        let folded = alike::folded(number);
        let there = self.of.get(folded.as_ref());
        let there = there.map(Vec::as_slice).unwrap_or_default();
        if there.iter().any(|(id, _)| *id == which.id) {
            return;
        }
        let client = (which.id.clone(), name.to_owned());
        if let Some(other) = there.first() {
            self.told.push(Doubled {
                row,
                number: number.to_owned(),
                clients: [client.clone(), other.clone()],
            });
        }
        self.add(number, client);
    }

    /// A line for each such row; of many, how many more there are.
    pub(super) fn notes(&self, lang: Lang) -> Vec<String> {
        let each = self.told.iter().take(MOST).map(|it| {
            let Doubled { row, number, .. } = it;
            let number = shown(number);
            let named = |(id, name): &(String, String)| match lang {
                Lang::Zh => format!("{}（{}）", shown(name), shown(id)),
                Lang::En => format!("{} ({})", shown(name), shown(id)),
            };
            let [client, other] = it.clients.each_ref().map(named);
            say!(lang,
                zh: "请核对：第 {row} 行{client}的保单号 {number}，{other}也有。",
                en: "Please check: row {row} gives {client} the policy number {number}, which {other} has, too.")
        });
        let more = self.told.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            say!(lang,
                zh: "另有 {more} 行的保单号，别的客户也有。",
                en: "{more} more rows have the policy number of another client.")
        });
        each.chain(more).collect()
    }
}

/// The numbers of the policies in a record.
pub(super) fn numbers(record: Item<'_>) -> Vec<String> {
    let policies = record.get("policies");
    let policies = policies.iter().flat_map(|list| list.items());
    let numbers = policies.filter_map(|it| it.get("number").and_then(Item::text).and_then(issued));
    numbers.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn which(id: &str) -> Which {
        Which {
            id: id.to_owned(),
            path: format!("{id}.toml").into(),
        }
    }

    #[test]
    fn what_another_client_has_is_told_and_what_its_own_has_is_not() {
        let mut numbers = Numbers::default();
        numbers.take_in("jia", "甲", vec!["PQ-1".to_owned()]);
        numbers.look(2, "pq-1 ", &which("jia"), "甲");
        numbers.look(3, "PQ-2", &which("yi"), "乙");
        assert_eq!(numbers.notes(Lang::Zh), [""; 0]);
        numbers.look(4, "pq-1", &which("yi"), "乙");
        numbers.look(5, "PQ-2", &which("jia"), "甲");
        assert_eq!(
            numbers.notes(Lang::En),
            [
                "Please check: row 4 gives 乙 (yi) the policy number pq-1, which 甲 (jia) has, too.",
                "Please check: row 5 gives 甲 (jia) the policy number PQ-2, which 乙 (yi) has, too.",
            ]
        );
    }

    #[test]
    fn of_many_rows_the_first_are_told() {
        let mut numbers = Numbers::default();
        for row in 2..=8 {
            numbers.take_in("jia", "甲", vec![format!("PQ-{row}")]);
            numbers.look(row, &format!("PQ-{row}"), &which("yi"), "乙");
        }
        let notes = numbers.notes(Lang::Zh);
        assert_eq!(notes.len(), 6);
        assert_eq!(
            notes[0],
            "请核对：第 2 行乙（yi）的保单号 PQ-2，甲（jia）也有。"
        );
        assert_eq!(notes[5], "另有 2 行的保单号，别的客户也有。");
    }
}
