//! A plan drafted from the standard of the client's stars, the commitments and the needs (D38–D43).
//!
//! The steps, each in a file of its own: what is missing (`missing`), when it happens (`slots`, `spread`, `bound`,
//! `in_time`, `ends`, `even`), who does it (`handlers`), what last year leaves to this one (`back`). Nothing here makes words: an item
//! says what it is, and `text::drafted` calls it by a name.

use chrono::NaiveDate;

use super::plan_at;
use crate::changes::year::year_for;
use crate::changes::{
    ClientRefusal, DraftRefusal, PlanRefusal, RatingRefusal, Refusal, next_id, numbered,
};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{Basis, Origin, Plan, Purpose, Role, Word, Year};
use crate::money::Fen;
use crate::standard::Service;
use crate::standing::{CLIENT_MANUAL, Case, Kept, ends, is_reference, plan_term, stars_in_force};

mod back;
mod bound;
mod ends;
mod even;
mod handlers;
mod in_time;
mod mark;
mod missing;
mod slots;
mod spread;
#[cfg(test)]
mod tests;

pub use back::LookBack;
pub use mark::Mark;

use back::{look_back, typical_cost, year_before};
use ends::touch_both_ends;
use even::spread_out;
use handlers::{FOR_NEEDS, handler, roles};
use in_time::in_time;
use mark::mark;
use missing::Missing;
use slots::{About, Slot, is_contact, slots};
use spread::{Ends, Rest, moved};

/// Which plan to draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A day in the service year; the current year when left out.
    pub year: Option<NaiveDate>,
    /// The first day anything may start; today when left out.
    pub from: Option<NaiveDate>,
    /// The focus of the year (D07).
    pub focus: Option<String>,
}

/// What a draft adds to a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<'a> {
    /// The first day anything is planned for.
    pub first: NaiveDate,
    /// The last day of the plan's term, inclusive (D50).
    pub last: NaiveDate,
    /// The items that were missing, in the order of their start.
    pub items: Vec<Drafted<'a>>,
    /// Open items of the plan that now also cover a commitment: their id, and everything they cover.
    pub covering: Vec<(&'a str, Vec<String>)>,
    /// Commitments without an item, because they are kept always or on an event.
    pub undated: Vec<(&'a str, Kept)>,
    /// Whether the standard is only a reference, scaled to the term (D39).
    pub reference: bool,
    /// Whether the stars come from expected income, which may fall short (D49).
    pub expected: bool,
    /// The first year without a holiday notice that an item lies in: its days may change.
    pub uncovered: Option<i32>,
    /// What the last service year leaves for this one.
    pub back: LookBack<'a>,
    /// The focus of the year that stands in the record, where no other was asked for (D07).
    pub focus: Option<&'a str>,
    /// Whether the plan was issued.
    pub is_issued: bool,
    year: usize,
    edits: Vec<Edit>,
}

/// An item that was missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted<'a> {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub subject: Subject<'a>,
    /// Its service, when there is one.
    pub service: Option<&'a Service>,
    /// Where it comes from (D42).
    pub origin: Origin,
    /// The commitments and needs it covers.
    pub covers: Vec<String>,
    /// Expected start, a working day.
    pub start: NaiveDate,
    /// Expected finish, a working day, inclusive.
    pub finish: NaiveDate,
    /// The proposed handler.
    pub handler: &'a str,
    /// What it is meant to bring (D46).
    pub purpose: Option<Purpose>,
    /// The expected cost: the typical cost of the same service last year, CNY (D48).
    pub cost: Option<Fen>,
}

