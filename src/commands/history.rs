//! `kefu history`: who recorded what, when, and for which day, as git knows it.

use chrono::NaiveDate;
use clap::Args;

use self::told::page;
use super::desk::Desk;
use super::{Answer, Failed, past, which};
use crate::both;
use crate::cli::shown::shown;
use crate::cli::words::words;
use crate::commands::arguments::AboutClient;
use crate::context::Context;
use crate::document::Literal;
use crate::git::{Past, Version};
use crate::lang::Lang;
use crate::merge::{Change, Entry, changes};
use crate::model::form::{Key, Role, section_of};
use crate::model::name;
use crate::say;

mod exact;
mod told;

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "由近及远，一次提交一组：记录日、记录人、条目、改了哪一项、所记之事的日期。只看一条的，写条目，已删去的也可以。工作区须在 Git 仓库中；尚未提交的改动列在最前。\n例：\n  kefu history huarui\n  kefu history huarui k1              只看索赔 k1\n  kefu history huarui team            只看团队\n  kefu history huarui -o 留痕.xlsx    逐项，原值照录",
    "The latest first, commit by commit: the day it was recorded, by whom, the entry, the key, and the day that it is about. ENTRY shows only that one, also after it was taken away. The workspace must be in a git repository; what is not committed yet stands first.\nExamples:\n  kefu history huarui\n  kefu history huarui k1                  only the claim k1\n  kefu history huarui team                only the team\n  kefu history huarui -o history.xlsx     key by key, with the exact values"
);

/// What one commit changed.
struct Recorded<'p> {
    /// The commit with its version of the record; `None` for what is not committed.
    version: Option<&'p Version>,
    /// The name of the file before and now, where it got another one.
    renamed: Option<(String, String)>,
    /// Whether git knows of no text of the record before it.
    is_first: bool,
    /// What it changed; `None` where the record could not be read.
    changes: Option<Vec<Change>>,
}

/// Whose history.
#[derive(Args, Debug)]
pub struct History {
    #[command(flatten)]
    client: AboutClient,
    #[arg(value_parser = words, value_name = both!("条目", "ENTRY"), help = both!("条目编号（k1、claims/k1）或部分的名称（client、team、plan）", "The entry's id (k1, claims/k1), or the name of a section (client, team, plan)"))]
    entry: Option<String>,
    #[arg(long, help = both!("全部列出，不折叠", "List everything, nothing folded"))]
    all: bool,
}

pub(super) fn run(asked: &History, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let which = which::fitting(&desk, &asked.client)?;
    let folder = past::folder(&desk)?;
    let known = match past::told(&desk, folder.head())? {
        Some(head) => past::past(&desk, &past::records(&desk, &folder)?, &head, &which)?,
        None => Past::default(),
    };
    let now = desk.workspace.read_text(&which.path);
    let now = now.map_err(|why| Failed::because(crate::text::store::unreadable(lang, &why)))?;
    let mut recorded = recorded(&known, &now);
    if let Some(entry) = &asked.entry {
        recorded = of_entry(lang, recorded, entry)?;
    }
    let mut notes = Vec::new();
    if known.versions.is_empty() {
        notes.push(say!(lang,
            zh: "这份档案还没有提交过，Git 中没有它的历史。",
            en: "This record was never committed, so git knows nothing of it."
        ));
    }
    if known.is_shallow {
        notes.push(say!(lang,
            zh: "本机的仓库是浅克隆，较早的提交不在其中；要看全，请另作一份完整的克隆。",
            en: "This clone is shallow, so earlier commits are missing. A full clone has them."
        ));
    }
    let is_folded = !asked.all && asked.entry.is_none();
    let (page, left) = page(&desk, &which, &known, &recorded, is_folded);
    if left > 0 {
        notes.push(say!(lang,
            zh: "更早的提交还有 {left} 次。全部列出：加 --all",
            en: "Earlier commits: {left} more. To list them all, add --all."
        ));
    }
    Ok(Answer {
        page: Some(page),
        notes,
        ..Answer::default()
    })
}

/// What each commit changed, the latest first; before them what is not committed yet.
fn recorded<'p>(known: &'p Past, now: &str) -> Vec<Recorded<'p>> {
    let read: Vec<Option<Vec<Entry>>> = known.versions.iter().map(past::read).collect();
    let from = |places: &[usize]| -> Vec<&[Entry]> {
        let read = places.iter().filter_map(|nth| read[*nth].as_deref());
        read.collect()
    };
    let mut found = Vec::new();
    let last = match read.first() {
        Some(Some(_)) => vec![0],
        Some(None) => past::before(known, &read, 0),
        None => Vec::new(),
    };
    if !past::is_committed(known, now) {
        let now = crate::merge::entries(now).ok();
        let changes = now.as_ref().map(|now| changes(&from(&last), now));
        found.push(Recorded {
            version: None,
            renamed: None,
            is_first: known.versions.is_empty(),
            changes,
        });
    }
    for (nth, version) in known.versions.iter().enumerate() {
        let before = past::before(known, &read, nth);
        let changes = read[nth].as_ref().map(|now| changes(&from(&before), now));
        // A merge that brought nothing of its own, and a commit before the record was there, are nobody's record.
        let is_passed = version.parents.len() > 1 || version.bytes.is_none();
        if is_passed && changes.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        found.push(Recorded {
            version: Some(version),
            renamed: renamed(known, version),
            is_first: version.parents.is_empty(),
            changes,
        });
    }
    found
}

