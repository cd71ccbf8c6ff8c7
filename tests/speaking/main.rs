//! Help and mistakes of a sample tree, as a person sees them: each transcript holds what is typed after
//! `$ ` and all that is printed. `KEFU_BLESS=1 cargo test --test speaking` writes them anew; read the difference.

mod sample;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, FromArgMatches};
use kefu::both;
use kefu::cli::Screen;
use kefu::cli::help::{Extent, render_help};
use kefu::cli::mistakes::{Outcome, explain};
use kefu::cli::speak::{in_language, in_language_for, untranslated};
use kefu::lang::Lang;
use sample::Kefu;

#[test]
fn help_in_chinese_at_80_columns() {
    holds("help-zh-80.txt", Lang::Zh, 80);
}

#[test]
fn help_in_chinese_at_50_columns() {
    holds("help-zh-50.txt", Lang::Zh, 50);
}

#[test]
fn help_in_english_at_80_columns() {
    holds("help-en-80.txt", Lang::En, 80);
}

#[test]
fn help_in_english_at_50_columns() {
    holds("help-en-50.txt", Lang::En, 50);
}

#[test]
fn mistakes_in_chinese() {
    holds("mistakes-zh.txt", Lang::Zh, 80);
}

#[test]
fn mistakes_in_english() {
    holds("mistakes-en.txt", Lang::En, 80);
}

#[test]
fn the_sample_speaks_both_languages_and_what_does_not_is_found() {
    assert_eq!(untranslated(&Kefu::command()), [""; 0]);

    let arg = |name: &'static str| Arg::new(name).long(name).value_name(both!("值", "VALUE"));
    let faulty =
        Command::new("kefu")
            .about("客户服务")
            .after_help(both!("例：kefu", ""))
            .subcommand_value_name("COMMAND")
            .arg(arg("none"))
            .arg(arg("english").help("English"))
            .arg(arg("han-in-english").help(both!("客户", "the 客户")))
            .arg(
                arg("no-han")
                    .help(both!("client", "client"))
                    .help_heading("Further"),
            )
            .arg(arg("hidden").help("hidden").hide(true))
            .arg(Arg::new("id").help(both!("编号", "id")))
            .arg(arg("symbols").help(both!("★", "★")).value_names(["N", "%"]))
            .subcommand(Command::new("client").subcommand(
                Command::new("add").about(both!("登记", "Record")).arg(
                    arg("name").help(both!("名称", "name")).value_parser([
                        PossibleValue::new("a").help("一"),
                        PossibleValue::new("b"),
                    ]),
                ),
            ))
            .subcommand(Command::new("hidden").hide(true));
    assert_eq!(
        untranslated(&faulty),
        [
            "kefu: about",
            "kefu: after help",
            "kefu: command value name",
            "kefu --none: help",
            "kefu --english: help",
            "kefu --han-in-english: help",
            "kefu --no-han: help",
            "kefu --no-han: heading",
            "kefu <id>: value name",
            "kefu client: about",
            "kefu client add --name a: help",
        ]
    );
}

#[test]
fn a_tree_in_one_language_has_none_of_the_other() {
    let texts = |lang| {
        let mut command = in_language(Kefu::command(), lang);
        command.build();
        let log = command.find_subcommand("log").unwrap();
        let args = log
            .get_arguments()
            .map(|arg| format!("{arg} {}", arg.get_help().unwrap().ansi()));
        let about = log.get_about().unwrap().ansi().to_string();
        [about].into_iter().chain(args).collect::<Vec<_>>()
    };

    assert_eq!(
        texts(Lang::Zh),
        [
            "写一条客户日志",
            "<客户> 客户编号或名称",
            "<内容> 做了什么",
            "--help 显示说明（-h 略去全局选项）",
            "--workspace <目录> 工作区所在的目录；不写时从当前目录往上找",
            "--format <格式> 输出格式",
            "--quiet 少说话",
        ]
    );
    assert_eq!(
        texts(Lang::En),
        [
            "Write a diary entry",
            "<CLIENT> The client's id or name",
            "<TEXT> What was done",
            "--help Show this help; -h leaves out the global options",
            "--workspace <DIR> The workspace's folder; by default the nearest one upward",
            "--format <FORMAT> How results are written",
            "--quiet Say less",
        ]
    );
}

#[test]
fn what_is_typed_right_parses_in_either_language() {
    for lang in [Lang::Zh, Lang::En] {
        let typed = "kefu client add huarui --name 华锐 --kind channel --tel 1 -f csv";
        let matches = in_language(Kefu::command(), lang)
            .try_get_matches_from(typed.split(' '))
            .unwrap();

        assert!(Kefu::from_arg_matches(&matches).is_ok());
    }
}

