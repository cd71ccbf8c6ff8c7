//! The agenda for a calendar: each thing to be done as a whole day, with a name by which it is found again.
//!
//! Calendars are shared and shown on screens, so no entry tells stars, income or why something is approved.

use std::collections::HashMap;
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};

use super::what::what;
use crate::alike;
use crate::commands::Answer;
use crate::commands::desk::Desk;
use crate::commands::survey::survey;
use crate::lang::Lang;
use crate::model::Policy;
use crate::output::{Days, Ending as FileEnding, Entry};
use crate::say;
use crate::standing::{Case, Event, Expiring, State, Task, Todo, What, When, events, expiring};
use crate::store::Workspace;
use crate::text;
use crate::text::command::kefu;
use crate::text::todo::Known;
use crate::text::word::Spoken;

/// Which of the agenda is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// This client alone, by its id.
    pub client: Option<&'a str>,
    /// The work of this person alone.
    pub who: Option<&'a str>,
    /// At most so many working days ahead; all that is known when left out, since a calendar is for what is to come.
    pub within: Option<u32>,
}

/// Gives what is asked for into the answer, as days of a calendar.
///
/// # Errors
///
/// The folder of records cannot be listed.
pub fn give(desk: &Desk<'_>, asked: Asked<'_>, answer: &mut Answer) -> anyhow::Result<()> {
    let days = days(desk, asked)?;
    let context = desk.context;
    if !context.named_stdout && context.files.iter().all(|it| it.ending == FileEnding::Ics) {
        // What a list of the next days leaves out is in the calendar.
        answer.notes.clear();
    }
    let count = days.entries.len();
    let entries = match count {
        1 => "1 entry".to_owned(),
        _ => format!("{count} entries"),
    };
    answer.notes.push(match asked.within {
        None => say!(desk.lang(),
            zh: "日历 {count} 项：逾期、等待和今后的全部。只要近期的：--within。",
            en: "{entries}: what is overdue, what waits and all that is to come. Fewer: --within."
        ),
        Some(_) => say!(desk.lang(), zh: "日历 {count} 项。", en: "{entries}."),
    });
    answer.days = Some(days);
    Ok(())
}

fn days(desk: &Desk<'_>, asked: Asked<'_>) -> anyhow::Result<Days> {
    let (lang, today) = (desk.lang(), desk.today);
    let by_all = written_by_all(&desk.workspace);
    let survey = survey(desk, asked.client, |case| entries(lang, case, asked))?;
    let mut all = Vec::new();
    for (which, mut entries) in survey.found {
        let written = desk.workspace.written(&which.path).max(by_all);
        for entry in &mut entries {
            entry.changed = written.map(DateTime::<Utc>::from);
            entry.sequence = sequence(today, entry.changed);
        }
        all.extend(entries);
    }
    all.sort_by(|one, next| (one.day, &one.uid).cmp(&(next.day, &next.uid)));
    let whose = [asked.who, asked.client].into_iter().flatten();
    let whose: String = whose.map(|it| format!(" {it}")).collect();
    Ok(Days {
        lang,
        name: say!(lang, zh: "客户服务{whose}", en: "Client service{whose}"),
        today,
        entries: all,
    })
}

/// When what holds for all clients was written last: the company's standard and its years of working days.
fn written_by_all(workspace: &Workspace) -> Option<SystemTime> {
    let years = workspace.calendars().unwrap_or_default();
    let years = years.iter().filter_map(|path| workspace.written(path));
    let standard: &Path = &workspace.kefu_toml_path();
    years.chain(workspace.written(standard)).max()
}

/// A number that grows when a file that an entry follows from was written, and with each day, since what an entry says
/// may depend on the day alone. Days and seconds are added: neither takes back what the other gave.
fn sequence(today: NaiveDate, written: Option<DateTime<Utc>>) -> u32 {
    let since = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or_default();
    let days = (today - since).num_days().max(0);
    let seconds = written.map_or(0, |at| {
        let since = since.and_time(chrono::NaiveTime::MIN).and_utc();
        (at - since).num_seconds().max(0)
    });
    // A calendar counts in 31 bits; they last until 2093.
    let most = i64::from(i32::MAX);
    u32::try_from((days + seconds).min(most)).unwrap_or(0)
}

