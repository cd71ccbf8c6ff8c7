//! A plan drafted from the standard of the client's stars, the commitments and the needs (D38–D43).
//!
//! The steps, each in a file of its own: what is missing (here), when it happens (`spread`), who does it
//! (`handlers`). What a commitment promises is read from its words (`promise`). Nothing here makes words:
//! an item says what it is, and `text::drafted` calls it by a name.

use chrono::NaiveDate;

use super::{items, plan_at};
use crate::changes::year::year_for;
use crate::changes::{ClientRefusal, DraftRefusal, PlanRefusal, RatingRefusal, Refusal, next_id};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{Basis, Origin, Plan, PlanItem, Purpose, Role, Word, Year};
use crate::standard::Service;
use crate::standing::{Case, Minimum, ServiceYear, is_reference, minimums, service_years};

mod handlers;
mod mark;
mod missing;
mod promise;
mod slots;
mod spread;
#[cfg(test)]
mod tests;

pub use mark::Mark;

use handlers::{FOR_NEEDS, handler, roles};
use mark::mark;
use missing::Missing;
use slots::{About, Slot, is_contact, slots};
use spread::{Rest, moved};

/// Which plan is to be drafted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A day in the service year; the present one when left out.
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
    /// The items that were missing, in the order they start.
    pub items: Vec<Drafted<'a>>,
    /// Open items already in the plan that now cover a commitment: their id, and all they cover.
    pub covering: Vec<(&'a str, Vec<String>)>,
    /// Whether the standard is only a reference, scaled to the term (D39).
    pub reference: bool,
    /// Whether the stars come from expected income, which may fall short (D49).
    pub expected: bool,
    /// The first year without a holiday notice that an item lies in: its days may change.
    pub uncovered: Option<i32>,
    /// The focus of the last service year's plan, unless this year names another (D07).
    pub last_focus: Option<&'a str>,
    /// The items of the last service year's plan that were neither done nor dropped.
    pub left_over: Vec<&'a PlanItem<'a>>,
    /// What was lowered with approval for the last service year, and is not asked to be for this one (D41).
    pub lowered_before: Vec<Minimum<'a>>,
    /// A service for a new face of the plan, when it has none that last year's had not (D06).
    pub new_face: Option<&'a Service>,
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
    /// The commitments and needs it answers.
    pub covers: Vec<String>,
    /// Expected start, a working day.
    pub start: NaiveDate,
    /// Expected finish, a working day, inclusive.
    pub finish: NaiveDate,
    /// Who is proposed to do it.
    pub handler: &'a str,
    /// What it is to bring about (D46).
    pub purpose: Option<Purpose>,
}

/// What an item is about, for its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// A service, and how it is told from the others of its kind.
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
    entry
}

/// Drafts what a plan still lacks: the standard of the client's stars, the commitments, the needs.
///
/// Run again it adds only what is missing, so nothing the second time. What is there is left as it is,
/// but for open items that come to cover a commitment recorded since.
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
    let (nth, _) = year_for(record, case.today, asked.year)?;
    let Some(year) = record.years.get(nth) else {
        return Err(not_on_record(case, asked.year));
    };
    let starts = year.starts;
    let rating = year.rating.as_ref().filter(|it| it.income.is_some());
    let rating = rating.ok_or(Refusal::Rating(RatingRefusal::NotRated { starts }))?;
    let service_year = ServiceYear {
        starts,
        ends: year.last_day(),
        recorded: Some((nth, year)),
    };

    let rest = rest(case, year, asked.from)?;
    let plan = year.plan.as_ref();
    let missing = Missing::of(case, &service_year, &rest, plan);
    let slots = slots(&missing, case, &rest, plan)?;
    let items = settled(case, slots, &rest, plan)?;
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
    let last = last_plan(case, year);
    let now = plan.and_then(|plan| plan.focus);
    let now = asked.focus.as_deref().or(now);
    let uncovered = items
        .iter()
        .find_map(|item| case.calendar.uncovered(rest.first, item.finish));
    Ok(Draft {
        first: rest.first,
        last: rest.last,
        covering: covering.map(|(_, id, covers)| (id, covers)).collect(),
        reference: is_reference(case, &service_year),
        expected: rating.basis == Some(Basis::Expected),
        uncovered,
        last_focus: last
            .and_then(|plan| plan.focus)
            .filter(|last| now.is_none_or(|now| now == *last)),
        left_over: last.map_or(Vec::new(), |plan| {
            plan.items.iter().filter(|item| item.is_open()).collect()
        }),
        lowered_before: last.map_or(Vec::new(), |last| {
            lowered_before(case, last, plan, &service_year)
        }),
        new_face: last.and_then(|last| new_face(case, last, plan, &items)),
        items,
        year: nth,
        edits,
    })
}

