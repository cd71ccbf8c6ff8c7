//! One of us: by name, or `me` by the user's own configuration.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use clap::Args;

use super::Failed;
use super::desk::Desk;
use super::survey::survey;
use crate::alike;
use crate::both;
use crate::cli::shown::shown;
use crate::cli::words::one_line;
use crate::document::Value;
use crate::lang::Lang;
use crate::model::form::{FORM, Role};
use crate::say;
use crate::sound;
use crate::standing::{Case, people};

/// What the user types for the name that the configuration gives.
const ME: [&str; 2] = ["me", "我"];

/// From which likeness on a name may be the one that was meant.
const NEAR: f64 = 0.6;

/// How many names are offered in place of one that nobody bears.
const FEW: usize = 3;

/// The person whose entries a list is about; everybody's when left out.
#[derive(Args, Clone, Debug)]
pub struct Who {
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("只看某人的；me 或“我”是您自己（您配置中的 me）", "Only this person's; me is you, as your own configuration says"))]
    who: Option<String>,
}

impl Who {
    /// The person.
    ///
    /// # Errors
    ///
    /// As [`asked`].
    pub(super) fn asked(&self, desk: &Desk<'_>) -> anyhow::Result<Asked> {
        asked(desk, self.who.as_deref())
    }
}

/// The person who was asked for, by name.
#[derive(Clone, Debug)]
pub(super) struct Asked(Option<String>);

/// Who is meant by what was typed for `--who`.
///
/// # Errors
///
/// `me`, and the configuration does not say who that is.
pub(super) fn asked(desk: &Desk<'_>, typed: Option<&str>) -> anyhow::Result<Asked> {
    let is_me = typed.is_some_and(|typed| ME.iter().any(|me| typed.eq_ignore_ascii_case(me)));
    if !is_me {
        return Ok(Asked(typed.map(str::to_owned)));
    }
    match &desk.context.me {
        Some(me) => Ok(Asked(Some(me.clone()))),
        None => Err(Failed::because(nobody_is_me(desk))),
    }
}

