//! What came of a merge, and why git gave no answer.

use crate::git::Fault;
use crate::lang::Lang;
use crate::merge::{Conflict, Damage, Merged, Renamed, Side, Unmerged};
use crate::say;
use crate::text::visible::visible;
use crate::text::{cut, damage};

/// git is not there, or refused.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Missing => say!(lang,
            zh: "找不到 git 程序。请先安装 Git（在 PATH 的某个文件夹中），再重试。",
            en: "The program git was not found. Install git (in one of the folders of PATH) and try again."),
        Fault::Os(error) => say!(lang,
            zh: "无法运行 git。系统提示：{error}",
            en: "git could not be run. The system says: {error}"),
        Fault::NoRepository => say!(lang,
            zh: "工作区不在 Git 仓库中。要用 Git 管理，先在工作区运行：git init",
            en: "The workspace is in no git repository. To begin one, in the workspace: git init"),
        Fault::Refused(said) => say!(lang,
            zh: "git 未能办成，提示：{said}",
            en: "git could not do it, and said: {said}"),
    }
}

/// What a merge did, and what it leaves to decide.
pub fn merged(lang: Lang, file: &str, of: &Merged) -> Vec<String> {
    let file = visible(file);
    let renamed = of.renamed.iter().map(|it| renamed(lang, &file, it));
    let torn = of.conflicts.iter().map(|it| conflict(lang, &file, it));
    let decide = (!of.conflicts.is_empty()).then(|| decide(lang));
    renamed.chain(torn).chain(decide).collect()
}

/// An entry that has another id.
fn renamed(lang: Lang, file: &str, of: &Renamed) -> String {
    let (list, from, to) = (&of.list, cut(&of.from), cut(&of.to));
    if of.again {
        return say!(lang,
            zh: "{file}：一边删去 {list}/{from} 后，又把这个编号给了另一项；另一项改为 {to}，引用它的地方一并改了。",
            en: "{file}: one side removed {list}/{from} and gave its id to another entry. That one is {to} now, and what refers to it says so too.");
    }
    say!(lang,
        zh: "{file}：两边各新增了一个 {list}/{from}，其中一个改为 {to}，引用它的地方一并改了。",
        en: "{file}: both sides added {list}/{from}. One of them is {to} now, and what refers to it says so too.")
}

/// What a person must decide.
fn conflict(lang: Lang, file: &str, of: &Conflict) -> String {
    let sides = [&of.ours, &of.theirs].map(|it| it.as_deref().map(|it| cut(&visible(it))));
    let entry = cut(&visible(&of.entry));
    let what = match &of.key {
        Some(key) => damage::key_of(lang, &entry, key),
        None => entry.to_string(),
    };
    match (&of.key, sides) {
        (Some(_), [Some(ours), Some(theirs)]) => say!(lang,
            zh: "{file}：{what} 两边改得不同：我方 {ours}，对方 {theirs}。",
            en: "{file}: {what} was changed to two values: ours is {ours}, theirs is {theirs}."),
        (_, [None, _]) => say!(lang,
            zh: "{file}：{what} 我方删去了，对方改过。",
            en: "{file}: {what} was removed on our side and changed on theirs."),
        (_, [_, _]) => say!(lang,
            zh: "{file}：{what} 我方改过，对方删去了。",
            en: "{file}: {what} was changed on our side and removed on theirs."),
    }
}

/// What to do about conflicts.
fn decide(lang: Lang) -> String {
    say!(lang,
        zh: "其余已合并。请打开文件，每处留下一边，删去 <<<<<<<、=======、>>>>>>> 标记行，再用 git add 暂存。",
        en: "All else is merged. Open the file, keep one side in each place, delete the lines with <<<<<<<, ======= and >>>>>>>, then stage it with git add.")
}

/// Why a record was merged line by line.
pub fn unmerged(lang: Lang, file: &str, why: &Unmerged) -> String {
    let why = match why {
        Unmerged::Base => {
            say!(lang, zh: "修改前的版本读不出来", en: "the version before both cannot be read")
        }
        Unmerged::Unreadable(Side::Ours) => {
            say!(lang, zh: "我方的版本读不出来", en: "our version cannot be read")
        }
        Unmerged::Unreadable(Side::Theirs) => {
            say!(lang, zh: "对方的版本读不出来", en: "their version cannot be read")
        }
        Unmerged::Lost => say!(lang,
            zh: "记录的写法（内联表或分散的小节）无法按条目合并",
            en: "the record is written in a form (inline, or scattered sections) that cannot be merged by entries"),
    };
    say!(lang,
        zh: "{file}：{why}，因此由 Git 逐行合并。合并后请核对：kefu check",
        en: "{file}: {why}, so git merged it line by line. Look at what came of it: kefu check")
}

/// An entry that was given another id after a merge that left two with one.
pub fn given(lang: Lang, file: &str, of: &Renamed, named_by: &[String]) -> String {
    let (list, from, to) = (&of.list, cut(&of.from), cut(&of.to));
    let referring = match named_by {
        [] => String::new(),
        _ => {
            let naming = lang.list(named_by);
            say!(lang,
                zh: "引用 {list}/{from} 的有 {naming}，请看指的是哪一条。",
                en: " These refer to {list}/{from}, and may mean either: {naming}.")
        }
    };
    say!(lang,
        zh: "{file}：有两个 {list}/{from}，后一条改为 {to}。{referring}",
        en: "{file}: there were two {list}/{from}; the later one is {to} now.{referring}")
}

/// What a person must still do.
pub fn left(lang: Lang, file: &str, of: &Damage) -> String {
    let (line, told) = (of.at, damage::told(lang, of));
    format!("{file}:{line} {told}")
}