fn entries(lang: Lang, case: &Case<'_>, asked: Asked<'_>) -> Vec<Entry> {
    let mut found: Vec<(Event<'_>, Vec<&str>)> = Vec::new();
    let cover = Cover::of(case);
    let told = events(case).into_iter();
    for event in told.filter_map(|it| discreet(case, &cover, it)) {
        let who = event.todo.who;
        let left = case.calendar.between(case.today, event.todo.when.day());
        let is_near = asked.within.is_none_or(|within| left <= i64::from(within));
        if !is_near || !alike::is_asked(who, asked.who) {
            continue;
        }
        // What several people can do is one entry.
        match found.last_mut() {
            Some((last, people)) if last.name == event.name => people.extend(who),
            _ => found.push((event, who.into_iter().collect())),
        }
    }
    let known = Known::of(case);
    let entries = found.iter();
    entries
        .map(|(event, people)| entry(lang, case, (&known, &cover), event, people))
        .collect()
}

/// The policies and the renewals of a client, by their ids: a record may have thousands, and as many entries.
struct Cover<'a> {
    policies: HashMap<&'a str, &'a Policy<'a>>,
    expiring: Vec<Expiring<'a>>,
    /// Where in those each policy and each renewal is.
    with_policy: HashMap<&'a str, usize>,
    of_renewal: HashMap<&'a str, usize>,
}

impl<'a> Cover<'a> {
    fn of(case: &Case<'a>) -> Cover<'a> {
        let (mut policies, mut with_policy, mut of_renewal) =
            (HashMap::new(), HashMap::new(), HashMap::new());
        for policy in &case.record.policies {
            policies.entry(policy.id).or_insert(policy);
        }
        let expiring = expiring(case);
        for (nth, it) in expiring.iter().enumerate() {
            for ending in &it.policies {
                with_policy.entry(ending.policy.id).or_insert(nth);
            }
            if let Some((_, renewal)) = it.recorded {
                of_renewal.entry(renewal.id).or_insert(nth);
            }
        }
        Cover {
            policies,
            expiring,
            with_policy,
            of_renewal,
        }
    }

    /// What expires with the first of these policies.
    fn with(&self, policies: &[&str]) -> Option<&Expiring<'a>> {
        let nths = policies.iter().filter_map(|id| self.with_policy.get(id));
        nths.min().map(|nth| &self.expiring[*nth])
    }

    /// Policies by what they cover, with their ids: a calendar is read far from the record.
    fn named(&self, lang: Lang, ids: &[&str]) -> String {
        let named = |id: &&str| match self.policies.get(id).and_then(|it| it.product) {
            Some(product) => say!(lang, zh: "{product}（{id}）", en: "{product} ({id})"),
            None => (*id).to_owned(),
        };
        lang.list(&ids.iter().map(named).collect::<Vec<_>>())
    }
}

/// What a shared calendar may have of an entry. The day on which a renewal is to start, and on which its first steps are
/// due, depends on the stars: the start stands on the earliest day that the standard has for any client, the steps that would
/// tell stars are left out, as is a diary that is silent, and the end of cover stays.
fn discreet<'a>(case: &Case<'a>, cover: &Cover<'a>, mut event: Event<'a>) -> Option<Event<'a>> {
    let starts = case.standard.renewal.starts;
    let (longest, shortest) = (starts.iter().max()?, starts.iter().min()?);
    match &event.todo.what {
        What::RenewalOpens { policies } => {
            let it = cover.with(policies)?;
            let before = |days: u32| it.expires - chrono::Days::new(u64::from(days));
            // Where it is not to start before a day that no star decides, that is the day.
            let day = match it.opens > before(*shortest) {
                true => it.opens,
                false => before(*longest),
            };
            event.todo.when = match day < case.today {
                true => When::Since(day),
                false => When::By(day),
            };
            Some(event)
        }
        What::RenewalStep { id, step } => {
            let it = &cover.expiring[*cover.of_renewal.get(id)?];
            let due = it.steps.iter().find(|due| due.step == *step)?;
            (due.days <= *shortest).then_some(event)
        }
        // How long a diary may be silent depends on them alone.
        What::Contact { .. } => None,
        _ => Some(event),
    }
}

