//! `kefu search`: what any record says, and where.

use std::cell::RefCell;

use clap::Args;
use memchr::memchr2;
use rayon::prelude::*;

use self::asked::{Word, asked};
use self::fold::{fold, fold_into};
use self::look::{Found, Look, client_name};
use super::desk::Desk;
use super::progress::Progress;
use super::which::{Which, entries};
use super::{Answer, Failed};
use crate::both;
use crate::cli::shown::shown;
use crate::cli::words::words;
use crate::context::Context;
use crate::document::Document;
use crate::rules::Unfit;
use crate::say;
use crate::text;

mod asked;
mod fold;
mod look;
mod number;
mod page;

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "在全部客户的全部条目中查找：文字、姓名、编号、日期、金额，类别和服务项目按名称。大小写、全角半角、空白不计；金额不论写法，18万 也找 180,000；数字须完整，4 不算 34,000 的一部分；客户名和人名可写拼音。几个词须在同一条中；其中可有客户的名称。文件中的注释和所存文件的内容不查。\n例：\n  kefu search 消防泵房\n  kefu search 华锐 火灾             客户华锐中提到火灾的条目\n  kefu search chenjing              陈静，写拼音\n  kefu search 2026-03 拜访          2026 年 3 月的拜访\n退出码：0 找到；1 没有找到；2 无法查找；3 有记录读不出来。",
    "Looks through every entry of every client: words, names, ids, days, amounts, and kinds and services by their names. Case, width and blanks do not matter; an amount is found however it is written (180000 or 180,000), and a number is whole: 4 is no part of 34,000. The name of a client or a person may be typed in pinyin. Several words must be in one entry; some of them may be in the client's name. Comments in a file and the content of filed documents are not searched.\nExamples:\n  kefu search pump\n  kefu search huarui fire           entries of the client huarui that mention a fire\n  kefu search chenjing              a person, typed by sound\n  kefu search 2026-03 visit         visits of March 2026\nExit codes: 0 found; 1 nothing found; 2 could not be done; 3 some record could not be read."
);

/// What to look for.
#[derive(Args, Debug)]
pub struct Search {
    #[arg(required = true, value_parser = words, value_name = both!("词语", "TEXT"), help = both!("要找的词语；几个词须在同一条中", "The words to look for; several must be in one entry"))]
    text: Vec<String>,
    #[arg(long, help = both!("全部列出，不折叠", "List everything, nothing folded"))]
    all: bool,
}

/// What was found in one record.
struct OfClient {
    which: Which,
    name: String,
    found: Vec<Found>,
}

pub(super) fn run(search: &Search, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let words = asked(&search.text, &desk.standard);
    if words.is_empty() {
        return Err(Failed::because(say!(lang,
            zh: "要找的词语中没有看得见的字符。",
            en: "There is nothing to see in the words to look for."
        )));
    }
    let entries = entries(&desk)?;
    let progress = Progress::of(context, entries.len());
    let looked: Vec<Result<OfClient, String>> = entries
        .par_iter()
        .map_init(
            || (Vec::new(), String::new()),
            |buffers, entry| {
                let found = look_at(&desk, Which::of(entry), buffers, &words);
                progress.step();
                found
            },
        )
        .collect();
    drop(progress);

    let all = looked.len();
    let (mut found, mut notes) = (Vec::new(), Vec::new());
    for one in looked {
        match one {
            Ok(of) if of.found.is_empty() => {}
            Ok(of) => found.push(of),
            Err(why) => notes.push(why),
        }
    }
    let code = match (notes.is_empty(), found.is_empty()) {
        (false, _) => 3,
        (true, true) => 1,
        (true, false) => 0,
    };
    let empty = nothing(&desk, search, words.len(), entries.is_empty());
    let empty = match notes.len() {
        0 => empty,
        unread => text::document::empty(lang, &empty, all - unread, unread),
    };
    let page = page::page(context, search, &found, empty);
    Ok(Answer {
        page: Some(page),
        notes,
        code,
        ..Answer::default()
    })
}

/// What one record holds. It is read into a tree only where its text may hold all words: one that is faulty elsewhere
/// and does not hold them has been looked at.
fn look_at(
    desk: &Desk<'_>,
    which: Which,
    (buffer, folded): &mut (Vec<u8>, String),
    words: &[Word],
) -> Result<OfClient, String> {
    let lang = desk.lang();
    let text = desk.workspace.text_in(&which.path, buffer);
    let text =
        text.map_err(|why| text::store::unreadable(lang, &why.from_root(desk.workspace.root())))?;
    let nothing = |which| OfClient {
        which,
        name: String::new(),
        found: Vec::new(),
    };
    fold_into(text, folded);
    let id = fold(&which.id);
    let may_be = |word: &Word| word.may_be_in(folded) || word.find(&which.id, &id, false).is_some();
    // What is escaped, and a number with underscores, is written otherwise than it reads.
    let is_as_written = memchr2(b'\\', b'_', text.as_bytes()).is_none();
    if is_as_written && !words.iter().all(may_be) {
        return Ok(nothing(which));
    }
    let document = Document::parse(text).map_err(|faults| {
        text::document::left_out(lang, &which.file(), Unfit::of(text, &faults))
    })?;
    let look = Look {
        lang,
        standard: &desk.standard,
        words,
        id: &which.id,
        heard: RefCell::default(),
    };
    let found = look.at(&document);
    Ok(OfClient {
        name: client_name(&document),
        found,
        which,
    })
}

/// What to try when nothing was found.
fn nothing(desk: &Desk<'_>, search: &Search, words: usize, nobody: bool) -> String {
    let lang = desk.lang();
    let asked = shown(&search.text.join(" "));
    match (nobody, words) {
        (true, _) => say!(lang,
            zh: "没有找到“{asked}”：工作区还没有客户。",
            en: "Nothing found for '{asked}': the workspace has no client yet."
        ),
        (false, 1) => say!(lang,
            zh: "没有找到“{asked}”。可只写其中一部分；客户名和人名可写拼音。",
            en: "Nothing found for '{asked}'. Try a part of it; the name of a client or a person may be typed in pinyin."
        ),
        (false, _) => say!(lang,
            zh: "没有哪一条同时含有“{asked}”这几个词。可少写几个词，或只写其中一部分。",
            en: "No entry holds all the words of '{asked}'. Try fewer of them, or a part of one."
        ),
    }
}
