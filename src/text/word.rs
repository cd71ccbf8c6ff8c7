//! The words of the trade, by their codes.

use crate::lang::{Both, Lang};
use crate::model::ArchivePart;
use crate::model::{
    AppointmentKind, Basis, ClaimStep, ClientKind, Factor, InterruptionKind, LicenceKind, Origin,
    OutcomeKind, PaperKind, Purpose, RenewalStep, Role, TradeKind, Word,
};
use crate::rules::{Consequence, WaiverState};
use crate::standard::{Severity, Standard, Switch};
use crate::standing::{Approval, ChargeKind, ClaimTerm, LossLack, Part, Stage, Task};
use crate::text::cut;

/// A word of a closed list in both languages.
pub trait Spoken: Copy {
    /// The word in Chinese and in English.
    fn words(self) -> (&'static str, &'static str);

    /// The word in one language.
    fn say(self, lang: Lang) -> &'static str {
        let (zh, en) = self.words();
        lang.pick(zh, en)
    }
}

/// A word without what explains it in brackets: 转保 of 转保（换保险公司）.
pub fn unexplained(word: &str) -> &str {
    word.split('（').next().unwrap_or(word)
}

impl Spoken for ClientKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ClientKind::Direct => ("直接客户", "direct client"),
            ClientKind::Channel => ("渠道客户", "channel client"),
        }
    }
}

impl Spoken for LicenceKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            LicenceKind::Agency => ("保险专业代理", "insurance agency"),
            LicenceKind::ConcurrentAgency => ("保险兼业代理", "concurrent insurance agency"),
            LicenceKind::Brokerage => ("保险经纪", "insurance brokerage"),
        }
    }
}

impl Spoken for AppointmentKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            AppointmentKind::LetterOfAppointment => ("授权书", "letter of appointment"),
            AppointmentKind::BrokerageAgreement => ("委托协议书", "brokerage agreement"),
            AppointmentKind::CooperationAgreement => ("合作协议书", "cooperation agreement"),
            AppointmentKind::OtherWritten => ("其他书面文件", "other written document"),
        }
    }
}

impl Spoken for Role {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Role::AccountManager => ("客户经理", "account manager"),
            Role::Deputy => ("客户副经理", "deputy account manager"),
            Role::Producer => ("市场开发", "producer"),
            Role::Life => ("寿险", "life"),
            Role::NonLife => ("非寿险", "non-life"),
            Role::ClientRelations => ("客户关系管理", "client relations"),
            Role::Other => ("其他人员", "other"),
            Role::Leader => ("领导小组", "leading group"),
        }
    }
}

impl Spoken for PaperKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            PaperKind::ClientProfile => ("客户基本情况", "client profile"),
            PaperKind::Correspondence => ("业务往来记录", "correspondence"),
            PaperKind::BrokerageAgreement => ("风险管理顾问委托协议书", "brokerage agreement"),
            PaperKind::PowerOfAttorney => ("授权委托书", "power of attorney"),
            PaperKind::RiskAssessmentReport => ("风险评估报告", "risk assessment report"),
            PaperKind::InsuranceProposal => ("风险管理/保险建议书", "insurance proposal"),
            PaperKind::InsuranceProgramme => ("保险方案/续转方案", "insurance programme"),
            PaperKind::RequestForQuotation => ("询价单", "request for quotation"),
            PaperKind::QuotationComparison => ("询价分析报告", "quotation comparison"),
            PaperKind::ProposalFormCopy => ("投保文件复印件", "proposal form copy"),
            PaperKind::PolicyAndInvoiceCopy => {
                ("保单及保险费发票复印件", "policy and invoice copy")
            }
            PaperKind::ClientManual => ("客户手册", "client manual"),
            PaperKind::ReinsuranceSlip => ("分保条", "reinsurance slip"),
            PaperKind::ContractCopy => ("合同文本复印件", "contract copy"),
        }
    }
}

impl Spoken for Basis {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Basis::Expected => ("预期可实现", "expected"),
            Basis::Realised => ("已实现", "realised"),
        }
    }
}

impl Spoken for Factor {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Factor::Size => ("规模", "size"),
            Factor::Influence => ("社会影响力", "influence"),
            Factor::Needs => ("具体需求", "needs"),
        }
    }
}