fn entry(
    lang: Lang,
    case: &Case<'_>,
    (known, cover): (&Known<'_>, &Cover<'_>),
    event: &Event<'_>,
    people: &[&str],
) -> Entry {
    let (todo, today) = (&event.todo, case.today);
    let client = case.record.client.name;
    let said = said(lang, case, cover, &todo.what);
    let mark = match todo.when {
        When::By(due) if due < today => say!(lang, zh: "【逾期】", en: "OVERDUE: "),
        When::By(_) => String::new(),
        When::Since(_) => say!(lang, zh: "【等待】", en: "WAITING: "),
    };
    let said = text::clock::marked(lang, said, todo.provisional);
    Entry {
        uid: format!("{}/{}@kefu", case.id, event.name),
        // Nobody would see in the past what has no last day and still waits.
        day: match todo.when {
            When::By(due) => due,
            When::Since(_) => today,
        },
        sequence: 0,
        changed: None,
        summary: say!(lang,
            zh: "{mark}{client}：{said}",
            en: "{mark}{client} – {said}"
        ),
        description: description(lang, case, known, todo, people),
        category: category(lang, &todo.what),
        tentative: todo.provisional,
    }
}

fn description(
    lang: Lang,
    case: &Case<'_>,
    known: &Known<'_>,
    todo: &Todo<'_>,
    people: &[&str],
) -> String {
    let (client, id, today) = (case.record.client.name, case.id, case.today);
    let mut lines = vec![say!(lang, zh: "客户：{client}（{id}）", en: "Client: {client} ({id})")];
    if !people.is_empty() {
        let people = lang.list(people);
        lines.push(say!(lang, zh: "经办人：{people}", en: "Who: {people}"));
    }
    match todo.when {
        When::By(_) | When::Since(_) if matches!(todo.what, What::RenewalOpens { .. }) => {
            let longest = case.standard.renewal.starts.into_iter().max().unwrap_or(0);
            let next = kefu("next").word(id).say(lang);
            lines.push(say!(lang,
                zh: "日历一律按标准中最早的一天（到期前 {longest} 天）；该客户自己的期限：{next}",
                en: "A calendar has the earliest day of the standard for every client, {longest} days before the end. The day of this one: {next}"
            ));
        }
        When::By(due) if due < today => {
            let state = State::of(due, None, today, |from, to| case.calendar.between(from, to));
            let state = text::clock::state(lang, state);
            lines.push(say!(lang,
                zh: "最后一天：{due}；到 {today} {state}",
                en: "Last day: {due}; on {today} {state}"
            ));
        }
        When::By(due) => lines.push(say!(lang, zh: "最后一天：{due}", en: "Last day: {due}")),
        When::Since(since) => lines.push(say!(lang,
            zh: "{since} 起等待，没有最后一天，故列在 {today}",
            en: "Has waited since {since} and has no last day, so it stands on {today}"
        )),
    }
    if todo.provisional {
        lines.push(say!(lang,
            zh: "暂定：所跨年份的放假通知尚未公布，日期可能改变",
            en: "Provisional: it counts days of a year without a holiday notice, and may change"
        ));
    }
    // What rates a client, or lowers its standard, would say what is approved, or ask for the income.
    let command = text::todo::command(lang, case, known, todo);
    let is_told = ["kefu rating ", "kefu plan lower "]
        .iter()
        .all(|it| !command.starts_with(it));
    let command = match is_told {
        true => command,
        false => kefu("next").word(id).say(lang),
    };
    lines.push(say!(lang, zh: "键入：{command}", en: "Type: {command}"));
    lines.join("\n")
}