/// What an item is about, for its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// A service, and what distinguishes it from the others of its kind.
    Service(&'a Service, Mark),
    /// A commitment in its own words.
    Commitment(&'a str),
    /// A need in its own words.
    Need(&'a str),
}

impl Draft<'_> {
    /// The edits, with the content of each item in words.
    pub fn edits(&self, content: impl Fn(&Drafted<'_>) -> String) -> Vec<Edit> {
        let at = plan_at(self.year).key("items");
        let push = |item: &Drafted<'_>| Edit::Push {
            at: at.clone(),
            entry: entry(item, content(item)),
        };
        let drafted = self.items.iter().map(push);
        self.edits.iter().cloned().chain(drafted).collect()
    }
}

fn entry(item: &Drafted<'_>, content: String) -> Vec<(&'static str, Literal)> {
    let mut entry: Vec<(&'static str, Literal)> = vec![("id", item.id.as_str().into())];
    if let Some(service) = item.service {
        entry.push(("service", service.code.as_str().into()));
    }
    entry.push(("content", content.into()));
    entry.push(("origin", item.origin.code().into()));
    if !item.covers.is_empty() {
        entry.push(("covers", Literal::Texts(item.covers.clone())));
    }
    entry.push(("start", item.start.into()));
    entry.push(("finish", item.finish.into()));
    entry.push(("handler", item.handler.into()));
    if let Some(purpose) = item.purpose {
        entry.push(("purpose", purpose.code().into()));
    }
    if let Some(cost) = item.cost {
        entry.push(("cost", cost.into()));
    }
    entry
}

/// Drafts what a plan still lacks: the standard of the client's stars, the commitments, the needs.
///
/// A second run adds only what is missing, so it adds nothing. Existing items stay as they are, but an open
/// item may now cover a commitment that was recorded since.
///
/// # Errors
///
/// Not appointed, service ended, no such service year or one that is not rated, a term that is over, a
/// first day outside it or in the past, nobody to do it, or items missing from a plan that was issued.
pub fn draft<'a>(case: &Case<'a>, asked: &Asked) -> Result<Draft<'a>, Refusal> {
    let record = case.record;
    if let Some(on) = record.closed().filter(|closed| *closed <= case.today) {
        return Err(Refusal::Client(ClientRefusal::Closed { on }));
    }
    let service_year = year_for(case, asked.year)?.year;
    let starts = service_year.starts;
    // A service year that is not on record is not rated either.
    let rated = service_year.recorded.and_then(|(nth, year)| {
        let rating = year.rating.as_ref()?;
        let stars = stars_in_force(case, rating)?.stars;
        Some((nth, year, rating, stars))
    });
    let not_rated = Refusal::Rating(RatingRefusal::NotRated { starts });
    let (nth, year, rating, stars) = rated.ok_or(not_rated)?;

    let rest = rest(case, year, stars, asked.from)?;
    let plan = year.plan.as_ref();
    let before = year_before(case, starts);
    let last = before.and_then(|year| year.plan.as_ref());
    let missing = Missing::of(case, &service_year, plan, last, &rest);
    let ends = ends(case, &service_year);
    let mut slots = slots(&missing, case, &rest, plan)?;
    // A promise comes before the maxims: what it fixes they leave, and where they have nothing else to move it is moved back.
    let promised = in_time(case.calendar, &rest, &missing.bounds, &mut slots);
    let mut kept = touch_both_ends(case.calendar, &rest, plan, &ends, promised, &mut slots);
    kept.extend(slots.iter().position(|slot| slot.is_of(CLIENT_MANUAL)));
    spread_out(case, &rest, plan, &kept, &mut slots);
    in_time(case.calendar, &rest, &missing.bounds, &mut slots);
    let mut items = settled(case, slots, &rest, plan)?;
    for item in &mut items {
        item.cost = item
            .service
            .and_then(|service| typical_cost(before, service));
    }
    if let Some(on) = plan.and_then(|plan| plan.issued)
        && !items.is_empty()
    {
        let missing = items.len();
        return Err(Refusal::Draft(DraftRefusal::AfterIssue { on, missing }));
    }

    let mut edits = Vec::new();
    if let Some(focus) = &asked.focus {
        let old = plan.and_then(|plan| plan.focus);
        let issued = plan.and_then(|plan| plan.issued);
        if let Some(on) = issued.filter(|_| old != Some(focus)) {
            return Err(Refusal::Plan(PlanRefusal::Issued { on }));
        }
        edits.push(Edit::set(plan_at(nth).key("focus"), focus.as_str()));
    }
    edits.extend(missing.covering.iter().map(|(at, _, covers)| {
        let key = plan_at(nth).key("items").nth(*at).key("covers");
        Edit::set(key, Literal::Texts(covers.clone()))
    }));
    let covering = missing.covering.into_iter();
    let now = plan.and_then(|plan| plan.focus);
    let now = asked.focus.as_deref().or(now);
    let uncovered = items
        .iter()
        .find_map(|item| case.calendar.uncovered(rest.first, item.finish));
    Ok(Draft {
        first: rest.first,
        last: rest.last,
        undated: missing.undated,
        covering: covering.map(|(_, id, covers)| (id, covers)).collect(),
        reference: is_reference(case, &service_year),
        expected: rating.basis == Some(Basis::Expected),
        uncovered,
        back: look_back(case, &service_year, plan, &items, now),
        focus: plan
            .and_then(|plan| plan.focus)
            .filter(|_| asked.focus.is_none()),
        items,
        is_issued: plan.is_some_and(|plan| plan.issued.is_some()),
        year: nth,
        edits,
    })
}

