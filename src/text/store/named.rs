//! Names that cannot be used: a text that is not an id, a file outside the workspace or a missing one.

use super::{shown, unreadable, visible};
use crate::lang::Lang;
use crate::say;
use crate::store::{Id, IdFault, Outside, ReadFault, Unreadable};

/// A text that is not an id, with a similar one.
pub fn id_fault(lang: Lang, given: &str, fault: IdFault) -> String {
    let said = no_id(lang, given, fault);
    match Id::suggest(given) {
        Some(near) => said + &say!(lang, zh: "可改用：{near}", en: " For instance: {near}"),
        None => said,
    }
}

/// A text that is not an id, and why.
pub fn no_id(lang: Lang, given: &str, fault: IdFault) -> String {
    let why = match fault {
        IdFault::Empty => say!(lang, zh: "编号不能为空", en: "an id cannot be empty"),
        IdFault::NotUnicode => say!(lang,
            zh: "文件名不是 Unicode 文字",
            en: "the file's name is not Unicode",
        ),
        IdFault::NotComposed => say!(lang,
            zh: "字母与附加符号是分开存储的（未按 NFC 合成）",
            en: "letters and their marks are stored apart (not NFC)",
        ),
        IdFault::NotLower => say!(lang,
            zh: "含大写字母；有的系统不分大小写，编号一律小写",
            en: "it has a capital letter; ids are lower case, since some systems do not tell the two apart",
        ),
        IdFault::Character(c) => {
            let code = format!("U+{:04X}", u32::from(c));
            let c = visible(&c.to_string());
            say!(lang,
                zh: "含有“{c}”（{code}）；编号只用半角的字母、数字、汉字、“-”和“_”",
                en: "it has '{c}' ({code}); an id has letters, digits, Han characters, '-' and '_' only",
            )
        }
        IdFault::LeadingDash => say!(lang,
            zh: "以“-”开头，会被当作命令选项",
            en: "it begins with '-', as an option does",
        ),
        IdFault::Device => say!(lang,
            zh: "这是 Windows 保留的设备名",
            en: "Windows keeps this name for a device",
        ),
        IdFault::TooLong { characters } => say!(lang,
            zh: "有 {characters} 个字符，最多 64 个",
            en: "it has {characters} characters, 64 at most",
        ),
        IdFault::TooManyBytes { bytes } => say!(lang,
            zh: "作为文件名有 {bytes} 个字节，最多 255 个",
            en: "as a file name it has {bytes} bytes, 255 at most",
        ),
        IdFault::Extension => say!(lang,
            zh: "扩展名须为小写的 .toml",
            en: "the file must end in .toml, in lower case",
        ),
    };

    let seen = visible(given);
    say!(lang,
        zh: "“{seen}”不能作客户编号：{why}。",
        en: "'{seen}' cannot be a client's id: {why}.",
    )
}

/// A file reference that does not stay in the workspace.
pub fn outside(lang: Lang, reference: &str, fault: &Outside) -> String {
    let why = match fault {
        Outside::Own => {
            let reference = visible(reference);
            return say!(lang,
                zh: "“{reference}”是 kefu 自己的文件（客户记录、工作日历、kefu.toml 或 .kefu 内），不能作为文件使用。请将文件放入 documents/ 再引用。",
                en: "'{reference}' is one of kefu's own files (a record, a calendar year, kefu.toml, or in .kefu) and no document. Put the document into documents/ and refer to it there.",
            );
        }
        Outside::Empty => say!(lang, zh: "没有写明文件", en: "it names no file"),
        Outside::Absolute => say!(lang,
            zh: "须写相对于工作区的路径，不以“/”或盘符开头",
            en: "it must be relative to the workspace, without a first '/' or a drive",
        ),
        Outside::Backslash => say!(lang,
            zh: "各级文件夹之间请用“/”，不用“\\”",
            en: "folders are separated by '/', not by '\\'",
        ),
        Outside::Upward => say!(lang, zh: "不能含“..”", en: "it cannot have '..'"),
        Outside::Control => say!(lang, zh: "含有控制字符", en: "it has a control character"),
        Outside::Link(path) => {
            let path = shown(path);
            say!(lang,
                zh: "{path} 是指向工作区以外或无从查明之处的链接",
                en: "{path} is a link that leads out of the workspace, or to a place that cannot be found",
            )
        }
    };
    let reference = visible(reference);
    say!(lang,
        zh: "文件引用“{reference}”不在工作区内：{why}。请将文件放入 documents/ 再引用。",
        en: "The file reference '{reference}' does not stay in the workspace: {why}. Put the file into documents/ and refer to it there.",
    )
}

/// A document for a record that is missing or cannot be read.
pub fn no_document(lang: Lang, reference: &str, error: &Unreadable) -> String {
    match error.fault {
        ReadFault::Gone => {
            let reference = visible(reference);
            let path = shown(&error.path);
            say!(lang,
                zh: "没有文件“{reference}”（{path}）。路径从工作区文件夹写起，请先将文件放入 documents/。",
                en: "There is no file '{reference}' ({path}). The path begins at the workspace's folder; put the file into documents/ first.",
            )
        }
        _ => unreadable(lang, error),
    }
}
