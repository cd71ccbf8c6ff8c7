//! The rows of who the client is, the appointment, the team and the archive.

use super::rows::{ID, Key, below, born, by, fact, latest, said, term};
use crate::both;

pub(super) const ROOT: &[Key] = &[
    below("client"),
    below("contacts"),
    below("needs"),
    below("appointment"),
    below("team"),
    below("archive"),
    below("years"),
    below("policies"),
    below("endorsements"),
    below("risks"),
    below("duties"),
    below("claims"),
    below("complaints"),
    below("reviews"),
    below("renewals"),
    below("diary"),
    below("waivers"),
];

pub(super) const CLIENT: &[Key] = &[
    said("name", both!("客户名称", "the client's name")).note(both!("全称", "in full")),
    said("kind", both!("客户类型", "the kind of client")),
    said("consulting", both!("以咨询服务为主", "the advisory work"))
        .note(both!("true 或 false", "whether most of the work is that")),
    said("key-account", both!("关键企业", "the key account"))
        .note(both!("true 或 false", "whether the client is one")),
    said("sector", both!("行业", "the sector")),
    said(
        "crm-id",
        both!("客户系统编号", "the id in the client system"),
    )
    .note(both!("公司的客户管理系统", "the company's own")),
    latest(
        "crm-synced",
        both!("客户系统同步日期", "the update of the client system"),
    ),
    fact(
        "identified",
        both!("列为目标客户的日期", "the identification as a target"),
    ),
    fact("first-contact", both!("首次接触日期", "the first contact")),
    fact(
        "disclosure-notice",
        both!("客户告知书送交日期", "the client disclosure notice"),
    ),
    term("closed", both!("终止服务日期", "the end of service")),
    said(
        "closed-reason",
        both!("终止服务原因", "the reason the service ended"),
    ),
];

pub(super) const CONTACTS: &[Key] = &[
    ID,
    said("name", both!("联系人姓名", "the contact's name")),
    said("role", both!("联系人职务", "the contact's position")),
    said("phone", both!("联系人电话", "the contact's telephone"))
        .note(both!("办公电话", "at work")),
    said(
        "email",
        both!("联系人电子邮箱", "the contact's e-mail address"),
    )
    .note(both!("办公邮箱", "at work")),
];

pub(super) const NEEDS: &[Key] = &[
    ID,
    born("found", both!("了解需求的日期", "the finding of the need")),
    by(
        "by",
        both!("了解需求的人", "the colleague who learned of the need"),
    ),
    said("text", both!("需求内容", "the need in words")),
];

pub(super) const APPOINTMENT: &[Key] = &[
    said("kind", both!("委托文件种类", "the kind of appointment")),
    fact("established", both!("委托关系确立日期", "the appointment")),
    term(
        "until",
        both!("委托到期日", "the last day of the appointment"),
    )
    .note(both!("含当日", "inclusive")),
    said("template", both!("合同样本", "the template")),
    said(
        "original-at",
        both!("正本存放处", "the place of the original"),
    ),
    below("commitments"),
    below("extensions"),
];

pub(super) const COMMITMENTS: &[Key] = &[
    ID,
    said("text", both!("承诺内容", "the commitment in words")),
];

pub(super) const EXTENSIONS: &[Key] = &[
    ID,
    born(
        "on",
        both!("委托展期日期", "the extension of the appointment"),
    ),
    term(
        "until",
        both!("展期后的委托到期日", "the new last day of the appointment"),
    )
    .note(both!("含当日", "inclusive")),
    said(
        "document",
        both!("展期文件", "the document of the extension"),
    ),
];

pub(super) const TEAM: &[Key] = &[
    fact(
        "established",
        both!("服务团队设立日期", "the setting-up of the service team"),
    ),
    below("members"),
    below("hand-overs"),
];

pub(super) const MEMBERS: &[Key] = &[
    said("name", both!("成员姓名", "the member's name")),
    said("role", both!("团队角色", "the role in the team")),
    said("duty", both!("职责", "the duty in words")),
    term("from", both!("成员任职首日", "the member's first day")),
    term("until", both!("成员任职末日", "the member's last day"))
        .note(both!("含当日", "inclusive")),
];

pub(super) const HAND_OVERS: &[Key] = &[
    ID,
    term("on", both!("交接日期", "the day of the hand-over")),
    by("by", both!("移交人", "the account manager who hands over")),
    by("to", both!("接收人", "the account manager who takes over")),
    fact(
        "signed",
        both!("交接清单签署日期", "the signing of the hand-over"),
    ),
    fact(
        "told",
        both!("交接告知客户日期", "the telling of the client"),
    ),
];

pub(super) const ARCHIVE: &[Key] = &[
    fact(
        "established",
        both!("客户档案建立日期", "the setting-up of the client archive"),
    ),
    fact(
        "paper",
        both!("书面档案整理日期", "the re-filing of the paper file"),
    ),
    fact(
        "electronic",
        both!("电子档案整理日期", "the re-filing of the electronic file"),
    ),
    fact(
        "information",
        both!(
            "客户信息整理日期",
            "the re-filing of the client information"
        ),
    ),
    fact(
        "reported",
        both!("档案上报日期", "the report of the archive"),
    ),
    said("kept-at", both!("档案存放处", "the place of the file")),
    below("documents"),
];

pub(super) const DOCUMENTS: &[Key] = &[
    ID,
    said("kind", both!("文件种类", "the kind of document")),
    said("title", both!("文件题名", "the document's title")),
    born("date", both!("文件日期", "the date of the document")),
    said("place", both!("文件存放处", "the place of the document")),
    said("file", both!("电子文件", "the electronic file"))
        .note(both!("工作区内的路径", "by its path in the workspace")),
    said("sha256", both!("电子文件的 SHA-256", "the file's SHA-256")),
];
