//! What is wrong with an appointment, and what helps.

use chrono::NaiveDate;

use super::{Mend, on_record};
use crate::lang::Lang;
use crate::model::{AppointmentKind, Word as _};
use crate::rules::{Early, GoesOn, LicencePart, OfAppointment};
use crate::say;
use crate::text::command::{Ask, Command, Word, kefu};
use crate::text::word::Spoken;
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, fault: &OfAppointment) -> String {
    match fault {
        OfAppointment::Early {
            what,
            id,
            on,
            appointed,
        } => {
            let what = early(lang, *what, &entry(lang, id));
            match appointed {
                Some(appointed) => say!(lang,
                    zh: "{what}（{on}）早于委托关系确立之日（{appointed}）；实质性业务须在确立委托关系之后开展。",
                    en: "{what} ({on}) is before the appointment ({appointed}). Substantive business comes after it."),
                None => say!(lang,
                    zh: "{what}（{on}）没有委托关系作依据；实质性业务须在确立委托关系之后开展。",
                    en: "{what} ({on}) has no appointment. Substantive business needs one first."),
            }
        }
        OfAppointment::AfterClosing {
            what,
            id,
            on,
            closed,
            ..
        } => {
            let what = early(lang, *what, &entry(lang, id));
            say!(lang,
                zh: "客户已于 {closed} 终止服务，{what}（{on}）却在此之后，没有委托作依据。",
                en: "The service ended on {closed}. {what} ({on}) is after that and has no appointment.")
        }
        OfAppointment::CooperationWithDirect => say!(lang,
            zh: "这位客户不是渠道客户，委托文件却是合作协议书；合作协议书只适用于渠道客户。",
            en: "The appointment is a cooperation agreement, but this client is not a channel client. Such an agreement is for channel clients only."),
        OfAppointment::Unplanned {
            id,
            text,
            times,
            is_once,
            ..
        } => {
            let (id, text) = (entry(lang, id), cut(text));
            match times {
                None => say!(lang,
                    zh: "服务承诺 {id}“{text}”没有计划项目落实。",
                    en: "No plan item covers commitment {id} '{text}'."),
                Some((planned, times)) if *is_once => say!(lang,
                    zh: "服务承诺 {id}“{text}”应落实 {times} 次，计划中只有 {planned} 次。",
                    en: "Commitment {id} '{text}' is due {times} times; the plan has {planned}."),
                Some((planned, times)) => say!(lang,
                    zh: "服务承诺 {id}“{text}”本服务年度应落实 {times} 次，计划中只有 {planned} 次。",
                    en: "Commitment {id} '{text}' is due {times} times this service year; the plan has {planned}."),
            }
        }
        OfAppointment::NoTemplate { .. } => say!(lang,
            zh: "委托文件依据公司哪一份合同样本，没有登记。",
            en: "The record does not say which company template the appointment was made from."),
        OfAppointment::ExtensionNoTemplate { until } => say!(lang,
            zh: "委托延长至 {until} 的文件依据公司哪一份合同样本，没有登记。",
            en: "The record does not say which company template the extension until {until} was made from."),
        OfAppointment::NoKind { .. } => say!(lang,
            zh: "委托文件属于哪一种（授权书、委托协议书、合作协议书或其他书面文件），没有登记。",
            en: "The record does not say which kind of document the appointment is: letter, brokerage agreement, cooperation agreement or another."),
        OfAppointment::NoLicence { lacks } => {
            let lacks: Vec<&str> = lacks.iter().map(|part| part.say(lang)).collect();
            let lacks = lang.list(&lacks);
            say!(lang,
                zh: "渠道客户的许可证没有登记齐全，缺{lacks}；佣金只能付给有许可证的代理人、经纪人。",
                en: "The licence of this channel client is not all on record. Missing: {lacks}. Commission may go to licensed agents and brokers only.")
        }
        OfAppointment::LicenceOver { until } => say!(lang,
            zh: "渠道客户的许可证有效期到 {until} 为止，此后不能再付佣金。",
            en: "The licence of this channel client ended on {until}. After that no commission may be paid to it."),
        OfAppointment::NoTerm { .. } => say!(lang,
            zh: "委托到期日没有登记。",
            en: "The record has no last day of the appointment."),
        OfAppointment::Over { ends } => say!(lang,
            zh: "委托已于 {ends} 到期，既没有登记展期，也没有登记终止服务。",
            en: "The appointment ended on {ends}. The record has no extension and no end of the service."),
        OfAppointment::Expired { ends, what, id, on } => {
            let id = entry(lang, id);
            match what {
                GoesOn::Diary => say!(lang,
                    zh: "委托已于 {ends} 到期，此后仍有客户日志 {id}（{on}），没有书面依据。",
                    en: "The appointment ended on {ends}, but the diary has a later entry: {id} ({on})."),
                GoesOn::Policy => say!(lang,
                    zh: "委托已于 {ends} 到期，此后仍有保单 {id} 起保（{on}），没有书面依据。",
                    en: "The appointment ended on {ends}, but policy {id} began after it ({on})."),
                GoesOn::Cover => say!(lang,
                    zh: "委托已于 {ends} 到期，而保单 {id} 仍在保至 {on}；既没有展期，也没有终止服务。",
                    en: "The appointment ended on {ends}, but policy {id} is in force until {on}. It was neither extended, nor was the service ended."),
                GoesOn::PlanItem => say!(lang,
                    zh: "委托已于 {ends} 到期，此后仍有未办的计划项目 {id}（{on}），没有书面依据。",
                    en: "The appointment ended on {ends}, but plan item {id} is still open after it ({on})."),
            }
        }
        OfAppointment::Gap {
            ended,
            on,
            days,
            anew,
            served,
        } => gap(lang, (*ended, *on, *days), *anew, served),
        OfAppointment::Notice { notice, appointed } => match notice {
            Some(notice) => say!(lang,
                zh: "客户告知书（{notice}）晚于委托关系确立之日（{appointed}）送交。",
                en: "The client disclosure notice ({notice}) was handed over after the appointment ({appointed})."),
            None => say!(lang,
                zh: "委托关系已于 {appointed} 确立，但没有客户告知书的送交日期。",
                en: "The appointment was established on {appointed}, but the record does not say when the client disclosure notice was handed over."),
        },
    }
}

