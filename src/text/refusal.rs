//! Why a change was refused, and what to type instead: refusals for every noun are here, the others in the
//! file of their noun.

use chrono::NaiveDate;

use super::{cut, in_columns};
use crate::changes::{Refusal, Since};
use crate::lang::{Both, Lang, half};
use crate::model::{TradeKind, Word};
use crate::standing::{Approval, NoApprover};
use crate::text::command::{Ask, kefu};
use crate::text::word::Spoken;
use crate::{both, say};

mod appointment;
mod claim;
mod client;
mod complaint;
mod correct;
mod diary;
mod draft;
mod lower;
mod plan;
mod policy;
mod rating;
mod renewal;
mod review;
mod step;
mod team;
mod waiver;

pub(in crate::text) use plan::{field, four_fields};
pub(in crate::text) use step::record;

/// The refusal in words; `client` is the client's id, for the command to type instead.
pub fn refusal(lang: Lang, refusal: &Refusal, client: &str) -> String {
    refusal_in(lang, refusal, client, None)
}

/// The same of a service year that is not the one of today, which the commands name.
fn refusal_in(lang: Lang, refusal: &Refusal, client: &str, year: Option<NaiveDate>) -> String {
    match refusal {
        Refusal::InYear(starts, of) => refusal_in(lang, of, client, Some(*starts)),
        Refusal::NotAppointed => {
            let record = kefu("appointment record")
                .word(client)
                .option("--kind", "brokerage-agreement")
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "该客户尚未确立委托关系（D14），还不能登记。请先登记委托文件：{record}",
                en: "This client has not appointed us yet (D14). Record the appointment first: {record}"
            )
        }
        Refusal::TooEarly {
            day,
            earliest,
            since,
        } => {
            let what = half(happened(*since), lang);
            say!(lang,
                zh: "日期 {day} 过早：{what}是在 {earliest}。请写当天或以后的日期。",
                en: "{day} is too early: {what} on {earliest}. Give that day or a later one."
            )
        }
        Refusal::InFuture { day, today } => say!(lang,
            zh: "日期 {day} 在今天（{today}）之后；登记的是已经发生的事，请用实际日期。",
            en: "{day} is after today ({today}). A record holds only what has happened. Give the day on which it happened."
        ),
        Refusal::Approver {
            approval,
            by,
            on,
            why,
        } => {
            let (what, by) = (approval.say(lang), cut(by));
            match why {
                NoApprover::Handler => say!(lang,
                    zh: "{by}是这件投诉的经办人，不能批准{what}；请登记批准的上级。",
                    en: "{by} handles this complaint and cannot approve {what}. Give the name of whoever approved it from above."),
                NoApprover::OfTeam if *approval == Approval::Extension => say!(lang,
                    zh: "{by}在 {on} 是服务团队成员，不能批准{what}；请登记批准的上级：服务团队以外的人，或领导小组的人。",
                    en: "{by} is of the client's service team on {on} and cannot approve {what}. Give the name of whoever approved it from above: somebody outside the team or of the leading group."),
                NoApprover::OfTeam => say!(lang,
                    zh: "{by}在 {on} 是服务团队成员，不能批准{what}；请登记团队以外的批准人。此人本来有权的，写入 kefu.toml 的 [approvers]。",
                    en: "{by} is of the client's service team on {on} and cannot approve {what}. Give the name of somebody outside the team. If this person may approve, name them under [approvers] in kefu.toml."),
                NoApprover::NotNamed(names) => {
                    let names = lang.list(names);
                    say!(lang,
                        zh: "{what}不能由{by}批准；公司规定由{names}批准（kefu.toml 的 [approvers]）。",
                        en: "{by} cannot approve {what}. The company lets {names} approve it ([approvers] in kefu.toml).")
                }
            }
        }
        Refusal::NoServiceYear { day, years } => {
            let years: Vec<String> = years
                .iter()
                .map(
                    |(starts, ends)| say!(lang, zh: "{starts} 至 {ends}", en: "{starts} to {ends}"),
                )
                .collect();
            let list = lang.list(&years);
            if years.is_empty() {
                let show = kefu("appointment show").word(client).say(lang);
                say!(lang,
                    zh: "{day} 不在任何服务年度内，该客户还没有服务年度。查看委托期限：{show}",
                    en: "{day} is in no service year: this client has none yet. To see the appointment's term: {show}"
                )
            } else {
                let extend = kefu("appointment extend")
                    .word(client)
                    .option("--until", Ask::DATE)
                    .say(lang);
                say!(lang,
                    zh: "{day} 不在任何服务年度内。已有服务年度：{list}。请用 --year 指明其中一天；委托如已延长，请先登记：{extend}",
                    en: "{day} is in no service year. Those on record: {list}. Give a day in one of them with --year. If the appointment was extended, record that first: {extend}"
                )
            }
        }
        Refusal::UnknownService {
            given,
            near,
            services,
        } => {
            let given = cut(given);
            let meant = meant(lang, near);
            let list = codes(lang, services, &[]);
            say!(lang,
                zh: "星级服务标准中没有“{given}”这项服务。{meant}可选：\n{list}",
                en: "The service standard has no '{given}'.{meant} It has:\n{list}"
            )
        }
        Refusal::Step(refusal) => step::refusal(lang, refusal, client, year),
        Refusal::Client(refusal) => client::refusal(lang, refusal, client),
        Refusal::Complaint(refusal) => complaint::refusal(lang, refusal, client),
        Refusal::Correct(refusal) => correct::refusal(lang, refusal, client),
        Refusal::Appointment(refusal) => appointment::refusal(lang, refusal, client),
        Refusal::Team(refusal) => team::refusal(lang, refusal, client),
        Refusal::Rating(refusal) => rating::refusal(lang, refusal, client, year),
        Refusal::Plan(refusal) => plan::refusal(lang, refusal, client, year),
        Refusal::Draft(refusal) => draft::refusal(lang, refusal, client, year),
        Refusal::Lower(refusal) => lower::refusal(lang, refusal, client, year),
        Refusal::Diary(refusal) => diary::refusal(lang, refusal, client),
        Refusal::Policy(refusal) => policy::refusal(lang, refusal, client),
        Refusal::Claim(refusal) => claim::refusal(lang, refusal, client),
        Refusal::Review(refusal) => review::refusal(lang, refusal),
        Refusal::Renewal(refusal) => renewal::refusal(lang, refusal, client),
        Refusal::Waiver(refusal) => waiver::refusal(lang, refusal, client),
    }
}

