//! Why an entry is not corrected, and what to type instead.

use super::meant;
use crate::changes::{CorrectRefusal, OwnWay};
use crate::lang::{Lang, half};
use crate::model::belongs_in_id;
use crate::model::form::section_of;
use crate::say;
use crate::text::command::{Ask, correct, kefu, rating_set};
use crate::text::{capital, cut, in_columns, key};

pub(super) fn refusal(lang: Lang, refusal: &CorrectRefusal, client: &str) -> String {
    match refusal {
        CorrectRefusal::NoSuchEntry { given, near, known } if !known.is_empty() => {
            let given = cut(given);
            let meant = meant(lang, near.as_deref());
            let known: Vec<String> = known.iter().map(|name| cut(name)).collect();
            let list = lang.list(&known);
            say!(lang,
                zh: "记录中没有“{given}”。{meant}有：{list}",
                en: "The record has no '{given}'.{meant} It has: {list}"
            )
        }
        CorrectRefusal::NoSuchEntry { given, near, .. } => {
            let given = cut(given);
            let meant = meant(lang, near.as_deref());
            let show = kefu("client show").word(client).say(lang);
            say!(lang,
                zh: "记录中没有“{given}”。{meant}条目写编号（k1）或清单和编号（claims/k1），部分写名称（client、appointment、plan）。查看：{show}",
                en: "The record has no '{given}'.{meant} Name an entry by its id (k1) or by list and id (claims/k1), a section by its name (client, appointment, plan). To see the record: {show}"
            )
        }
        CorrectRefusal::SeveralEntries { given, names } => {
            let given = cut(given);
            let names: Vec<String> = names.iter().map(|name| cut(name)).collect();
            let list = lang.list(&names);
            say!(lang,
                zh: "“{given}”在记录中不止一处，请写明是哪一处：{list}",
                en: "'{given}' is more than one entry of the record. Say which one: {list}"
            )
        }
        CorrectRefusal::NoSuchKey {
            section,
            given,
            near,
        } => {
            let given = cut(given);
            let meant = meant(lang, *near);
            let noun = noun(lang, section);
            let keys = section_of(section).map_or(&[][..], |section| section.keys);
            let rows: Vec<(String, String)> = keys
                .iter()
                .map(|it| {
                    (
                        it.name.to_owned(),
                        key::without_article(half(it.words, lang)).to_owned(),
                    )
                })
                .collect();
            let list = in_columns(&rows);
            say!(lang,
                zh: "{noun}没有“{given}”这一项。{meant}有：\n{list}",
                en: "The {noun} has no key '{given}'.{meant} It has:\n{list}"
            )
        }
        CorrectRefusal::Identity { name, key } => {
            let remove = kefu("correct").word(client).word(name).flag("--remove");
            let (name, remove) = (named(lang, name), remove.say(lang));
            say!(lang,
                zh: "{name} 的 {key} 是它的编号，确定后不再更改。不该有这一条的，删去后重新登记：{remove}",
                en: "{key} identifies {name} and never changes. If the entry should not be there, take it away and record it again: {remove}"
            )
        }
        CorrectRefusal::Follows { section, key, from } => {
            let (of, from_noun) = (key_noun(lang, section, key), key_noun(lang, section, from));
            let en = capital(of);
            say!(lang,
                zh: "{of} 由{from_noun}而来，不单独更正；请更正 {from}。",
                en: "{en} follows from {from_noun} and is not corrected by itself. Correct {from}."
            )
        }
        CorrectRefusal::Needed { name, section, key } => {
            let (name, noun) = (named(lang, name), key_noun(lang, section, key));
            say!(lang,
                zh: "{name} 不能没有{noun}（{key}）；请写上正确的内容。",
                en: "{name} cannot be without {noun} ({key}). Give it the right value."
            )
        }
        CorrectRefusal::NeededBy {
            name,
            section,
            key,
            by,
        } => {
            let name = named(lang, name);
            let (noun, other) = (key_noun(lang, section, key), key_noun(lang, section, by));
            say!(lang,
                zh: "{name}：{noun}（{key}）不能去掉，{other}（{by}）以它为依据。两项都不对的，一并去掉：{by}= {key}=",
                en: "{name}: {noun} ({key}) cannot be taken off, because {other} ({by}) needs it. If both are wrong, take both off: {by}= {key}="
            )
        }
        CorrectRefusal::WithoutFact {
            name,
            section,
            key,
            fact,
        } => {
            let name = named(lang, name);
            let (noun, day) = (key_noun(lang, section, key), key_noun(lang, section, fact));
            say!(lang,
                zh: "{name} 尚未登记{day}（{fact}），没有它就没有{noun}（{key}）。两项一并写上，或先登记前者。",
                en: "{name} has {day} ({fact}) not on record, and {noun} ({key}) is known only with it. Give both, or record that day first."
            )
        }
        CorrectRefusal::NotYet { entry, step } => {
            let command = match (entry.section, *step) {
                ("client", _) => kefu("client close")
                    .word(client)
                    .option("--on", Ask::DATE)
                    .option("--reason", Ask::REASON),
                ("policies", _) => kefu("policy end")
                    .word(client)
                    .word(entry.id.as_deref().unwrap_or_default())
                    .option("--terminated", Ask::DATE)
                    .option("--reason", Ask::REASON),
                ("years.plan.items" | "duties", "dropped") => {
                    super::step::record(entry, step, client).option("--reason", Ask::REASON)
                }
                _ => super::step::record(entry, step, client),
            };
            let (noun, command) = (key_noun(lang, entry.section, step), command.say(lang));
            let en = capital(noun);
            say!(lang,
                zh: "{noun}（{step}）还没有登记；更正只改已登记的内容。登记：{command}",
                en: "{en} ({step}) is not on record yet, and correct changes only what is recorded. To record it: {command}"
            )
        }
        CorrectRefusal::ClosedTooLate { day, anew } => say!(lang,
            zh: "客户已于 {anew} 再次委托，上一次服务不能终止于 {day}。请写再次委托以前的日期。",
            en: "The client appointed us again on {anew}, so the service before cannot end on {day}. Give a day before the new appointment."
        ),
        CorrectRefusal::NameTaken { name } => {
            let name = cut(name);
            let show = kefu("team show").word(client).say(lang);
            say!(lang,
                zh: "团队中已有{name}，改成同名就分不清两个人了。查看：{show}",
                en: "{name} is in the team already, and nobody could tell the two apart any more. To see the team: {show}"
            )
        }
        CorrectRefusal::NotMoved { name } => {
            let remove = kefu("correct")
                .word(client)
                .word(name)
                .flag("--remove")
                .say(lang);
            let name = named(lang, name);
            say!(lang,
                zh: "{name} 不能移到另一客户。记错了客户的，在那边重新登记，这里删去：{remove}",
                en: "{name} is not moved to another client. If it is of another, record it there and take it away here: {remove}"
            )
        }
        CorrectRefusal::OwnWay { name, id, way } => {
            let name = named(lang, name);
            let id = id.as_deref().unwrap_or_default();
            match way {
                OwnWay::Revise => {
                    let revise = kefu("plan revise")
                        .word(client)
                        .option("--reason", Ask::REASON);
                    let revise = match id.is_empty() {
                        true => revise.option("--item", Ask::ITEM),
                        false => revise.option("--item", id),
                    };
                    let revise = revise.say(lang);
                    say!(lang,
                        zh: "计划已定稿，{name} 的内容只能由客户经理修订（D53）：{revise}，后面写要改的内容，如 --finish 日期",
                        en: "The plan was issued, so what {name} says is revised by the account manager (D53): {revise}, followed by what changes, such as --finish DATE"
                    )
                }
                OwnWay::Drop => {
                    let drop = kefu("plan drop")
                        .word(client)
                        .word(id)
                        .option("--reason", Ask::REASON)
                        .say(lang);
                    say!(lang,
                        zh: "计划已定稿，{name} 不删去，只能取消，并保留在记录中（D53）：{drop}",
                        en: "The plan was issued, so {name} is dropped and stays on record (D53): {drop}"
                    )
                }
                OwnWay::Rate => {
                    let set = rating_set(client, Ask::AMOUNT, None)
                        .option("--basis", Ask::BASIS)
                        .say(lang);
                    say!(lang,
                        zh: "评级不改写：重新评定，原来的一次保留在记录中（D32）：{set}",
                        en: "A rating is not rewritten: rate the year again, and the earlier rating stays on record (D32): {set}"
                    )
                }
            }
        }
        CorrectRefusal::Held { name, by } => {
            let name = named(lang, name);
            let by: Vec<String> = by.iter().map(|holder| cut(holder)).collect();
            let list = lang.list(&by);
            say!(lang,
                zh: "{name} 有别处引用，不能删去或移走：{list}。请先更正或删去这些。",
                en: "{name} is referred to by {list}, so it cannot be taken away or moved. Correct or take away those first."
            )
        }
        CorrectRefusal::Ground { name, by, instead } => {
            let name = named(lang, name);
            let by: Vec<String> = by.iter().map(|it| cut(it)).collect();
            let list = lang.list(&by);
            let (entry, key) = instead;
            match *key {
                "closed" => {
                    let open = kefu("correct").word(client).word(entry).word("closed=");
                    let open = open.say(lang);
                    say!(lang,
                        zh: "{list} 已经结束，{name} 是其结果，不能删去。先重新打开：{open}",
                        en: "{list} is closed with {name}, so it cannot be taken away. Open that again first: {open}"
                    )
                }
                key => {
                    let mend = correct(client, entry, key, Ask::DATE).say(lang);
                    say!(lang,
                        zh: "{name} 之下已有 {list}，不能删去。日期记错的，更正日期：{mend}",
                        en: "{name} is the ground of {list}, so it cannot be taken away. If its day is wrong, correct the day: {mend}"
                    )
                }
            }
        }
        CorrectRefusal::InBraces { name } => {
            let name = named(lang, name);
            let edit = kefu("client edit").word(client).say(lang);
            say!(lang,
                zh: "{name} 写在方括号、花括号里，或分散在几处，不能整条移动；请改写成 [[小节]] 后再试：{edit}",
                en: "{name} is written in brackets or braces, or in several places, and cannot be moved as it is. Write it as one [[section]] and try again: {edit}"
            )
        }
        CorrectRefusal::Stays { name } => {
            let show = kefu("correct").word(client).word(name).say(lang);
            let name = named(lang, name);
            say!(lang,
                zh: "{name} 不能整个删去或移走。要改其中一项，先看看有哪些：{show}",
                en: "{name} is never taken away or moved as a whole. To correct a part of it, see its keys first: {show}"
            )
        }
    }
}

/// The name of an entry in a sentence: in quotes when it has characters that no name needs.
fn named(lang: Lang, name: &str) -> String {
    let said = cut(name);
    match name
        .chars()
        .all(|c| belongs_in_id(c) || matches!(c, '/' | '.'))
    {
        true => said,
        false => say!(lang, zh: "“{said}”", en: "'{said}'"),
    }
}

fn noun(lang: Lang, section: &str) -> &'static str {
    let words = section_of(section).map_or("", |section| section.words);
    key::without_article(half(words, lang))
}

fn key_noun(lang: Lang, section: &str, key: &str) -> &'static str {
    let way: Vec<&str> = section.split('.').chain([key]).collect();
    key::of(lang, &way).unwrap_or_default()
}
