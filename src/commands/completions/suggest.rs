//! Which argument takes what: the tree of commands with candidates for the values of each.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::Shell;
use super::known::{Known, Told};
use crate::cli::entries::values;
use crate::lang::{BETWEEN, Lang, half};

/// What an argument names.
#[derive(Clone, Copy)]
enum What {
    Client,
    Entry,
    Key,
    Person,
    Rule,
    Service,
    Language,
    /// The id of an entry of these lists, and what follows it.
    IdIn(&'static [&'static str], &'static str),
}

/// The tree with candidates, before it is made to speak one language.
pub(super) fn suggesting(
    command: Command,
    known: &Arc<Known>,
    lang: Lang,
    shell: Shell,
) -> Command {
    let command = command.mut_args(|arg| match candidates(&arg, known, lang) {
        None => arg,
        Some(told) => arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            let typed = typed.to_str().map(unquoted).unwrap_or_default();
            let fits = told().into_iter().filter(|it| it.word.starts_with(&typed));
            let candidates = fits.map(|it| {
                let help = (!it.means.is_empty()).then(|| it.means.into());
                CompletionCandidate::new(shell.quoted(&it.word)).help(help)
            });
            candidates.collect()
        })),
    });
    command.mut_subcommands(|sub| suggesting(sub, known, lang, shell))
}

type Candidates = Box<dyn Fn() -> Vec<Told> + Send + Sync>;

fn candidates(arg: &Arg, known: &Arc<Known>, lang: Lang) -> Option<Candidates> {
    if let Some(what) = what(arg) {
        let known = Arc::clone(known);
        return Some(Box::new(move || match what {
            What::Client => known.clients(),
            What::Entry => known.entries(),
            What::Key => known.keys(),
            What::Person => known.people(),
            What::Rule => known.rules(),
            What::Service => known.services(),
            What::Language => ["zh", "en"].map(Told::plain).into(),
            What::IdIn(lists, end) => known.ids(lists, end),
        }));
    }
    let values = values(arg, lang).into_iter();
    let values = values.map(|it| (it.term, it.text));
    let values: Vec<(String, String)> = values.collect();
    (!values.is_empty()).then(|| -> Candidates {
        Box::new(move || {
            let values = values.iter().cloned();
            values.map(|(word, means)| Told { word, means }).collect()
        })
    })
}

/// By what its value is called in a line of usage.
fn what(arg: &Arg) -> Option<What> {
    let name = arg.get_value_names()?.first()?;
    let (zh, _) = name.split_once(BETWEEN)?;
    Some(match (zh, half(name, Lang::En)) {
        (_, "CLIENT") | (_, "OLD") | ("重复的", _) | ("保留的", _) => What::Client,
        (_, "ENTRY") => What::Entry,
        (_, "KEY=VALUE") => What::Key,
        ("姓名" | "批准人", _) => What::Person,
        (_, "RULE") => What::Rule,
        (_, "SERVICE") => What::Service,
        ("类型", "KIND") if arg.get_possible_values().is_empty() => What::Service,
        (_, "LANG") => What::Language,
        (_, "CLAIM") => What::IdIn(&["claims"], ""),
        (_, "COMPLAINT") => What::IdIn(&["complaints"], ""),
        (_, "DOCUMENT") => What::IdIn(&["archive.documents"], ""),
        (_, "DUTY") => What::IdIn(&["duties"], ""),
        (_, "ENDORSEMENT") => What::IdIn(&["endorsements"], ""),
        (_, "ID,…") => What::IdIn(&["appointment.commitments", "needs"], ""),
        (_, "ITEM") => What::IdIn(&["years.plan.items"], ""),
        (_, "POLICY" | "POLICY,…") => What::IdIn(&["policies"], ""),
        (_, "POLICY=OUTCOME") => What::IdIn(&["policies"], "="),
        (_, "RENEWAL") => What::IdIn(&["renewals"], ""),
        (_, "REVIEW") => What::IdIn(&["reviews"], ""),
        (_, "RISK") => What::IdIn(&["risks"], ""),
        _ => return None,
    })
}

/// What was typed so far, without the quotes that a shell leaves to the program.
fn unquoted(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !matches!(c, '\\' | '\'' | '"'))
        .collect()
}
