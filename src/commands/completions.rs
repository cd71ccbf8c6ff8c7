//! `kefu completions`: what a shell needs to complete a line, and the answer each time it asks.
//!
//! The script that a shell reads calls kefu itself, with the words of the line and [`VARIABLE`] set. So the candidates are
//! those of the workspace as it is, and a newer kefu needs no newer script.

use std::ffi::OsString;

use clap::{Args, Command, ValueEnum};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use self::known::Known;
use super::{Answer, Failed};
use crate::both;
use crate::cli::speak;
use crate::context::{self, Context};
use crate::output::{Block, Page};
use crate::say;

mod known;
mod suggest;

/// The variable by which a shell asks for candidates; it names the shell.
pub const VARIABLE: &str = "KEFU_COMPLETE";

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "补全命令、选项、选项的值，以及工作区里的客户编号、条目（输入客户之后）及其各项、人员、规则、服务项目。加到各 shell 的启动文件中：\n例：\n  kefu completions bash              加到 ~/.bashrc：eval \"$(kefu completions bash)\"\n  kefu completions zsh               加到 ~/.zshrc，compinit 之后：eval \"$(kefu completions zsh)\"\n  kefu completions fish              加到 ~/.config/fish/config.fish：kefu completions fish | source\n  kefu completions powershell        加到 $PROFILE：kefu completions powershell | Out-String | Invoke-Expression",
    "Completes commands, options and their values, and from the workspace: clients' ids, the entries of the client typed before and their keys, people, rules, services. Add the line to the file that the shell starts with:\nExamples:\n  kefu completions bash              ~/.bashrc: eval \"$(kefu completions bash)\"\n  kefu completions zsh               ~/.zshrc, after compinit: eval \"$(kefu completions zsh)\"\n  kefu completions fish              ~/.config/fish/config.fish: kefu completions fish | source\n  kefu completions powershell        $PROFILE: kefu completions powershell | Out-String | Invoke-Expression"
);

/// For which shell.
#[derive(Args, Debug)]
pub struct Completions {
    #[arg(value_enum, value_name = both!("外壳", "SHELL"), help = both!("哪种 shell", "Which shell"))]
    shell: Shell,
}

/// A shell that can be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    /// Bash.
    #[value(help = both!("Linux 常用", "usual on Linux"))]
    Bash,
    /// Zsh.
    #[value(help = both!("macOS 常用", "usual on macOS"))]
    Zsh,
    /// Fish.
    #[value(help = both!("fish 3 及以后", "fish 3 and later"))]
    Fish,
    /// PowerShell.
    #[value(help = both!("Windows 常用", "usual on Windows"))]
    Powershell,
}

impl Shell {
    /// How it asks and is answered.
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash => &Bash,
            Shell::Zsh => &Zsh,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
        }
    }

    /// Whether it shows what a candidate means.
    fn explains(self) -> bool {
        self != Shell::Bash
    }

    /// A candidate as it is put on the line: one word. Zsh and fish quote it themselves.
    fn quoted(self, word: &str) -> String {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '=' | '·');
        match self {
            Shell::Powershell if !word.chars().all(plain) => {
                format!("'{}'", word.replace('\'', "''"))
            }
            Shell::Bash => {
                let escaped = word
                    .chars()
                    .flat_map(|c| (!plain(c)).then_some('\\').into_iter().chain([c]));
                escaped.collect()
            }
            Shell::Zsh | Shell::Fish | Shell::Powershell => word.to_owned(),
        }
    }
}

pub(super) fn run(asked: &Completions, context: &Context) -> anyhow::Result<Answer> {
    if context.format.is_whole() {
        return Err(Failed::because(say!(context.lang,
            zh: "补全脚本由 shell 读取，没有 json、csv 形式。请去掉 -f。",
            en: "A shell reads the script of completions; there is no json or csv of it. Leave -f out."
        )));
    }
    let mut script = Vec::new();
    let completer = asked.shell.completer();
    completer
        .write_registration(VARIABLE, "kefu", "kefu", "kefu", &mut script)
        .map_err(|error| Failed::because(error.to_string()))?;
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(Answer::page(Page {
        schema: "kefu.completions/1",
        blocks: vec![Block::Verbatim(script)],
    }))
}

/// The candidates for the word that is being typed, as the shell takes them; `None` where no shell asks.
///
/// Nothing is said of what is wrong: a person in the middle of a line gets fewer candidates.
pub fn complete(args: &[OsString], tree: &dyn Fn() -> Command) -> Option<Vec<u8>> {
    let shell = Shell::from_str(&context::completed_for(VARIABLE)?, false).ok();
    let mut words = args
        .iter()
        .skip_while(|word| *word != "--")
        .skip(1)
        .cloned();
    let words: Vec<OsString> = words.by_ref().collect();
    let Some(shell) = shell.filter(|_| !words.is_empty()) else {
        return Some(Vec::new());
    };
    // A language that is still being typed is none.
    let Ok(screen) = context::screen(&words).or_else(|_| context::screen(&[])) else {
        return Some(Vec::new());
    };
    let tree = tree();
    let known = Known::of(
        &tree,
        context::asked_about(&words),
        &words,
        screen.lang,
        shell.explains(),
    );
    let command = suggest::suggesting(tree, &known.into(), screen.lang, shell);
    let mut command = speak::in_language(command, screen.lang);
    let here = std::path::Path::new(".");
    let mut answer = Vec::new();
    let completed = shell
        .completer()
        .write_complete(&mut command, words, Some(here), &mut answer);
    std::mem::forget(command);
    Some(if completed.is_ok() {
        answer
    } else {
        Vec::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_one_word_of_its_shell() {
        assert_eq!(
            Shell::Bash.quoted("team.members/Chen Jing"),
            r"team.members/Chen\ Jing"
        );
        assert_eq!(Shell::Bash.quoted("$(rm x)"), r"\$\(rm\ x\)");
        assert_eq!(Shell::Bash.quoted("陈静"), "陈静");
        assert_eq!(Shell::Powershell.quoted("O'Neil"), "'O''Neil'");
        assert_eq!(Shell::Powershell.quoted("amount="), "amount=");
        assert_eq!(Shell::Zsh.quoted("Chen Jing"), "Chen Jing");
    }
}
