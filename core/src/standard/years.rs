//! How the service years follow each other.

use super::form::rows::{Section, count, section};
use super::said::Said;
use crate::both;

/// How the service years follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The rest of an appointment after a service year begins another one from so many whole months on; a shorter one
    /// belongs to the year before (D32, D68).
    pub tail: u32,
}

/// The form of `years`.
pub(super) const YEARS: Section = section(
    "years",
    both!("服务年度", "service years"),
    &[count(
        "tail",
        0..=11,
        3,
        both!(
            "委托末段不足几个月的，并入前一服务年度",
            "the rest of an appointment belongs to the year before when it has fewer months"
        ),
    )],
);

impl Years {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Years {
        Years {
            tail: said.count("tail"),
        }
    }
}
