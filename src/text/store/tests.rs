//! Every failure of the store, in both languages.

use super::*;
use crate::store::{IdFault, Outside};

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

#[test]
fn no_workspace_says_where_was_looked_and_what_to_type() {
    let nowhere = NotFound::Nowhere {
        from: "/home/chen".into(),
        default: Some("/srv/brokerage".into()),
    };
    assert_eq!(
        BOTH.map(|lang| not_found(lang, &nowhere)),
        [
            "找不到工作区：/home/chen 及其各级上层文件夹，以及您配置中的默认工作区 /srv/brokerage，都没有 kefu.toml。请用 -w 指定工作区，或运行 kefu init 新建一个。",
            "No workspace: there is no kefu.toml in /home/chen or any folder above it, nor in your default workspace /srv/brokerage. Name one with -w, or begin one with: kefu init",
        ]
    );
    let given = NotFound::Given {
        folder: "/x\u{1b}[2J".into(),
        source: None,
    };
    assert_eq!(
        BOTH.map(|lang| not_found(lang, &given)),
        [
            "/x\\u{1b}[2J 中没有 kefu.toml，不是工作区。请核对 -w 或 KEFU_WORKSPACE；如要在此新建，请运行：“/x␛[2J”中有不能键入的字符，须先改正",
            "/x\\u{1b}[2J is no workspace: it holds no kefu.toml. Check -w or KEFU_WORKSPACE; to begin one there: '/x␛[2J' has a character that cannot be typed and must be corrected first",
        ]
    );
}

#[test]
fn busy_says_who_holds_it_and_for_how_long() {
    let busy_for = |waited, holder| Busy {
        waited: Duration::from_secs(waited),
        holder,
    };
    let holder = Some(Holder {
        pid: 4242,
        held: Some(Duration::from_secs(125)),
    });
    assert_eq!(
        BOTH.map(|lang| busy(
            lang,
            Path::new("/b/.kefu/lock"),
            &busy_for(30, holder.clone())
        )),
        [
            "另一个 kefu（进程 4242，已占用 2 分钟）正在写入本工作区，已等候 30 秒，未作任何改动。请稍后重试；无需删除 /b/.kefu/lock，该进程结束后锁自会释放。",
            "Another kefu (process 4242, for 2 minutes now) is writing to this workspace. Waited 30 seconds and changed nothing; try again later. There is no need to delete /b/.kefu/lock: the lock is released when that process ends.",
        ]
    );
    assert_eq!(
        BOTH.map(|lang| busy(lang, Path::new("lock"), &busy_for(0, None))),
        [
            "另一个 kefu 正在写入本工作区，已等候不到 1 秒，未作任何改动。请稍后重试；无需删除 lock，该进程结束后锁自会释放。",
            "Another kefu is writing to this workspace. Waited less than a second and changed nothing; try again later. There is no need to delete lock: the lock is released when that process ends.",
        ]
    );
}

#[test]
fn a_text_that_is_no_id_is_answered_with_one_that_is() {
    assert_eq!(
        BOTH.map(|lang| id_fault(lang, "Hua Rui", IdFault::NotLower)),
        [
            "“Hua Rui”不能作客户编号：含大写字母；有的系统不分大小写，编号一律小写。可改用：hua-rui",
            "'Hua Rui' cannot be a client's id: it has a capital letter; ids are lower case, since some systems do not tell the two apart. For instance: hua-rui",
        ]
    );
    assert_eq!(
        BOTH.map(|lang| id_fault(lang, "\u{202e}", IdFault::Character('\u{202e}'))),
        [
            "“\\u{202e}”不能作客户编号：含有“\\u{202e}”（U+202E）；编号只用半角的字母、数字、汉字、“-”和“_”。",
            "'\\u{202e}' cannot be a client's id: it has '\\u{202e}' (U+202E); an id has letters, digits, Han characters, '-' and '_' only.",
        ]
    );
}

