//! What changed since an earlier check: what is new is told whole, all else in numbers.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::rank::{client, title};
use super::sheet::{BOLD, FAINT, INDENT, Sheet};
use super::{Line, Report, counts};
use crate::lang::{Lang, half};
use crate::model::{PaperKind, Word, form};
use crate::output::markdown::inline;
use crate::rules::{Personal, Status, Waived};
use crate::say;
use crate::standing::{Phase, Task};
use crate::text::key::bare;
use crate::text::visible::visible;
use crate::text::word::Spoken;

/// An earlier check, and what became of its findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The day of the earlier check.
    pub today: NaiveDate,
    /// Its findings that are no longer there, or are waived now.
    pub settled: Vec<Line>,
    /// Its findings that were not looked at now, because their record could not be read or was not asked for.
    pub unseen: Vec<Line>,
    /// The clients that it had and that are no longer there; their findings are among `unseen`.
    pub gone: Vec<Gone>,
}

/// A client that a check knows, with findings or without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: String,
    /// Its name, if the record could be read that far.
    pub name: Option<String>,
    /// Who is responsible for it.
    pub who: Option<String>,
    /// Of one that only the earlier check had: whether it is gone or was not looked at.
    pub status: Option<Status>,
}

/// A client whose record is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// Its name, if the earlier check could read it.
    pub name: Option<String>,
    /// How many findings it had.
    pub findings: usize,
}

impl Report {
    /// How many findings are of a status.
    pub fn of_status(&self, status: Status) -> usize {
        let of = |line: &&Line| line.status == Some(status);
        self.findings.iter().filter(of).count()
    }

    /// Which clients of the earlier check are gone, in one sentence; empty when none is.
    pub fn told_gone(&self, lang: Lang) -> String {
        let gone = self.since.as_ref().map_or(&[][..], |since| &since.gone);
        let told = gone.iter().map(|Gone { id, name, findings }| {
            let name = name.as_deref().unwrap_or(id);
            match findings {
                0 => say!(lang, zh: "{name}（{id}，原无问题）", en: "{name} ({id}, without findings)"),
                1 => say!(lang, zh: "{name}（{id}，原有问题 1 项）", en: "{name} ({id}, with 1 finding)"),
                _ => say!(lang, zh: "{name}（{id}，原有问题 {findings} 项）", en: "{name} ({id}, with {findings} findings)"),
            }
        });
        let told: Vec<String> = told.collect();
        let list = lang.list(&told);
        match gone.iter().map(|it| it.findings).sum() {
            _ if told.is_empty() => String::new(),
            0 => say!(lang,
                zh: "客户记录不见了：{list}。请找回该客户的文件。",
                en: "Client gone: {list}. Bring the file of the client back."
            ),
            1.. => {
                say!(lang,
                    zh: "客户记录不见了：{list}。其问题不算已解决；请找回该客户的文件。",
                    en: "Client gone: {list}. Nothing of this is settled. Bring the file of the client back."
                )
            }
        }
    }

    /// How many findings of the earlier check are not settled, seen now or not.
    pub fn still_open(&self) -> usize {
        let unseen = self.since.as_ref().map_or(0, |since| since.unseen.len());
        self.of_status(Status::Open) + unseen
    }
}

/// The report with what is new alone; whole without an earlier check.
pub(super) fn news(report: &Report) -> Cow<'_, Report> {
    if report.since.is_none() {
        return Cow::Borrowed(report);
    }
    let mut news = report.clone();
    news.findings
        .retain(|line| line.status == Some(Status::New));
    Cow::Owned(news)
}