impl Spoken for Origin {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Origin::Standard => ("星级服务标准", "service standard"),
            Origin::Commitment => ("服务承诺", "commitment"),
            Origin::Need => ("客户需求", "client's need"),
            Origin::Other => ("其他", "other"),
        }
    }
}

impl Spoken for Purpose {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Purpose::Renewal => ("保证续保", "renewal"),
            Purpose::NewBusiness => ("开发新需求", "new business"),
        }
    }
}

impl Spoken for Stage {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Stage::Target => ("目标客户", "target"),
            Stage::Prospect => ("准客户", "prospect"),
            Stage::Signing => ("签约与计划", "signing"),
            Stage::Service => ("服务实施", "service"),
            Stage::Expired => ("委托到期", "expired"),
            Stage::Ended => ("已终止", "ended"),
        }
    }
}

impl Spoken for Task {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Task::Team => ("服务团队", "service team"),
            Task::Archive => ("客户档案", "client archive"),
            Task::Rating => ("星级评定", "star rating"),
            Task::Plan => ("服务计划", "client service plan"),
            Task::Onboarding => ("签约与计划阶段", "signing and planning stage"),
        }
    }
}

impl Spoken for RenewalStep {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            RenewalStep::Reviewed => ("年度回顾与报告", "review and report"),
            RenewalStep::Exposure => ("更新风险信息", "exposure update"),
            RenewalStep::Programme => ("续转方案与询价", "programme and quotations"),
            RenewalStep::Comparison => ("询价分析", "quotation comparison"),
            RenewalStep::Proposal => ("送交续转建议", "proposal to the client"),
            RenewalStep::Choice => ("客户签字确认", "client's signed choice"),
            RenewalStep::Bound => ("落实承保", "cover bound"),
        }
    }
}

impl Spoken for OutcomeKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            OutcomeKind::Renewed => ("续保", "renewed"),
            OutcomeKind::MovedInsurer => ("转保（换保险公司）", "moved to another insurer"),
            OutcomeKind::PartlyRenewed => ("部分续保", "partly renewed"),
            OutcomeKind::Extended => ("展期", "extended"),
            OutcomeKind::Lapsed => ("到期未续保", "lapsed"),
            OutcomeKind::LostToDirect => ("流失：直接投保", "lost to direct"),
            OutcomeKind::LostToBroker => ("流失：其他经纪", "lost to another broker"),
            OutcomeKind::RiskCeased => ("保险标的灭失", "risk ceased"),
            OutcomeKind::DeclinedByUs => ("我方放弃", "declined by us"),
            OutcomeKind::DeclinedByInsurer => ("保险公司拒保", "declined by the insurer"),
        }
    }
}

impl Spoken for LossLack {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            LossLack::Reason => ("流失原因", "the reason"),
            LossLack::Talk => ("流失访谈", "the exit talk"),
            LossLack::Report => ("总结报告", "the final report"),
            LossLack::ClaimsBy => ("未决赔案责任人", "an owner of open claims"),
            LossLack::WinBack => ("再争取日期", "a win-back day"),
        }
    }
}

impl Spoken for Approval {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Approval::Override => ("星级调整", "the override of the stars"),
            Approval::Lowering => ("调低服务标准", "the lowered standard"),
            Approval::Publication => ("公布星级", "the publication of the stars"),
            Approval::Waiver => ("豁免", "the waiver"),
            Approval::Extension => ("延长投诉答复期限", "the longest time to answer a complaint"),
        }
    }
}

impl Spoken for ChargeKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ChargeKind::Item => ("计划项目", "plan item"),
            ChargeKind::Claim => ("索赔", "claim"),
            ChargeKind::Renewal => ("续转", "renewal"),
            ChargeKind::Endorsement => ("批改", "endorsement"),
            ChargeKind::Risk => ("风险变化", "risk change"),
            ChargeKind::Complaint => ("投诉", "complaint"),
            ChargeKind::Duty => ("督促保险公司", "insurer's duty"),
            ChargeKind::WinBack => ("再争取", "win-back"),
        }
    }
}

impl Spoken for Consequence {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Consequence::Money => ("钱款与保障", "money or cover"),
            Consequence::Law => ("法律责任", "the law"),
            Consequence::Client => ("客户服务", "the client"),
            Consequence::Paper => ("档案与手续", "papers"),
        }
    }
}

impl Spoken for Severity {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Severity::Error => ("错误", "error"),
            Severity::Warning => ("警告", "warning"),
            Severity::Advice => ("建议", "advice"),
        }
    }
}