/// The name of the file before and now, where a version gave it another one.
fn renamed(known: &Past, version: &Version) -> Option<(String, String)> {
    let before = known.versions.get(*version.parents.first()?)?;
    let (was, is) = (before.file.clone()?, version.file.clone()?);
    (was != is).then_some((was, is))
}

/// Only what is about one entry, or the entries of a section.
fn of_entry<'p>(
    lang: Lang,
    recorded: Vec<Recorded<'p>>,
    asked: &str,
) -> anyhow::Result<Vec<Recorded<'p>>> {
    let asked = asked.trim().replace('／', "/");
    let mut called: Vec<String> = Vec::new();
    for change in recorded.iter().flat_map(Recorded::changes) {
        let entry = &change.entry;
        if is_called(entry, &asked) && !entry.id.is_empty() && !called.contains(&entry.name) {
            called.push(entry.name.clone());
        }
    }
    if called.len() > 1 {
        called.sort();
        let (asked, called) = (shown(&asked), lang.list(&called));
        return Err(Failed::because(say!(lang,
            zh: "“{asked}”不止一条，请写明是哪一条：{called}",
            en: "'{asked}' may be any of these; name one of them: {called}"
        )));
    }
    let mut found = Vec::new();
    for it in recorded {
        let of = |change: &Change| is_called(&change.entry, &asked) || is_in(&change.entry, &asked);
        let changes = it.changes.map(|changes| {
            let kept = changes.into_iter().filter(|it| of(it));
            kept.collect::<Vec<Change>>()
        });
        if changes.as_ref().is_some_and(|it| !it.is_empty()) {
            let renamed = None;
            found.push(Recorded {
                changes,
                renamed,
                ..it
            });
        }
    }
    if found.is_empty() {
        let asked = shown(&asked);
        return Err(Failed::because(say!(lang,
            zh: "这份档案的历史中没有 {asked}。条目写编号（k1、claims/k1），部分写名称（client、team、plan）。",
            en: "The history of this record has no {asked}. An entry has its id (k1, claims/k1), a section its name (client, team, plan)."
        )));
    }
    Ok(found)
}

/// Whether an entry or a section is called so.
fn is_called(entry: &Entry, asked: &str) -> bool {
    if entry.name == asked {
        return true;
    }
    let Some(section) = section_of(&entry.section) else {
        return false;
    };
    let names = [section.name, name::short(section)];
    match section.identified_by {
        None => names.contains(&asked),
        Some(key) => match asked.split_once('/') {
            Some((list, id)) => names.contains(&list) && entry.id == id,
            None => key == "id" && entry.id == asked,
        },
    }
}

/// Whether an entry stands within one that is called so, or below a section of that name.
fn is_in(entry: &Entry, asked: &str) -> bool {
    let holds = |holder: &String| {
        holder == asked || holder.rsplit_once('/').is_some_and(|(_, id)| id == asked)
    };
    let short = section_of(&entry.section).map(name::short);
    let mut names = [Some(&*entry.section), short].into_iter().flatten();
    let is_below = |name: &str| {
        let below = name.strip_prefix(asked);
        below.is_some_and(|rest| rest.starts_with('.'))
    };
    entry.within.iter().any(holds) || names.any(is_below)
}

impl Recorded<'_> {
    /// What changed; nothing where the text could not be read.
    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().flatten()
    }
}

/// The day that a change is about: that of what happened, or from which the entry is there.
fn day(change: &Change) -> Option<NaiveDate> {
    let mut days = dated(&change.entry.section).filter_map(|key| {
        let value = change.values.iter().find(|it| it.key == key.name)?;
        match past::literal(value.is.as_ref().or(value.was.as_ref())?)? {
            Literal::Date(day) => Some(day),
            _ => None,
        }
    });
    days.next()
}

/// The keys of a section that say when something happened.
fn dated(section: &str) -> impl Iterator<Item = &'static Key> {
    let keys = section_of(section).map(|it| it.keys).unwrap_or_default();
    let is_dated = |key: &&Key| matches!(key.role, Role::Born | Role::Fact | Role::Latest);
    keys.iter().filter(is_dated)
}
