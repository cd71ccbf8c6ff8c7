//! `kefu git setup`: what the repository and this clone need so that git has records merged by kefu.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use crate::commands::taken::free;
use crate::commands::{Answer, Failed};
use crate::context::Context;
use crate::git::{Folder, Git, setup};
use crate::lang::Lang;
use crate::say;
use crate::store::{ReadFault, ReviseError, Workspace, hand_out_hook, read_named};
use crate::text;

pub(super) fn run(context: &Context, with_hook: bool) -> anyhow::Result<Answer> {
    free(context)?;
    let lang = context.lang;
    let failed = |why| Failed::because(text::git::fault(lang, &why));
    let workspace = context
        .workspace()
        .map_err(|lost| Failed::because(text::store::not_found(lang, &lost)))?;
    let folder = Git::find(&context.around_git(), workspace.root()).and_then(Folder::of);
    let folder = folder.map_err(failed)?;
    let program = context.program()?;

    let hook = match with_hook {
        true => Some(Hook::of(lang, &folder, &program)?),
        false => None,
    };

    let mut notes = Vec::new();
    if is_lacking(&workspace)? {
        if !context.dry_run {
            attributes(&workspace, lang)?;
        }
        notes.push(say!(lang,
            zh: ".gitattributes：clients/ 下的记录按条目合并，documents/ 下的文件原样保存。请提交这个文件。",
            en: ".gitattributes: the records of clients/ are merged by their entries, and the files of documents/ are kept as they are. Commit this file."
        ));
    }
    let (named, name) = setup::NAMED;
    let wanted = [
        (named, name.to_owned()),
        (setup::DRIVER, setup::driver(&program)),
    ];
    let mut is_set = true;
    for (key, value) in wanted {
        let there = folder.setting(key).map_err(failed)?;
        if there.as_deref() != Some(value.as_str()) {
            is_set = false;
            if !context.dry_run {
                folder.set(key, &value).map_err(failed)?;
            }
        }
    }
    if !is_set {
        let program = text::visible::visible(&program.display().to_string()).into_owned();
        notes.push(say!(lang,
            zh: "本机这份克隆合并记录时，Git 将调用 {program}。其他同事各自在自己的克隆中运行：kefu git setup",
            en: "In this clone git calls {program} to merge records. Everybody else types in a clone of their own: kefu git setup"
        ));
    }
    if let Some(hook) = hook.filter(|it| !it.is_there) {
        if !context.dry_run {
            let written = hand_out_hook(&hook.path, &hook.text);
            written.map_err(|why| Failed::because(text::store::write_failure(lang, &why)))?;
        }
        notes.push(say!(lang,
            zh: "提交前先查暂存的记录：读不出或有冲突的不让提交，其余只提示。",
            en: "Before a commit the staged records are checked: one that cannot be read or is in conflict stops it, all else is only told."
        ));
    }
    notes.push(match (notes.is_empty(), context.dry_run) {
        (true, _) => say!(lang, zh: "已经设好，没有要改的。", en: "All is set up already; nothing was changed."),
        (false, true) => say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."),
        (false, false) => return Ok(answer(notes)),
    });
    Ok(answer(notes))
}

/// The hook before a commit.
struct Hook {
    path: PathBuf,
    text: String,
    is_there: bool,
}

impl Hook {
    /// One that somebody else wrote is left alone.
    fn of(lang: Lang, folder: &Folder, program: &Path) -> anyhow::Result<Hook> {
        let hooks = folder.hooks();
        let hooks = hooks.map_err(|why| Failed::because(text::git::fault(lang, &why)))?;
        if hooks.is_shared {
            let folder = hooks.folder.display().to_string();
            let folder = text::visible::visible(&folder);
            return Err(Failed::because(say!(lang,
                zh: "Git 设成所有仓库共用 {folder} 中的钩子（core.hooksPath），装在那里会管到别的仓库，未作任何改动。只给这份克隆装的，先运行：git config core.hooksPath .git/hooks",
                en: "git takes the hooks of all repositories from {folder} (core.hooksPath), and a hook there would stop commits elsewhere, so nothing was changed. To have hooks of this clone alone, first type: git config core.hooksPath .git/hooks"
            )));
        }
        let path = hooks.folder.join("pre-commit");
        let text = setup::hook(program, folder.prefix());
        let old = match read_named(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(why) if matches!(why.fault, ReadFault::Gone) => String::new(),
            Err(why) => return Err(Failed::because(text::store::unreadable(lang, &why))),
        };
        if !old.is_empty() && !setup::is_hook(&old) {
            let path = path.display().to_string();
            let path = text::visible::visible(&path);
            return Err(Failed::because(say!(lang,
                zh: "{path} 已有别的内容，未作任何改动。请在其中自行加上一行：kefu check --staged || exit 1",
                en: "{path} is there already and does something else, so nothing was changed. Add a line to it: kefu check --staged || exit 1"
            )));
        }
        Ok(Hook {
            is_there: old == text,
            path,
            text,
        })
    }
}

fn answer(notes: Vec<String>) -> Answer {
    Answer {
        notes,
        ..Answer::default()
    }
}

const FILE: &str = ".gitattributes";

/// Adds to `.gitattributes` what it lacks.
///
/// # Errors
///
/// The file cannot be read or written.
pub(in crate::commands) fn attributes(workspace: &Workspace, lang: Lang) -> anyhow::Result<()> {
    let remark = say!(lang,
        zh: "kefu：客户记录按条目合并，归档文件原样保存",
        en: "kefu: records are merged by their entries, filed documents are kept as they are"
    );
    let edit = |old: Option<&str>| Ok::<_, Infallible>(setup::with_attributes(old, &remark));
    let path = workspace.root().join(FILE);
    match workspace.revise(&path, edit) {
        Ok(_) => Ok(()),
        Err(ReviseError::Failed(failure)) => {
            Err(Failed::because(text::store::write_failure(lang, &failure)))
        }
        Err(ReviseError::Edit(never)) => match never {},
    }
}

fn is_lacking(workspace: &Workspace) -> anyhow::Result<bool> {
    let seen = |old: Option<&str>| Ok::<_, Infallible>(setup::with_attributes(old, ""));
    let seen = workspace.preview(&workspace.root().join(FILE), seen);
    Ok(seen.is_ok_and(|it| it.after.is_some()))
}
