//! Records the insurance policies placed for a client, and what was earned on them (D15, D32; 保险经纪人监管规定 44).

use chrono::NaiveDate;

use super::{Change, DiaryRefusal, PolicyRefusal, Refusal, happened, next_id, united};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Policy, Record, last_day_of_year_from, nearest};
use crate::money::Fen;
use crate::standing::Case;

mod co_insurer;
mod end;
mod instalment;

pub use co_insurer::{co_insurer, new_co_insurer};
pub use end::{EarlyEnd, Refund, end};
pub use instalment::{Part, instalment};

/// What is given about a policy; what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The insurer.
    pub insurer: Option<String>,
    /// The product.
    pub product: Option<String>,
    /// The policy number.
    pub number: Option<String>,
    /// The first day of cover.
    pub starts: Option<NaiveDate>,
    /// The last day of cover, inclusive.
    pub ends: Option<NaiveDate>,
    /// 投保人.
    pub applicant: Option<String>,
    /// 被保险人.
    pub insured: Option<Vec<String>>,
    /// The sum insured, CNY.
    pub sum_insured: Option<Fen>,
    /// The premium, CNY.
    pub premium: Option<Fen>,
    /// The brokerage, in hundredths of a percent of the premium.
    pub brokerage_percent: Option<i64>,
    /// How the premium is paid, in words.
    pub payment: Option<String>,
    /// The day the premium was paid.
    pub paid: Option<NaiveDate>,
    /// The brokerage received so far, CNY (D32).
    pub received: Option<Fen>,
    /// The day up to which that was counted.
    pub received_on: Option<NaiveDate>,
    /// Which of us placed it.
    pub by: Option<String>,
    /// Whether it is life insurance.
    pub life: Option<bool>,
    /// Whether it is liability cover.
    pub liability: Option<bool>,
    /// Whether it is marine insurance.
    pub marine: Option<bool>,
    /// Whether there is reinsurance.
    pub reinsurance: Option<bool>,
    /// Whether it is not renewed.
    pub one_off: Option<bool>,
}

