//! What is at stake when nobody acts on something: the order in which a day's work is begun.

use chrono::{Days, NaiveDate};

use super::item::Items;
use super::{Todo, What, When};
use crate::model::{Origin, PlanItem};
use crate::standing::{Case, ClaimTerm, Clock, Task};
use crate::words;

words! {
    /// What is lost when nobody acts on something, the gravest first. Law and money come before the house's own
    /// terms, and these before what is merely good to have.
    Stake {
        /// The claim itself: its limitation runs out (保险法 26, 民法典 188).
        Claim = "claim",
        /// Cover: it ends, or ended, and nobody knows what follows (D67); or its premium is not paid.
        Cover = "cover",
        /// The right to act: the written appointment ends (D12, D15; 保险经纪人监管规定 48).
        Mandate = "mandate",
        /// The client: a renewal is not started, or is late with a step (D64, D65).
        Renewal = "renewal",
        /// A term set by law or towards others: the notice of a loss, the insurer's decision and payment (保险法
        /// 21–25), the answer to a complaint, a risk that the insurer is not told of (保险法 52), an endorsement, a licence (保险法 130), what
        /// the insurer owes (D58–D60).
        Term = "term",
        /// The house's terms of signing, and the client who is told of a new account manager, with the list that
        /// is signed (D11–D45, D69).
        Signing = "signing",
        /// Somebody waits for an approval or an opinion, and cannot go on (D33, D41, D44, D47).
        Approval = "approval",
        /// A word given to the client: a plan item that answers a commitment or a need (D16, D17, D37).
        Promise = "promise",
        /// The service of the standard (D40, D52), and lost business to ask for again (D67).
        Service = "service",
        /// Nothing: its day is still to come, and it can be done until then; or it cannot be done any more.
        Nothing = "nothing",
        /// News: a bulletin that comes late costs nobody anything.
        News = "news",
    }
}

impl Stake {
    /// What is at stake today.
    ///
    /// What cannot be made good after its day, such as a limitation, presses before it, for as long as the company's
    /// standard says. Everything else presses from the day on which it is due soon.
    pub fn of(case: &Case<'_>, items: &Items<'_>, todo: &Todo<'_>) -> Stake {
        let stake = kind(case, items, todo);
        let When::By(due) = todo.when else {
            return stake;
        };
        let standard = case.standard;
        let within = |days: u32| due <= case.today + Days::new(days.into());
        let presses = match (stake, &todo.what) {
            (Stake::News, _) => return Stake::News,
            (Stake::Claim, _) => within(standard.claims.limitation_near),
            (Stake::Cover, What::Expires { .. } | What::Follows(_)) => {
                within(standard.renewal.choice)
            }
            (Stake::Mandate, _) => within(standard.deadlines.appointment_ends),
            _ => due < case.today || left(case, due) <= i64::from(standard.deadlines.due_soon),
        };
        match presses {
            true => stake,
            false => Stake::Nothing,
        }
    }
}

fn left(case: &Case<'_>, due: NaiveDate) -> i64 {
    case.calendar.between(case.today, due)
}

fn kind(case: &Case<'_>, items: &Items<'_>, todo: &Todo<'_>) -> Stake {
    match &todo.what {
        What::Claim {
            term: ClaimTerm::Limitation,
            ..
        } => Stake::Claim,
        What::Expires { .. } | What::Follows(_) | What::Premium { .. } => Stake::Cover,
        What::AppointmentEnds => Stake::Mandate,
        What::RenewalOpens { .. } | What::RenewalStep { .. } => Stake::Renewal,
        What::Claim { .. } | What::Step { .. } | What::LicenceEnds => Stake::Term,
        What::Clock {
            task: Task::Plan,
            from,
            ..
        } if is_too_late(case, *from) => Stake::Nothing,
        What::Clock { .. } | What::HandOver { .. } => Stake::Signing,
        What::OverrideApproval { .. }
        | What::LoweringApproval { .. }
        | What::PlanOpinion
        | What::PlanCirculation { .. } => Stake::Approval,
        What::Item { id, .. } => match items.at(id, todo.when.day()) {
            Some(item) if item.service == Some("bulletin") && !is_promised(item) => Stake::News,
            Some(item) if is_promised(item) => Stake::Promise,
            Some(_) | None => Stake::Service,
        },
        What::WinBack { .. } | What::Contact { .. } => Stake::Service,
    }
}

/// Whether a plan that nobody made in its year cannot be made any more.
fn is_too_late(case: &Case<'_>, from: NaiveDate) -> bool {
    let mut clocks = Clock::all(case).into_iter();
    clocks.any(|it| it.task == Task::Plan && it.from == from && it.unplanned && it.over)
}

/// Whether an item answers what the client was promised or needs.
fn is_promised(item: &PlanItem<'_>) -> bool {
    let from_client = matches!(item.origin, Some(Origin::Commitment | Origin::Need));
    from_client || !item.covers.is_empty()
}
