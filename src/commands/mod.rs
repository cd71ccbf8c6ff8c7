//! The commands: one noun, one file. Each reads its arguments, asks the rooms below, and answers.

use std::fmt;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

use crate::both;
use crate::cli::global::Global;
use crate::context::Context;
use crate::lang::{BETWEEN, Lang};
use crate::model::Word;
use crate::output::{Cell, Page, Tone};
use crate::text::word::Spoken;

mod all;
mod change;
mod desk;
mod diary;
mod plan;
mod show;
mod team;
mod which;

/// kefu's command line.
#[derive(Parser, Debug)]
#[command(
    name = "kefu",
    version,
    about = both!(
        "保险经纪客户服务：委托、团队、档案、评级、计划、日志，都在您的纯文本文件里；按中国大陆工作日（含调休）核对时限",
        "An insurance broker's client service in plain text, held against mainland China's working days"
    ),
    after_help = both!(
        "常用：\n  kefu check                      核对全部客户\n  kefu next                       接下来该做什么\n  kefu log 客户 visit \"…\"         记一笔客户日志\n  kefu explain 客户               时限是怎么算出来的",
        "Most used:\n  kefu check                      hold every client against the standard\n  kefu next                       what is due, soonest first\n  kefu log CLIENT visit \"…\"      write the client diary\n  kefu explain CLIENT             how a deadline was counted"
    ),
    subcommand_required = false,
    arg_required_else_help = false,
)]
pub struct Kefu {
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
    /// The command; without one, `next` in a workspace.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    #[command(subcommand, about = both!("客户服务团队（三个工作日内设立）", "The client service team (due in 3 working days)"))]
    Team(team::Verb),
    #[command(subcommand, about = both!("客户服务计划（十个工作日内定稿）", "The client service plan (due in 10 working days)"))]
    Plan(plan::Verb),
    #[command(subcommand, about = both!("客户日志：服务过程和客户反应", "The client diary: what was done, and the client's response"))]
    Diary(diary::Verb),
    #[command(about = both!("记一笔客户日志（即 kefu diary add）", "Write the client diary (the same as kefu diary add)"), after_help = diary::KINDS)]
    Log(Box<diary::Add>),
}

/// What a command answers.
#[derive(Debug, Default)]
pub struct Answer {
    /// The answer itself, for standard output.
    pub page: Option<Page>,
    /// Words about it, for standard error.
    pub notes: Vec<String>,
    /// The exit code, when the command was done.
    pub code: u8,
}

impl Answer {
    /// A page and nothing else.
    fn page(page: Page) -> Answer {
        Answer {
            page: Some(page),
            ..Answer::default()
        }
    }
}

/// A command that could not be done: the sentence for the user, and the exit code.
#[derive(Debug)]
pub struct Failed {
    /// 2 when it cannot be done so, 4 when it may be tried again.
    pub code: u8,
    /// What is wrong and what to type next, in the user's language.
    pub message: String,
}

impl Failed {
    /// A command that cannot be done (exit code 2).
    fn new(message: String) -> anyhow::Error {
        Failed { code: 2, message }.into()
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failed {}

/// Does what was asked.
///
/// # Errors
///
/// [`Failed`] with its exit code; any other error ends with 2.
pub fn run(kefu: &Kefu, context: &Context) -> anyhow::Result<Answer> {
    match &kefu.command {
        Some(Command::Team(verb)) => team::run(verb, context),
        Some(Command::Plan(verb)) => plan::run(verb, context),
        Some(Command::Diary(verb)) => diary::run(verb, context),
        Some(Command::Log(add)) => diary::log(add, context),
        None => Ok(Answer::default()),
    }
}

/// Reads a word of a closed list from the command line, each with its meaning in both languages.
fn word<W: Word + Spoken + Send + Sync>() -> impl TypedValueParser<Value = W> {
    let values = W::ALL.iter().map(|word| {
        let (zh, en) = word.words();
        PossibleValue::new(word.code()).help(format!("{zh}{BETWEEN}{en}"))
    });
    PossibleValuesParser::new(values)
        .map(|code| W::from_code(&code).expect("clap lets only the codes of the list through"))
}

/// A word of a closed list in a page.
fn code<W: Word + Spoken>(lang: Lang, word: W) -> Cell {
    Cell::Code {
        code: word.code().to_owned(),
        label: word.say(lang).to_owned(),
        tone: Tone::Plain,
    }
}
