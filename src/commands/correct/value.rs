//! Values as a person types them, read by what the key takes.

use chrono::NaiveDate;

use super::{Stop, stop};
use crate::changes;
use crate::changes::correct::Given;
use crate::cli::amount::{added_or_returned, amount};
use crate::cli::date::{Ahead, Around, Dated, Happened};
use crate::cli::percent::percent;
use crate::cli::words::{one_line, words};
use crate::commands::archive::summed;
use crate::commands::desk::Desk;
use crate::document::Literal;
use crate::lang::{BETWEEN, Lang, half};
use crate::model::form::{Key, Role, Section, is_one_line};
use crate::model::{Kind, name, takes};
use crate::money::Fen;
use crate::say;
use crate::standing::Case;
use crate::text::in_columns;
use crate::text::schema::meanings;
use crate::text::word::unexplained;

/// A key with its new value, and what follows from it: the sum of a file. Nothing typed takes the key off.
pub(super) fn read(
    desk: &Desk<'_>,
    case: &Case<'_>,
    section: &'static Section,
    key: &'static Key,
    typed: &str,
) -> Result<Vec<Given>, Stop> {
    let lang = desk.lang();
    let typed = typed.trim();
    let is_file = (section.name, key.name) == ("archive.documents", "file");
    if typed.is_empty() {
        let sum = is_file.then_some(("sha256", None));
        return Ok(std::iter::once((key.name, None)).chain(sum).collect());
    }
    if is_file {
        let (file, sum) =
            summed(desk, typed).map_err(|failed| Stop::Refused(failed.to_string()))?;
        let given = [("file", file), ("sha256", sum)];
        return Ok(given.map(|(key, text)| (key, Some(text.into()))).to_vec());
    }
    if matches!(
        (section.name, key.name),
        ("diary", "kind") | ("years.plan.items", "service")
    ) {
        let code = changes::kind(case.standard, typed);
        let code = code.map_err(|refusal| stop(lang, case, &refusal))?;
        return Ok(vec![(key.name, Some(code.into()))]);
    }
    let value = match takes(section.name, key.name).map(|it| &it.kind) {
        Some(Kind::Date) => day(section, key, typed, case.today).map(Literal::from),
        Some(Kind::Money) if (section.name, key.name) == ("endorsements", "premium") => {
            added_or_returned(typed).map(Literal::Money)
        }
        Some(kind) => of_kind(kind, key, typed),
        None => words(typed).map(Literal::from),
    };
    let value = value.map_err(|why| {
        let (why, name) = (half(&why, lang), key.name);
        Stop::Refused(say!(lang, zh: "{name}：{why}", en: "{name}: {why}"))
    })?;
    Ok(vec![(key.name, Some(value))])
}

/// A day of a key, in the direction of the option that records it: what happened lies behind us, what was agreed ahead,
/// the first and the last day of cover or of a plan on either side, the days of a post and of the end of service behind us or
/// some weeks ahead.
fn day(section: &Section, key: &Key, typed: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    match (section.name, key.name) {
        (_, "starts" | "ends") | ("contacts", "until") => {
            typed.parse().map(|day: Dated| day.on(today))
        }
        ("team.members", _) | ("team.hand-overs", "on") | ("client", "closed") => {
            typed.parse().map(|day: Around| day.on(today))
        }
        ("client.former-names" | "team.hand-overs", _) | (_, "recorded-from" | "closed") => {
            typed.parse().map(|day: Happened| day.by(today))
        }
        _ if key.role == Role::Term => typed.parse().map(|day: Ahead| day.from(today)),
        _ => typed.parse().map(|day: Happened| day.by(today)),
    }
}

/// A value of a kind; what is wrong with it comes in both languages.
fn of_kind(kind: &Kind, key: &Key, typed: &str) -> Result<Literal, String> {
    match kind {
        Kind::Money => amount(typed).map(Literal::Money),
        Kind::Percent => percent(typed).map(|hundredths| Literal::Money(Fen(hundredths))),
        Kind::Flag => flag(typed),
        Kind::Integer { least, most } => integer(typed, *least, *most),
        Kind::Word(codes) => word(codes, typed),
        Kind::Texts => {
            let each = typed.split([',', '，', '、']).map(|one| referred(key, one));
            each.collect::<Result<_, _>>().map(Literal::Texts)
        }
        Kind::Names => {
            // Not at a comma: names such as "Donghai Co., Ltd." have one.
            let each = typed.split(['、', '；', ';']).map(one_line);
            let names = each.collect::<Result<Vec<String>, String>>()?;
            Ok(match &names[..] {
                [one] => Literal::from(one.as_str()),
                _ => Literal::Texts(names),
            })
        }
        Kind::Text if !key.names.is_empty() => referred(key, typed).map(Literal::Text),
        Kind::Text if is_one_line(key.name) => one_line(typed).map(Literal::Text),
        Kind::Text => words(typed).map(Literal::Text),
        Kind::Date
        | Kind::Section
        | Kind::Dates
        | Kind::RisingAmounts
        | Kind::Counts
        | Kind::Table => {
            Err(crate::both!("这一项不能用命令更正", "no command corrects this key").to_owned())
        }
    }
}

/// The id of an entry, also with its list before it.
fn referred(key: &Key, typed: &str) -> Result<String, String> {
    let id = match typed.split_once('/') {
        Some((list, id))
            if name::list(list.trim()).is_some_and(|it| key.names.contains(&it.name)) =>
        {
            id
        }
        _ => typed,
    };
    one_line(id)
}

fn flag(typed: &str) -> Result<Literal, String> {
    match typed.to_lowercase().as_str() {
        "true" | "yes" | "是" => Ok(Literal::Bool(true)),
        "false" | "no" | "否" => Ok(Literal::Bool(false)),
        _ => Err(crate::both!("写“是”或“否”", "write yes or no").to_owned()),
    }
}

fn integer(typed: &str, least: i64, most: i64) -> Result<Literal, String> {
    let number = typed.parse::<i64>().ok();
    let number = number.filter(|number| (least..=most).contains(number));
    number.map(Literal::Integer).ok_or_else(|| {
        let (zh, en) = match most {
            i64::MAX => (
                format!("写一个整数，至少 {least}"),
                format!("write a whole number, at least {least}"),
            ),
            _ => (
                format!("写一个整数，{least} 到 {most}"),
                format!("write a whole number from {least} to {most}"),
            ),
        };
        format!("{zh}{BETWEEN}{en}")
    })
}

/// A word of a closed list, by its code or by what people call it.
fn word(codes: &[&'static str], typed: &str) -> Result<Literal, String> {
    let called = [Lang::Zh, Lang::En].map(|lang| meanings(lang, codes));
    let is_meant = |(code, word): &&(&'static str, &'static str)| {
        let word = unexplained(word);
        *code == typed || word == typed || word.split('/').any(|it| it == typed)
    };
    let found = called.iter().flatten().find(is_meant);
    found.map(|(code, _)| Literal::from(*code)).ok_or_else(|| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
            let words = meanings(lang, codes).into_iter();
            let words = words.map(|(code, word)| (code.to_owned(), word.to_owned()));
            in_columns(&words.collect::<Vec<_>>())
        });
        format!("应为其中之一：\n{zh}{BETWEEN}it is one of:\n{en}")
    })
}
