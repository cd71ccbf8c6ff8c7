//! Client information is also kept in the company's client system, which is brought up to date (D31).

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::clock_run_out;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "crm-stale",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D31",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if clock_run_out(case, clocks).is_none() {
        return;
    }
    let (client, most) = (&case.record.client, case.standard.archive.crm_days);
    let (part, fault) = match client.crm_synced {
        _ if client.crm_id.is_none() => ("crm-id", OfArchive::NoCrmId),
        None => ("crm-synced", OfArchive::NeverSynced),
        Some(synced) => {
            let days = (case.today - synced).num_days();
            if days <= i64::from(most) {
                return;
            }
            ("crm-synced", OfArchive::Stale { synced, days, most })
        }
    };
    let key = KeyPath::of("client").key(part);
    findings.add(&RULE, key, Detail::Archive(fault));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found, found_under};

    fn with(client: &str) -> String {
        APPOINTED.replace("[appointment]", &format!("{client}[appointment]"))
    }

    #[test]
    fn of_a_day_before_the_last_time_nothing_is_known() {
        let text = with("crm-id = 'C-1'\ncrm-synced = 2027-09-22\n");
        assert_eq!(found(&RULE, "2027-09-21", &text), []);
        assert_eq!(found(&RULE, "2027-09-22", &text), []);
    }

    #[test]
    fn the_system_knows_the_client_by_the_end_of_the_archive_s_term() {
        assert_eq!(found(&RULE, "2026-09-21", &with("")), []);
        assert_eq!(
            found(&RULE, "2026-09-22", &with("")),
            [at(
                "jia/crm-stale/client.crm-id 1:1",
                Detail::Archive(OfArchive::NoCrmId)
            )]
        );
        assert_eq!(
            found(&RULE, "2026-09-22", &with("crm-synced = 2026-09-22\n")).len(),
            1
        );
        assert_eq!(
            found(&RULE, "2026-09-22", &with("crm-id = 'C-1'\n")),
            [at(
                "jia/crm-stale/client.crm-synced 1:1",
                Detail::Archive(OfArchive::NeverSynced)
            )]
        );
    }

    #[test]
    fn it_is_in_step_for_as_many_days_as_the_company_says() {
        let text = with("crm-id = 'C-1'\ncrm-synced = 2026-09-18\n");
        let stale = |days, most| {
            let synced = day("2026-09-18");
            [at(
                "jia/crm-stale/client.crm-synced 4:1",
                Detail::Archive(OfArchive::Stale { synced, days, most }),
            )]
        };
        assert_eq!(found(&RULE, "2027-03-17", &text), []);
        assert_eq!(found(&RULE, "2027-03-18", &text), stale(181, 180));
        let standard = "archive.crm-days = 30\n";
        assert_eq!(found_under(standard, &RULE, "2026-10-18", &text), []);
        assert_eq!(
            found_under(standard, &RULE, "2026-10-19", &text),
            stale(31, 30)
        );
    }
}
