//! The rows: one a step, section by section.

use super::{Again, Bar, Step, Waiting};
use crate::both;

const fn step(key: &'static str, command: &'static str) -> Step {
    Step {
        key,
        command,
        after: &[],
        needs: None,
        bars: &[],
        again: Again::Refused,
        waiting: None,
    }
}

impl Step {
    const fn after(self, after: &'static [&'static str]) -> Step {
        Step { after, ..self }
    }

    const fn needs(self, key: &'static str) -> Step {
        let needs = Some(key);
        Step { needs, ..self }
    }

    const fn bars(self, bars: &'static [Bar]) -> Step {
        Step { bars, ..self }
    }

    /// The step with what is said while it is waited for: the code for scripts, the rule that speaks once its last
    /// day is past, its name among what is to be done, and where the entry stands until then.
    const fn waits(
        self,
        code: &'static str,
        rule: &'static str,
        todo: &'static str,
        state: &'static str,
    ) -> Step {
        let waiting = Some(Waiting {
            code,
            rule,
            todo,
            state,
        });
        Step { waiting, ..self }
    }

    const fn replaces(self) -> Step {
        let again = Again::Replaces;
        Step { again, ..self }
    }
}

const fn by(by: &'static str) -> Bar {
    Bar { by, unless: None }
}

const fn unless(by: &'static str, lifted: &'static str) -> Bar {
    let unless = Some(lifted);
    Bar { by, unless }
}

/// Stars changed for a reason (D33).
pub(in crate::model) const OVERRIDE: &[Step] = &[
    step("referred", "rating override"),
    step("approved", "rating approve").after(&["referred"]),
];

/// Stars made public (D35).
pub(in crate::model) const PUBLICATION: &[Step] = &[
    step("approved", "rating publish"),
    step("published", "rating publish").after(&["approved"]),
];

/// A service held less often than the standard asks for (D41).
pub(in crate::model) const LOWERINGS: &[Step] = &[
    step("referred", "plan lower"),
    step("approved", "plan lower").after(&["referred"]),
];

/// The client service plan (D44, D45): what was not issued is not sent to the client.
pub(in crate::model) const PLAN: &[Step] = &[
    step("issued", "plan issue"),
    step("circulated", "plan circulate"),
    step("sent", "plan send").needs("issued").after(&["issued"]),
];

/// The client archive (D25, D27). Its parts are re-filed in any order.
pub(in crate::model) const ARCHIVE: &[Step] = &[
    step("paper", "archive tick"),
    step("electronic", "archive tick"),
    step("information", "archive tick"),
    step("reported", "archive report"),
];

/// Endorsements (D58). An issued one is part of the contract and is not withdrawn (保险法 20).
pub(in crate::model) const ENDORSEMENTS: &[Step] = &[
    step("requested", "endorsement add"),
    step("sent", "endorsement send")
        .waits(
            "endorsement-send",
            "endorsement-stuck",
            both!("批改申请送保险公司", "endorsement to the insurer"),
            both!("待送保险公司", "to be sent"),
        )
        .after(&["requested"])
        .bars(&[by("withdrawn")]),
    step("issued", "endorsement issue")
        .waits(
            "endorsement-issue",
            "endorsement-stuck",
            both!("保险公司出具批单", "endorsement from the insurer"),
            both!("待出批单", "with the insurer"),
        )
        .after(&["requested", "sent"])
        .needs("sent")
        .bars(&[by("withdrawn")]),
    step("checked", "endorsement check")
        .waits(
            "endorsement-check",
            "endorsement-stuck",
            both!("核对批单", "endorsement check"),
            both!("待核对", "to be checked"),
        )
        .after(&["requested", "sent", "issued"])
        .needs("issued")
        .bars(&[by("withdrawn")]),
    step("withdrawn", "endorsement withdraw")
        .after(&["requested", "sent"])
        .bars(&[by("issued")]),
];

/// Changes of the client's risk (D59): the measure and the insurer's knowing come in any order.
pub(in crate::model) const RISKS: &[Step] = &[
    step("found", "risk add"),
    step("measured", "risk measure")
        .waits(
            "risk-measure",
            "risk-unmeasured",
            both!("应对风险变化", "risk measure"),
            both!("待采取措施", "needs a measure"),
        )
        .after(&["found"]),
    step("told", "risk tell")
        .waits(
            "risk-tell",
            "risk-unmeasured",
            both!("风险变化告知保险公司", "risk to the insurer"),
            both!("待告知保险公司", "insurer to be told"),
        )
        .after(&["found"]),
];

