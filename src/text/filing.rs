//! Why a kind of document is due, and what must happen before another one becomes due.

use crate::lang::Lang;
use crate::say;
use crate::standing::{Awaited, Cause, Phase};
use crate::text::word::Spoken;

/// What makes a kind of document due, with its day, as the rest of a sentence.
pub fn cause(lang: Lang, cause: Cause, since: chrono::NaiveDate) -> String {
    match cause {
        Cause::Archive => {
            say!(lang, zh: "档案已于 {since} 建立", en: "the archive was set up on {since}")
        }
        Cause::Term => {
            say!(lang, zh: "建档期限 {since} 已过", en: "the archive was due on {since}")
        }
        Cause::RiskSurvey => {
            say!(lang, zh: "{since} 已做风险查勘", en: "there was a risk survey on {since}")
        }
        Cause::Proposal => {
            say!(lang, zh: "{since} 已提出建议书", en: "a proposal was made on {since}")
        }
        Cause::RequestForQuotation => {
            say!(lang, zh: "{since} 已询价", en: "quotations were asked for on {since}")
        }
        Cause::Placement => {
            say!(lang, zh: "{since} 已投保出单", en: "insurance was placed on {since}")
        }
        Cause::Policy => say!(lang, zh: "保单已于 {since} 起保", en: "a policy began on {since}"),
        Cause::ClientManual => {
            say!(lang, zh: "{since} 已送交客户手册", en: "the client manual was handed over on {since}")
        }
        Cause::Reinsurance => {
            say!(lang, zh: "有再保险的保单已于 {since} 起保", en: "a reinsured policy began on {since}")
        }
    }
}

impl Spoken for Cause {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Cause::Archive => ("档案已建立", "archive set up"),
            Cause::Term => ("建档期限已过", "archive was due"),
            Cause::RiskSurvey => ("已做风险查勘", "risk survey done"),
            Cause::Proposal => ("已提出建议书", "proposal made"),
            Cause::RequestForQuotation => ("已询价", "quotations asked for"),
            Cause::Placement => ("已投保出单", "insurance placed"),
            Cause::Policy => ("保单已起保", "policy began"),
            Cause::ClientManual => ("已送交客户手册", "manual handed over"),
            Cause::Reinsurance => ("再保险保单已起保", "reinsured policy began"),
        }
    }
}

impl Spoken for Awaited {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Awaited::Appointment => ("待确立委托关系", "after the appointment"),
            Awaited::Term => ("建档期限内", "within the archive's term"),
            Awaited::AppointmentKind => ("委托文件种类未登记", "kind of appointment not on record"),
            Awaited::RiskSurvey => ("待风险查勘", "after a risk survey"),
            Awaited::Proposal => ("待提出建议书或起保", "after a proposal or a policy"),
            Awaited::RequestForQuotation => ("待询价或起保", "after a request or a policy"),
            Awaited::Placement => ("待投保或起保", "after placement or a policy"),
            Awaited::Policy => ("待保单起保", "after a policy begins"),
            Awaited::ClientManual => ("待送交客户手册", "after the manual is handed over"),
        }
    }
}

impl Spoken for Phase {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Phase::Appointment => ("确立委托关系", "appointment"),
            Phase::RiskAssessment => ("风险评估", "risk assessment"),
            Phase::Insurance => ("保险安排", "insurance"),
            Phase::Service => ("客户服务", "service"),
            Phase::Claims => ("索赔", "claims"),
        }
    }
}
