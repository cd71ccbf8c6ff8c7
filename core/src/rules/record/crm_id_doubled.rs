//! One id of the company's client system with two clients: what goes to that system, or comes from it, meets the
//! wrong one (D31).

use std::borrow::Cow;
use std::collections::HashMap;

use crate::alike::folded;
use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "crm-id-doubled",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D31",
    check: Check::Workspace(check),
};

/// Ids that differ only in how they were typed are one.
fn check(census: &Census<'_>, findings: &mut Findings) {
    let mut firsts: HashMap<Cow<'_, str>, &str> = HashMap::new();
    for client in &census.clients {
        let Some((crm_id, at)) = &client.crm_id else {
            continue;
        };
        let first = *firsts.entry(folded(crm_id)).or_insert(&client.id);
        if first != client.id {
            let detail = Detail::DoubledCrmId {
                crm_id: crm_id.clone(),
                first: first.to_owned(),
            };
            let finding = findings.add(&RULE, KeyPath::of("client").key("crm-id"), detail);
            finding.client = Some(client.id.clone());
            finding.place = Some(*at);
            finding.subject = "client.crm-id".to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, in_workspace};

    #[test]
    fn the_later_of_two_clients_with_one_id_is_told() {
        let clients = [
            ("bing", "[client]\nname = '丙'\ncrm-id = 'C-71'\n"),
            ("ding", "[client]\nname = '丁'\ncrm-id = ''\n"),
            ("jia", "[client]\nname = '甲'\ncrm-id = 'C-7'\n"),
            ("wu", "[client]\nname = '戊'\ncrm-id = ' '\n"),
            ("yi", "[client]\nname = '乙'\ncrm-id = 'Ｃ－7 '\n"),
        ];

        assert_eq!(
            in_workspace(&RULE, "2026-10-20", &clients),
            [at(
                "yi/crm-id-doubled/client.crm-id 3:1",
                Detail::DoubledCrmId {
                    crm_id: "Ｃ－7".to_owned(),
                    first: "jia".to_owned()
                }
            )]
        );
        assert_eq!(in_workspace(&RULE, "2026-10-20", &clients[..4]), []);
    }
}
