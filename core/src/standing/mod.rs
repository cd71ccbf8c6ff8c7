//! What follows from a record's dates on a given day: nothing of it is stored.
//!
//! ```text
//! Case           one client, on one day, held against the company's standard
//! Stage          where the client stands: target, prospect, appointed, ended         D01
//! ServiceYear    a service year, recorded or to be recorded                          D32 D68
//! Minimum        what a service year holds at least of one service                   D38–D41
//! Share          the share of a full year that a short term takes of the standard    D39
//! End            an end of the insurance period that a plan answers for               D08
//! Promise        what a commitment promises: which service, and when it is kept        D16 D17
//! Bunch          a month in which too many items of a plan begin                     D05
//! PolicyYear     the year of a policy that a client manual is for                     D57
//! Pace           how often a service was held, as the year goes                      D55 D56
//! Silence        how long nobody has written the diary                               D30 D56
//! Wait           a step beside the plan that waits, and its last day                 D58–D60
//! Part           what a team or an archive lacks to be set up                     D18 D22 D25
//! Clock          a term in working days: from, due, done                             D11 D21 D29 D34 D45
//! Deadline       every last day of a record, and the day claimed
//! Expiring       policies that expire together, and how far their renewal has come   D64–D67
//! Unfollowed     cover that goes on without the policy that follows                  D67
//! Charge         what a person has in hand                                           D69
//! Premiums       what policies cost with their endorsements                          D32 D58
//! Retention      how long the file is kept
//! Papers         which of the fourteen kinds of document are held, due, not due yet  D28 D30
//! Lacking        a paper of one policy or renewal that the file should hold             D28
//! Unapportioned  an income of several years taken as one year's                      D36
//! Approval       what somebody else approves, and who may                             D33 D35 D41
//! Todo           something to be done, by a day or since one
//! Event          the same with a name that stays, for a calendar
//! ClaimClock     a term of a claim, in the law's calendar days                       D62
//! LossLack       what follows from a loss and is not there yet                        D67
//! each_fact      everything that happened, with its date
//! AsItStood      a record as it stood on a day: what is dated later has not happened
//! ```

mod agenda;
mod apportion;
mod approval;
mod bunch;
mod case;
mod charge;
mod claim;
mod clock;
mod co_insurance;
mod deadline;
mod ends;
mod event;
mod fact;
mod income;
mod lacking;
mod loss;
mod manual;
mod minimum;
mod pace;
mod papers;
mod papers_of;
mod premium;
mod premium_due;
mod promise;
mod renewal;
mod retention;
mod service;
mod set_up;
mod silence;
mod stage;
mod stars;
mod state;
mod stood;
mod years;

pub use agenda::{HandingOver, Items, Stake, Todo, What, When, agenda, by_another, is_review};
pub use apportion::{Unapportioned, unapportioned};
pub use approval::{Approval, NoApprover, may_approve, may_extend};
pub use bunch::{Bunch, bunch};
pub use case::Case;
pub use charge::{Charge, ChargeKind, charges, in_hand, is_among, people, with_another};
pub use claim::{
    ClaimClock, ClaimTerm, Heard, Length, claim_from, is_in_hand, last_heard, was_before_us,
    was_in_hand,
};
pub use clock::{Clock, NoOpinion, Start, Task, Unstated};
pub use co_insurance::{InsurerShare, ceded, insurers, is_shared_by, shares, shares_in};
pub use deadline::{Deadline, Thing, deadlines, hand_over_due};
pub use ends::{End, ends};
pub use event::{Event, events};
pub use fact::each_fact;
pub use income::{income_of_policies, received_of_policies};
pub use lacking::{Lack, Missing, lacking, next_stage};
pub use loss::{LossLack, loss_lacks};
pub use manual::{CLIENT_MANUAL, PolicyYear, has_manual, manual_to_make, policy_year};
pub use minimum::{Minimum, Share, is_reference, minimums};
pub use pace::{Pace, paces};
pub use papers::{Awaited, Cause, PaperState, Papers, Phase};
pub use papers_of::{Lacking, begun_with_us, policies_without_paper, renewals_without_paper};
pub use premium::Premiums;
pub use premium_due::{PremiumDue, premiums_due};
pub use promise::{Kept, Promise, service_named};
pub use renewal::{
    Cover, CoverGap, Ending, Expiring, Follower, History, StepDue, Successors, Unfollowed,
    cover_gap, cover_gaps, expiring, late_start, needs_follower, of_record, steps_missed,
    unfollowed, unsettled, without_outcome,
};
pub use retention::{Retention, is_a_year_and_a_day, retention};
pub use service::{
    ComplaintEnd, Wait, complaint_due, complaint_end, complaint_wait, duty_wait, endorsement_wait,
    risk_waits, waits, waits_in,
};
pub use set_up::{Part, archive_lacks, archive_set_up, team_lacks, team_set_up};
pub use silence::{Gap, Silence, gaps, silence};
pub use stage::Stage;
pub use stars::{StarsInForce, rated_stars, stars_in_force, stars_on};
pub use state::State;
pub use stood::{AsItStood, as_it_stood};
pub use years::{
    ServiceYear, another_year, last_day_of, last_day_served, plan_term, recorded_year,
    service_years, year_today,
};

#[cfg(test)]
pub(crate) mod tests;