/// What is new, what still stands and what is settled, in one sentence.
pub(super) fn sentence(report: &Report, since: &Since, lang: Lang) -> String {
    let is_new = |line: &&Line| line.status == Some(Status::New);
    let new: Vec<&Line> = report.findings.iter().filter(is_new).collect();
    let news = match new.is_empty() {
        true => say!(lang, zh: "没有新问题", en: "nothing new"),
        false => {
            let counts = counts(&new, lang);
            say!(lang, zh: "新增 {counts}", en: "new: {counts}")
        }
    };
    let (day, open) = (since.today, report.still_open());
    let (settled, unseen) = (since.settled.len(), since.unseen.len());
    let said = say!(lang,
        zh: "与 {day} 相比：{news}；仍未解决 {open} 项，已解决 {settled} 项。",
        en: "Since {day}: {news}; still open: {open}, settled: {settled}.");
    match unseen {
        0 => said,
        _ => say!(lang,
            zh: "{said}仍未解决的当中，{unseen} 项这次没有核对，不算已解决。",
            en: "{said} Of those still open, {unseen} were not looked at now, so they do not count as settled."),
    }
}

/// A settled finding in a few words: the client, and what the rule is about. Its sentence was of another day.
pub fn few_words(line: &Line, lang: Lang) -> String {
    let (client, rule, what) = (client(line, lang), &line.rule, what_it_was(line, lang));
    say!(lang, zh: "{client} · {rule}：{what}", en: "{client} · {rule}: {what}")
}

/// What a settled finding was about, with its entry; of one that is waived until when. Why it is waived may tell income, and
/// is left to the record.
pub fn what_it_was(line: &Line, lang: Lang) -> String {
    let title = title(line, lang);
    let said = match about(line, lang) {
        Some(about) => say!(lang, zh: "{title}（{about}）", en: "{title} ({about})"),
        None => title.to_owned(),
    };
    match &line.waived {
        Some(Waived { id, until, .. }) => say!(lang,
            zh: "{said}；已豁免至 {until}（{id}）",
            en: "{said}; waived until {until} ({id})"),
        None => said,
    }
}

/// The entry or the term that a finding is about, in words; `None` of what a client has once.
pub fn about(line: &Line, lang: Lang) -> Option<String> {
    let subject = line.fingerprint.splitn(3, '/').nth(2)?;
    if let Some(words) = of_kind(&line.rule, subject, lang) {
        return Some(words);
    }
    if OF_ANY_KEY.contains(&&*line.rule)
        && let Some(key) = key_in(subject)
    {
        let key = bare(half(key.words, lang));
        return Some(match entry(subject, lang) {
            Some(entry) => say!(lang, zh: "{entry}，{key}", en: "{entry}, {key}"),
            None => key.to_owned(),
        });
    }
    let (begin, day) = subject.split_at_checked(subject.len().saturating_sub(10))?;
    if day.parse::<NaiveDate>().is_ok() {
        let task = Task::from_code(begin.trim_end_matches('-'));
        let task = task.map(|task| task.say(lang));
        return Some(match task {
            Some(task) => say!(lang, zh: "{task}，自 {day} 起", en: "{task}, from {day}"),
            None => day.to_owned(),
        });
    }
    entry(subject, lang)
}

/// Rules about any key, so that an entry may have several of their findings.
const OF_ANY_KEY: [&str; 3] = ["date-in-future", "dates-out-of-order", "two-endings"];

/// The key that a subject names last, whatever ids stand on the way to it: `years.2026-03-02.rating.rated`.
fn key_in(subject: &str) -> Option<&'static form::Key> {
    let parts: Vec<&str> = subject.split('.').collect();
    let (last, before) = parts.split_last()?;
    let key = last.split('#').next()?;
    let leads_there = |section: &&form::Section| {
        let mut rest = before.iter();
        section
            .name
            .split('.')
            .all(|name| rest.any(|it| *it == name))
    };
    let sections = form::FORM.iter().filter(leads_there);
    let found = sections.filter_map(|it| Some((it.name.split('.').count(), it.key(key)?)));
    found.max_by_key(|(depth, _)| *depth).map(|(_, key)| key)
}

