//! The open work that a person has for a client: plan items, claims, renewals, endorsements, changes of risk,
//! insurers' duties, complaints.

use chrono::NaiveDate;

use super::renewal::open;
use super::{Case, ClaimClock, complaint_wait, endorsement_wait, risk_waits};
use crate::alike;
use crate::document::KeyPath;
use crate::model::{Record, words};

words! {
    /// A kind of open work.
    ChargeKind {
        /// An open item of a plan.
        Item = "item",
        /// An open claim.
        Claim = "claim",
        /// A renewal that is not closed.
        Renewal = "renewal",
        /// An endorsement that waits for a step.
        Endorsement = "endorsement",
        /// A change of risk that waits for a measure, or for the insurer to be told.
        Risk = "risk",
        /// Something an insurer owes.
        Duty = "duty",
        /// A complaint that is not settled.
        Complaint = "complaint",
    }
}

/// One piece of open work.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge<'a> {
    /// What it is.
    pub kind: ChargeKind,
    /// Its id.
    pub id: &'a str,
    /// What it is about: the item's content or the claim's cause; empty for a renewal.
    pub what: &'a str,
    /// The policies of a renewal, by their ids.
    pub policies: &'a [&'a str],
    /// The last day for it or for its next step; `None` where the record sets none.
    pub due: Option<NaiveDate>,
    /// Who handles it; `None` when the record names nobody, so that the account manager does.
    pub handler: Option<&'a str>,
    /// The way to the handler's name; `None` when there is no name to replace. The person who found a change
    /// of risk is never replaced.
    pub key: Option<KeyPath>,
}

impl Charge<'_> {
    /// Whether it goes to the new account manager when this one hands the client over on a day (D69).
    ///
    /// When the hand-over lies ahead, work that is due before it stays with the old one. A claim, a renewal
    /// or an endorsement continues after its next step, so it goes over even when that step is due before.
    pub fn goes_over(&self, manager: &str, on: NaiveDate, today: NaiveDate) -> bool {
        let is_theirs = self
            .handler
            .is_none_or(|handler| alike::is_same(handler, manager));
        let ends = match self.kind {
            ChargeKind::Item | ChargeKind::Risk | ChargeKind::Duty => self.due,
            ChargeKind::Claim
            | ChargeKind::Renewal
            | ChargeKind::Endorsement
            | ChargeKind::Complaint => None,
        };
        let is_before = on > today && ends.is_some_and(|ends| ends < on);
        is_theirs && !is_before
    }
}

/// All open work, soonest due first; what has no last day comes last, kind by kind.
pub fn charges<'a>(case: &Case<'a>) -> Vec<Charge<'a>> {
    let mut charges = named(case);
    charges.sort_by_key(|charge| (charge.due.is_none(), charge.due));
    charges
}