/// What a given day must not be before.
fn happened(since: Since) -> &'static str {
    match since {
        Since::Identified => both!("列为目标客户", "the client was identified"),
        Since::Contacted => both!("首次接触客户", "the client was first contacted"),
        Since::Appointed => both!("确立委托关系", "the client appointed us"),
        Since::Joined => both!("该成员加入服务团队", "this member joined the team"),
        Since::Managed => both!(
            "原客户经理任满一天",
            "the account manager of that time had served one day"
        ),
        Since::YearBegan => both!("该服务年度开始", "the service year began"),
        Since::Rated => both!("评定星级", "the year was rated"),
        Since::Publishable => both!("批准公布星级", "publishing the stars was approved"),
        Since::RenewalStarted => both!("启动续转", "the renewal was started"),
    }
}

/// What was probably meant, as a sentence; empty when it is not known.
fn meant<N: AsRef<str>>(lang: Lang, near: impl IntoIterator<Item = N>) -> String {
    let near: Vec<N> = near.into_iter().collect();
    let near: Vec<&str> = near.iter().map(N::as_ref).collect();
    let near = near.join(lang.pick(" 或 ", " or "));
    match near.is_empty() {
        true => near,
        false => say!(lang, zh: "是不是 {near}？", en: " Did you mean {near}?"),
    }
}

/// The name of a section in a service year: `plan`, or `2026-03-02.plan` where the year is not the one of today.
fn of_year(section: &str, year: Option<NaiveDate>) -> String {
    match year {
        Some(starts) => format!("{starts}.{section}"),
        None => section.to_owned(),
    }
}

/// Codes with their names, one a line.
fn codes(lang: Lang, services: &[(String, Both)], kinds: &[TradeKind]) -> String {
    let services = services
        .iter()
        .map(|(code, name)| (code.clone(), name.pick(lang).to_owned()));
    let kinds = kinds
        .iter()
        .map(|kind| (kind.code().to_owned(), kind.say(lang).to_owned()));
    in_columns(&services.chain(kinds).collect::<Vec<_>>())
}

