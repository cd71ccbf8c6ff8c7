//! The stage of a client, by what has happened (D01, D14).

use super::{Case, Clock};
use crate::words;

words! {
    /// The stage of a client.
    Stage {
        /// 目标客户: identified, not yet spoken to.
        Target = "target",
        /// 准客户: spoken to, not yet appointed.
        Prospect = "prospect",
        /// 正式客户, in the signing and planning stage.
        Signing = "signing",
        /// 正式客户, in the service stage.
        Service = "service",
        /// The appointment has run out.
        Expired = "expired",
        /// Service has ended.
        Ended = "ended",
    }
}

impl Stage {
    /// The stage on the day of the case.
    pub fn of(case: &Case<'_>) -> Stage {
        let reached = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| day <= case.today);
        let record = case.record;
        if reached(record.closed()) {
            return Stage::Ended;
        }
        if reached(record.appointed()) {
            let ends = record.appointment().and_then(|it| it.ends());
            if ends.is_some_and(|ends| ends < case.today) {
                return Stage::Expired;
            }
            let is_signing = Clock::all(case).iter().any(Clock::is_of_signing);
            return if is_signing {
                Stage::Signing
            } else {
                Stage::Service
            };
        }
        if reached(record.client.first_contact) {
            Stage::Prospect
        } else {
            Stage::Target
        }
    }
}
