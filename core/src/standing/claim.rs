//! The terms of a claim, in the law's calendar days and years, and the last day with news of it (D62; 保险法
//! 21–26).

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};

use super::{Case, State};
use crate::alike;
use crate::calendar::Due;
use crate::model::{Claim, ClaimStep, InterruptionKind, OutcomeKind, Word};
use crate::money::Fen;
use crate::words;

mod limitation;

words! {
    /// What a term of a claim runs for.
    ClaimTerm {
        /// The insurer is told of the loss without delay: the house's days (保险法 21).
        Notice = "notice",
        /// The insurer decides: 30 days after claim and papers first reached it (保险法 23).
        Decision = "decision",
        /// The insurer gives notice of a denial: 3 days after it decided (保险法 24).
        DenialNotice = "denial-notice",
        /// The insurer pays ahead what can be determined: 60 days after claim and papers (保险法 25).
        Advance = "advance",
        /// The insurer pays: 10 days after the amount was agreed (保险法 23).
        Payment = "payment",
        /// The limitation of the claim: once it is over, the insurer may plead it (保险法 26).
        Limitation = "limitation",
    }
}

/// How long a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Calendar days.
    Days(u32),
    /// Years, to the same day of the same month (民法典 202).
    Years(u32),
}

/// A term of a claim. The day of the event is not counted (民法典 201).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimClock {
    /// What it runs for.
    pub term: ClaimTerm,
    /// The step it runs from.
    pub after: ClaimStep,
    /// The day it runs from: that of the step, or of what last interrupted a limitation.
    pub from: NaiveDate,
    /// How long it is.
    pub length: Length,
    /// The calendar days in which papers were missing, which are taken off the insurer's time.
    pub stopped: u32,
    /// What last made a limitation begin again.
    pub interrupted: Option<InterruptionKind>,
    /// Whether the Maritime Code sets it.
    pub marine: bool,
    /// The last day as counted.
    pub counted: NaiveDate,
    /// The last day on time: when the counted one is a day off by law, the next day that is not (民法典 203).
    pub due: Due,
    /// The day it was done, if that is today or before.
    pub done: Option<NaiveDate>,
}

impl ClaimClock {
    /// The terms of a claim that have begun by today, in the order of the trade.
    ///
    /// Once a claim is withdrawn or closed, its unfinished terms end; notice and limitation also end with the
    /// payment of all that was agreed. A notice of denial is due only when there was a denial. What others had done
    /// before we were appointed has no term for us.
    pub fn all(case: &Case<'_>, claim: &Claim<'_>) -> Vec<ClaimClock> {
        let terms = ClaimTerm::ALL.iter();
        terms
            .filter_map(|term| ClaimClock::of(case, claim, *term))
            .collect()
    }

    /// One of these terms, if it has begun by today.
    pub fn of(case: &Case<'_>, claim: &Claim<'_>, term: ClaimTerm) -> Option<ClaimClock> {
        let taken = Taken { case, claim };
        let clock = match term {
            ClaimTerm::Notice => taken.notice(),
            ClaimTerm::Decision => taken.decision(),
            ClaimTerm::DenialNotice => taken.denial_notice(),
            ClaimTerm::Advance => taken.advance(),
            ClaimTerm::Payment => taken.payment(),
            ClaimTerm::Limitation => limitation::of(&taken),
        }?;
        if clock
            .done
            .is_some_and(|day| was_before_us(case, claim, day))
        {
            return None;
        }
        let is_over = || {
            let ends = [ClaimStep::Withdrawn, ClaimStep::Closed];
            taken.first(&ends).is_some()
        };
        let is_paid = || taken.paid_in_full().is_some();
        let is_done = clock.done.is_some();
        let runs = match term {
            ClaimTerm::Notice => is_done || !(is_over() || is_paid()),
            ClaimTerm::Decision | ClaimTerm::Advance | ClaimTerm::Payment => is_done || !is_over(),
            ClaimTerm::DenialNotice => is_done,
            ClaimTerm::Limitation => !(is_over() || is_paid()),
        };
        runs.then_some(clock)
    }

    /// Its state on a day; counts are calendar days.
    pub fn state(&self, today: NaiveDate) -> State {
        State::in_calendar_days(self.due.date, self.done, today)
    }
}

/// The steps of a claim that were taken by today.
struct Taken<'c, 'r> {
    case: &'c Case<'r>,
    claim: &'c Claim<'r>,
}

impl Taken<'_, '_> {
    fn on(&self, step: ClaimStep) -> Option<NaiveDate> {
        self.claim.on(step).filter(|day| *day <= self.case.today)
    }

    fn first(&self, steps: &[ClaimStep]) -> Option<NaiveDate> {
        steps.iter().filter_map(|step| self.on(*step)).min()
    }