/// What insurers owe (D60). The insurer may be pressed again and again.
pub(in crate::model) const DUTIES: &[Step] = &[
    step("pressed", "duty press")
        .bars(&[by("dropped"), by("done")])
        .replaces(),
    step("done", "duty done")
        .waits(
            "duty-perform",
            "duty-overdue",
            both!("督促保险公司履行", "insurer's duty"),
            both!("待履行", "owed"),
        )
        .after(&["pressed"])
        .bars(&[by("dropped")]),
    step("dropped", "duty drop")
        .after(&["pressed"])
        .bars(&[by("done")]),
];

/// Claims (D62; 保险法 21–26). An insurer may deny, or pay on account, before the papers are complete; it
/// cannot before it knows of the loss. After a denial nothing is agreed but by contesting it.
pub(in crate::model) const CLAIMS: &[Step] = &[
    step("loss", "claim add").bars(&[by("closed")]),
    step("notified", "claim notify")
        .after(&["loss"])
        .bars(&[by("closed")]),
    step("asked", "claim ask")
        .after(&["loss", "notified"])
        .needs("notified")
        .bars(&[by("closed"), by("withdrawn"), by("paid")]),
    step("complete", "claim complete")
        .after(&["loss", "notified", "asked"])
        .needs("notified")
        .bars(&[by("closed"), by("withdrawn"), by("paid")]),
    step("decided", "claim decide")
        .after(&["loss", "notified"])
        .needs("notified")
        .bars(&[by("closed"), by("withdrawn"), by("paid")]),
    step("agreed", "claim agree")
        .after(&["loss", "notified", "denied", "contested"])
        .needs("notified")
        .bars(&[
            by("closed"),
            by("withdrawn"),
            by("paid"),
            unless("denied", "contested"),
        ]),
    step("denied", "claim deny")
        .after(&["loss", "notified", "decided"])
        .needs("notified")
        .bars(&[by("closed"), by("withdrawn"), by("paid"), by("agreed")]),
    step("contested", "claim contest")
        .after(&["loss", "notified", "denied"])
        .needs("denied")
        .bars(&[by("closed"), by("withdrawn"), by("paid")]),
    step("paid", "claim pay")
        .after(&["loss", "notified", "agreed"])
        .needs("agreed")
        .bars(&[by("closed"), by("withdrawn"), unless("denied", "contested")]),
    step("withdrawn", "claim withdraw")
        .after(&["loss", "notified"])
        .bars(&[by("closed"), by("paid")]),
    step("closed", "claim close").after(&[
        "loss",
        "notified",
        "asked",
        "complete",
        "decided",
        "agreed",
        "denied",
        "contested",
        "paid",
        "withdrawn",
    ]),
];

/// Complaints: answered within the house's days, then settled with what the client says to the answer.
pub(in crate::model) const COMPLAINTS: &[Step] = &[
    step("received", "complaint add"),
    step("extended", "complaint extend")
        .after(&["received"])
        .bars(&[by("answered"), by("settled"), by("withdrawn")])
        .replaces(),
    step("answered", "complaint answer")
        .after(&["received", "extended"])
        .bars(&[by("settled"), by("withdrawn")])
        .waits(
            "complaint-answer",
            "complaint-overdue",
            both!("答复投诉", "answer to a complaint"),
            both!("待答复", "to be answered"),
        ),
    step("settled", "complaint settle")
        .after(&["received", "extended", "answered"])
        .needs("answered")
        .bars(&[by("withdrawn")]),
    step("withdrawn", "complaint withdraw")
        .after(&["received", "extended", "answered"])
        .bars(&[by("settled")]),
];

/// Renewals (D64, D65). From the quotations on, each step rests on the one before: what was not asked for is not
/// compared, and nothing is bound without the client's choice. The review and the exposure update run beside.
pub(in crate::model) const RENEWALS: &[Step] = &[
    step("started", "renewal start"),
    step("reviewed", "renewal step")
        .after(&["started"])
        .bars(&[by("closed")]),
    step("exposure", "renewal step")
        .after(&["started"])
        .bars(&[by("closed")]),
    step("programme", "renewal step")
        .after(&["started"])
        .bars(&[by("closed")]),
    step("comparison", "renewal step")
        .after(&["started", "programme"])
        .needs("programme")
        .bars(&[by("closed")]),
    step("proposal", "renewal step")
        .after(&["started", "programme", "comparison"])
        .needs("comparison")
        .bars(&[by("closed")]),
    step("choice", "renewal step")
        .after(&["started", "programme", "comparison", "proposal"])
        .needs("proposal")
        .bars(&[by("closed")]),
    step("bound", "renewal step")
        .after(&["started", "programme", "comparison", "proposal", "choice"])
        .needs("choice")
        .bars(&[by("closed")]),
    step("closed", "renewal close").after(&[
        "started",
        "reviewed",
        "exposure",
        "programme",
        "comparison",
        "proposal",
        "choice",
        "bound",
    ]),
];
