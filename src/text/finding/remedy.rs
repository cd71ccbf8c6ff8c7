//! What to do about a finding: a command to copy, or where to open the file.

use super::mend::{Mend, last_key};
use crate::lang::Lang;
use crate::merge::{Damage, Wrong};
use crate::model::{ArchivePart, Role, Word};
use crate::rules::{Detail, Finding};
use crate::say;
use crate::standing::{Clock, NoOpinion, Part, State, Task};
use crate::store::Id;
use crate::text::command::{Ask, correct, in_turn, kefu, rating_set};
use crate::text::visible::visible;

/// What to do about a finding: a command that begins with `kefu` and can be pasted once its placeholders
/// are filled in, or else a sentence.
pub fn remedy(lang: Lang, finding: &Finding) -> String {
    let at = Mend::of(lang, finding);
    let said = said(lang, finding, &at);
    let client = finding.client.as_deref().unwrap_or("");
    let said = crate::text::ahead::instead(lang, client, &finding.ahead, said);
    match at.opens(&said) {
        true => said + lang.pick("。", "."),
        false => said,
    }
}

fn said(lang: Lang, finding: &Finding, at: &Mend<'_>) -> String {
    let id = finding.client.as_deref().unwrap_or("");
    match &finding.detail {
        // What was late stays on record: one can only see how it was counted.
        Detail::Deadline {
            clock,
            state: State::Late(_) | State::OnTime,
            ..
        } => explain(lang, id, clock.task),
        Detail::Deadline { clock, .. } => due(lang, id, clock, clock.task),
        Detail::Appointment(fault) => super::appointment::remedy(lang, fault, id, at),
        Detail::Team(fault) => super::team::remedy(lang, fault, id, at),
        Detail::Renewal(fault) => super::renewal::remedy(lang, fault, id, at),
        Detail::Waiver(fault) => super::waiver::remedy(lang, fault, id, at),
        Detail::Archive(fault) => super::archive::remedy(lang, fault, id, at),
        Detail::Rating(fault) => super::rating::remedy(lang, fault, id, at),
        Detail::Plan(fault) => super::plan::remedy(lang, fault, id, at),
        Detail::Claim(of) => super::claim::remedy(lang, of, id, at),
        Detail::Policy(fault) => super::policy::remedy(lang, fault, id, at),
        Detail::Service(fault) => super::service::remedy(lang, fault, id, at),
        Detail::NotRead => {
            let check = kefu("check").word(id).say(lang);
            say!(lang,
                zh: "改好后再核对：{check}",
                en: "Once that is corrected: {check}"
            )
        }
        Detail::FileName { name } => {
            let file = file(name);
            match Id::suggest(name) {
                Some(near) => say!(lang,
                    zh: "将 {file} 改名为 clients/{near}.toml。",
                    en: "Rename {file} to clients/{near}.toml."),
                None => say!(lang,
                    zh: "将 {file} 改名，用小写字母、汉字、数字、“-”和“_”。",
                    en: "Rename {file} with lower-case letters, Han characters, digits, '-' and '_'."),
            }
        }
        Detail::DoubledName { first, .. } => {
            let (file, other, first) = (file(id), first.as_str(), self::file(first));
            let merge = kefu("client merge").word(id).word(other).say(lang);
            let correct = correct(id, "client", "name", Ask::FULL_NAME).say(lang);
            say!(lang,
                zh: "核对 {file} 与 {first}：同一客户请并为一份：{merge}；不同客户请写明全称：{correct}",
                en: "Compare {file} with {first}. If they are one client, merge them: {merge}. Otherwise give each its full name: {correct}")
        }
        Detail::DoubledCrmId { .. } => kefu("client set")
            .word(id)
            .option("--crm-id", Ask::CRM_ID)
            .say(lang),
        Detail::Conflict { .. } => {
            let (at, resolve) = (at.place(), resolve(lang, id));
            say!(lang,
                zh: "{resolve}；仍有标记的，打开 {at}，每处留下一边，删去 <<<<<<<、=======、>>>>>>> 标记行。",
                en: "{resolve}; where marks are left, open {at}, keep one side in each place, and delete the lines with <<<<<<<, ======= and >>>>>>>.")
        }
        Detail::Damage(Damage { what, .. }) => match what {
            Wrong::RunTogether { .. } | Wrong::Twice { same: true, .. } => resolve(lang, id),
            Wrong::Twice { same: false, .. } => {
                let at = at.place();
                say!(lang, zh: "打开 {at}，留下对的一行，删去另一行。", en: "Open {at}, keep the line that is right, and delete the other.")
            }
        },
        Detail::DoubledId { .. } => resolve(lang, id),
        Detail::Personal(_) => {
            let at = at.place();
            say!(lang,
                zh: "打开 {at}删去该号码；如已提交到 Git，还须清理历史版本。",
                en: "Open {at} and delete the number. If it was committed, remove it from git's history too.")
        }
        Detail::UnknownService { .. } => {
            let correct = at.key();
            say!(lang,
                zh: "{correct}；服务确有其项的，加入 kefu.toml 的 [[services]]。",
                en: "{correct}. If there is such a service, add it to [[services]] in kefu.toml.")
        }
        Detail::Endings { first, then } => {
            let [first, then] = [&first.0, &then.0].map(|way| at.without(last_key(way)));
            say!(lang,
                zh: "只留下实际发生的一项。去掉前一项：{first}；去掉后一项：{then}",
                en: "Keep only the one that happened. To take the first off: {first}. To take the second off: {then}")
        }
        Detail::BelowZero(_)
        | Detail::NoShare(_)
        | Detail::Control
        | Detail::Blank
        | Detail::NoDay
        | Detail::Future(_)
        | Detail::Overlap { .. } => at.key(),
        Detail::Order {
            first, is_first, ..
        } => match is_first {
            true => at.other(&first.0).key(),
            false => at.key(),
        },
        Detail::UnknownReference { near, .. } => at.reference(near.as_deref()),
        Detail::Calendar(of) => super::calendar::remedy(lang, of),
        Detail::Recovered { file } => {
            let file = visible(file);
            say!(lang,
                zh: "将 {file} 与档案核对，缺漏的补入档案，再删除该文件。",
                en: "Compare {file} with the record, add what is missing there, then delete the file.")
        }
        Detail::Misplaced { file } => {
            let file = visible(file);
            say!(lang,
                zh: "将 {file} 移到 clients 文件夹；不再服务的，移出 clients。",
                en: "Move {file} into clients/ itself, or out of clients/ if the client is not served any more.")
        }
        Detail::UncoveredYear { .. } => kefu("calendar import").word(Ask::FILE).say(lang),
        Detail::Fault(_) | Detail::UnknownKey(_) | Detail::EntryId { .. } => at.open(),
    }
}

