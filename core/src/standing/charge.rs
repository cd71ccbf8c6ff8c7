//! The open work that a person has for a client: plan items, claims, renewals, endorsements, changes of risk,
//! insurers' duties, complaints, days to ask for lost business again.

use chrono::NaiveDate;

use super::loss::waits_for_win_back;
use super::renewal::open;
use super::service::risk_handler;
use super::{Case, ClaimClock, complaint_wait, endorsement_wait, is_in_hand, risk_waits};
use crate::alike;
use crate::calendar::Due;
use crate::document::KeyPath;
use crate::model::Record;
use crate::words;

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
        /// Lost business to ask for again.
        WinBack = "win-back",
    }
}

impl ChargeKind {
    /// Whether it goes on once the service has ended: claims are brought to their end, complaints are answered, and lost
    /// business is asked for again (D67).
    fn outlives_service(self) -> bool {
        matches!(
            self,
            ChargeKind::Claim | ChargeKind::Complaint | ChargeKind::WinBack
        )
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
    /// The policies of a renewal, or those of it that were lost, by their ids.
    pub policies: Vec<&'a str>,
    /// The last day for it or for its next step; `None` where the record sets none.
    pub due: Option<Due>,
    /// Who handles it; `None` when the record names nobody, so that the account manager does.
    pub handler: Option<&'a str>,
    /// Whether the record names a handler, who is replaced. The person who found a change of risk never is.
    pub is_named: bool,
    /// The way to where its handler is named, or would be.
    pub seat: KeyPath,
}

impl Charge<'_> {
    /// Whether it goes to the new account manager when this one hands the client over on a day (D69).
    ///
    /// When the hand-over lies ahead, work that is due until then stays with the old one; what is overdue goes over. A claim,
    /// a renewal or an endorsement continues after its next step, so it goes over even when that step is due before.
    pub fn goes_over(&self, manager: &str, on: NaiveDate, today: NaiveDate) -> bool {
        let is_theirs = self.is_with(manager, Some(manager));
        let ends = match self.kind {
            ChargeKind::Item | ChargeKind::Risk | ChargeKind::Duty => self.due,
            ChargeKind::Claim
            | ChargeKind::Renewal
            | ChargeKind::Endorsement
            | ChargeKind::Complaint
            | ChargeKind::WinBack => None,
        };
        let is_before = ends.is_some_and(|ends| today <= ends.date && ends.date < on);
        is_theirs && !is_before
    }

    /// Whether a person has it in hand: alone or with others by name, or as the account manager whose it is where
    /// nobody is named.
    pub fn is_with(&self, name: &str, manager: Option<&str>) -> bool {
        match self.handler {
            Some(handler) => is_among(handler, name),
            None => manager.is_some_and(|it| alike::is_same(it, name)),
        }
    }

    /// Whether it is still ours: what ended with the service is not, nor is a claim that somebody else sees to since.
    pub fn goes_on(&self, case: &Case<'_>) -> bool {
        let mut claims = case.record.claims.iter();
        let is_claim = self.kind == ChargeKind::Claim;
        let is_ours = !is_claim || claims.any(|it| it.id == self.id && is_in_hand(case, it));
        is_ours && (self.kind.outlives_service() || !case.is_closed())
    }

    /// The handler's name once another person has it; the others who are named stay.
    pub fn handled(&self, from: &str, to: &str) -> String {
        self.handler
            .map_or_else(|| to.to_owned(), |it| with_another(it, from, to))
    }
}

/// Whether a handler's name is a person's, alone or with others.
pub fn is_among(handler: &str, name: &str) -> bool {
    let mut all = std::iter::once(handler).chain(people(handler));
    all.any(|it| alike::is_same(it, name))
}

/// A handler's name with another person in the place of one; the others who are named stay.
pub fn with_another(handler: &str, from: &str, to: &str) -> String {
    if alike::is_same(handler, from) {
        return to.to_owned();
    }
    let mut is_there = people(handler).any(|it| alike::is_same(it, to));
    // Somebody may be named twice, by two forms of the name.
    let stay = people(handler).filter_map(|it| match alike::is_same(it, from) {
        true => (!std::mem::replace(&mut is_there, true)).then_some(to),
        false => Some(it),
    });
    let sign = match handler.chars().find(|sign| SIGNS.contains(sign)) {
        Some(',') => ", ".to_owned(),
        sign => sign.unwrap_or('、').to_string(),
    };
    stay.collect::<Vec<_>>().join(&sign)
}

