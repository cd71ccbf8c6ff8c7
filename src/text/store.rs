//! Messages about faults of a workspace or its files: what, where, and what to do.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::lang::Lang;
use crate::say;
use crate::store::user::ConfigFault;
use crate::store::{
    Busy, Holder, Kind, LIMIT, NotFound, ReadFault, Unreadable, WriteFailure, WriteFault,
};
use crate::text::command::kefu;

mod named;

pub use named::{id_fault, no_document, no_id, outside};

/// The answer could not be printed.
pub fn answer_lost(lang: Lang, error: &io::Error) -> String {
    say!(lang,
        zh: "结果无法写到标准输出。系统提示：{error}",
        en: "The answer could not be written to standard output. The system says: {error}",
    )
}

/// The user's current folder has been deleted.
pub fn here_is_gone(lang: Lang) -> String {
    say!(lang,
        zh: "当前文件夹已不存在或无权进入。请先进入另一个文件夹，或用 -w 写出完整路径。",
        en: "The folder you are in is gone, or you may not enter it. Go to another one first, or give the whole path with -w.",
    )
}

/// There is no workspace: which places were searched, and how to make one.
pub fn not_found(lang: Lang, error: &NotFound) -> String {
    match error {
        NotFound::Given {
            folder,
            source: None,
        } => {
            let init = kefu("init").word(folder.display()).say(lang);
            let folder = shown(folder);
            say!(lang,
                zh: "{folder} 中没有 kefu.toml，不是工作区。请核对 -w 或 KEFU_WORKSPACE；如要在此新建，请运行：{init}",
                en: "{folder} is no workspace: it holds no kefu.toml. Check -w or KEFU_WORKSPACE; to begin one there: {init}",
            )
        }
        NotFound::Given {
            folder,
            source: Some(error),
        } => {
            let folder = shown(folder);
            say!(lang,
                zh: "无法查看 {folder} 是否为工作区。请核对 -w 或 KEFU_WORKSPACE，以及您对该文件夹的权限。系统提示：{error}",
                en: "Cannot tell whether {folder} is a workspace. Check -w or KEFU_WORKSPACE, and your permission for that folder. The system says: {error}",
            )
        }
        NotFound::Nowhere { from, .. } if from.as_os_str().is_empty() => here_is_gone(lang),
        NotFound::Nowhere { from, default } => {
            let from = shown(from);
            let searched = match default.as_deref().map(shown) {
                Some(default) => say!(lang,
                    zh: "找不到工作区：{from} 及其各级上层文件夹，以及您配置中的默认工作区 {default}，都没有 kefu.toml。",
                    en: "No workspace: there is no kefu.toml in {from} or any folder above it, nor in your default workspace {default}.",
                ),
                None => say!(lang,
                    zh: "找不到工作区：{from} 及其各级上层文件夹都没有 kefu.toml。",
                    en: "No workspace: there is no kefu.toml in {from} or any folder above it.",
                ),
            };
            let next = say!(lang,
                zh: "请用 -w 指定工作区，或运行 kefu init 新建一个。",
                en: " Name one with -w, or begin one with: kefu init",
            );
            format!("{searched}{next}")
        }
    }
}

/// A file that cannot be read: which, why, and what would help.
pub fn unreadable(lang: Lang, error: &Unreadable) -> String {
    read_fault(lang, &error.path, &error.fault)
}

/// A change that was not made, or not for certain; with the edits that were kept aside, if any.
pub fn write_failure(lang: Lang, failure: &WriteFailure) -> String {
    let said = write_fault(lang, &failure.path, &failure.fault);
    if failure.recovered.is_empty() {
        return said;
    }
    let kept = recovered(lang, &failure.recovered);
    format!("{said}\n{kept}")
}

/// Another `kefu` is writing: for how long, which, and what to do.
pub fn busy(lang: Lang, lock: &Path, busy: &Busy) -> String {
    let lock = shown(lock);
    let waited = lasting(lang, busy.waited);
    let holder = match &busy.holder {
        Some(Holder {
            pid,
            held: Some(held),
        }) => {
            let held = lasting(lang, *held);
            say!(lang, zh: "（进程 {pid}，已占用{held}）", en: " (process {pid}, for {held} now)")
        }
        Some(Holder { pid, held: None }) => {
            say!(lang, zh: "（进程 {pid}）", en: " (process {pid})")
        }
        None => say!(lang, zh: " ", en: ""),
    };
    say!(lang,
        zh: "另一个 kefu{holder}正在写入本工作区，已等候{waited}，未作任何改动。请稍后重试；无需删除 {lock}，该进程结束后锁自会释放。",
        en: "Another kefu{holder} is writing to this workspace. Waited {waited} and changed nothing; try again later. There is no need to delete {lock}: the lock is released when that process ends.",
    )
}

