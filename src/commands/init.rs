//! `kefu init`: a new workspace, empty or with sample clients.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Answer, Failed, git, schema};
use crate::both;
use crate::calendar::Calendar;
use crate::cli::words::one_line;
use crate::context::Context;
use crate::lang::Lang;
use crate::say;
use crate::standard::{Standard, form};
use crate::store::{ReviseError, Workspace};
use crate::text;
use crate::text::command::{Ask, Command, kefu};

mod demo;

/// Where the workspace is to be.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "例：\n  kefu init --demo 试用      带六个示例客户的工作区\n  kefu init                  在当前文件夹新建工作区",
        "Examples:\n  kefu init --demo trial     a workspace with six sample clients\n  kefu init                  a workspace in this folder"
    ),
)]
pub struct Init {
    #[arg(value_name = both!("文件夹", "DIR"), help = both!("放工作区的文件夹，默认为当前文件夹", "The workspace's folder; this one when left out"))]
    dir: Option<PathBuf>,
    #[arg(long, help = both!("带上示例客户，日期相对于今天", "With sample clients, whose dates are relative to today"))]
    demo: bool,
    #[arg(long, value_parser = one_line, value_name = both!("公司", "NAME"), help = both!("公司名称", "The broker's name"))]
    company: Option<String>,
}

pub(super) fn run(init: &Init, context: &Context) -> anyhow::Result<Answer> {
    let lang = context.lang;
    let root = init
        .dir
        .clone()
        .or_else(|| context.given_folder())
        .map_or_else(|| context.here().to_owned(), |dir| context.here().join(dir));
    if root.is_relative() {
        return Err(Failed::because(text::store::here_is_gone(lang)));
    }
    let given = init.dir.clone().or_else(|| context.given_folder());
    let is_here = |dir: &&PathBuf| dir.as_path() == Path::new(".");
    let typed = |command: Command| {
        let folder = given.as_ref().filter(|dir| !is_here(dir));
        let folder = folder.map(|dir| dir.display());
        command.within(folder).say(lang)
    };
    let (check, next) = (typed(kefu("check")), typed(kefu("next")));
    let add = kefu("client add").word(Ask::ID);
    let add = typed(add.option("--name", Ask::FULL_NAME));
    let shown = given.as_ref().map_or_else(
        || say!(lang, zh: "当前文件夹", en: "this folder"),
        |dir| {
            let dir = dir.display();
            say!(lang, zh: " {dir} ", en: "{dir}")
        },
    );
    if context.dry_run {
        let note = say!(lang, zh: "将在{shown}新建工作区；未写入（--dry-run）。", en: "Would begin a workspace in {shown}; nothing was written (--dry-run).");
        return Ok(Answer {
            notes: vec![note],
            ..Answer::default()
        });
    }

    let failed = |failure| Failed::because(text::store::write_failure(lang, &failure));
    let standard = schema::OF_STANDARD.to_owned() + &kefu_toml(lang, init);
    let workspace = Workspace::create(&root, &standard).map_err(failed)?;
    let mut made = 0;
    if init.demo {
        let today = context.today(&Standard::sample());
        for (id, text) in demo::clients(today, &Calendar::embedded(), lang) {
            let text = schema::OF_RECORD.to_owned() + &text;
            let path = workspace.root().join("clients").join(format!("{id}.toml"));
            let fresh = |old: Option<&str>| Ok::<_, ()>(old.is_none().then(|| text.clone()));
            workspace
                .revise(&path, fresh)
                .map_err(|error| match error {
                    ReviseError::Failed(failure) => failed(failure),
                    ReviseError::Edit(()) => anyhow::anyhow!("a sample never refuses"),
                })?;
            made += 1;
        }
    }

    git::setup::attributes(&workspace, lang)?;
    schema::offer(&workspace, lang);

    let note = if init.demo {
        say!(lang,
            zh: "已在{shown}新建工作区，含 {made} 个示例客户，每家一个文件：clients/。\n随便试，记错了可以撤回：kefu undo\n看看核对结果：{check}\n看看要做什么：{next}",
            en: "Began a workspace in {shown}, with {made} sample clients, a file for each in clients/.\nTry what you like; to take a change back: kefu undo\nWhat was missed: {check}\nWhat to do next: {next}"
        )
    } else {
        say!(lang,
            zh: "已在{shown}新建工作区。\n登记第一个客户：{add}\n公司的时限、星级、服务标准写在 kefu.toml，不写的用随附样本。",
            en: "Began a workspace in {shown}.\nAdd the first client: {add}\nYour company's deadlines, stars and services go into kefu.toml. A key left out has the value of the shipped sample."
        )
    };
    Ok(Answer {
        notes: vec![note],
        ..Answer::default()
    })
}

/// A standard of a few lines: a key left out has the shipped value.
fn kefu_toml(lang: Lang, init: &Init) -> String {
    let code = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let is_sample = init.demo && init.company.is_none();
    let sample = is_sample.then(|| demo::company(lang));
    let company_line = match init.company.as_deref().or(sample) {
        Some(name) => format!("company = {}", crate::document::Literal::from(name)),
        None => say!(lang,
            zh: "# company = \"某某保险经纪有限公司\"",
            en: "# company = \"Example Insurance Brokers\""
        ),
    };
    let broker = match is_sample {
        true => demo::broker(lang),
        false => String::new(),
    };
    let deadlines = shipped("deadlines", &["team", "archive", "rating", "plan"]);
    let stars = shipped("stars", &["thresholds"]);
    say!(lang,
        zh: "\
# 公司的客户服务标准。这里没有写的，用 kefu 随附的样本；去掉行首的 # 即可改成公司自己的规定。
{company_line}
lang = \"{code}\"
timezone = \"Asia/Shanghai\"
{broker}
# 自确立委托关系次日起算的工作日
{deadlines}

# 一个服务年度的经纪业务收入（元）达到多少为二、三、四、五星，含本数
{stars}

# 公司自己的休息日和上班日（国家规定的放假和调休无须写）
# [calendar]
# rest = [2026-12-31]
# work = []
",
        en: "\
# The company's service standard. A key left out has the value of kefu's shipped sample. Remove
# the # at the start of a line to set the company's value.
{company_line}
lang = \"{code}\"
timezone = \"Asia/Shanghai\"
{broker}
# Working days, counted from the day after the appointment was established
{deadlines}

# Brokerage income of one service year, CNY, from which a client has two, three, four, five stars
{stars}

# The company's own rest days and working days (public holidays and make-up days need no line)
# [calendar]
# rest = [2026-12-31]
# work = []
"
    )
}

/// Keys of a section with their shipped values, as comments.
fn shipped(section: &str, keys: &[&str]) -> String {
    let line = |key: &&str| {
        let row = form::section_of(section).and_then(|it| it.key(key));
        let value = row.and_then(|row| row.takes.shipped());
        let value = value.expect("every key that a new file shows has a shipped value");
        format!("\n# {key} = {value}")
    };
    let lines: String = keys.iter().map(line).collect();
    format!("# [{section}]{lines}")
}