impl Asked {
    /// The name.
    pub(super) fn name(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Whether something is of this person, alone or with others; everything is when nobody was asked for.
    pub(super) fn is(&self, whose: Option<&str>) -> bool {
        let Some(asked) = self.name() else {
            return true;
        };
        let is_it = |name: &str| alike::is_same(name, asked);
        whose.is_some_and(|whose| is_it(whose) || people(whose).any(is_it))
    }

    /// Whether somebody bears the name, as far as the records can be read: a name typed wrong must not look like a
    /// person without work.
    ///
    /// # Errors
    ///
    /// Nothing is listed and nobody does; who may be meant is named.
    pub(super) fn known(&self, desk: &Desk<'_>, is_listed: bool) -> anyhow::Result<()> {
        let Some(name) = self.name().filter(|_| !is_listed) else {
            return Ok(());
        };
        let survey = survey(desk, None, all)?;
        let names: Vec<String> = survey.found.into_iter().flat_map(|(_, it)| it).collect();
        let bears = |it: &String| alike::is_same(it, name);
        if names.is_empty() || names.iter().any(bears) || !survey.unread.is_empty() {
            return Ok(());
        }
        let near = near(name, names.iter().map(String::as_str));
        Err(Failed::because(nobody(desk.lang(), name, &near)))
    }

    /// What a list says when nothing is in it: of a person, that there is nothing of that person's.
    ///
    /// # Errors
    ///
    /// As [`Asked::known`].
    pub(super) fn empty(
        &self,
        desk: &Desk<'_>,
        is_listed: bool,
        otherwise: String,
    ) -> anyhow::Result<String> {
        let Some(name) = self.name().filter(|_| !is_listed) else {
            return Ok(otherwise);
        };
        self.known(desk, is_listed)?;
        let name = shown(name);
        Ok(say!(desk.lang(),
            zh: "{name}名下没有符合条件的。",
            en: "Nothing of {name}'s matches."
        ))
    }
}

/// Everybody of ours whom a record names: in the team, as a handler, and who did or wrote something.
fn all(case: &Case<'_>) -> Vec<String> {
    let tables = case.record.tables();
    let mut names: Vec<&str> = Vec::new();
    for section in FORM {
        let keys = section.keys.iter().filter(|key| {
            let is_member = (section.name, key.name) == ("team.members", "name");
            is_member || matches!(key.role, Role::By | Role::Handler)
        });
        for key in keys {
            let tables = tables.of_section(section.name).iter();
            let named = tables.filter_map(|table| match table.item.get(key.name)?.value() {
                Value::Text(name) => Some(name),
                _ => None,
            });
            names.extend(named.flat_map(people));
        }
    }
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

/// The few names that are nearest to one that nobody bears, by spelling or by sound, the nearest first.
pub(super) fn near<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut likely: BTreeMap<&str, f64> = BTreeMap::new();
    for name in names {
        let likeness = sound::likeness(name, typed);
        if likeness >= NEAR {
            likely.insert(name, likeness);
        }
    }
    let mut likely: Vec<(&str, f64)> = likely.into_iter().collect();
    likely.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let likely = likely.into_iter().take(FEW);
    likely.map(|(name, _)| name).collect()
}

fn nobody(lang: Lang, name: &str, near: &[&str]) -> String {
    let name = shown(name);
    let near: Vec<String> = near.iter().map(|name| shown(name)).collect();
    if near.is_empty() {
        return say!(lang,
            zh: "记录中没有叫“{name}”的人。姓名须与记录中一致。",
            en: "Nobody in the records is called '{name}'. Give the name as in the records."
        );
    }
    let near = near.join(lang.pick("、", ", "));
    say!(lang,
        zh: "记录中没有叫“{name}”的人。是不是：{near}",
        en: "Nobody in the records is called '{name}'. Did you mean: {near}"
    )
}

fn nobody_is_me(desk: &Desk<'_>) -> String {
    match &desk.context.configuration {
        Some(file) => {
            let file = shown(&file.to_string_lossy());
            say!(desk.lang(),
                zh: "还不知道您是谁。在您自己的配置 {file} 中写一行（没有该文件就新建）：\nme = \"您的姓名\"",
                en: "Who you are is not known yet. Write this line into your own configuration {file}, a new file if there is none:\nme = \"YOUR NAME\""
            )
        }
        None => say!(desk.lang(),
            zh: "还不知道您是谁，也没有您的主目录可放配置。请写姓名。",
            en: "Who you are is not known, and there is no home folder of yours to hold a configuration. Type the name."
        ),
    }
}

/// The user, when they serve the client on a day: whoever types may be somebody who only records what others did.
pub(super) fn serving(desk: &Desk<'_>, case: &Case<'_>, day: NaiveDate) -> Option<String> {
    let me = desk.context.me.as_deref()?;
    let team = case.record.team.as_ref()?;
    let mut members = team.members_on(day);
    let member = members.find(|member| alike::is_same(member.name, me))?;
    Some(member.name.to_owned())
}

/// Who handles what is recorded now: as typed, else the user where they serve the client. The account manager is not
/// named: what names nobody goes over to the next one.
pub(super) fn handler(desk: &Desk<'_>, case: &Case<'_>, typed: Option<&String>) -> Option<String> {
    let is_manager = |name: &String| case.who().is_some_and(|who| alike::is_same(who, name));
    let user = || serving(desk, case, desk.today).filter(|name| !is_manager(name));
    typed.cloned().or_else(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_among_those_who_share_the_work() {
        let asked = |name: &str| Asked(Some(name.to_owned()));
        assert!(asked("陈静").is(Some("陈静")));
        assert!(asked("陈静").is(Some("周婷、陈静")));
        assert!(asked("Chen Jing").is(Some("chen  jing")));
        assert!(!asked("陈静").is(Some("陈静静")));
        assert!(!asked("陈静").is(None));
        assert!(Asked(None).is(None));
    }

    #[test]
    fn a_name_is_near_by_spelling_or_by_sound() {
        let team = ["陈静", "周婷", "王强", "欧阳明", "Chen Jing"];
        let near = |typed| near(typed, team.into_iter());
        assert_eq!(near("陈婧"), ["Chen Jing", "陈静"]);
        assert_eq!(near("周亭"), ["周婷"]);
        assert_eq!(near("zhouting"), ["周婷"]);
        assert_eq!(near("欧阳"), ["欧阳明"]);
        assert_eq!(near("ouyang"), ["欧阳明"]);
        assert_eq!(near("chenjin"), ["Chen Jing", "陈静"]);
        assert_eq!(near("Chen Jin"), ["Chen Jing", "陈静"]);
        assert_eq!(near("赵敏"), Vec::<&str>::new());
    }
}