    /// The day of the payment, unless it was less than agreed; without one the day on which all that was agreed had been
    /// paid ahead.
    fn paid_in_full(&self) -> Option<NaiveDate> {
        if let Some(paid) = self.on(ClaimStep::Paid) {
            return Some(paid).filter(|_| !self.claim.is_short());
        }
        let (agreed, amount) = (self.on(ClaimStep::Agreed)?, self.claim.agreed_amount?);
        let ahead = |by: NaiveDate| {
            let paid = self.claim.advances.iter().filter(|it| it.on <= Some(by));
            paid.filter_map(|it| it.amount).sum::<Fen>()
        };
        let days = self.claim.advances.iter().filter_map(|it| it.on);
        let days = days.filter(|day| *day <= self.case.today);
        let day = days.filter(|day| ahead(*day) >= amount).min()?;
        Some(day.max(agreed))
    }

    /// A term of the law: a last day off moves to the next day that is not.
    fn term(&self, term: ClaimTerm, after: ClaimStep, length: Length) -> Option<ClaimClock> {
        let from = self.on(after)?;
        let counted = length.after(from);
        Some(ClaimClock {
            term,
            after,
            from,
            length,
            stopped: 0,
            interrupted: None,
            marine: false,
            counted,
            due: self.case.calendar.roll(counted),
            done: None,
        })
    }

    /// The house's days, which no day off moves.
    fn notice(&self) -> Option<ClaimClock> {
        let days = Length::Days(self.case.standard.claims.notice);
        let clock = self.term(ClaimTerm::Notice, ClaimStep::Loss, days)?;
        let due = Due::fixed(clock.counted);
        Some(ClaimClock {
            due,
            done: self.on(ClaimStep::Notified),
            ..clock
        })
    }

    /// The 30 days run from the first receipt of claim and papers; the time from the one request for missing
    /// papers to the day they came is taken off, and nothing is due before they came (解释二 15). Without a
    /// day of first receipt they run from complete papers. A request after their last day stops nothing that still
    /// runs. What came after the decision had no part in it, so it makes none that was late one in time.
    fn decision(&self) -> Option<ClaimClock> {
        let done = self.first(&[
            ClaimStep::Decided,
            ClaimStep::Agreed,
            ClaimStep::Denied,
            ClaimStep::Paid,
        ]);
        let days = Length::Days(30);
        let by_then = |day: &NaiveDate| done.is_none_or(|done| *day <= done);
        let of = |step| {
            let clock = self.term(ClaimTerm::Decision, step, days);
            clock.filter(|clock| by_then(&clock.from))
        };
        let Some(clock) = of(ClaimStep::FirstReceived) else {
            let clock = of(ClaimStep::Complete)?;
            return Some(ClaimClock { done, ..clock });
        };
        let complete = self.on(ClaimStep::Complete).filter(by_then).or(done);
        let asked = self.on(ClaimStep::Asked).filter(by_then);
        let asked = asked.filter(|asked| *asked <= clock.due.date);
        let stopped = match asked.map(|asked| asked.max(clock.from)) {
            Some(asked) => match complete {
                Some(complete) => u32::try_from((complete - asked).num_days()).unwrap_or(0),
                None => return None,
            },
            None => 0,
        };
        let counted = Length::Days(30 + stopped).after(clock.from);
        Some(ClaimClock {
            stopped,
            counted,
            due: self.case.calendar.roll(counted),
            done,
            ..clock
        })
    }

    fn denial_notice(&self) -> Option<ClaimClock> {
        let clock = self.term(ClaimTerm::DenialNotice, ClaimStep::Decided, Length::Days(3))?;
        let done = self.on(ClaimStep::Denied);
        Some(ClaimClock { done, ..clock })
    }

    /// Nothing is taken off; where the first receipt is not on record it runs from complete papers. It does not run once
    /// the insurer paid or agreed on what to pay, and never where it denied the claim before: then there was nothing to
    /// pay ahead.
    fn advance(&self) -> Option<ClaimClock> {
        let of = |step| self.term(ClaimTerm::Advance, step, Length::Days(60));
        let clock = of(ClaimStep::FirstReceived).or_else(|| of(ClaimStep::Complete))?;
        let ahead = self.claim.advances.iter().filter_map(|it| it.on);
        let ahead = ahead.filter(|day| *day <= self.case.today);
        let settled = [ClaimStep::Agreed, ClaimStep::Paid];
        let done = ahead.chain(self.first(&settled)).min();
        let is_denied = |denied| done.is_none_or(|done| denied < done);
        if self.on(ClaimStep::Denied).is_some_and(is_denied) {
            return None;
        }
        let begins = done.is_none_or(|done| clock.from <= done);
        begins.then_some(ClaimClock { done, ..clock })
    }

