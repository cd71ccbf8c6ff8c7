//! Why a record's text could not be edited.

use crate::document::{KeyPath, Place, SyntaxFault};
use crate::lang::Lang;
use crate::model::{Fault, Problem};
use crate::rules::{self, Unfit};
use crate::say;
use crate::text::command::kefu;
use crate::text::{finding, syntax};

/// The place is written in a form that cannot be extended line by line.
pub fn unwritable(lang: Lang, key: &KeyPath, file: &str) -> String {
    say!(lang,
        zh: "{file} 中 {key} 的写法（内联表或分散的小节）无法在不移动您原有文字的情况下修改。请手工修改该处，或将其改写为 [小节] 形式后重试。",
        en: "{key} in {file} is written in a form (inline, or scattered sections) that cannot be changed without moving your own lines. Edit it by hand, or write it as a [section] and try again."
    )
}

/// A fault of kefu's own, caught before anything was written.
pub fn lost(lang: Lang, key: &KeyPath, file: &str) -> String {
    say!(lang,
        zh: "未写入：修改 {file} 的 {key} 时，核对发现会丢失原有内容。文件保持原样，请报告此问题。",
        en: "Nothing was written. The check before saving found that changing {key} in {file} would lose something. The file is unchanged; please report this."
    )
}

/// A record that must be corrected before a command can show or change it.
pub fn mend_first(lang: Lang, file: &str, unfit: Unfit) -> String {
    match unfit {
        Unfit::Faults(faults) => say!(lang,
            zh: "{file} 有 {faults} 处错误，须先改正。查看全部错误：kefu check",
            en: "{file} has faults ({faults}) that must be corrected first. To see them all: kefu check"
        ),
        Unfit::Conflict { line } => {
            let merge = merge(lang, file);
            say!(lang,
                zh: "{file} 第 {line} 行起是 Git 未合并完的冲突，须先处理。{merge}",
                en: "{file} holds a merge conflict that Git left, from line {line} on, and must be corrected first. {merge}"
            )
        }
    }
}

/// How to resolve a conflict.
fn merge(lang: Lang, file: &str) -> String {
    let id = file
        .trim_start_matches("clients/")
        .trim_end_matches(".toml");
    let resolve = kefu("git resolve").word(id).say(lang);
    say!(lang,
        zh: "按条目合并两边：{resolve}；仍有标记的，打开文件，每处留下一边，删去标记行。",
        en: "To merge both sides by their entries: {resolve}; where marks are left, open the file, keep one side in each place, and delete the marks."
    )
}

/// A record that a view over all clients had to leave out.
pub fn left_out(lang: Lang, file: &str, unfit: Unfit) -> String {
    match unfit {
        Unfit::Faults(faults) => say!(lang,
            zh: "{file} 有 {faults} 处错误，未能列出。查看全部错误：kefu check",
            en: "{file} has faults ({faults}) and is left out. To see them all: kefu check"
        ),
        Unfit::Conflict { line } => {
            let merge = merge(lang, file);
            say!(lang,
                zh: "{file} 第 {line} 行起是 Git 未合并完的冲突，未能列出。{merge}",
                en: "{file} holds a merge conflict that Git left, from line {line} on, and is left out. {merge}"
            )
        }
    }
}

/// What an empty list says where some records could not be read: it knows nothing of them.
pub fn empty(lang: Lang, said: &str, read: usize, unread: usize) -> String {
    match read {
        0 => say!(lang,
            zh: "客户记录一份也读不出来（{unread} 份）。",
            en: "None of the clients' records could be read ({unread})."
        ),
        _ => say!(lang,
            zh: "有 {unread} 份客户记录读不出来，不在其内。{said}",
            en: "Records that could not be read, and are not counted here: {unread}. {said}"
        ),
    }
}

/// A file that must be corrected before anything can be done, with all its faults.
pub fn faults(lang: Lang, file: &str, told: &[String]) -> String {
    let (count, told) = (told.len(), told.join("\n"));
    say!(lang,
        zh: "{told}\n{file} 有 {count} 处错误，改正后重试。",
        en: "{told}\n{file} has faults ({count}); correct them and try again."
    )
}

/// Every fault of a file that is not TOML, with its place; of one in which git left conflicts, those alone.
pub fn broken(lang: Lang, file: &str, text: &str, found: &[SyntaxFault]) -> String {
    let conflicts = rules::conflicts(text, found);
    if !conflicts.is_empty() {
        let told = conflicts.into_iter().map(|(first, last)| {
            let told = finding::record::conflict(lang, last);
            format!("{file}:{first}:1 {told}")
        });
        let told = told.collect::<Vec<_>>().join("\n");
        return say!(lang,
            zh: "{told}\n打开 {file}，每处留下一边，删去标记行，再重试。",
            en: "{told}\nOpen {file}, keep one side in each place, delete the lines with the marks, and try again."
        );
    }
    let told = found.iter().map(|fault| {
        let place = Place::in_text(text, fault.at.start as usize);
        let problem = Problem::Syntax(fault.what.clone());
        let told = syntax::problem(lang, &KeyPath::root(), &problem);
        format!("{file}:{place} {told}")
    });
    faults(lang, file, &told.collect::<Vec<_>>())
}

/// Every missing or wrong value of a file, with its place.
pub fn faulty(lang: Lang, file: &str, found: &[Fault]) -> String {
    let told = found.iter().map(|fault| {
        let problem = syntax::problem(lang, &fault.key, &fault.problem);
        format!("{file}:{} {problem}", fault.place)
    });
    faults(lang, file, &told.collect::<Vec<_>>())
}
