//! Which policies expire, when their renewal opens, and by when each of its steps is due (D64–D67).
//!
//! Days before expiry are calendar days before the last day of cover: with 7 days before a cover that ends
//! on the 19th, the 12th is the last day on time.

use chrono::{Days, NaiveDate};

use super::{Case, stars_in_force};
use crate::model::{OutcomeKind, Policy, Record, Renewal, RenewalStep, Word};

/// Policies whose last days lie no more than so many calendar days apart are renewed together.
const TOGETHER: i64 = 30;

/// Policies that expire together, and how far their renewal has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiring<'a> {
    /// The renewal's position in the file and what is on record; `None` when nobody has begun it.
    pub recorded: Option<(usize, &'a Renewal<'a>)>,
    /// The policies, by their last day; those of the renewal on record, settled or not.
    pub policies: Vec<Ending<'a>>,
    /// The earliest last day of cover of those not settled; of all of them when none is left.
    pub expires: NaiveDate,
    /// The client's stars that say when it opens: those in force, one when it is not rated.
    pub stars: u8,
    /// The day it opens: the last day on time to start it (D64).
    pub opens: NaiveDate,
    /// Each step with its last day, in the order they are taken (D65).
    pub steps: Vec<StepDue>,
}

/// A policy that comes to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ending<'a> {
    /// Its position in the file.
    pub nth: usize,
    /// The policy.
    pub policy: &'a Policy<'a>,
    /// Its last day of cover, inclusive, with what it was extended to.
    pub ends: NaiveDate,
    /// Whether it has an outcome, so that nothing more is to be done for it here.
    pub settled: bool,
}

/// A step of a renewal, and by when it is to be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepDue {
    /// The step.
    pub step: RenewalStep,
    /// The last day on time.
    pub due: NaiveDate,
    /// The day it was taken, if that is today or before.
    pub done: Option<NaiveDate>,
}

impl Expiring<'_> {
    /// The policies that wait for their outcome.
    pub fn open(&self) -> impl Iterator<Item = &Ending<'_>> {
        self.policies.iter().filter(|ending| !ending.settled)
    }

    /// Whether every policy has its outcome.
    pub fn is_settled(&self) -> bool {
        self.open().next().is_none()
    }

    /// The day it was started, if it was.
    pub fn started(&self) -> Option<NaiveDate> {
        self.recorded.and_then(|(_, renewal)| renewal.started)
    }

    /// The first step that has not been taken.
    pub fn next_step(&self) -> Option<StepDue> {
        self.steps.iter().copied().find(|step| step.done.is_none())
    }
}

/// The renewals of a client that are not closed, and the policies that expire without one, by expiry.
///
/// None for a client that has not appointed us, or whose service has ended.
pub fn expiring<'a>(case: &Case<'a>) -> Vec<Expiring<'a>> {
    let record = case.record;
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    if is_closed || record.appointed().is_none_or(|day| day > case.today) {
        return Vec::new();
    }

    let ending: Vec<Ending<'a>> = endings(record);
    let mut found: Vec<Expiring<'a>> = Vec::new();
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let named = |it: &&Ending<'_>| renewal.policies.contains(&it.policy.id);
        let policies: Vec<Ending<'a>> = ending.iter().filter(named).copied().collect();
        if renewal.is_open() {
            found.extend(held(case, Some((nth, renewal)), policies));
        }
    }

    let taken = |it: &Ending<'_>| {
        let open = record.renewals.iter().filter(|renewal| renewal.is_open());
        open.into_iter()
            .any(|renewal| renewal.policies.contains(&it.policy.id))
    };
    let waiting = ending.into_iter().filter(|it| !it.settled && !taken(it));
    let mut together: Vec<Ending<'a>> = Vec::new();
    for one in waiting {
        let first = together.first().map(|first| first.ends);
        if first.is_some_and(|first| (one.ends - first).num_days() > TOGETHER) {
            found.extend(held(case, None, std::mem::take(&mut together)));
        }
        together.push(one);
    }
    found.extend(held(case, None, together));
    found.sort_by_key(|it| it.expires);
    found
}

/// A renewal that is on record, closed ones too, held against the standard; `None` when none of its
/// policies is on record with its last day.
pub fn of_record<'a>(case: &Case<'a>, nth: usize) -> Option<Expiring<'a>> {
    let renewal = case.record.renewals.get(nth)?;
    let endings = endings(case.record).into_iter();
    let policies = endings.filter(|it| renewal.policies.contains(&it.policy.id));
    held(case, Some((nth, renewal)), policies.collect())
}

/// The last day of cover of a policy, inclusive: what it was extended to, else its own.
pub fn last_day_of_cover(record: &Record<'_>, policy: &Policy<'_>) -> Option<NaiveDate> {
    let outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
    let extended = outcomes
        .filter(|it| it.policy == policy.id && it.kind == Some(OutcomeKind::Extended))
        .filter_map(|it| it.until);
    policy.ends.into_iter().chain(extended).max()
}