/// Records a policy; returns its id with the edits. Without an id it is `pol1`, `pol2`…; without an end it
/// runs for twelve months.
///
/// # Errors
///
/// Not appointed; one of ours placed it before the appointment (D15), while one that names none of ours was taken
/// over; an end before the start, the id or number of
/// another policy, a payment in the future.
pub fn add(
    case: &Case<'_>,
    id: Option<String>,
    terms: Terms,
) -> Result<(String, Vec<Edit>), Refusal> {
    let record = case.record;
    let id = id.unwrap_or_else(|| next_id(record, "policies", "pol"));
    if let Some(policy) = record.policies.iter().find(|policy| policy.id == id) {
        let product = policy.product.unwrap_or_default().to_owned();
        return Err(PolicyRefusal::IdThere { id, product }.into());
    }
    let ends = terms.ends.or(terms.starts.map(last_day_of_year_from));
    let terms = Terms { ends, ..terms };
    held(case, &terms, None)?;

    let mut entry = vec![("id", Literal::from(id.as_str()))];
    entry.extend(
        said(terms)
            .into_iter()
            .filter(|(_, value)| *value != Literal::Bool(false)),
    );
    let at = KeyPath::of("policies");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Changes what is given about a policy.
///
/// # Errors
///
/// No such policy, or as for [`add`].
pub fn set(case: &Case<'_>, id: &str, terms: Terms) -> Change {
    let (nth, policy) = find(case.record, id)?;
    held(case, &terms, Some(policy))?;
    let at = |key| KeyPath::of("policies").nth(nth).key(key);
    let edits = said(terms).into_iter().map(|(key, value)| match value {
        Literal::Bool(false) => Edit::Remove { at: at(key) },
        value => Edit::set(at(key), value),
    });
    Ok(edits.collect())
}

/// The policy with this id or, when none has it, this number, and its position.
///
/// # Errors
///
/// [`PolicyRefusal::Unknown`], with those there are.
pub fn find<'r, 'd>(record: &'r Record<'d>, id: &str) -> Result<(usize, &'r Policy<'d>), Refusal> {
    let policies = || record.policies.iter().enumerate();
    policies()
        .find(|(_, policy)| policy.id == id)
        .or_else(|| policies().find(|(_, policy)| policy.number == Some(id)))
        .ok_or_else(|| {
            let ids = record.policies.iter().map(|policy| policy.id);
            let known = record.policies.iter().map(|policy| {
                let product = policy.product.unwrap_or_default();
                (policy.id.to_owned(), product.to_owned())
            });
            let refusal = PolicyRefusal::Unknown {
                given: id.to_owned(),
                near: nearest(id, ids).map(str::to_owned),
                known: known.collect(),
            };
            refusal.into()
        })
}

/// Checks what is given against the record, and against the earlier data of the policy.
fn held(case: &Case<'_>, terms: &Terms, old: Option<&Policy<'_>>) -> Result<(), Refusal> {
    let record = case.record;
    let placed_by = terms.by.as_deref().or(old.and_then(|it| it.by));
    let starts = terms.starts.or(old.and_then(|it| it.starts));
    if let Some(starts) = starts.filter(|_| terms.starts.is_some() || terms.by.is_some()) {
        let appointed = record.appointed();
        let day = starts;
        let appointed = appointed.ok_or(Refusal::Diary(DiaryRefusal::BeforeAppointment {
            day,
            appointed,
        }))?;
        if starts < appointed && placed_by.is_some() {
            return Err(PolicyRefusal::BeforeAppointment { starts, appointed }.into());
        }
    }
    let ends = terms.ends.or(old.and_then(|it| it.agreed_end));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        return Err(PolicyRefusal::EndsBeforeStart { starts, ends }.into());
    }
    if let Some(number) = &terms.number {
        let is_other = |policy: &&Policy<'_>| old.is_none_or(|old| old.id != policy.id);
        let mut others = record.policies.iter().filter(is_other);
        if let Some(other) = others.find(|policy| policy.issued_number() == Some(number)) {
            let (number, id) = (number.clone(), other.id.to_owned());
            return Err(PolicyRefusal::NumberThere { number, id }.into());
        }
    }
    for day in [terms.paid, terms.received_on].into_iter().flatten() {
        happened(case, day)?;
    }
    Ok(())
}

/// One name as such, several as a list.
fn names(names: Vec<String>) -> Literal {
    let mut names = united([], names);
    match names.len() {
        1 => Literal::Text(names.remove(0)),
        _ => Literal::Texts(names),
    }
}

/// The keys that are given, in the order of a record.
fn said(terms: Terms) -> Vec<(&'static str, Literal)> {
    let text = |text: Option<String>| text.map(Literal::from);
    let date = |date: Option<NaiveDate>| date.map(Literal::from);
    let money = |amount: Option<Fen>| amount.map(Literal::from);
    let flag = |flag: Option<bool>| flag.map(Literal::from);
    let said = [
        ("insurer", text(terms.insurer)),
        ("applicant", text(terms.applicant)),
        ("insured", terms.insured.map(names)),
        ("product", text(terms.product)),
        ("number", text(terms.number)),
        ("starts", date(terms.starts)),
        ("ends", date(terms.ends)),
        ("sum-insured", money(terms.sum_insured)),
        ("premium", money(terms.premium)),
        // Hundredths of a percent are written as fen are: `15`, `15.50`.
        ("brokerage-percent", money(terms.brokerage_percent.map(Fen))),
        ("payment", text(terms.payment)),
        ("paid", date(terms.paid)),
        ("received", money(terms.received)),
        ("received-on", date(terms.received_on)),
        ("by", text(terms.by)),
        ("life", flag(terms.life)),
        ("liability", flag(terms.liability)),
        ("marine", flag(terms.marine)),
        ("reinsurance", flag(terms.reinsurance)),
        ("one-off", flag(terms.one_off)),
    ];
    said.into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
}

#[cfg(test)]
mod tests;