impl Spoken for Switch {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Switch::Advice => Severity::Advice.words(),
            Switch::Warning => Severity::Warning.words(),
            Switch::Error => Severity::Error.words(),
            Switch::Off => ("不用", "off"),
        }
    }
}

impl Spoken for TradeKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            TradeKind::Enquiry => ("日常咨询", "enquiry"),
            TradeKind::Proposal => ("建议书", "proposal"),
            TradeKind::RequestForQuotation => ("询价", "request for quotation"),
            TradeKind::Placement => ("投保出单", "placement"),
            TradeKind::Claim => ("索赔", "claim"),
            TradeKind::Endorsement => ("批改", "endorsement"),
            TradeKind::Other => ("其他", "other"),
        }
    }
}

impl Spoken for WaiverState {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            WaiverState::InForce => ("有效", "in force"),
            WaiverState::Lapsed => ("已到期", "lapsed"),
            WaiverState::Followed => ("已续", "followed"),
            WaiverState::Unused => ("无用", "unused"),
            WaiverState::Incomplete => ("不完整", "incomplete"),
            WaiverState::NotYet => ("未开始", "not yet"),
            WaiverState::NotAsked => ("规则停用", "rule off"),
        }
    }
}

impl Spoken for ClaimStep {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ClaimStep::Loss => ("出险", "loss"),
            ClaimStep::Notified => ("报案", "notified"),
            ClaimStep::FirstReceived => ("首次收到索赔和单证", "claim received"),
            ClaimStep::Asked => ("要求补充单证", "papers asked for"),
            ClaimStep::Complete => ("单证齐全", "papers complete"),
            ClaimStep::LiabilityFixed => ("赔偿责任确定", "liability determined"),
            ClaimStep::Decided => ("核定", "decided"),
            ClaimStep::Agreed => ("达成赔付协议", "agreed"),
            ClaimStep::Denied => ("拒赔", "denied"),
            ClaimStep::Contested => ("提出异议", "contested"),
            ClaimStep::Paid => ("赔付", "paid"),
            ClaimStep::Withdrawn => ("撤回", "withdrawn"),
            ClaimStep::Closed => ("结案", "closed"),
        }
    }
}

impl Spoken for InterruptionKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            InterruptionKind::Demand => ("提出履行请求", "demand"),
            InterruptionKind::Consent => ("保险公司同意履行", "consent of the insurer"),
            InterruptionKind::Suit => ("提起诉讼", "suit"),
            InterruptionKind::Arbitration => ("申请仲裁", "arbitration"),
            InterruptionKind::Other => ("具有同等效力的其他情形", "other proceedings"),
        }
    }
}

impl Spoken for ClaimTerm {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ClaimTerm::Notice => ("报案", "notice of loss"),
            ClaimTerm::Decision => ("保险公司核定", "insurer's decision"),
            ClaimTerm::DenialNotice => ("拒赔通知", "notice of denial"),
            ClaimTerm::Advance => ("先予支付", "payment ahead"),
            ClaimTerm::Payment => ("保险公司赔付", "insurer's payment"),
            ClaimTerm::Limitation => ("诉讼时效", "limitation"),
        }
    }
}

impl Spoken for Part {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Part::Role(role) => role.words(),
            Part::Second => ("第二名成员", "second person"),
            Part::File(part) => part.words(),
        }
    }
}

impl Spoken for ArchivePart {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ArchivePart::Paper => ("书面档案", "paper file"),
            ArchivePart::Electronic => ("电子档案", "electronic file"),
            ArchivePart::Information => ("客户信息", "client information"),
        }
    }
}

/// The name of a kind of diary entry by its code, and by its name when it is a service of the standard.
pub fn kind_named(lang: Lang, code: &str, name: Option<&Both>) -> String {
    match (name, TradeKind::from_code(code)) {
        (Some(name), _) => cut(name.pick(lang)),
        (None, Some(kind)) => kind.say(lang).to_owned(),
        (None, None) => cut(code),
    }
}

/// The name of a kind of diary entry, or its code when the kind no longer exists.
pub fn diary_kind(lang: Lang, standard: &Standard, code: &str) -> String {
    match (standard.service(code), TradeKind::from_code(code)) {
        (Some(service), _) => service.name.pick(lang).to_owned(),
        (None, Some(kind)) => kind.say(lang).to_owned(),
        (None, None) => code.to_owned(),
    }
}