/// The command that merges both sides of a conflict, and mends what a merge by lines left.
fn resolve(lang: Lang, id: &str) -> String {
    kefu("git resolve").word(id).say(lang)
}

/// The commands that record a task as done.
fn due(lang: Lang, id: &str, clock: &Clock, task: Task) -> String {
    in_turn(lang, &commands(lang, id, clock, task))
}

/// The commands that record a task as done, one after the other; for the whole stage, those of every missing part.
pub(in crate::text) fn commands(lang: Lang, id: &str, clock: &Clock, task: Task) -> Vec<String> {
    let command = match task {
        Task::Team => {
            let is_there = clock.key.keys() == ["team", "established"] || !clock.lacks.is_empty();
            team(lang, id, &clock.lacks, is_there)
        }
        Task::Archive => archive(lang, id, &clock.lacks),
        Task::Rating => rating_set(id, Ask::AMOUNT, clock.another_year)
            .option("--on", Ask::DATE)
            .say(lang),
        Task::Plan => return plan(lang, id, clock, &[]),
        Task::Onboarding => {
            let parts = clock.missing.iter();
            let parts = parts.flat_map(|part| match part.task {
                Task::Plan => plan(lang, id, part, &clock.missing),
                task => commands(lang, id, part, task),
            });
            return parts.collect();
        }
    };
    vec![command]
}