/// Edits made by hand at the moment of saving: where they are now.
pub fn recovered(lang: Lang, kept: &[PathBuf]) -> String {
    let paths: Vec<_> = kept.iter().map(|path| shown(path)).collect();
    let list = lang.list(&paths);
    say!(lang,
        zh: "保存的同时有人改动了该文件，其内容已另存于 {list}。请与现文件核对，如有缺漏请补入。",
        en: "Somebody else saved the file at the same moment. Their text is kept in {list}. Compare it with the file as it is now, and add what is missing.",
    )
}

/// The user's own configuration cannot be used.
pub fn config_fault(lang: Lang, fault: &ConfigFault) -> String {
    match fault {
        ConfigFault::Unreadable(error) => unreadable(lang, error),
        ConfigFault::Wrong { path, why } => {
            let (path, why) = (shown(path), visible_lines(why));
            say!(lang,
                zh: "您的配置 {path} 有误；其中只认 me = \"姓名\"、workspace = \"/路径\" 和 lang = \"zh\" 或 \"en\"。解析器提示：\n{why}",
                en: "Your configuration {path} is wrong. It can have me = \"NAME\", workspace = \"/path\" and lang = \"zh\" or \"en\". The parser says:\n{why}",
            )
        }
        ConfigFault::Relative { path, workspace } => {
            let (path, workspace) = (shown(path), shown(workspace));
            say!(lang,
                zh: "您的配置 {path} 中 workspace = \"{workspace}\" 不是完整路径；请从根目录或“~/”写起。",
                en: "In your configuration {path}, workspace = \"{workspace}\" is not a full path; begin it at the root or with '~/'.",
            )
        }
    }
}

fn read_fault(lang: Lang, path: &Path, fault: &ReadFault) -> String {
    let is_record = path
        .parent()
        .is_some_and(|folder| folder.ends_with("clients"));
    let path = shown(path);
    match fault {
        ReadFault::Gone if !is_record => say!(lang,
            zh: "没有 {path}，或刚被删除、改名。",
            en: "There is no {path}; perhaps it was just deleted or renamed.",
        ),
        ReadFault::Gone => say!(lang,
            zh: "没有 {path}，或刚被删除、改名。现有客户：kefu client list",
            en: "There is no {path}; perhaps it was just deleted or renamed. The clients there are: kefu client list",
        ),
        ReadFault::NotAFile(found) => {
            let found = kind(lang, *found);
            say!(lang,
                zh: "{path} 是{found}，不是普通文件，因此不读取。请换成文件本身。",
                en: "{path} is {found}, not a plain file, and is not read. Put the file itself there.",
            )
        }
        ReadFault::NotAFolder(found) => {
            let found = kind(lang, *found);
            say!(lang,
                zh: "{path} 是{found}，不是工作区自己的文件夹，因此不使用。请换成真正的文件夹。",
                en: "{path} is {found}, not a folder of the workspace itself, and is not used. Put a real folder there.",
            )
        }
        ReadFault::TooLarge => {
            let limit = LIMIT / 1024 / 1024;
            say!(lang,
                zh: "{path} 超过 {limit} MiB，不读取。电子文件请放在 documents/，此处只写引用。",
                en: "{path} is over {limit} MiB and is not read. Keep documents in documents/ and only refer to them here.",
            )
        }
        ReadFault::NotUtf8 { line } => say!(lang,
            zh: "{path} 第 {line} 行起不是 UTF-8 编码。请在编辑器中另存为 UTF-8。",
            en: "{path} is not UTF-8, first on line {line}. Save it as UTF-8 in your editor.",
        ),
        ReadFault::Os(error) => say!(lang,
            zh: "无法读取 {path}。请核对权限与磁盘。系统提示：{error}",
            en: "Cannot read {path}. Check its permissions and the disk. The system says: {error}",
        ),
    }
}