/// How many entries of a gap are named; the others are counted.
const NAMED: usize = 4;

fn gap(
    lang: Lang,
    (ended, on, days): (NaiveDate, NaiveDate, i64),
    anew: bool,
    served: &[(NaiveDate, GoesOn, String)],
) -> String {
    let named = served.iter().take(NAMED);
    let named: Vec<String> = named.map(|it| in_gap(lang, it)).collect();
    let named = named.join(lang.pick("、", ", "));
    let more = served.len().saturating_sub(NAMED);
    let later = match (anew, lang) {
        (false, Lang::Zh) => "才约定延长",
        (true, Lang::Zh) => "才再次委托",
        (false, Lang::En) => "the extension was agreed only",
        (true, Lang::En) => "the client appointed us again only",
    };
    let unit = if days == 1 { "day" } else { "days" };
    let had = match (served.is_empty(), more) {
        (true, _) => say!(lang, zh: "其间没有登记服务。", en: " Nothing was served in that time."),
        (false, 0) => say!(lang, zh: "其间仍有{named}。", en: " Served in that time: {named}."),
        (false, _) => say!(lang,
            zh: "其间仍有{named}，另有 {more} 项。",
            en: " Served in that time: {named}, and {more} more."),
    };
    say!(lang,
        zh: "委托已于 {ended} 到期，{on} {later}，相隔 {days} 天没有书面依据。{had}",
        en: "The appointment ended on {ended}, and {later} on {on}: {days} {unit} without a written basis.{had}")
}

fn in_gap(lang: Lang, (on, what, id): &(NaiveDate, GoesOn, String)) -> String {
    let id = entry(lang, id);
    match what {
        GoesOn::Diary => say!(lang, zh: "客户日志 {id}（{on}）", en: "diary entry {id} ({on})"),
        GoesOn::Policy | GoesOn::Cover => {
            say!(lang, zh: "保单 {id} 起保（{on}）", en: "the start of policy {id} ({on})")
        }
        GoesOn::PlanItem => say!(lang, zh: "计划项目 {id}（{on}）", en: "plan item {id} ({on})"),
    }
}

impl Spoken for LicencePart {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            LicencePart::Kind => ("种类", "its kind"),
            LicencePart::Number => ("编号", "its number"),
            LicencePart::Until => ("有效期", "its last day"),
        }
    }
}

fn early(lang: Lang, what: Early, id: &str) -> String {
    match what {
        Early::Diary => say!(lang, zh: "业务日志 {id}", en: "Diary entry {id}"),
        Early::Paper => say!(lang, zh: "业务文件 {id}", en: "Document {id}"),
        Early::Policy => say!(lang, zh: "保单 {id} 的起期", en: "The start of policy {id}"),
        Early::Renewal => say!(lang, zh: "续转 {id} 的办理", en: "The work on renewal {id}"),
        Early::Endorsement => {
            say!(lang, zh: "批改 {id} 的办理", en: "The work on endorsement {id}")
        }
        Early::Claim => say!(lang, zh: "索赔 {id} 的办理", en: "The handling of claim {id}"),
    }
}