/// A service year that has begun without a record is not rated either.
fn not_on_record(case: &Case<'_>, day: Option<NaiveDate>) -> Refusal {
    let day = day.unwrap_or(case.today);
    let years = service_years(case);
    let begun = years.iter().rfind(|year| year.starts <= day);
    Refusal::Rating(RatingRefusal::NotRated {
        starts: begun.map_or(day, |year| year.starts),
    })
}

/// What is left of the plan's term: its own, else the service year's, cut by the appointment's end (D50).
fn rest(case: &Case<'_>, year: &Year<'_>, from: Option<NaiveDate>) -> Result<Rest, Refusal> {
    let plan = year.plan.as_ref();
    let starts = plan.and_then(|plan| plan.starts).unwrap_or(year.starts);
    let ends = plan.and_then(|plan| plan.ends).unwrap_or(year.last_day());
    let appointment = case.record.appointment.as_ref();
    let last = appointment
        .and_then(|it| it.ends())
        .map_or(ends, |end| end.min(ends));

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
    let rest = Rest::of(starts, last, first, case.standard.maxims.ends);
    rest.ok_or(Refusal::Draft(DraftRefusal::TermOver { last }))
}

/// The items in the order they start, each with its id, its handler, its mark and its purpose.
fn settled<'a>(
    case: &Case<'a>,
    mut slots: Vec<Slot<'a>>,
    rest: &Rest,
    plan: Option<&Plan<'_>>,
) -> Result<Vec<Drafted<'a>>, Refusal> {
    // The sort is stable: what starts the same day stays in the order of the standard.
    slots.sort_by_key(|slot| slot.window);
    let mut id = next_id("p", items(case.record).map(|found| found.item.id));
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
        });
        id = next_id("p", [id.as_str()].into_iter());
    }
    ask_for_the_renewal(plan, &mut drafted);
    Ok(drafted)
}

/// A plan in which nothing is for the renewal has its last contact be (D46).
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

/// Nobody serves from start to finish: there is no team, or a day on which none of it serves.
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

/// What an item is to bring about: needs are new business; the report, the last review and the visits of
/// the weeks before the renewal are for the renewal (D46).
fn purpose(slot: &Slot<'_>, rest: &Rest) -> Option<Purpose> {
    if slot.origin == Origin::Need {
        return Some(Purpose::NewBusiness);
    }
    let (start, finish) = slot.window;
    let for_renewal = match slot.service()?.code.as_str() {
        "stewardship-report" => true,
        "account-review" => moved(start, 60) >= rest.renewal,
        "visit" => finish >= rest.renewal,
        _ => false,
    };
    for_renewal.then_some(Purpose::Renewal)
}

/// The plan of the service year before this one.
fn last_plan<'a>(case: &Case<'a>, year: &Year<'_>) -> Option<&'a Plan<'a>> {
    let before = case.record.years.iter();
    let before = before.filter(|it| it.starts < year.starts);
    before.max_by_key(|it| it.starts)?.plan.as_ref()
}

/// The services lowered with approval in last year's plan, each with this year's minimum and the lowering
/// that counted then; those that this year's plan lowers too, or is asked to, are left out.
fn lowered_before<'a>(
    case: &Case<'a>,
    last: &'a Plan<'a>,
    plan: Option<&Plan<'_>>,
    year: &ServiceYear<'a>,
) -> Vec<Minimum<'a>> {
    let of = |plan: &'a Plan<'a>, code: &str| {
        let lowerings = plan.lowerings.iter();
        let counted = lowerings.filter(|it| it.service == Some(code) && it.counts(case.today));
        counted.max_by_key(|it| it.approved)
    };
    let is_asked = |code: &str| {
        let mut lowerings = plan.iter().flat_map(|plan| &plan.lowerings);
        lowerings.any(|it| it.service == Some(code))
    };
    let now = minimums(case, year).into_iter();
    now.filter(|it| !is_asked(&it.service.code))
        .filter_map(|it| {
            let lowered = of(last, &it.service.code)?;
            let least = lowered.least?;
            (least < i64::from(it.standard)).then_some(Minimum {
                lowered: Some(lowered),
                ..it
            })
        })
        .collect()
}

/// A service that neither plan has, when this year's has none that last year's had not (D06).
fn new_face<'a>(
    case: &Case<'a>,
    last: &Plan<'_>,
    plan: Option<&Plan<'_>>,
    drafted: &[Drafted<'_>],
) -> Option<&'a Service> {
    fn kinds<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = &'p str> {
        let alive = plan.items.iter().filter(|item| item.dropped.is_none());
        alive.filter_map(|item| item.service)
    }
    let old: Vec<&str> = kinds(last).collect();
    let own = drafted.iter().filter_map(|item| item.service);
    let now = plan.into_iter().flat_map(kinds);
    let mut now = now.chain(own.map(|it| it.code.as_str()));
    if old.is_empty() || now.any(|kind| !old.contains(&kind)) {
        return None;
    }
    let services = case.standard.services.iter();
    let mut unused = services.filter(|it| !old.contains(&it.code.as_str()));
    unused.next()
}