/// The client's stars that say when a renewal opens: by the last rating of a service year that has begun;
/// one when there is none.
fn stars(case: &Case<'_>) -> u8 {
    let begun = case
        .record
        .years
        .iter()
        .filter(|it| it.starts <= case.today);
    let rated = begun.filter_map(|year| {
        let rating = year.rating.as_ref()?;
        Some((year.starts, stars_in_force(case, rating)?.stars))
    });
    rated.max_by_key(|(starts, _)| *starts).map_or(1, |it| it.1)
}

/// Every policy that has a last day, by that day.
fn endings<'a>(record: &'a Record<'a>) -> Vec<Ending<'a>> {
    let policies = record.policies.iter().enumerate();
    let mut endings: Vec<Ending<'a>> = policies
        .filter_map(|(nth, policy)| {
            Some(Ending {
                nth,
                policy,
                ends: last_day_of_cover(record, policy)?,
                settled: is_settled(record, policy),
            })
        })
        .collect();
    endings.sort_by_key(|it| it.ends);
    endings
}

/// Whether a policy has an outcome. One that was extended to a day expires once more.
fn is_settled(record: &Record<'_>, policy: &Policy<'_>) -> bool {
    let outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
    let mut of_it = outcomes.filter(|it| it.policy == policy.id);
    of_it.any(|it| match it.kind {
        Some(OutcomeKind::Extended) => it.until.is_none(),
        Some(_) => true,
        None => false,
    })
}

/// Policies held against the standard; `None` when there are none.
fn held<'a>(
    case: &Case<'a>,
    recorded: Option<(usize, &'a Renewal<'a>)>,
    policies: Vec<Ending<'a>>,
) -> Option<Expiring<'a>> {
    let of = |open: bool| {
        let those = policies.iter().filter(move |it| !(open && it.settled));
        those.map(|it| it.ends).min()
    };
    let expires = of(true).or_else(|| of(false))?;
    let stars = stars(case);
    let standard = &case.standard.renewal;
    let starts = standard.starts[usize::from(stars.clamp(1, 5)) - 1];
    let before = |days: u32| {
        let days = Days::new(u64::from(days));
        expires.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
    };
    let done = |step| {
        let day = recorded.and_then(|(_, renewal)| renewal.day_of(step));
        day.filter(|day| *day <= case.today)
    };
    let steps = RenewalStep::ALL.iter().map(|step| StepDue {
        step: *step,
        // A renewal of few stars opens late: no step of it is due before that.
        due: before(days_before(case, *step).min(starts)),
        done: done(*step),
    });
    Some(Expiring {
        recorded,
        expires,
        stars,
        opens: before(starts),
        steps: steps.collect(),
        policies,
    })
}