/// Ids with their words, one a line.
fn entries(known: &[(String, String)]) -> String {
    let cut_to = known.iter().map(|(id, words)| (cut(id), cut(words)));
    in_columns(&cut_to.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::{
        DraftRefusal, Entry, LowerRefusal, PlanRefusal, RatingRefusal, StepRefusal,
    };

    #[test]
    fn a_day_too_early_says_what_happened_on_the_earliest() {
        let told = |since| {
            let too_early = Refusal::TooEarly {
                day: "2026-03-01".parse().unwrap(),
                earliest: "2026-03-02".parse().unwrap(),
                since,
            };
            [Lang::Zh, Lang::En].map(|lang| refusal(lang, &too_early, "jia"))
        };
        let both = |zh: &str, en: &str| {
            [
                format!("日期 2026-03-01 过早：{zh}是在 2026-03-02。请写当天或以后的日期。"),
                format!(
                    "2026-03-01 is too early: {en} on 2026-03-02. Give that day or a later one."
                ),
            ]
        };

        let managed = "the account manager of that time had served one day";
        assert_eq!(told(Since::Managed), both("原客户经理任满一天", managed));
        let approved = "publishing the stars was approved";
        assert_eq!(told(Since::Publishable), both("批准公布星级", approved));
        let began = "the service year began";
        assert_eq!(told(Since::YearBegan), both("该服务年度开始", began));
        let joined = "this member joined the team";
        assert_eq!(told(Since::Joined), both("该成员加入服务团队", joined));
    }

    #[test]
    fn what_is_refused_in_another_year_leads_to_commands_about_that_year() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        let on = day("2026-03-13");
        let plan = || Entry {
            section: "years.plan",
            id: None,
        };
        let over = || Entry {
            section: "years.rating.override",
            id: None,
        };
        let open: Vec<_> = (1..=11)
            .map(|nth| (format!("p{nth}"), String::new()))
            .collect();
        let (step, there) = ("sent", on);
        let refusals: Vec<Refusal> = vec![
            PlanRefusal::Empty.into(),
            PlanRefusal::Issued { on }.into(),
            PlanRefusal::BeforeChange {
                step,
                there,
                day: on,
                changed: on,
                revised: true,
            }
            .into(),
            PlanRefusal::NoSuchItem {
                item: "p9".to_owned(),
                open: Vec::new(),
            }
            .into(),
            PlanRefusal::ItemDone {
                item: "p9".to_owned(),
                on,
                open,
            }
            .into(),
            DraftRefusal::AfterIssue { on, missing: 2 }.into(),
            LowerRefusal::OnlyReference { starts: on }.into(),
            LowerRefusal::NothingReferred {
                service: "visit".to_owned(),
            }
            .into(),
            RatingRefusal::NoOverride.into(),
            StepRefusal::There {
                entry: plan(),
                step,
                on,
            }
            .into(),
            StepRefusal::Needs {
                entry: plan(),
                step,
                lacking: vec!["issued"],
            }
            .into(),
            StepRefusal::There {
                entry: over(),
                step: "approved",
                on,
            }
            .into(),
        ];
        let commands = |lang: Lang, refusal: &Refusal| {
            let told = super::refusal(lang, refusal, "huarui");
            let ends = [". ", "; ", ": ", "；", "：", "。", "\n"];
            let told = told.split("kefu ").skip(1).map(|rest| {
                let ends = ends.iter().filter_map(|end| rest.find(end));
                rest[..ends.min().unwrap_or(rest.len())].to_owned()
            });
            told.collect::<Vec<_>>()
        };
        let mut all = Vec::new();
        for refusal in refusals {
            let in_year = Refusal::InYear(day("2026-03-02"), Box::new(refusal.clone()));
            let now = commands(Lang::En, &refusal);
            let then = commands(Lang::En, &in_year);
            let without = |it: &String| {
                it.replace(" --year 2026-03-02", "")
                    .replace("2026-03-02.", "")
            };
            assert_eq!(then.iter().map(without).collect::<Vec<_>>(), now);
            assert_eq!(commands(Lang::Zh, &in_year).len(), then.len());
            all.extend(then);
        }
        assert_eq!(
            all,
            [
                "plan add huarui SERVICE CONTENT --start DATE --finish DATE --handler NAME --year 2026-03-02",
                "plan revise huarui --reason TEXT --year 2026-03-02",
                "plan issue huarui --on 2026-03-13 --focus TEXT --year 2026-03-02",
                "correct huarui 2026-03-02.plan sent=DATE",
                "plan show huarui --year 2026-03-02",
                "plan show huarui --open --year 2026-03-02",
                "plan add huarui SERVICE CONTENT --start DATE --finish DATE --handler NAME --reason TEXT --year 2026-03-02",
                "plan show huarui --year 2026-03-02",
                "plan show huarui --year 2026-03-02",
                "plan lower huarui visit --least N --reason TEXT --year 2026-03-02",
                "rating override huarui --stars N --factor FACTOR --reason TEXT --year 2026-03-02",
                "plan show huarui --year 2026-03-02",
                "correct huarui 2026-03-02.plan sent=DATE",
                "plan issue huarui --on DATE --year 2026-03-02",
                "rating show huarui --year 2026-03-02",
                "correct huarui 2026-03-02.rating.override approved=DATE",
            ]
        );
    }
}