#[test]
fn headings_of_help_are_bold_where_colour_is_on_and_a_mistake_is_told_plainly() {
    let screen = Screen {
        colour: true,
        ..plain(Lang::Zh, 80)
    };
    let command = in_language(Kefu::command(), Lang::Zh);

    assert_eq!(
        run("kefu log", &screen).stderr,
        "错误：kefu log 还缺：\n  <客户>  客户编号或名称\n  <内容>  做了什么\n\n\
         用法：kefu log [选项] <客户> <内容>\n查看说明：kefu log --help\n"
    );
    let page = render_help(command, &["client"], Extent::Whole, &screen);
    let bold: Vec<&str> = page
        .lines()
        .filter(|line| line.contains('\u{1b}'))
        .collect();
    assert_eq!(
        bold,
        [
            "\u{1b}[1m用法：\u{1b}[0mkefu client [选项] <命令>",
            "\u{1b}[1m命令：\u{1b}[0m",
            "\u{1b}[1m全局选项：\u{1b}[0m",
        ]
    );
}

#[test]
fn mistakes_that_no_line_can_hold_have_words_too() {
    let both = |error: clap::Error| {
        [Lang::Zh, Lang::En].map(|lang| {
            let tree = || in_language(Kefu::command(), lang);
            let args = ["kefu", "rate"].map(OsString::from);
            let outcome = explain(&error, &tree, &args, &plain(lang, 100));
            assert_eq!((outcome.stdout.as_str(), outcome.code), ("", 2));
            outcome.stderr.lines().next().unwrap().to_owned()
        })
    };
    let of_value = |kind| {
        let mut error = clap::Error::new(kind);
        error.insert(
            ContextKind::InvalidArg,
            ContextValue::String("--by <N>".into()),
        );
        error.insert(ContextKind::InvalidValue, ContextValue::String("x".into()));
        error
    };

    assert_eq!(
        both(clap::Error::new(ErrorKind::InvalidUtf8)),
        [
            "错误：命令里有不是 UTF-8 的字符。请检查终端的编码。",
            "error: the command has bytes that are not UTF-8. Check the terminal's encoding."
        ]
    );
    assert_eq!(
        both(of_value(ErrorKind::TooManyValues)),
        [
            "错误：--by <N> 的值已经写满，“x”是多出来的。",
            "error: --by <N> has all its values; 'x' is one too many."
        ]
    );
    assert_eq!(
        both(of_value(ErrorKind::ValueValidation)),
        [
            "错误：“x”不能用作 --by <N>。",
            "error: 'x' is not valid for --by <N>."
        ]
    );
    assert_eq!(
        both(clap::Error::raw(ErrorKind::Io, "disk full")),
        [
            "错误：命令不能执行（disk full）。",
            "error: the command cannot be run (disk full)."
        ]
    );
}

fn plain(lang: Lang, columns: usize) -> Screen {
    Screen {
        lang,
        columns,
        colour: false,
    }
}

fn holds(file: &str, lang: Lang, columns: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/speaking");
    let path = path.join(file);
    let transcript = fs::read_to_string(&path).expect("a transcript");
    let screen = plain(lang, columns);
    let mut run_again = String::new();
    for line in transcript
        .lines()
        .filter_map(|line| line.strip_prefix("$ "))
    {
        let Outcome {
            stdout,
            stderr,
            code,
        } = run(line, &screen);
        run_again += &format!("$ {line}\n{stdout}{stderr}[{code}]\n\n");
    }
    if std::env::var_os("KEFU_BLESS").is_some() {
        fs::write(&path, &run_again).expect("the transcript, written again");
    } else {
        assert!(
            run_again == transcript,
            "{file}:\n{}",
            difference(&transcript, &run_again)
        );
    }
}

/// The lines that differ, with those around them.
fn difference(was: &str, is: &str) -> String {
    let lines = similar::TextDiff::from_lines(was, is);
    lines.unified_diff().context_radius(3).to_string()
}

/// Parses a line, which must not parse, and explains why. `\e` stands for an escape character.
fn run(line: &str, screen: &Screen) -> Outcome {
    let mut args: Vec<OsString> = Vec::new();
    for (place, part) in line.replace("\\e", "\u{1b}").split('"').enumerate() {
        if place % 2 == 1 {
            args.push(part.into());
        } else {
            args.extend(part.split_whitespace().map(OsString::from));
        }
    }
    let asked = in_language_for(Kefu::command(), screen.lang, &args);
    let error = asked.try_get_matches_from(&args).expect_err(line);
    let tree = || in_language(Kefu::command(), screen.lang);
    explain(&error, &tree, &args, screen)
}