/// The rest of the plan's term (D50).
fn rest(
    case: &Case<'_>,
    year: &Year<'_>,
    stars: u8,
    from: Option<NaiveDate>,
) -> Result<Rest, Refusal> {
    let (starts, last) = plan_term(case, year);
    let earliest = starts.max(case.today);
    if earliest > last {
        return Err(Refusal::Draft(DraftRefusal::TermOver { last }));
    }
    let first = from.unwrap_or(earliest);
    if first < earliest || first > last {
        return Err(Refusal::Draft(DraftRefusal::NotInTerm {
            day: first,
            first: earliest,
            last,
        }));
    }
    let ends = Ends {
        contact: case.standard.maxims.ends,
        accounted: case.standard.renewal.accounted(stars),
    };
    let rest = Rest::of(starts, last, first, ends);
    rest.ok_or(Refusal::Draft(DraftRefusal::TermOver { last }))
}

/// The items in the order they start, each with its id, its handler, its mark and its purpose.
fn settled<'a>(
    case: &Case<'a>,
    mut slots: Vec<Slot<'a>>,
    rest: &Rest,
    plan: Option<&Plan<'_>>,
) -> Result<Vec<Drafted<'a>>, Refusal> {
    // The sort is stable: items that start on the same day stay in the order of the standard.
    slots.sort_by_key(|slot| slot.window);
    let mut id = next_id(case.record, "years.plan.items", "p");
    let mut drafted = Vec::with_capacity(slots.len());
    for slot in &slots {
        let (start, finish) = slot.window;
        let roles = match slot.origin {
            Origin::Need => FOR_NEEDS,
            Origin::Standard | Origin::Commitment | Origin::Other => {
                roles(slot.service().map(|it| it.code.as_str()))
            }
        };
        let handler = handler(case.record, roles, start, finish);
        let handler = handler.ok_or_else(|| nobody(case, start, finish))?;
        drafted.push(Drafted {
            id: id.clone(),
            subject: match (slot.about, slot.origin) {
                (About::Service(service, wanted), _) => {
                    Subject::Service(service, mark(case, &slots, slot, service, wanted))
                }
                (About::Words(text, _), Origin::Need) => Subject::Need(text),
                (About::Words(text, _), _) => Subject::Commitment(text),
            },
            service: slot.service(),
            origin: slot.origin,
            covers: slot.covers.clone(),
            start,
            finish,
            handler,
            purpose: purpose(slot, rest),
            cost: None,
        });
        id = numbered("p", [id.as_str()].into_iter());
    }
    ask_for_the_renewal(plan, &mut drafted);
    Ok(drafted)
}

/// When no item is for the renewal, the last contact gets that purpose (D46).
fn ask_for_the_renewal(plan: Option<&Plan<'_>>, drafted: &mut [Drafted<'_>]) {
    let there = plan.iter().flat_map(|plan| &plan.items);
    let mut there = there.filter(|item| item.dropped.is_none());
    let asked = there.any(|item| item.purpose == Some(Purpose::Renewal));
    if asked
        || drafted
            .iter()
            .any(|it| it.purpose == Some(Purpose::Renewal))
    {
        return;
    }
    let contacts = drafted.iter_mut().filter(|it| it.purpose.is_none());
    let mut contacts = contacts.filter(|it| is_contact(it.service.map(|it| it.code.as_str())));
    if let Some(last) = contacts.next_back() {
        last.purpose = Some(Purpose::Renewal);
    }
}

/// Nobody serves from start to finish: there is no team, or it has a day without a member.
fn nobody(case: &Case<'_>, start: NaiveDate, finish: NaiveDate) -> Refusal {
    let team = case.record.team.iter();
    let members = team.flat_map(|team| &team.members);
    let mut members = members.filter(|member| member.role != Some(Role::Leader));
    let serves = members.clone().any(|member| member.is_in_on(start));
    match members.next() {
        Some(_) => Refusal::Draft(DraftRefusal::NobodyToDo {
            day: if serves { finish } else { start },
        }),
        None => Refusal::Draft(DraftRefusal::NoTeam),
    }
}

/// What an item is to bring about: needs are for new business. The report, the last review, and the visits
/// after the day of the report or near the end of the term are for the renewal (D46).
fn purpose(slot: &Slot<'_>, rest: &Rest) -> Option<Purpose> {
    if slot.origin == Origin::Need {
        return Some(Purpose::NewBusiness);
    }
    let (start, finish) = slot.window;
    let for_renewal = match slot.service()?.code.as_str() {
        "stewardship-report" => true,
        "account-review" => moved(start, 60) >= rest.renewal,
        "visit" => finish >= rest.renewal.min(moved(rest.last, -rest.ends)),
        _ => false,
    };
    for_renewal.then_some(Purpose::Renewal)
}