/// All open work, kind by kind, in the order of the file.
fn named<'a>(case: &Case<'a>) -> Vec<Charge<'a>> {
    let record: &'a Record<'a> = case.record;
    let mut charges = Vec::new();
    for (year_nth, year) in record.years.iter().enumerate() {
        for (nth, item) in year.plan.iter().flat_map(|plan| &plan.items).enumerate() {
            if item.is_open_on(case.today) && !case.is_before_return(year.starts) {
                let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
                let (content, way) = (item.content.unwrap_or_default(), items.nth(nth));
                let (id, due) = (item.id, item.finish);
                charges.push(charge(
                    ChargeKind::Item,
                    id,
                    content,
                    due,
                    item.handler,
                    way,
                ));
            }
        }
    }
    for (nth, claim) in record.claims.iter().enumerate() {
        if claim.is_open_on(case.today) {
            let terms = ClaimClock::all(case, claim).into_iter();
            let terms = terms.filter(|term| term.done.is_none());
            let due = terms.map(|term| term.due.date).min();
            let way = KeyPath::of("claims").nth(nth);
            let (cause, handler) = (claim.cause.unwrap_or_default(), claim.handler);
            charges.push(charge(
                ChargeKind::Claim,
                claim.id,
                cause,
                due,
                handler,
                way,
            ));
        }
    }
    let held = open(case);
    for (nth, renewal) in record.renewals.iter().enumerate() {
        if renewal.is_open_on(case.today) {
            let at = held.partition_point(|it| it.recorded.is_some_and(|(at, _)| at < nth));
            let held = held
                .get(at)
                .filter(|it| it.recorded.is_some_and(|(at, _)| at == nth));
            let due = held.map(|it| it.next_step().map_or(it.expires, |it| it.due));
            let way = KeyPath::of("renewals").nth(nth);
            let (id, handler) = (renewal.id, renewal.handler);
            charges.push(Charge {
                policies: &renewal.policies,
                ..charge(ChargeKind::Renewal, id, "", due, handler, way)
            });
        }
    }
    for (nth, endorsement) in record.endorsements.iter().enumerate() {
        if endorsement.is_open_on(case.today) {
            let way = KeyPath::of("endorsements").nth(nth);
            let (id, text, handler) = (endorsement.id, endorsement.text, endorsement.handler);
            let due = endorsement_wait(case, nth, endorsement).map(|wait| wait.due.date);
            charges.push(charge(ChargeKind::Endorsement, id, text, due, handler, way));
        }
    }
    for (nth, duty) in record.duties.iter().enumerate() {
        if duty.is_open_on(case.today) {
            let way = KeyPath::of("duties").nth(nth);
            let (id, due, handler) = (duty.id, duty.due, duty.handler);
            charges.push(charge(ChargeKind::Duty, id, duty.text, due, handler, way));
        }
    }
    for (nth, it) in record.complaints.iter().enumerate() {
        if it.is_open() {
            let way = KeyPath::of("complaints").nth(nth);
            let due = complaint_wait(case, nth, it).map(|wait| wait.due.date);
            let kind = ChargeKind::Complaint;
            charges.push(charge(kind, it.id, it.text, due, it.handler, way));
        }
    }
    let risks = record.risks.iter().enumerate();
    let risks = risks.filter(|(_, risk)| risk.is_open_on(case.today));
    charges.extend(risks.map(|(nth, risk)| Charge {
        kind: ChargeKind::Risk,
        id: risk.id,
        what: risk.text,
        policies: &[],
        due: risk_waits(case, nth, risk).first().map(|it| it.due.date),
        handler: risk.by.filter(|by| !case.has_left(by)),
        key: None,
    }));
    charges
}