/// The command that completes an appointment, without what it adds; one that is over is named by its day.
fn complete(id: &str, kind: Option<AppointmentKind>, of: Option<NaiveDate>) -> Command {
    let record = kefu("appointment record").word(id);
    let kind = kind.map_or(Ask::KIND_OF_APPOINTMENT.into(), |kind| {
        Word::from(kind.code())
    });
    let record = record.option("--kind", kind);
    match of {
        Some(on) => record.option("--on", on),
        None => record,
    }
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfAppointment, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OfAppointment::Early {
            appointed: None, ..
        } => kefu("appointment record")
            .word(id)
            .option("--kind", Ask::KIND_OF_APPOINTMENT)
            .option("--on", Ask::DATE)
            .option("--until", Ask::DATE)
            .option("--template", Ask::TEMPLATE)
            .say(lang),
        OfAppointment::Early {
            what: what @ (Early::Paper | Early::Claim),
            id: early,
            ..
        } => {
            let set = match what {
                Early::Paper => kefu("archive set"),
                _ => kefu("claim set"),
            };
            let set = set
                .word(id)
                .word(early)
                .option("--before-us", "true")
                .say(lang);
            let correct = at.key();
            say!(lang,
                zh: "委托前由他人办理的：{set}；日期记错的，更正：{correct}；确属我方先做后签的，报合规人员处理。",
                en: "If others did it before us: {set}. If the date is wrong: {correct}. If it was our business, refer it to compliance.")
        }
        OfAppointment::Early { .. } => {
            let correct = at.key();
            say!(lang,
                zh: "日期记错的，更正：{correct}；确属先做后签的，报合规人员处理。",
                en: "If the date is wrong: {correct}. If business really came first, refer it to compliance.")
        }
        OfAppointment::AfterClosing {
            came_back: true, ..
        } => {
            let show = kefu("appointment show").word(id).say(lang);
            on_record(lang, &at.key(), &show)
        }
        OfAppointment::AfterClosing { .. } => {
            let open = kefu("correct").word(id).word("client").word("closed=");
            let (open, correct) = (open.say(lang), at.key());
            say!(lang,
                zh: "服务仍在继续的：{open}；日期记错的，更正：{correct}",
                en: "If the service goes on: {open}. If the date is wrong: {correct}")
        }
        OfAppointment::CooperationWithDirect => kefu("client set")
            .word(id)
            .option("--kind", "channel")
            .say(lang),
        OfAppointment::Unplanned {
            id: commitment,
            service,
            times,
            ..
        } => {
            let service = service.as_ref().map_or(Ask::SERVICE.into(), Word::from);
            let lacking = times.map_or(1, |(planned, times)| times.saturating_sub(planned));
            at.plan_add_each(service, Some(commitment), lacking)
        }
        OfAppointment::NoTemplate { kind, of } => complete(id, *kind, *of)
            .option("--template", Ask::TEMPLATE)
            .say(lang),
        OfAppointment::ExtensionNoTemplate { until } => kefu("appointment extend")
            .word(id)
            .option("--until", *until)
            .option("--template", Ask::TEMPLATE)
            .say(lang),
        OfAppointment::Gap { .. } => {
            let show = kefu("appointment show").word(id).say(lang);
            on_record(lang, &at.key(), &show)
        }
        OfAppointment::NoKind { of } => complete(id, None, *of).say(lang),
        OfAppointment::NoLicence { lacks } => {
            let ask = |part: &LicencePart| match part {
                LicencePart::Kind => ("--licence-kind", Ask::KIND_OF_LICENCE),
                LicencePart::Number => ("--licence-number", Ask::NUMBER_OF_LICENCE),
                LicencePart::Until => ("--licence-until", Ask::DATE),
            };
            let set = kefu("client set").word(id);
            let lacks = lacks.iter().map(ask);
            lacks
                .fold(set, |set, (option, ask)| set.option(option, ask))
                .say(lang)
        }
        OfAppointment::LicenceOver { .. } => kefu("client set")
            .word(id)
            .option("--licence-until", Ask::DATE)
            .say(lang),
        OfAppointment::NoTerm { kind } => complete(id, *kind, None)
            .option("--until", Ask::DATE)
            .say(lang),
        OfAppointment::Over { .. } | OfAppointment::Expired { .. } => kefu("appointment extend")
            .word(id)
            .option("--until", Ask::DATE)
            .option("--on", Ask::DATE)
            .say(lang),
        OfAppointment::Notice { notice: None, .. } => kefu("client set")
            .word(id)
            .option("--disclosure-notice", Ask::DATE)
            .say(lang),
        OfAppointment::Notice { .. } => {
            let correct = at.key();
            say!(lang,
                zh: "日期记错的，更正：{correct}；确属补送的，今后在签约之前送交。",
                en: "If the date is wrong: {correct}. If it really was late, hand it over before signing from now on.")
        }
    }
}
