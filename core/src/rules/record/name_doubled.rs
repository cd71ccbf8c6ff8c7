//! Two records of one client divide its history, and both look neglected.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::alike::folded;
use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "name-doubled",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

/// Names that differ only in how they were typed are the same.
fn check(census: &Census<'_>, findings: &mut Findings) {
    let mut firsts: HashMap<Cow<'_, str>, &str> = HashMap::with_capacity(census.clients.len());
    for client in &census.clients {
        let name = client.name.trim();
        if name.is_empty() {
            continue;
        }
        let first = *firsts.entry(folded(name)).or_insert(&client.id);
        if first != client.id {
            let detail = Detail::DoubledName {
                name: name.to_owned(),
                first: first.to_owned(),
            };
            let finding = findings.add(&RULE, KeyPath::of("client").key("name"), detail);
            finding.client = Some(client.id.clone());
            finding.place = Some(client.name_at);
            finding.subject = "client.name".to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, in_workspace};

    #[test]
    fn the_later_of_two_records_with_one_name_is_told() {
        let clients = [
            ("jia", "[client]\nname = '华锐重工'\n"),
            ("yi", "# 青岛\n[client]\nname = '华锐重工 '\n"),
            ("bing", "[client]\nname = '华锐重工集团'\n"),
            ("ding", "[client]\nname = ''\n"),
            ("wu", "[client]\nname = ''\n"),
        ];

        assert_eq!(
            in_workspace(&RULE, "2026-10-20", &clients),
            [at(
                "yi/name-doubled/client.name 3:1",
                Detail::DoubledName {
                    name: "华锐重工".to_owned(),
                    first: "jia".to_owned()
                }
            )]
        );
        assert_eq!(in_workspace(&RULE, "2026-10-20", &clients[1..]), []);
    }
}