/// How many calendar days before expiry a step is due by the company's standard.
fn days_before(case: &Case<'_>, step: RenewalStep) -> u32 {
    let standard = &case.standard.renewal;
    match step {
        RenewalStep::Reviewed => standard.review,
        RenewalStep::Exposure => standard.exposure,
        RenewalStep::Programme => standard.programme,
        RenewalStep::Comparison => standard.comparison,
        RenewalStep::Proposal => standard.proposal,
        RenewalStep::Choice => standard.choice,
        RenewalStep::Bound => standard.bound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::document::Document;
    use crate::standard::Standard;

    /// Each renewal in one line: its policies (settled ones in brackets), expiry, opening, next step.
    fn told(text: &str, today: &str) -> Vec<String> {
        let text = format!("client.name = '甲'\nappointment.established = 2025-03-20\n{text}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        assert_eq!(reading.unknown, []);
        let case = Case {
            id: "jia",
            record: &reading.record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: today.parse().unwrap(),
        };
        let line = |it: &Expiring<'_>| {
            let policies = it.policies.iter().map(|it| match it.settled {
                true => format!("({})", it.policy.id),
                false => it.policy.id.to_owned(),
            });
            let policies: Vec<String> = policies.collect();
            let id = it.recorded.map_or("-", |(_, renewal)| renewal.id);
            let next = it.next_step().map(|it| (it.step.code(), it.due));
            let (next, due) = next.unwrap_or(("none", it.expires));
            format!(
                "{id} {} {} opens {} {next} {due}",
                policies.join(" "),
                it.expires,
                it.opens
            )
        };
        expiring(&case).iter().map(line).collect()
    }

    fn policy(id: &str, ends: &str) -> String {
        format!("[[policies]]\nid = '{id}'\nstarts = 2026-03-20\nends = {ends}\n")
    }

    #[test]
    fn policies_within_thirty_days_of_the_earliest_are_one_renewal() {
        let with = |ends: &str| {
            let text = policy("med", ends) + &policy("par", "2027-03-19");
            told(&text, "2026-11-20")
        };

        assert_eq!(
            with("2027-04-18"),
            ["- par med 2027-03-19 opens 2027-01-18 reviewed 2027-01-18"]
        );
        assert_eq!(
            with("2027-04-19"),
            [
                "- par 2027-03-19 opens 2027-01-18 reviewed 2027-01-18",
                "- med 2027-04-19 opens 2027-02-18 reviewed 2027-02-18",
            ]
        );
    }

    #[test]
    fn it_opens_by_the_stars_of_the_last_year_that_was_rated() {
        let rated = |income: u32, starts: &str| {
            let year = format!(
                "[[years]]\nstarts = {starts}\nrating.income = {income}\nrating.months = 12\n"
            );
            told(&(policy("par", "2027-03-19") + &year), "2026-11-20")
        };
        let opens = |day: &str, review: &str| {
            vec![format!("- par 2027-03-19 opens {day} reviewed {review}")]
        };

        assert_eq!(
            rated(199_999, "2026-03-20"),
            opens("2027-01-18", "2027-01-18")
        );
        assert_eq!(
            rated(200_000, "2026-03-20"),
            opens("2026-12-19", "2026-12-19")
        );
        assert_eq!(
            rated(500_000, "2026-03-20"),
            opens("2026-11-19", "2026-12-19")
        );
        // A year that is over still counts until the next is rated; one that has not begun does not.
        assert_eq!(
            rated(500_000, "2025-03-20"),
            opens("2026-11-19", "2026-12-19")
        );
        assert_eq!(
            rated(500_000, "2026-11-20"),
            opens("2026-11-19", "2026-12-19")
        );
        assert_eq!(
            rated(500_000, "2026-11-21"),
            opens("2027-01-18", "2027-01-18")
        );
    }

    #[test]
    fn what_is_settled_waits_no_more_and_steps_follow_the_rest() {
        let policies = policy("par", "2027-03-19") + &policy("med", "2027-03-31");
        let renewal = |rest: &str| {
            let text = format!(
                "{policies}[[renewals]]\nid = 'x2027'\npolicies = ['par', 'med']\nreviewed = 2027-01-04\n{rest}"
            );
            told(&text, "2027-03-12")
        };
        let outcome = |policy: &str, kind: &str| {
            format!("[[renewals.outcomes]]\npolicy = '{policy}'\n{kind}\n")
        };

        assert_eq!(
            renewal(""),
            ["x2027 par med 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
        );
        let par = outcome("par", "kind = 'renewed'\nby = 'par27'");
        assert_eq!(
            renewal(&par),
            ["x2027 (par) med 2027-03-31 opens 2027-01-30 exposure 2027-01-30"]
        );
        let both = par.clone() + &outcome("med", "kind = 'lapsed'");
        assert_eq!(
            renewal(&both),
            ["x2027 (par) (med) 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
        );
        assert_eq!(renewal(&format!("closed = 2027-03-12\n{both}")), [""; 0]);
        // Closed by hand without an outcome: it still waits.
        assert_eq!(
            renewal(&format!("closed = 2027-03-12\n{par}")),
            ["- med 2027-03-31 opens 2027-01-30 reviewed 2027-01-30"]
        );
        assert_eq!(
            renewal(&outcome("par", "on = 2027-03-10")),
            ["x2027 par med 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
        );
    }

    #[test]
    fn an_extended_policy_expires_once_more() {
        let extended = |rest: &str| {
            let text = policy("par", "2027-03-19")
                + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\nclosed = 2027-03-19\n"
                + &format!("outcomes = [{{ policy = 'par', kind = 'extended'{rest} }}]\n");
            told(&text, "2027-03-20")
        };

        assert_eq!(
            extended(", until = 2027-06-18"),
            ["- par 2027-06-18 opens 2027-04-19 reviewed 2027-04-19"]
        );
        assert_eq!(extended(""), [""; 0]);
        assert_eq!(extended(", by = 'par27'"), [""; 0]);
    }

    #[test]
    fn nothing_expires_for_a_client_that_is_not_ours_yet_or_no_more() {
        let par = policy("par", "2027-03-19");
        let closed = |day: &str| format!("client.closed = {day}\n{par}");

        assert_eq!(told(&par, "2025-03-19"), [""; 0]);
        assert_eq!(told(&par, "2025-03-20").len(), 1);
        assert_eq!(told(&closed("2026-11-20"), "2026-11-20"), [""; 0]);
        assert_eq!(told(&closed("2026-11-21"), "2026-11-20").len(), 1);
        assert_eq!(told("policies = [{ id = 'par' }]\n", "2026-11-20"), [""; 0]);
    }
}
