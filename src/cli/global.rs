//! What every command takes: the workspace, the language, the day, the format.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::date::Dated;
use crate::both;

/// The options of every command.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// The workspace's folder.
    #[arg(
        short,
        long,
        global = true,
        value_name = both!("文件夹", "DIR"),
        help = both!("工作区文件夹（否则用 KEFU_WORKSPACE，再向上逐级查找 kefu.toml）", "The workspace's folder (else KEFU_WORKSPACE, else the nearest kefu.toml upward)"),
    )]
    pub workspace: Option<PathBuf>,

    /// The language; read before parsing, by [`super::language`].
    #[arg(
        long,
        global = true,
        value_name = both!("语言", "LANG"),
        help = both!("语言：zh 或 en（否则用 KEFU_LANG、工作区的 lang、系统语言）", "Language: zh or en (else KEFU_LANG, the workspace's lang, the locale)"),
    )]
    pub lang: Option<String>,

    /// The day the records are looked at.
    #[arg(
        long,
        global = true,
        value_name = both!("日期", "DATE"),
        help = both!("按哪一天计算（否则用 KEFU_TODAY，再用工作区时区的今天）", "The day to take as today (else KEFU_TODAY, else today in the workspace's time zone)"),
    )]
    pub today: Option<Dated>,

    /// The output format.
    #[arg(
        short,
        long,
        global = true,
        value_enum,
        default_value = "table",
        value_name = both!("格式", "FORMAT"),
        hide_possible_values = true,
        help = both!("输出格式：table、json、csv 或 markdown", "Output format: table, json, csv or markdown"),
    )]
    pub format: FormatName,

    /// Whether to colour.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = both!("何时", "WHEN"),
        hide_possible_values = true,
        help = both!("何时用颜色：auto、always 或 never（NO_COLOR 有效）", "Colour: auto, always or never (NO_COLOR turns it off)"),
    )]
    pub color: Colour,

    /// Whether to leave out words that are not the answer.
    #[arg(
        short,
        long,
        global = true,
        help = both!("不显示提示性文字", "Print only the answer itself"),
    )]
    pub quiet: bool,

    /// The files to write the answer into.
    #[arg(
        short,
        long,
        global = true,
        value_name = both!("文件", "FILE"),
        help = both!("答复写入文件，按结尾定形式：.xlsx、.csv、.json、.md，书面文件另有 .html、.docx，kefu next 另有 .ics；可写几个；以 / 结尾为文件夹（report portfolio、man）；- 为标准输出", "Write the answer into a file; its ending says how: .xlsx, .csv, .json, .md, for papers .html and .docx too, for kefu next .ics; may be given again; with / at its end, a folder (report portfolio, man); - is standard output"),
    )]
    pub output: Vec<PathBuf>,

    /// Whether to replace files that are there.
    #[arg(
        long,
        global = true,
        requires = "output",
        help = both!("-o 的文件已存在时覆盖", "Replace the file of -o when it already exists"),
    )]
    pub force: bool,

    /// Whether only to show what would change.
    #[arg(
        short = 'n',
        long,
        global = true,
        help = both!("只显示将作的改动，不写入文件", "Show the change as a diff and write nothing"),
    )]
    pub dry_run: bool,
}

/// The formats of every command, and those of `check` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// For a person.
    #[value(help = both!("给人看", "for a person"))]
    Table,
    /// For scripts.
    #[value(help = both!("给程序用", "for scripts"))]
    Json,
    /// For a spreadsheet.
    #[value(help = both!("给电子表格用", "for a spreadsheet"))]
    Csv,
    /// For a forge, a chat or a mail.
    #[value(help = both!("给邮件、文档用", "for a mail or a wiki"))]
    Markdown,
    /// For GitHub.
    #[value(help = both!("限 check：GitHub 的工作流注释", "check only: annotations of a GitHub workflow"))]
    Github,
    /// For GitLab.
    #[value(help = both!("限 check：GitLab 的代码质量报告", "check only: a GitLab Code Quality report"))]
    Gitlab,
    /// For code scanning.
    #[value(help = both!("限 check：SARIF 2.1.0，给代码扫描用", "check only: SARIF 2.1.0, for code scanning"))]
    Sarif,
    /// For editors.
    #[value(help = both!("限 check：一行一个问题，给编辑器用", "check only: a line per finding, for editors"))]
    Line,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal.
    #[value(help = both!("在终端上", "on a terminal"))]
    Auto,
    /// Even into a file.
    #[value(help = both!("总是", "even into a file"))]
    Always,
    /// Not at all.
    #[value(help = both!("从不", "not at all"))]
    Never,
}