fn write_fault(lang: Lang, path: &Path, fault: &WriteFault) -> String {
    let place = shown(path);
    match fault {
        WriteFault::Read(fault) => read_fault(lang, path, fault),
        WriteFault::Outside => say!(lang,
            zh: "{place} 不在工作区内，不写入。",
            en: "{place} is not in the workspace and is not written.",
        ),
        WriteFault::ReadOnly => say!(lang,
            zh: "{place} 被设为只读，未作改动。如确要修改，请先取消只读。",
            en: "{place} is marked read-only and was not changed. To change it, make it writable first.",
        ),
        WriteFault::TooLarge { bytes } => {
            let limit = LIMIT / 1024 / 1024;
            say!(lang,
                zh: "改动后 {place} 将有 {bytes} 字节，超过 {limit} MiB 的上限，未作改动。电子文件请放在 documents/。",
                en: "With this change {place} would have {bytes} bytes, over the limit of {limit} MiB; nothing was changed. Keep documents in documents/.",
            )
        }
        WriteFault::Twin { twin } => {
            let twin = visible(twin);
            say!(lang,
                zh: "{place} 与已有的 {twin} 只差大小写或字形写法，有的系统会当作同一文件。请另取编号。",
                en: "{place} differs from the existing {twin} only by case or by how marks are stored. Some systems would take them for the same file. Choose another id.",
            )
        }
        WriteFault::Exists => say!(lang,
            zh: "{place} 已经存在，未作改动。",
            en: "{place} already exists; nothing was changed.",
        ),
        WriteFault::Busy(busy) => self::busy(lang, path, busy),
        WriteFault::KeptChanging { times } => say!(lang,
            zh: "{place} 不断被其他程序改动，试了 {times} 次都未能保存，未作改动。请先在编辑器中保存或关闭它，再重试。",
            en: "Another program changed {place} each of the {times} times it was to be saved; nothing was changed. Save or close it in your editor, then try again.",
        ),
        WriteFault::Full(error) => say!(lang,
            zh: "没有空间保存 {place}，文件保持原样。请腾出磁盘空间或配额后重试。系统提示：{error}",
            en: "There is no room to save {place}; the file is as it was. Free some space or quota and try again. The system says: {error}",
        ),
        WriteFault::Denied(error) => say!(lang,
            zh: "没有写入 {place} 的权限，或磁盘只读，文件保持原样。系统提示：{error}",
            en: "No permission to write {place}, or the disk is read-only; the file is as it was. The system says: {error}",
        ),
        WriteFault::Os(error) => say!(lang,
            zh: "无法写入 {place}，文件保持原样。系统提示：{error}",
            en: "Cannot write {place}; the file is as it was. The system says: {error}",
        ),
        WriteFault::SavedBut { source, .. } => saved_but(lang, &place, source),
    }
}

fn saved_but(lang: Lang, place: &str, error: &io::Error) -> String {
    say!(lang,
        zh: "已保存 {place}，但系统未能确认已写入磁盘，断电可能使其恢复原样。请勿重复操作；检查磁盘后核对该文件。系统提示：{error}",
        en: "Saved {place}, but the system did not confirm that it reached the disk: a power cut might undo it. Do not do it again; check the disk, then the file. The system says: {error}",
    )
}

fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::File => say!(lang, zh: "文件", en: "a file"),
        Kind::Folder => say!(lang, zh: "文件夹", en: "a folder"),
        Kind::Link => say!(lang, zh: "链接", en: "a link"),
        Kind::Pipe => say!(lang, zh: "管道", en: "a pipe"),
        Kind::Socket => say!(lang, zh: "套接字", en: "a socket"),
        Kind::Device => say!(lang, zh: "设备", en: "a device"),
        Kind::Other => say!(lang, zh: "其他类型的对象", en: "something else"),
    }
}

/// A length of time in whole seconds, minutes or hours.
fn lasting(lang: Lang, time: Duration) -> String {
    let seconds = time.as_secs();
    let (count, zh, en) = match seconds {
        0 => {
            return say!(lang, zh: "不到 1 秒", en: "less than a second");
        }
        1..120 => (seconds, "秒", "second"),
        120..7200 => (seconds / 60, "分钟", "minute"),
        _ => (seconds / 3600, "小时", "hour"),
    };
    let plural = if count == 1 { "" } else { "s" };
    say!(lang, zh: " {count} {zh}", en: "{count} {en}{plural}")
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// A text from outside, safe for a terminal: control and direction characters are shown by their code.
fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        let steers = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}');
        if steers {
            seen.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
        } else {
            seen.push(c);
        }
    }
    seen
}

fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