/// The entry that a subject names, by its noun and id.
fn entry(subject: &str, lang: Lang) -> Option<String> {
    let parts: Vec<&str> = subject.split('.').collect();
    (1..parts.len()).rev().find_map(|at| {
        // The ids on the way are no part of the section's name.
        let before = parts[..at].iter().copied();
        let name: Vec<&str> = before
            .filter(|part| part.parse::<NaiveDate>().is_err())
            .collect();
        let section = form::section_of(&name.join("."))?;
        section.key("id")?;
        let noun = half(section.words, lang);
        let noun = ["the ", "a ", "an "]
            .iter()
            .find_map(|it| noun.strip_prefix(it))
            .unwrap_or(noun);
        Some(format!("{noun} {}", parts[at]))
    })
}

/// The same of a finding about a kind of document, a stage or a kind of number, which its subject has as a code.
fn of_kind(rule: &str, subject: &str, lang: Lang) -> Option<String> {
    let paper = |code| PaperKind::from_code(code).map(|kind| kind.say(lang));
    match rule {
        "document-missing" => paper(subject).map(str::to_owned),
        "policy-undocumented" => {
            let (policy, kind) = subject.rsplit_once('.')?;
            let (policy, kind) = (visible(policy), paper(kind)?);
            Some(say!(lang, zh: "保单 {policy}：{kind}", en: "policy {policy}: {kind}"))
        }
        "stage-undocumented" => Phase::from_code(subject).map(|it| it.say(lang).to_owned()),
        "personal-data" => Some(match Personal::from_code(subject)? {
            Personal::IdentityCard => say!(lang, zh: "身份证号", en: "an identity card's number"),
            Personal::BankCard => say!(lang, zh: "银行卡号", en: "a bank card's number"),
            Personal::Health => say!(lang, zh: "健康信息号码", en: "a health number"),
        }),
        _ => None,
    }
}

fn heading(lang: Lang) -> String {
    say!(lang, zh: "已解决", en: "Settled")
}

/// So many settled findings are told one by one, where a person reads.
const MOST: usize = 12;

fn and_more(lang: Lang, more: usize) -> String {
    say!(lang, zh: "另有 {more} 项", en: "and {more} more")
}

impl Sheet {
    /// What is settled, a line each. A blank line follows.
    pub(super) fn settled(&self, since: Option<&Since>) -> Vec<String> {
        let settled = since.map(|since| &*since.settled).unwrap_or_default();
        if settled.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![self.paint(&heading(self.lang), BOLD)];
        for line in settled.iter().take(MOST) {
            lines.extend(self.set_in(INDENT / 2, &few_words(line, self.lang), ""));
        }
        if settled.len() > MOST {
            let more = and_more(self.lang, settled.len() - MOST);
            lines.extend(self.set_in(INDENT / 2, &more, FAINT));
        }
        lines.push(String::new());
        lines
    }
}

/// What is settled, as a list below a heading.
pub(super) fn settled_in_markdown(since: Option<&Since>, lang: Lang) -> Vec<String> {
    let settled = since.map(|since| &*since.settled).unwrap_or_default();
    if settled.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        String::new(),
        format!("### {}", heading(lang)),
        String::new(),
    ];
    let told = settled.iter().take(MOST);
    lines.extend(told.map(|line| format!("- {}", inline(&visible(&few_words(line, lang))))));
    if settled.len() > MOST {
        lines.push(format!("- {}", and_more(lang, settled.len() - MOST)));
    }
    lines
}

/// How a finding stands, in a word.
pub fn word(status: Status, lang: Lang) -> String {
    match status {
        Status::New => say!(lang, zh: "新增", en: "new"),
        Status::Open => say!(lang, zh: "仍未解决", en: "still open"),
        Status::Waived => say!(lang, zh: "已豁免", en: "waived"),
        Status::Unseen => say!(lang, zh: "未核对", en: "not looked at"),
        Status::Gone => say!(lang, zh: "客户已不在", en: "client is gone"),
        Status::Settled => say!(lang, zh: "已解决", en: "settled"),
    }
}