/// A charge whose entry, which `way` leads to, names its handler.
fn charge<'a>(
    kind: ChargeKind,
    id: &'a str,
    what: &'a str,
    due: Option<NaiveDate>,
    handler: Option<&'a str>,
    way: KeyPath,
) -> Charge<'a> {
    Charge {
        kind,
        id,
        what,
        policies: &[],
        due,
        handler,
        key: handler.is_some().then(|| way.key("handler")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::agenda;
    use crate::standing::tests::on;

    const TEAM: &str = "\
client.name = '甲'
[[team.members]]
name = '陈静'
role = 'account-manager'
[[team.members]]
name = '王强'
role = 'non-life'
until = 2026-11-19
";

    /// Each charge as `id due handler`, with `*` where a handler is to be replaced.
    fn open(today: &str, rest: &str) -> Vec<String> {
        on(today, &format!("{TEAM}{rest}"), |case| {
            let told = charges(case).into_iter().map(|it| {
                let due = it.due.map_or("-".to_owned(), |due| due.to_string());
                let handler = it.handler.unwrap_or("-");
                let star = if it.key.is_some() { "*" } else { "" };
                format!("{} {due} {handler}{star}", it.id)
            });
            told.collect()
        })
    }

    #[test]
    fn what_names_no_handler_is_in_hand_too() {
        let text = "\
[[claims]]
id = 'k1'
[[endorsements]]
id = 'b1'
text = ''
[[risks]]
id = 'x1'
text = ''
[[duties]]
id = 'o1'
text = ''
handler = '陈静'
";
        let four = ["k1 - -", "b1 - -", "o1 - 陈静*", "x1 - -"];
        assert_eq!(open("2026-11-20", text), four);
    }

    #[test]
    fn what_began_or_ended_later_is_as_it_was() {
        let text = "\
[[claims]]
id = 'k1'
loss = 2026-11-01
notified = 2026-11-01
closed = 2026-11-20
[[endorsements]]
id = 'b1'
text = ''
requested = 2026-11-01
checked = 2026-11-20
[[risks]]
id = 'x1'
text = ''
found = 2026-11-01
measured = 2026-11-20
told = 2026-11-02
[[duties]]
id = 'o1'
text = ''
done = 2026-11-20
";
        assert_eq!(open("2026-10-31", text), ["o1 - -"]);
        let all = [
            "b1 2026-11-04 -",
            "x1 2026-11-13 -",
            "k1 2028-11-01 -",
            "o1 - -",
        ];
        assert_eq!(open("2026-11-01", text), all);
        assert_eq!(open("2026-11-19", text), all);
        assert_eq!(open("2026-11-20", text), [""; 0]);
    }

    #[test]
    fn it_is_told_soonest_first_and_without_a_day_last() {
        let text = "\
[[years]]
starts = 2026-03-02
plan.items = [{ id = 'p1', finish = 2026-12-02 }, { id = 'p2', finish = 2026-12-01 }, { id = 'p3' }]
[[duties]]
id = 'o1'
text = ''
due = 2026-11-30
[[duties]]
id = 'o2'
text = ''
due = 2026-12-02
";
        assert_eq!(
            open("2026-11-20", text),
            [
                "o1 2026-11-30 -",
                "p2 2026-12-01 -",
                "p1 2026-12-02 -",
                "o2 2026-12-02 -",
                "p3 - -"
            ]
        );
    }

    #[test]
    fn what_is_due_before_a_hand_over_agreed_ahead_stays() {
        let goes = |due: &str, on_day: &str| {
            let duty = format!("[[duties]]\nid = 'o1'\ntext = ''\ndue = {due}\n");
            on("2026-11-20", &format!("{TEAM}{duty}"), |case| {
                charges(case)[0].goes_over("陈静", on_day.parse().unwrap(), case.today)
            })
        };
        assert!(goes("2026-12-01", "2026-12-01"));
        assert!(!goes("2026-11-30", "2026-12-01"));
        // From today on, what is overdue goes over too.
        assert!(goes("2026-11-19", "2026-11-20"));
        assert!(!goes("2026-11-20", "2026-11-21"));
    }

    #[test]
    fn the_next_last_day_is_told_as_the_agenda_has_it() {
        let text = "\
[[claims]]
id = 'k1'
loss = 2026-10-20
notified = 2026-10-20
complete = 2026-10-26
[[endorsements]]
id = 'b1'
text = ''
requested = 2026-11-09
sent = 2026-11-10
[[risks]]
id = 'x1'
text = ''
found = 2026-11-16
";
        let told = open("2026-11-20", text);
        assert_eq!(
            told,
            ["k1 2026-11-25 -", "x1 2026-11-30 -", "b1 2026-12-01 -"]
        );
        let of_agenda = on("2026-11-20", &format!("{TEAM}{text}"), |case| {
            let todos = agenda(case).into_iter();
            todos
                .map(|it| it.when.day().to_string())
                .collect::<Vec<_>>()
        });
        for line in told {
            let day = line.split(' ').nth(1).unwrap();
            assert!(
                of_agenda.iter().any(|it| it == day),
                "{line}: {of_agenda:?}"
            );
        }
    }

    #[test]
    fn what_goes_on_after_a_hand_over_agreed_ahead_goes_over() {
        let goes = |text: &str| {
            on("2026-11-20", &format!("{TEAM}{text}"), |case| {
                charges(case)[0].goes_over("陈静", "2027-03-01".parse().unwrap(), case.today)
            })
        };
        assert!(goes(
            "[[claims]]\nid = 'k1'\nloss = 2026-10-20\ncomplete = 2026-10-26\n"
        ));
        assert!(goes(
            "[[endorsements]]\nid = 'b1'\ntext = ''\nrequested = 2026-11-09\n"
        ));
        assert!(!goes(
            "[[risks]]\nid = 'x1'\ntext = ''\nfound = 2026-11-16\n"
        ));
    }

    #[test]
    fn a_risk_is_with_who_found_it_until_that_one_leaves() {
        let risk = |by: &str| format!("[[risks]]\nid = 'x1'\ntext = ''\nby = '{by}'\n");

        assert_eq!(open("2026-11-19", &risk("王强")), ["x1 - 王强"]);
        assert_eq!(open("2026-11-20", &risk("王强")), ["x1 - -"]);
        assert_eq!(open("2026-11-20", &risk("勘查员")), ["x1 - 勘查员"]);
        let told = "measured = 2026-11-02\ntold = 2026-11-02\n";
        assert_eq!(open("2026-11-20", &(risk("王强") + told)), [""; 0]);
    }
}
