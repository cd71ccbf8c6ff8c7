//! Who placed a policy that began before an appointment.

use chrono::NaiveDate;

use crate::model::Policy;

/// Whether one of us placed a policy, or brokerage of it came in before the day of the appointment. Any other one was taken over.
pub(super) fn placed_by_us(policy: &Policy<'_>, appointed: NaiveDate) -> bool {
    policy.by.is_some() || policy.received_on.is_some_and(|on| on < appointed)
}
