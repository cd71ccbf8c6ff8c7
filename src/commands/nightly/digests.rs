//! A digest for each person with something new.
//!
//! It leaves the house's machines. So a finding that speaks of stars or income stands there as its rule with the title, its
//! client, and the command that shows the rest.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::{Night, page};
use crate::alike;
use crate::lang::Lang;
use crate::output::check::{Line, Part, by_person, client_of, counts, few_words, parts, whose};
use crate::print::digest::{Digest, Item, Said, Shape, file_name, messages};
use crate::rules::{self, tells_stars};
use crate::say;
use crate::text::command::kefu;
use crate::text::rule::title;
use crate::text::word::Spoken;

/// The files of the digests: their names and what they hold.
pub(super) fn files(lang: Lang, night: &Night<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut taken = HashSet::new();
    let mut groups = merged(by_person(night.found()));
    let is_house = |new: &Vec<&Line>| new.first().is_none_or(|it| person(it).is_none());
    // That a client is gone is for the house, even if nothing else is new.
    if !night.report.told_gone(lang).is_empty() && !groups.iter().any(is_house) {
        groups.push(Vec::new());
    }
    for new in groups {
        let digest = digest(lang, night, &new);
        let of_shapes = Shape::ALL.map(|shape| (shape, messages(&digest, shape, lang)));
        let most = of_shapes.iter().map(|(_, it)| it.len()).max().unwrap_or(0);
        let plain = match new.first().and_then(|it| person(it)) {
            Some(who) => file_name(who),
            None => "_house".to_owned(),
        };
        let stem = (1..)
            .map(|nth: u32| match nth {
                1 => plain.clone(),
                nth => format!("{plain}~{nth}"),
            })
            .find(|stem| (1..=most).all(|nth| !taken.contains(&folded(&numbered(stem, nth)))))
            .expect("there are more numbers than people");
        taken.extend((1..=most).map(|nth| folded(&numbered(&stem, nth))));
        for (shape, messages) in of_shapes {
            files.extend(messages.into_iter().enumerate().map(|(nth, message)| {
                let name = format!("{}.{}", numbered(&stem, nth + 1), shape.ending());
                (name, message.into_bytes())
            }));
        }
    }
    files
}

fn numbered(stem: &str, nth: usize) -> String {
    match nth {
        1 => format!("digest-{stem}"),
        nth => format!("digest-{stem}-{nth}"),
    }
}

/// A name as Windows and macOS compare it.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// The person whose finding it is; `None` of what nobody is responsible for, or what concerns the workspace as a whole.
fn person(line: &Line) -> Option<&str> {
    line.client.as_ref().and(line.who.as_deref())
}

/// The groups with what is nobody's in one.
fn merged(groups: Vec<Vec<&Line>>) -> Vec<Vec<&Line>> {
    let (mut people, nobody): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|it| person(it[0]).is_some());
    let nobody: Vec<&Line> = nobody.into_iter().flatten().collect();
    if !nobody.is_empty() {
        people.push(nobody);
    }
    people
}

fn digest(lang: Lang, night: &Night<'_>, new: &[&Line]) -> Digest {
    let who = new.first().and_then(|it| person(it));
    let is_theirs = |line: &&Line| match (who, person(line)) {
        (Some(who), Some(theirs)) => alike::is_same(who, theirs),
        (who, theirs) => who == theirs,
    };
    let open: Vec<&Line> = night.open().filter(is_theirs).collect();
    let settled: Vec<&Line> = night.settled().filter(is_theirs).collect();
    let (count, done) = (new.len(), settled.len());
    let today = night.report.today;
    let name = match who {
        Some(_) => whose(new[0], lang),
        None => say!(lang, zh: "公司", en: "the house"),
    };
    let mut opening = vec![match night.since {
        Some(since) => say!(lang,
            zh: "与 {since} 相比，新增 {count} 项，已解决 {done} 项。",
            en: "Since {since}: {count} new, {done} settled."
        ),
        None => say!(lang,
            zh: "第一次运行，{count} 项都算新增。",
            en: "The first run: {count} new."
        ),
    }];
    opening.extend(Some(page::missed(lang, night).trim().to_owned()).filter(|it| !it.is_empty()));
    let gone = night.report.told_gone(lang);
    opening.extend(Some(gone).filter(|gone| who.is_none() && !gone.is_empty()));
    Digest {
        title: say!(lang,
            zh: "{today} 客户服务核对 · {name}",
            en: "Client service on {today} · {name}"
        ),
        opening,
        new: new.iter().map(|line| item(lang, line)).collect(),
        rest: match who {
            Some(who) => kefu("check").option("--who", who).say(lang),
            None => kefu("check").say(lang),
        },
        open: still_open(lang, &open),
        settled: settled.iter().map(|line| few_words(line, lang)).collect(),
    }
}

fn item(lang: Lang, line: &Line) -> Item {
    let (severity, client) = (line.severity.say(lang), client_of(line, lang));
    let clause = match line.clause.as_str() {
        "added" => String::new(),
        clause => format!(" {clause}"),
    };
    let rule = &line.rule;
    let head = format!("{severity} · {client} · {rule}{clause}");
    let is_secret = [&line.message, &line.remedy]
        .iter()
        .any(|said| tells_stars(rule, said));
    if is_secret {
        // The title of a rule tells neither; whoever may read the record sees the rest there.
        let title = rules::rule(rule).map(|rule| title(lang, rule).to_owned());
        let client = line.client.as_deref();
        let check = client.map(|client| kefu("check").word(client).say(lang));
        let title = title.into_iter().map(Said::Words);
        return Item {
            head,
            said: title.chain(check.map(Said::Command)).collect(),
        };
    }
    let told = parts(&line.remedy).into_iter().map(|part| match part {
        Part::Words(words) => Said::Words(words.to_owned()),
        Part::Command(command) => Said::Command(command.to_owned()),
    });
    let message = Said::Words(line.message.clone());
    let said = std::iter::once(message).chain(told).collect();
    Item { head, said }
}

/// How much is still open, in one line.
fn still_open(lang: Lang, open: &[&Line]) -> String {
    if open.is_empty() {
        return String::new();
    }
    let counts = counts(open, lang);
    let all = open.len();
    let unseen = open.iter().filter(|line| page::is_unseen(line));
    let unseen = match unseen.count() {
        0 => String::new(),
        unseen => {
            say!(lang, zh: "，其中 {unseen} 项这次没有核对", en: ", {unseen} of them not looked at now")
        }
    };
    say!(lang,
        zh: "共 {all} 项：{counts}{unseen}。",
        en: "{all}: {counts}{unseen}."
    )
}