/// The signs between the names of several people.
const SIGNS: [char; 5] = ['、', '，', ',', '/', '／'];

/// Those whom a handler's name names: one person, or several with a sign between them.
pub fn people(handler: &str) -> impl Iterator<Item = &str> {
    let each = handler.split(SIGNS).map(str::trim);
    each.filter(|person| !person.is_empty())
}

/// The open work that a person has in hand, soonest due first. Once the service has ended these are complaints, claims that
/// nobody else handles, and the days to ask for lost business again.
pub fn in_hand<'a>(case: &Case<'a>, name: &str) -> Vec<Charge<'a>> {
    let manager = case.record.manager_on(case.today).map(|it| it.name);
    let mut charges = charges(case);
    charges.retain(|it| it.goes_on(case) && it.is_with(name, manager));
    charges
}

/// All open work, soonest due first; what has no last day comes last, kind by kind.
pub fn charges<'a>(case: &Case<'a>) -> Vec<Charge<'a>> {
    let mut charges = named(case);
    charges.sort_by_key(|charge| (charge.due.is_none(), charge.due.map(|it| it.date)));
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
                let (id, due) = (item.id, item.finish.map(Due::fixed));
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
            let due = terms.map(|term| term.due).min_by_key(|it| it.date);
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
            let due = due.map(Due::fixed);
            let way = KeyPath::of("renewals").nth(nth);
            let (id, handler) = (renewal.id, renewal.handler);
            charges.push(Charge {
                policies: renewal.policies.clone(),
                ..charge(ChargeKind::Renewal, id, "", due, handler, way)
            });
        }
    }
    for (nth, endorsement) in record.endorsements.iter().enumerate() {
        if endorsement.is_open_on(case.today) {
            let way = KeyPath::of("endorsements").nth(nth);
            let (id, text, handler) = (endorsement.id, endorsement.text, endorsement.handler);
            let due = endorsement_wait(case, nth, endorsement).map(|wait| wait.due);
            charges.push(charge(ChargeKind::Endorsement, id, text, due, handler, way));
        }
    }
    for (nth, duty) in record.duties.iter().enumerate() {
        if duty.is_open_on(case.today) {
            let way = KeyPath::of("duties").nth(nth);
            let (id, due, handler) = (duty.id, duty.due.map(Due::fixed), duty.handler);
            charges.push(charge(ChargeKind::Duty, id, duty.text, due, handler, way));
        }
    }
    for (nth, it) in record.complaints.iter().enumerate() {
        if it.is_open() {
            let way = KeyPath::of("complaints").nth(nth);
            let due = complaint_wait(case, nth, it).map(|wait| wait.due);
            let kind = ChargeKind::Complaint;
            charges.push(charge(kind, it.id, it.text, due, it.handler, way));
        }
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        if !renewal.is_open_on(case.today) && waits_for_win_back(case, renewal) {
            let way = KeyPath::of("renewals").nth(nth);
            let due = renewal.loss.as_ref().and_then(|loss| loss.win_back);
            let due = due.map(Due::fixed);
            let (kind, handler) = (ChargeKind::WinBack, renewal.handler);
            let mut policies: Vec<&str> = renewal.lost().collect();
            if policies.is_empty() {
                policies.clone_from(&renewal.policies);
            }
            charges.push(Charge {
                policies,
                ..charge(kind, renewal.id, "", due, handler, way)
            });
        }
    }
    let risks = record.risks.iter().enumerate();
    let risks = risks.filter(|(_, risk)| risk.is_open_on(case.today));
    charges.extend(risks.map(|(nth, risk)| {
        let way = KeyPath::of("risks").nth(nth);
        let due = risk_waits(case, nth, risk).first().map(|it| it.due);
        Charge {
            handler: risk_handler(case, risk),
            ..charge(ChargeKind::Risk, risk.id, risk.text, due, risk.handler, way)
        }
    }));
    charges
}

/// A charge whose entry, which `way` leads to, names its handler.
fn charge<'a>(
    kind: ChargeKind,
    id: &'a str,
    what: &'a str,
    due: Option<Due>,
    handler: Option<&'a str>,
    way: KeyPath,
) -> Charge<'a> {
    Charge {
        kind,
        id,
        what,
        policies: Vec::new(),
        due,
        handler,
        is_named: handler.is_some(),
        seat: way.key("handler"),
    }
}

#[cfg(test)]
mod tests;
