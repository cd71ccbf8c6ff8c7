//! `kefu git resolve`: a record in which a merge by lines left a conflict, or damage.

use crate::commands::change::diff;
use crate::commands::desk::Desk;
use crate::commands::{Answer, Failed, which};
use crate::context::Context;
use crate::document::Document;
use crate::git::{Fault, Folder, Git};
use crate::lang::Lang;
use crate::merge::{Damage, Mended, Resolution, Versions, Wrong, damages, resolve};
use crate::model::Record;
use crate::model::form::referring;
use crate::model::name::{self, Names};
use crate::output::{Block, Page};
use crate::say;
use crate::store::ReviseError;
use crate::text;
use crate::text::command::kefu;

pub(super) fn run(context: &Context, client: &str) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let which = which::exactly(&desk, client)?;
    let file = which.file();
    let torn = torn(&desk, &file)?;
    let versions = match &torn {
        None => None,
        Some([base, Some(ours), Some(theirs)]) => Some(Versions {
            base: base.as_deref(),
            ours,
            theirs,
        }),
        Some(_) => return Err(Failed::because(one_side(lang, &file))),
    };

    let mut found = Resolution::Sound;
    let edit = |old: Option<&str>| {
        let old = old.ok_or(())?;
        found = resolve(old, versions);
        Ok(match &found {
            Resolution::Merged(merged) => Some(merged.text.clone()),
            Resolution::Mended(mended) => Some(mended.text.clone()),
            Resolution::Sound | Resolution::Unresolved => None,
        })
    };
    let revised = match context.dry_run {
        true => desk.workspace.preview(&which.path, edit),
        false => desk.to_write()?.revise(&which.path, edit),
    };
    let revision = revised.map_err(|why| match why {
        ReviseError::Failed(failure) => Failed {
            code: failure.exit_code(),
            message: text::store::write_failure(lang, &failure),
        }
        .into(),
        ReviseError::Edit(()) => Failed::because(nothing(lang, &file)),
    })?;

    let stage = versions.is_some().then(|| stage(lang, &file));
    let (mut notes, is_whole) = match &found {
        Resolution::Sound => (
            vec![stage.clone().unwrap_or_else(|| nothing(lang, &file))],
            true,
        ),
        Resolution::Unresolved => {
            let text = revision.before.as_deref().unwrap_or_default();
            let left = damages(text);
            let told: Vec<String> = left
                .iter()
                .map(|it| text::git::left(lang, &file, it))
                .collect();
            return Err(match told.is_empty() {
                true => unresolved(lang, &file, &which.id),
                false => Failed::because(told.join("\n")),
            });
        }
        Resolution::Merged(merged) => {
            let mut notes = text::git::merged(lang, &file, merged);
            let is_whole = merged.conflicts.is_empty();
            if is_whole {
                notes.push(say!(lang,
                    zh: "{file}：两边已按条目合并。",
                    en: "{file}: both sides are merged by their entries."));
                notes.extend(stage);
            }
            (notes, is_whole)
        }
        Resolution::Mended(mended) => {
            let left: Vec<Damage> = damages(&mended.text);
            let mut notes = told(lang, &file, mended);
            notes.extend(left.iter().map(|it| text::git::left(lang, &file, it)));
            let is_torn = left.iter().any(|it| matches!(it.what, Wrong::Twice { .. }));
            if !is_torn {
                notes.extend(stage);
            }
            (notes, !is_torn)
        }
    };
    notes.extend(
        (!revision.recovered.is_empty()).then(|| text::store::recovered(lang, &revision.recovered)),
    );
    let would_change = context.dry_run && revision.after.is_some();
    if would_change {
        notes.push(say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."));
    }
    let page = would_change.then(|| Page {
        schema: "kefu.change/1",
        blocks: vec![Block::Diff {
            key: "diff",
            text: diff(&file, &revision),
        }],
    });
    Ok(Answer {
        page,
        notes,
        code: u8::from(!is_whole),
        ..Answer::default()
    })
}

/// The versions between which git could not decide, each as text. Without git, or outside a repository, there are none.
fn torn(desk: &Desk<'_>, file: &str) -> anyhow::Result<Option<[Option<String>; 3]>> {
    let git = Git::find(&desk.context.around_git(), desk.workspace.root());
    let versions = git.and_then(Folder::of).and_then(|it| it.versions(file));
    match versions {
        Ok(None) | Err(Fault::Missing | Fault::NoRepository) => Ok(None),
        Err(why) => Err(Failed::because(text::git::fault(desk.lang(), &why))),
        Ok(Some(versions)) => {
            let text = |bytes: Option<Vec<u8>>| String::from_utf8(bytes?).ok();
            let crate::git::Versions { base, ours, theirs } = versions;
            Ok(Some([text(base), text(ours), text(theirs)]))
        }
    }
}

fn told(lang: Lang, file: &str, mended: &Mended) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(mended.parted.iter().map(|entry| {
        say!(lang,
        zh: "{file}：并在一起的条目已分开，后一条为 {entry}。",
        en: "{file}: entries that ran together are two again; the later one is {entry}.")
    }));
    let naming = |list: &str, id: &str| -> Vec<String> {
        let Ok(document) = Document::parse(&mended.text) else {
            return Vec::new();
        };
        let reading = Record::read(&document);
        let tables = reading.record.tables();
        let list = name::list(list).map_or(list, |it| it.name);
        let mut names = Names::of(tables);
        let found = referring(tables, list, id).map(|it| names.name(it));
        found.collect()
    };
    for renamed in &mended.renamed {
        notes.push(text::git::given(
            lang,
            file,
            renamed,
            &naming(&renamed.list, &renamed.from),
        ));
    }
    if mended.dropped > 0 {
        let dropped = mended.dropped;
        notes.push(say!(lang,
            zh: "{file}：重复而内容相同的，已删去 {dropped} 处。",
            en: "{file}: what stood twice and said the same was left out (places: {dropped})."));
    }
    notes
}

fn stage(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "核对无误后暂存：git add {file}",
        en: "Look it over, then stage it: git add {file}")
}

fn nothing(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 中没有冲突，也没有并在一起的条目，没有要处理的。",
        en: "{file} holds no conflict and no entries that run together. There is nothing to resolve.")
}

/// git deletes or keeps a file whole, so there is nothing to merge.
fn one_side(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 一边删除了，另一边改过，须由人决定：保留用 git add {file}，删除用 git rm {file}。",
        en: "One side deleted {file} and the other changed it, so a person must decide. To keep it: git add {file}; to delete it: git rm {file}")
}

fn unresolved(lang: Lang, file: &str, id: &str) -> anyhow::Error {
    let check = kefu("check").word(id).say(lang);
    Failed::because(say!(lang,
        zh: "{file} 读不出来，也看不出是怎样合并成这样的，须由人改正。各处错误：{check}",
        en: "{file} cannot be read, and it cannot be told how it was merged, so a person must correct it. To see the faults: {check}"))
}