/// What is to be done, in words that may stand in a shared calendar.
fn said(lang: Lang, case: &Case<'_>, cover: &Cover<'_>, of: &What<'_>) -> String {
    match of {
        What::Clock {
            task: Task::Rating, ..
        } => say!(lang, zh: "内部评定", en: "internal rating"),
        What::OverrideApproval { .. } | What::LoweringApproval { .. } => {
            say!(lang, zh: "内部事项待批准", en: "an internal approval")
        }
        What::RenewalOpens { policies } => {
            let policies = cover.named(lang, policies);
            say!(lang, zh: "启动续转：{policies}", en: "start the renewal of {policies}")
        }
        What::Expires { policies, .. } => {
            let policies = cover.named(lang, policies);
            say!(lang, zh: "保单到期：{policies}", en: "cover ends: {policies}")
        }
        What::Follows(follower) => {
            let policy = cover.named(lang, &[&follower.policy]);
            say!(lang, zh: "登记接续的保单：{policy}", en: "policy that follows {policy}")
        }
        What::RenewalStep { step, .. } => {
            let step = step.say(lang);
            say!(lang, zh: "续转：{step}", en: "renewal: {step}")
        }
        of => what(lang, case, of).1.in_words(lang),
    }
}

/// The kind of work, by which a calendar gives colours.
pub fn category(lang: Lang, of: &What<'_>) -> String {
    match of {
        What::Clock { .. } => say!(lang, zh: "签约期限", en: "Signing"),
        What::Contact { .. } => say!(lang, zh: "日常沟通", en: "Contact"),
        What::Item { .. } | What::PlanOpinion | What::PlanCirculation { .. } => {
            say!(lang, zh: "服务计划", en: "Plan")
        }
        What::Claim { .. } => say!(lang, zh: "索赔", en: "Claims"),
        What::Step { section, .. } => match *section {
            "endorsements" => say!(lang, zh: "批改", en: "Endorsements"),
            "risks" => say!(lang, zh: "风险变化", en: "Risks"),
            "complaints" => say!(lang, zh: "投诉", en: "Complaints"),
            _ => say!(lang, zh: "保险公司义务", en: "Insurers"),
        },
        What::AppointmentEnds | What::LicenceEnds => say!(lang, zh: "委托", en: "Appointments"),
        What::OverrideApproval { .. } | What::LoweringApproval { .. } => {
            say!(lang, zh: "批准", en: "Approvals")
        }
        What::RenewalOpens { .. }
        | What::RenewalStep { .. }
        | What::Expires { .. }
        | What::Follows(_)
        | What::WinBack { .. } => say!(lang, zh: "续转", en: "Renewals"),
        What::Premium { .. } => say!(lang, zh: "保险费", en: "Premium"),
        What::HandOver { .. } => say!(lang, zh: "移交", en: "Hand-overs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::testing::on;
    use crate::used::used;

    /// Looked up one by one among all the others these would be a hundred million pairs.
    #[test]
    fn thousands_of_policies_are_in_a_calendar_at_once() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            let started = match nth % 2 {
                0 => "",
                _ => "started = 2026-11-02\n",
            };
            format!(
                "[[policies]]\nid = 'p{nth}'\nproduct = '财产险'\nends = 2026-12-31\n\
                 [[renewals]]\nid = 'x{nth}'\npolicies = ['p{nth}']\n{started}"
            )
        };
        let text: String = (0..MANY).map(one).collect();
        let text = format!("client.name = '甲'\nappointment.established = 2025-11-01\n{text}");
        let asked = Asked {
            client: None,
            who: None,
            within: None,
        };
        let (told, spent) = on("2026-11-20", &text, |case| {
            let begun = used();
            (entries(Lang::En, case, asked), used() - begun)
        });
        let starts = told
            .iter()
            .filter(|it| it.summary.contains("start the renewal"));
        assert_eq!(starts.count(), MANY / 2);
        assert!(spent.as_secs() < 5, "{spent:?}");
    }
}
