//! The limitation of a claim. Once it is over the insurer may plead it; a court does not look at it by itself
//! (保险法 26; 民法典 188, 193).

use chrono::NaiveDate;

use super::{ClaimClock, ClaimTerm, Length, Taken};
use crate::model::{ClaimStep, Interruption, InterruptionKind, Policy};

/// The limitation of a claim that runs on the day of the case: 2 years from the loss, 5 under life insurance;
/// under liability cover from the day the liability is determined (解释四 18). `None` while it has not begun,
/// and while a suit or an arbitration is pending.
///
/// Marine insurance has 2 years from the event, and a demand alone does not interrupt them (海商法时效章).
/// What suspends a limitation in its last six months (民法典 194) is not on record.
pub(super) fn of(taken: &Taken<'_, '_>) -> Option<ClaimClock> {
    let policy = policy(taken);
    let marine = policy.is_some_and(|it| it.marine);
    let life = policy.is_some_and(|it| it.life);
    let liability = policy.is_some_and(|it| it.liability) || taken.claim.liability_fixed.is_some();
    let after = match liability && !marine {
        true => ClaimStep::LiabilityFixed,
        false => ClaimStep::Loss,
    };
    let years = Length::Years(if life && !marine { 5 } else { 2 });
    let mut clock = taken.term(ClaimTerm::Limitation, after, years)?;
    clock.marine = marine;

    let today = taken.case.today;
    let mut interruptions: Vec<_> = taken.claim.interruptions.iter().filter_map(read).collect();
    interruptions.sort_by_key(|(on, ..)| *on);
    for (on, kind, ended) in interruptions {
        if on < clock.from || on > today || (marine && kind == InterruptionKind::Demand) {
            continue;
        }
        // Past its end nothing interrupts it any more, but the insurer who consents then cannot plead it (民法典 192).
        if on > clock.due.date && kind != InterruptionKind::Consent {
            continue;
        }
        let from = match kind.lasts() {
            true => ended.filter(|day| *day <= today)?,
            false => on,
        };
        let counted = years.after(from);
        clock = ClaimClock {
            from,
            interrupted: Some(kind),
            counted,
            due: taken.case.calendar.roll(counted),
            ..clock
        };
    }
    Some(clock)
}

type Read = (NaiveDate, InterruptionKind, Option<NaiveDate>);

fn read(it: &Interruption<'_>) -> Option<Read> {
    Some((it.on?, it.kind?, it.ended))
}

/// The policy the claim is made under.
fn policy<'r>(taken: &Taken<'_, 'r>) -> Option<&'r Policy<'r>> {
    let id = taken.claim.policy?;
    let mut policies = taken.case.record.policies.iter();
    policies.find(|policy| policy.id == id)
}