    fn payment(&self) -> Option<ClaimClock> {
        let clock = self.term(ClaimTerm::Payment, ClaimStep::Agreed, Length::Days(10))?;
        let done = self.paid_in_full();
        Some(ClaimClock { done, ..clock })
    }
}

impl Length {
    /// The last day of the term that runs from a day, which is itself not counted.
    fn after(self, from: NaiveDate) -> NaiveDate {
        let last = match self {
            Length::Days(days) => from.checked_add_days(Days::new(days.into())),
            Length::Years(years) => from.checked_add_months(Months::new(12 * years)),
        };
        last.unwrap_or(NaiveDate::MAX)
    }
}

/// Whether a day of a claim is no business of ours: others handled it then, before the client appointed us (D15).
pub fn was_before_us(case: &Case<'_>, claim: &Claim<'_>, day: NaiveDate) -> bool {
    claim.before_us && claim_from(case, claim).is_none_or(|from| day < from)
}

/// The day from which a claim that others handled was ours: that of the appointment after its first day.
pub fn claim_from(case: &Case<'_>, claim: &Claim<'_>) -> Option<NaiveDate> {
    let first = claim.steps().first().map(|(_, day)| *day);
    let taken_over = first.and_then(|day| case.record.taken_over(day));
    taken_over.or(case.record.appointed())
}

/// Whether a claim is open on the day of the case and in our hands. One of before us comes with the appointment. It stays
/// there when the client is closed (D67), unless the one who sees to the claims of what was lost is nobody of the team.
pub fn is_in_hand(case: &Case<'_>, claim: &Claim<'_>) -> bool {
    if claim.closed.is_some_and(|day| day <= case.today) || was_before_us(case, claim, case.today) {
        return false;
    }
    let is_of_before = || claim.loss.is_some_and(|day| case.is_before_return(day));
    !(case.is_closed() || is_of_before()) || is_left_to_us(case, claim)
}

/// Whether a claim was in our hands on an earlier day: the client had appointed us, and where it was closed by then, nobody
/// else sees to the claims of what was lost.
pub fn was_in_hand(case: &Case<'_>, claim: &Claim<'_>, day: NaiveDate) -> bool {
    let is_ours = case.record.appointed().is_some_and(|from| from <= day);
    is_ours && (case.record.is_served_on(day) || is_left_to_us(case, claim))
}

/// Whether nobody outside the team sees to the claim, under a policy that was lost (D67).
fn is_left_to_us(case: &Case<'_>, claim: &Claim<'_>) -> bool {
    let record = case.record;
    let lost = record.renewals.iter().filter(|renewal| {
        let policy = claim.policy.and_then(|policy| renewal.outcome_of(policy));
        policy
            .and_then(|it| it.kind)
            .is_some_and(OutcomeKind::is_loss)
    });
    let mut owners = lost.filter_map(|renewal| renewal.loss.as_ref()?.claims_by);
    let members = || record.team.iter().flat_map(|team| &team.members);
    owners.all(|owner| members().any(|member| alike::is_same(member.name, owner)))
}

/// The last day with news of each claim; the diary is read once, however many claims there are.
#[derive(Clone, Debug)]
pub struct Heard<'a> {
    /// The latest entry about a claim, by the claim's id.
    entries: HashMap<&'a str, NaiveDate>,
    today: NaiveDate,
}

impl<'a> Heard<'a> {
    /// What the diary of a client says about its claims, up to today.
    pub fn of(case: &Case<'a>) -> Heard<'a> {
        let mut entries: HashMap<&str, NaiveDate> = HashMap::new();
        let by_now = case.record.diary.iter().filter(|it| it.on <= case.today);
        for (claim, on) in by_now.filter_map(|it| Some((it.claim?, it.on))) {
            let last = entries.entry(claim).or_insert(on);
            *last = on.max(*last);
        }
        let today = case.today;
        Heard { entries, today }
    }

    /// The last day with news of a claim, today or before: its latest step, payment or interruption, or the
    /// latest entry about it in the diary. `None` when it has no date at all.
    pub fn last(&self, claim: &Claim<'_>) -> Option<NaiveDate> {
        let steps = claim.steps().into_iter().map(|(_, day)| day);
        let paid = claim.advances.iter().filter_map(|it| it.on);
        let interrupted = claim.interruptions.iter().flat_map(|it| [it.on, it.ended]);
        let days = steps.chain(paid).chain(interrupted.flatten());
        let days = days.filter(|day| *day <= self.today);
        days.chain(self.entries.get(claim.id).copied()).max()
    }
}

/// The last day with news of one claim, by [`Heard::last`].
pub fn last_heard(case: &Case<'_>, claim: &Claim<'_>) -> Option<NaiveDate> {
    Heard::of(case).last(claim)
}

#[cfg(test)]
mod tests;