/// The commands that lead to an issued plan, one after the other: what a draft needs, the draft, what its items
/// lack, and the issue. A plan that nobody made in its year cannot be made any more. What `others` record is not said again.
fn plan(lang: Lang, id: &str, clock: &Clock, others: &[Clock]) -> Vec<String> {
    if clock.unplanned && clock.over {
        return vec![explain(lang, id, Task::Plan)];
    }
    let before = clock.before.iter();
    let before = before.filter(|task| others.iter().all(|other| other.task != **task));
    let mut commands: Vec<String> = before
        .flat_map(|task| self::commands(lang, id, clock, *task))
        .collect();
    let year = clock.another_year;
    if clock.unplanned {
        let draft = kefu("plan draft").word(id).options("--year", year);
        commands.push(draft.say(lang));
    }
    let (open, closed): (Vec<_>, Vec<_>) = clock.unstated.iter().partition(|it| it.open);
    let (open, closed) = (open.into_iter(), closed.into_iter());
    commands.extend(closed.map(|it| super::plan::filled(id, &it.item, &it.lacks).say(lang)));
    commands.extend(open.map(|it| super::plan::completed(lang, id, &it.item, &it.lacks).say(lang)));
    if let Some(NoOpinion { staffed }) = clock.opinion {
        commands.extend(super::plan::opinion::given(lang, id, staffed, year));
    }
    let issue = kefu("plan issue").word(id).options("--year", year);
    commands.push(issue.option("--on", Ask::DATE).say(lang));
    commands
}

/// The command that names the missing people. A complete team on record lacks only its day; without a team on
/// record, everybody is missing.
pub(crate) fn team(lang: Lang, id: &str, lacks: &[Part], is_there: bool) -> String {
    if lacks == [Part::Second] {
        return kefu("team add")
            .word(id)
            .word(Ask::NAME)
            .option("--role", Ask::ROLE)
            .option("--duty", Ask::DUTY)
            .say(lang);
    }
    let roles = [
        (Role::AccountManager, "--manager"),
        (Role::Deputy, "--deputy"),
    ]
    .into_iter();
    let lacking = roles.filter(|(role, _)| !is_there || lacks.contains(&Part::Role(*role)));
    let set = lacking.fold(kefu("team set").word(id), |set, (_, option)| {
        set.option(option, Ask::NAME)
    });
    set.option("--on", Ask::DATE).say(lang)
}

/// The command that ticks the missing parts of the archive; all three when it is not on record.
fn archive(lang: Lang, id: &str, lacks: &[Part]) -> String {
    let parts = ArchivePart::ALL.iter().copied();
    let lacking = parts.filter(|part| lacks.is_empty() || lacks.contains(&Part::File(*part)));
    let tick = lacking.fold(kefu("archive tick").word(id), |tick, part| {
        tick.word(part.code())
    });
    tick.option("--on", Ask::DATE).say(lang)
}

fn explain(lang: Lang, id: &str, task: Task) -> String {
    match task {
        Task::Team | Task::Archive | Task::Rating | Task::Plan => {
            kefu("explain").word(id).word(task.code()).say(lang)
        }
        Task::Onboarding => kefu("explain").word(id).say(lang),
    }
}

fn file(id: &str) -> String {
    format!("clients/{id}.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_company_s_standard_names_its_file() {
        let rule = crate::rules::RULES
            .iter()
            .find(|rule| rule.name == "unknown-key")
            .expect("a rule of the index");
        let finding = Finding {
            rule,
            severity: rule.severity,
            client: None,
            key: crate::document::KeyPath::of("deadlines").key("teem"),
            place: Some(crate::document::Place {
                line: 23,
                column: 1,
            }),
            subject: "kefu.toml/deadlines.teem".to_owned(),
            entry: None,
            addition: crate::rules::Addition::Free,
            another_year: None,
            ahead: Vec::new(),
            detail: Detail::UnknownKey(Some("team")),
            due: None,
            waived: None,
        };

        assert_eq!(remedy(Lang::Zh, &finding), "打开 kefu.toml 第 23 行改正。");
        assert_eq!(
            remedy(Lang::En, &finding),
            "Open kefu.toml at line 23 and correct it."
        );
    }
}
