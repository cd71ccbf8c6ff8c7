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
    said("name", both!("客户名称", "the client's name"))
        .head(both!("名称", "name"))
        .note(both!("全称", "in full")),
    said("kind", both!("客户类型", "the kind of client")).head(both!("客户类型", "kind")),
    said("consulting", both!("以咨询服务为主", "the advisory work"))
        .head(both!("以咨询服务为主", "mostly advisory"))
        .note(both!("true 或 false", "whether most of the work is that")),
    said("key-account", both!("关键企业", "the key account"))
        .note(both!("true 或 false", "whether the client is one")),
    said("sector", both!("行业", "the sector")),
    said(
        "crm-id",
        both!("客户系统编号", "the id in the client system"),
    )
    .head(both!("客户系统编号", "client system id"))
    .note(both!("公司的客户管理系统", "the company's own")),
    latest(
        "crm-synced",
        both!("客户系统同步日期", "the update of the client system"),
    )
    .head(both!("客户系统同步", "client system updated")),
    fact(
        "identified",
        both!("列为目标客户的日期", "the identification as a target"),
    )
    .head(both!("列为目标客户", "identified")),
    fact("first-contact", both!("首次接触日期", "the first contact")),
    fact(
        "disclosure-notice",
        both!("客户告知书送交日期", "the client disclosure notice"),
    )
    .head(both!("客户告知书", "disclosure notice")),
    term("closed", both!("终止服务日期", "the end of service")),
    said(
        "closed-reason",
        both!("终止服务原因", "the reason the service ended"),
    )
    .head(both!("终止服务原因", "why it ended")),
];

pub(super) const CONTACTS: &[Key] = &[
    ID,
    said("name", both!("联系人姓名", "the contact's name")).head(both!("姓名", "name")),
    said("role", both!("联系人职务", "the contact's position")).head(both!("职务", "position")),
    said("phone", both!("联系人电话", "the contact's phone"))
        .head(both!("电话", "phone"))
        .note(both!("办公电话", "at work")),
    said(
        "email",
        both!("联系人电子邮箱", "the contact's e-mail address"),
    )
    .head(both!("电子邮箱", "e-mail"))
    .note(both!("办公邮箱", "at work")),
];

pub(super) const NEEDS: &[Key] = &[
    ID,
    born("found", both!("了解需求的日期", "the finding of the need"))
        .head(both!("了解日期", "found")),
    by(
        "by",
        both!("了解需求的人", "the colleague who learned of the need"),
    )
    .head(both!("了解人", "by")),
    said("text", both!("客户需求内容", "the need in words")).head(both!("客户需求", "need")),
];

pub(super) const APPOINTMENT: &[Key] = &[
    said(
        "kind",
        both!("委托文件种类", "the kind of document of the appointment"),
    )
    .head(both!("委托文件", "document")),
    fact("established", both!("委托关系确立日期", "the appointment"))
        .head(both!("委托确立", "appointed")),
    term(
        "until",
        both!("委托到期日", "the last day of the appointment"),
    )
    .head(both!("委托到期日", "appointed until"))
    .note(both!("含当日", "inclusive")),
    said("template", both!("合同样本", "the template")),
    said(
        "original-at",
        both!("正本存放处", "the place of the original"),
    )
    .head(both!("正本存放处", "original kept at")),
    below("commitments"),
    below("extensions"),
];

pub(super) const COMMITMENTS: &[Key] = &[
    ID,
    said("text", both!("服务承诺内容", "the commitment in words"))
        .head(both!("服务承诺", "commitment")),
];

pub(super) const EXTENSIONS: &[Key] = &[
    ID,
    born(
        "on",
        both!("委托展期日期", "the extension of the appointment"),
    )
    .head(both!("展期日期", "agreed")),
    term(
        "until",
        both!("展期后的委托到期日", "the new last day of the appointment"),
    )
    .head(both!("展期后到期日", "until"))
    .note(both!("含当日", "inclusive")),
    said(
        "document",
        both!("展期文件", "the document of the extension"),
    )
    .head(both!("展期文件", "document")),
];

pub(super) const TEAM: &[Key] = &[
    fact(
        "established",
        both!("服务团队设立日期", "the setting-up of the service team"),
    )
    .head(both!("设立日期", "set up")),
    below("members"),
    below("hand-overs"),
];

pub(super) const MEMBERS: &[Key] = &[
    said("name", both!("成员姓名", "the member's name")).head(both!("姓名", "name")),
    said("role", both!("团队角色", "the role in the team")).head(both!("角色", "role")),
    said("duty", both!("职责", "the duty in words")).head(both!("职责", "duty")),
    term("from", both!("成员任职首日", "the member's first day")).head(both!("任职首日", "from")),
    term("until", both!("成员任职末日", "the member's last day"))
        .head(both!("任职末日", "until"))
        .note(both!("含当日", "inclusive")),
];

pub(super) const HAND_OVERS: &[Key] = &[
    ID,
    term("on", both!("交接日期", "the day of the hand-over")).head(both!("交接日期", "on")),
    by("by", both!("移交人", "the account manager who hands over")).head(both!("移交人", "by")),
    by("to", both!("接收人", "the account manager who takes over")).head(both!("接收人", "to")),
    fact(
        "signed",
        both!("交接清单签署日期", "the signing of the hand-over"),
    )
    .head(both!("清单签署", "signed")),
    fact(
        "told",
        both!("交接告知客户日期", "the telling of the client"),
    )
    .head(both!("告知客户", "client told")),
];

pub(super) const ARCHIVE: &[Key] = &[
    fact(
        "established",
        both!("客户档案建立日期", "the setting-up of the client archive"),
    )
    .head(both!("建立日期", "established")),
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
    )
    .head(both!("上报日期", "reported")),
    said("kept-at", both!("档案存放处", "the place of the file"))
        .head(both!("档案存放处", "kept at")),
    below("documents"),
];

pub(super) const DOCUMENTS: &[Key] = &[
    ID,
    said("kind", both!("文件种类", "the kind of document")).head(both!("文件种类", "kind")),
    said("title", both!("文件题名", "the document's title")).head(both!("题名", "title")),
    born("date", both!("文件日期", "the date of the document")).head(both!("文件日期", "date")),
    said("place", both!("文件存放处", "the place of the document")).head(both!("存放处", "place")),
    said("file", both!("电子文件", "the electronic file"))
        .head(both!("电子文件", "file"))
        .note(both!("工作区内的路径", "by its path in the workspace")),
    said("sha256", both!("电子文件的 SHA-256", "the file's SHA-256")),
];
