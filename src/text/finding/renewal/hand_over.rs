//! What was missed in a hand-over, and what helps.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::lang::Lang;
use crate::say;
use crate::text::clock::last_day;
use crate::text::command::{Ask, Word, kefu};
use crate::text::cut;

use super::Mend;

/// That the posts of a team changed without a hand-over on record, between these two people.
pub(super) fn not_recorded(lang: Lang, people: [&String; 2], on: NaiveDate) -> String {
    let [by, to] = people.map(|it| cut(it));
    say!(lang,
        zh: "客户经理自 {on} 起由{by}换为{to}，没有移交记录：移交清单未签字，客户未告知。",
        en: "{to} followed {by} as account manager on {on}, but no hand-over is on record: no list was signed, and the client was not told.")
}

/// Who of a hand-over was not account manager then.
pub(super) fn not_managers(
    lang: Lang,
    people: &[String; 2],
    on: NaiveDate,
    [was, is]: [bool; 2],
) -> String {
    let [by, to] = people.each_ref().map(|it| cut(it));
    let (zh, en) = match (was, is) {
        (false, true) => (
            format!("{by}此前"),
            format!("{by} was no account manager before"),
        ),
        (true, _) => (
            format!("{to}当日起"),
            format!("{to} was no account manager from then on"),
        ),
        (false, false) => (
            format!("{by}此前、{to}当日起都"),
            format!("neither {by} before nor {to} from then on was account manager"),
        ),
    };
    say!(lang,
        zh: "移交记录写明 {on} 由{by}移交{to}，但团队中{zh}不是客户经理。",
        en: "A hand-over from {by} to {to} on {on} is on record, but by the team {en}.")
}

/// What was done too late after a change: the signing, the telling, each with its day.
pub(super) fn late(
    lang: Lang,
    (to, on): (&String, NaiveDate),
    due: Due,
    [signed, told]: [Option<NaiveDate>; 2],
) -> String {
    let (to, due) = (cut(to), last_day(lang, due));
    let mut zh = Vec::new();
    let mut en = Vec::new();
    if let Some(day) = told {
        zh.push(format!("{day} 才告知客户"));
        en.push(format!("the client was told on {day}"));
    }
    if let Some(day) = signed {
        zh.push(format!("{day} 才签字移交"));
        en.push(format!("the list was signed on {day}"));
    }
    let (zh, en) = (zh.join("，"), en.join(" and "));
    say!(lang,
        zh: "{to}自 {on} 起任客户经理，{zh}；最迟应于 {due}。",
        en: "{to} became account manager on {on}, but {en}. That was due by {due}.")
}

/// What a hand-over still lacks: the signing, the telling, and the open work that is still with the old account manager.
pub(super) fn unfinished(
    lang: Lang,
    people: [&String; 2],
    on: NaiveDate,
    [signing, telling]: [bool; 2],
    still: Option<String>,
) -> String {
    let [by, to] = people.map(|it| cut(it));
    let mut zh = Vec::new();
    let mut en = Vec::new();
    if telling {
        zh.push("尚未告知客户".to_owned());
        en.push("the client has not been told".to_owned());
    }
    if signing {
        zh.push("交接清单尚未签字".to_owned());
        en.push("the list has not been signed".to_owned());
    }
    if let Some(ids) = still {
        zh.push(format!("{ids} 仍在{by}名下"));
        en.push(format!("{by} still handles {ids}"));
    }
    let (zh, en) = (zh.join("，"), en.join("; "));
    say!(lang,
        zh: "客户已于 {on} 由{by}移交{to}；{zh}。",
        en: "{by} handed the client over to {to} on {on}, but {en}.")
}

/// How a hand-over is put on record afterwards.
pub(super) fn to_record(lang: Lang, client: &str, people: [&String; 2], on: NaiveDate) -> String {
    let [by, to] = people.map(|it| cut(it));
    say!(lang,
        zh: "打开 clients/{client}.toml，补写一条 [[team.hand-overs]]：on = {on}、by（{by}）、to（{to}）、signed（签字日）、told（告知客户日）。",
        en: "Open clients/{client}.toml and add an entry [[team.hand-overs]] with on = {on}, by ({by}), to ({to}), and the days of signed and told.")
}

/// The command that finishes the last hand-over: what lacks of the signing and the telling.
pub(super) fn signed_and_told(lang: Lang, client: &str, [signed, told]: [bool; 2]) -> String {
    let day = |lacks: bool| lacks.then_some(Ask::DATE);
    kefu("team hand-over")
        .word(client)
        .options("--signed", day(signed))
        .options("--told", day(told))
        .say(lang)
}

/// The command by which the open work that is still with the old account manager goes to today's.
pub(super) fn reassigned(lang: Lang, client: &str, by: &String, heir: Option<&String>) -> String {
    let heir = heir.map_or(Ask::NAME.into(), Word::from);
    kefu("team reassign")
        .word(client)
        .option("--from", by)
        .option("--to", heir)
        .say(lang)
}

/// The command that corrects who handed over or took over; or the posts, where they lack.
pub(super) fn posts(lang: Lang, client: &str, at: &Mend<'_>, [was, is]: [bool; 2]) -> String {
    let wrong = [("by", was), ("to", is)]
        .into_iter()
        .filter(|(_, is_right)| !is_right);
    let correct = at.keys(&wrong.map(|(key, _)| key).collect::<Vec<_>>());
    let show = kefu("team show").word(client).say(lang);
    say!(lang,
        zh: "移交记错的，更正：{correct}；团队任职记错的，核对：{show}",
        en: "If the hand-over is wrong: {correct}. If the posts are wrong, see: {show}")
}
