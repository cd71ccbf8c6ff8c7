//! Whether something that begins and ends is running on a day.

use chrono::NaiveDate;

/// Whether something that began on one day (or on an unknown day) had none of its ends yet on another day.
pub(super) fn is_open_on<const N: usize>(
    began: Option<NaiveDate>,
    ends: [Option<NaiveDate>; N],
    day: NaiveDate,
) -> bool {
    let has_begun = began.is_none_or(|began| began <= day);
    has_begun && ends.into_iter().flatten().all(|end| end > day)
}
