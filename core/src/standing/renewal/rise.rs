//! The day a renewal opens by the client's stars, also where these changed while it was near (D64).

use chrono::NaiveDate;

use super::{before, begun};
use crate::standing::Case;
use crate::standing::stars::{changed, stars_on};

/// The day a renewal opens by the stars that hold on a day.
///
/// Stars that rise when the renewal would have been open by them do not make it late: nobody could have begun it by stars
/// that the client did not have. It opens as for a client that is newly won, and never later than by the stars before.
pub(super) fn opens(case: &Case<'_>, expires: NaiveDate, day: NaiveDate) -> NaiveDate {
    let by = |stars: u8| {
        let starts = case.standard.renewal.starts;
        before(expires, starts[usize::from(stars.clamp(1, 5)) - 1])
    };
    let mut opens = by(stars_on(case, day));
    if day < opens {
        return opens;
    }
    for change in changed(case, day) {
        if change <= opens {
            break;
        }
        let Some(eve) = change.pred_opt() else { break };
        let until_then = by(stars_on(case, eve));
        opens = opens.max(until_then.min(begun(case, change, expires)));
    }
    opens
}