#[test]
fn a_file_that_is_not_read_says_which_and_why() {
    let say = |lang, fault| {
        let path = "clients/huarui.toml".into();
        unreadable(lang, &Unreadable { path, fault })
    };
    let faults = || {
        [
            ReadFault::Gone,
            ReadFault::NotAFile(Kind::Pipe),
            ReadFault::NotAFolder(Kind::Link),
            ReadFault::TooLarge,
            ReadFault::NotUtf8 { line: 7 },
            ReadFault::Os(io::Error::other("Input/output error")),
        ]
    };
    assert_eq!(
        faults().map(|fault| say(Lang::Zh, fault)),
        [
            "没有 clients/huarui.toml，或刚被删除、改名。现有客户：kefu client list",
            "clients/huarui.toml 是管道，不是普通文件，因此不读取。请换成文件本身。",
            "clients/huarui.toml 是链接，不是工作区自己的文件夹，因此不使用。请换成真正的文件夹。",
            "clients/huarui.toml 超过 4 MiB，不读取。电子文件请放在 documents/，此处只写引用。",
            "clients/huarui.toml 第 7 行起不是 UTF-8 编码。请在编辑器中另存为 UTF-8。",
            "无法读取 clients/huarui.toml。请核对权限与磁盘。系统提示：Input/output error",
        ]
    );
    assert_eq!(
        faults().map(|fault| say(Lang::En, fault)),
        [
            "There is no clients/huarui.toml; perhaps it was just deleted or renamed. The clients there are: kefu client list",
            "clients/huarui.toml is a pipe, not a plain file, and is not read. Put the file itself there.",
            "clients/huarui.toml is a link, not a folder of the workspace itself, and is not used. Put a real folder there.",
            "clients/huarui.toml is over 4 MiB and is not read. Keep documents in documents/ and only refer to them here.",
            "clients/huarui.toml is not UTF-8, first on line 7. Save it as UTF-8 in your editor.",
            "Cannot read clients/huarui.toml. Check its permissions and the disk. The system says: Input/output error",
        ]
    );
}

#[test]
fn what_is_no_record_is_not_looked_for_among_the_clients() {
    let fault = || ReadFault::Gone;
    let say = |lang| {
        let path = "/away".into();
        unreadable(
            lang,
            &Unreadable {
                path,
                fault: fault(),
            },
        )
    };
    assert_eq!(
        BOTH.map(say),
        [
            "没有 /away，或刚被删除、改名。",
            "There is no /away; perhaps it was just deleted or renamed."
        ]
    );
}

#[test]
fn a_reference_that_leads_out_says_why() {
    assert_eq!(
        BOTH.map(|lang| outside(lang, "documents\\a.pdf", &Outside::Backslash)),
        [
            "文件引用“documents\\a.pdf”不在工作区内：各级文件夹之间请用“/”，不用“\\”。请将文件放入 documents/ 再引用。",
            "The file reference 'documents\\a.pdf' does not stay in the workspace: folders are separated by '/', not by '\\'. Put the file into documents/ and refer to it there.",
        ]
    );
}

#[test]
fn what_kefu_writes_itself_is_no_document() {
    assert_eq!(
        BOTH.map(|lang| outside(lang, "clients/huarui.toml", &Outside::Own)),
        [
            "“clients/huarui.toml”是 kefu 自己的文件（客户记录、工作日历、kefu.toml 或 .kefu 内），不能作为文件使用。请将文件放入 documents/ 再引用。",
            "'clients/huarui.toml' is one of kefu's own files (a record, a calendar year, kefu.toml, or in .kefu) and no document. Put the document into documents/ and refer to it there.",
        ]
    );
}

#[test]
fn a_failure_ends_with_the_systems_words_and_the_edits_kept_aside() {
    let failure = WriteFailure {
        path: "/b/clients/huarui.toml".into(),
        fault: WriteFault::Full(io::Error::other("No space left on device")),
        recovered: vec!["/b/.kefu/recovered/huarui-1.toml".into()],
    };
    assert_eq!(
        BOTH.map(|lang| write_failure(lang, &failure)),
        [
            "没有空间保存 /b/clients/huarui.toml，文件保持原样。请腾出磁盘空间或配额后重试。系统提示：No space left on device\n保存的同时有人改动了该文件，其内容已另存于 /b/.kefu/recovered/huarui-1.toml。请与现文件核对，如有缺漏请补入。",
            "There is no room to save /b/clients/huarui.toml; the file is as it was. Free some space or quota and try again. The system says: No space left on device\nSomebody else saved the file at the same moment. Their text is kept in /b/.kefu/recovered/huarui-1.toml. Compare it with the file as it is now, and add what is missing.",
        ]
    );
}
