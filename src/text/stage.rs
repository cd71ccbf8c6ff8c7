//! What the next stage of a client lacks, in words, and what to type for it.

use super::command::{Ask, Command, kefu};
use super::finding::{plan, remedy};
use super::word::Spoken;
use crate::lang::Lang;
use crate::model::ArchivePart;
use crate::say;
use crate::standing::{Case, Clock, Lack, Missing, Stage, Task};

impl Spoken for Lack {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Lack::FirstContact => ("首次接触", "first contact"),
            Lack::DisclosureNotice => ("客户告知书", "disclosure notice"),
            Lack::Appointment => ("书面委托", "written appointment"),
            Lack::Extension => ("委托展期", "extension of the appointment"),
            Lack::Manager => ("客户经理", "account manager"),
            Lack::Deputy => ("客户副经理", "deputy account manager"),
            Lack::Second => ("第二名成员", "second person"),
            Lack::Paper => ArchivePart::Paper.words(),
            Lack::Electronic => ArchivePart::Electronic.words(),
            Lack::Information => ArchivePart::Information.words(),
            Lack::Rating => ("星级评定", "star rating"),
            Lack::PlanItems => ("服务计划的项目", "items of the plan"),
            Lack::ItemFields => ("项目应列明的内容", "what the item must state"),
            Lack::PlanIssued => ("服务计划定稿", "the plan, issued"),
        }
    }
}

/// The command that records it.
pub fn command(lang: Lang, case: &Case<'_>, of: &Missing) -> String {
    let id = case.id;
    let year = of.clock.as_ref().and_then(|clock| clock.another_year);
    // The issue of a plan has the opinion before it (D47). Its other lines tell what else is to be typed for it.
    let is_issue = of.lacks.first() == Some(&Lack::PlanIssued);
    let clock = of.clock.clone().map(|clock| match is_issue {
        true => Clock {
            unplanned: false,
            unstated: Vec::new(),
            before: Vec::new(),
            ..clock
        },
        false => clock,
    });
    if let Some(clock) = &clock.filter(|clock| clock.task != Task::Plan || is_issue) {
        let commands = remedy::commands(lang, id, clock, clock.task);
        return commands.into_iter().next().unwrap_or_default();
    }
    let unstated = of.item.and_then(|nth| of.clock.as_ref()?.unstated.get(nth));
    let command = match (of.lacks.first(), unstated) {
        (_, Some(item)) if item.open => plan::completed(lang, id, &item.item, &item.lacks),
        (_, Some(item)) => plan::filled(id, &item.item, &item.lacks),
        (Some(Lack::FirstContact), _) => kefu("client set")
            .word(id)
            .option("--first-contact", Ask::DATE),
        (Some(Lack::DisclosureNotice), _) => kefu("client set")
            .word(id)
            .option("--disclosure-notice", Ask::DATE),
        (Some(Lack::Appointment), _) => appointed(id),
        (Some(Lack::Extension), _) => extended(id),
        (Some(Lack::PlanItems), _) => kefu("plan draft").word(id).options("--year", year),
        _ => kefu("explain").word(id),
    };
    command.say(lang)
}

fn appointed(client: &str) -> Command {
    kefu("appointment record")
        .word(client)
        .option("--kind", Ask::KIND_OF_APPOINTMENT)
        .option("--on", Ask::DATE)
}

/// The command that extends an appointment.
pub(super) fn extended(client: &str) -> Command {
    kefu("appointment extend")
        .word(client)
        .option("--until", Ask::DATE)
        .option("--on", Ask::DATE)
}

/// How a client comes from its stage to the next, in one or two sentences.
pub fn told(lang: Lang, case: &Case<'_>, stage: Stage, lacks: bool) -> String {
    let next = kefu("next").word(case.id).say(lang);
    match (stage, lacks) {
        (Stage::Target, _) => say!(lang,
            zh: "首次接触后为准客户。",
            en: "With the first contact it becomes a prospect."),
        (Stage::Prospect, _) => say!(lang,
            zh: "书面委托确立后为正式客户，签约与计划阶段即开始计时。",
            en: "With the written appointment it becomes a client, and the terms of signing begin."),
        (Stage::Signing, _) => say!(lang,
            zh: "以上各项齐备，即转入服务实施阶段。",
            en: "Once these are there, the stage of service begins."),
        (Stage::Service, true) => say!(lang,
            zh: "服务实施阶段一直到委托终止；本服务年度还缺以上各项。要办的事：{next}",
            en: "The stage of service lasts until the appointment ends; the present service year lacks these. What to do: {next}"),
        (Stage::Service, false) => say!(lang,
            zh: "服务实施阶段一直到委托终止，没有缺项。要办的事：{next}",
            en: "The stage of service lasts until the appointment ends, and lacks nothing. What to do: {next}"),
        (Stage::Expired, _) => {
            let close = kefu("client close")
                .word(case.id)
                .option("--reason", Ask::REASON);
            let close = close.say(lang);
            say!(lang,
                zh: "展期后服务继续；不再服务的，终止：{close}",
                en: "With an extension service goes on. If it does not: {close}")
        }
        (Stage::Ended, _) => {
            let again = appointed(case.id).say(lang);
            say!(lang,
                zh: "服务已终止。客户再次委托的：{again}",
                en: "Service has ended. If the client appoints us again: {again}")
        }
    }
}
