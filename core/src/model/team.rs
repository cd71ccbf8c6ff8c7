//! The client service team: who serves the client, in which role, with what duty (D18–D24).

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, TABLE, by, fact, said, section, term};
use crate::both;
use crate::words;

words! {
    /// What a member is in the team (D18, D19).
    Role {
        /// 客户经理, who answers for the client (D23).
        AccountManager = "account-manager",
        /// 客户副经理.
        Deputy = "deputy",
        /// 市场开发人员.
        Producer = "producer",
        /// 寿险业务人员.
        Life = "life",
        /// 非寿险业务人员.
        NonLife = "non-life",
        /// 客户关系管理人员, who has a say in the plan (D47).
        ClientRelations = "client-relations",
        /// 其他相关人员.
        Other = "other",
        /// 领导小组 (D24).
        Leader = "leader",
    }
}

/// The team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Team<'d> {
    /// The day it was set up (D21).
    pub established: Option<NaiveDate>,
    /// Everyone who is or was in it.
    pub members: Vec<Member<'d>>,
    /// Each change of the account manager (D69).
    pub hand_overs: Vec<HandOver<'d>>,
}

impl<'d> Team<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Team<'d> {
        Team {
            established: fields.fact("established"),
            members: fields.entries("members", Member::read),
            hand_overs: fields.entries("hand-overs", HandOver::read),
        }
    }

    /// Those who are in the team on a day.
    pub fn members_on(&self, day: NaiveDate) -> impl Iterator<Item = &Member<'d>> {
        self.members
            .iter()
            .filter(move |member| member.is_in_on(day))
    }
}

/// A member of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'d> {
    /// The person's name.
    pub name: &'d str,
    /// The role.
    pub role: Option<Role>,
    /// What the person does for this client, in words (D20).
    pub duty: Option<&'d str>,
    /// The first day in the role; from the beginning when left out.
    pub from: Option<NaiveDate>,
    /// The last day in the role, inclusive.
    pub until: Option<NaiveDate>,
}

impl<'d> Member<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Member<'d> {
        Member {
            name: fields.needed_name("name"),
            role: fields.word("role"),
            duty: fields.said("duty"),
            from: fields.date("from"),
            until: fields.date("until"),
        }
    }

    /// Whether the person is in the role on a day, both ends inclusive.
    pub fn is_in_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A change of the account manager: the open work was handed over, and the client is told (D69).
#[derive(Clone, Debug, PartialEq)]
pub struct HandOver<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The new account manager's first day.
    pub on: Option<NaiveDate>,
    /// Who handed over.
    pub by: Option<&'d str>,
    /// Who took over.
    pub to: Option<&'d str>,
    /// The day both signed the list of open work.
    pub signed: Option<NaiveDate>,
    /// The day the client was told.
    pub told: Option<NaiveDate>,
}

impl<'d> HandOver<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> HandOver<'d> {
        HandOver {
            id: fields.text("id").unwrap_or_default(),
            on: fields.date("on"),
            by: fields.said("by"),
            to: fields.said("to"),
            signed: fields.fact("signed"),
            told: fields.fact("told"),
        }
    }
}

/// The form of `team`.
pub(super) const TEAM: Section = section("team", TABLE, both!("服务团队", "the service team"))
    .keys(&[fact(
        "established",
        both!("服务团队设立日期", "the setting-up of the service team"),
    )
    .head(both!("设立日期", "set up"))]);

/// The form of `team.members`.
pub(super) const MEMBERS: Section =
    section("team.members", "name", both!("团队成员", "the team member")).keys(&[
        said("name", both!("成员姓名", "the member's name")).head(both!("姓名", "name")),
        said("role", both!("团队角色", "the role in the team")).head(both!("角色", "role")),
        said("duty", both!("职责", "the duty in words"))
            .head(both!("职责", "duty"))
            .printed(),
        term("from", both!("成员任职首日", "the member's first day"))
            .head(both!("任职首日", "from")),
        term("until", both!("成员任职末日", "the member's last day"))
            .head(both!("任职末日", "until"))
            .note(both!("含当日", "inclusive")),
    ]);

/// The form of `team.hand-overs`.
pub(super) const HAND_OVERS: Section = section(
    "team.hand-overs",
    "id",
    both!("客户经理交接", "the hand-over"),
)
.told_by(&["on", "by", "to"])
.keys(&[
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
]);
