//! A remedy works: typed once as it is printed, its placeholders filled in honestly, it makes its finding go, or
//! turns it into what stays on record, from overdue to late.
//!
//! The records are those of the examples, the samples of `init --demo`, the transcripts and an invented book, each
//! cut to what was known on several days. A remedy that is a sentence, such as to open the file, is counted.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod agenda;
mod ahead;
#[allow(dead_code, reason = "the book tells more of itself than is asked here")]
#[path = "../../examples/generate/book/mod.rs"]
mod book;
mod correct;
#[allow(dead_code, reason = "what it says of the form is asked elsewhere")]
#[path = "../stood/cut.rs"]
mod cut;
mod fill;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use chrono::NaiveDate;
use kefu::calendar::Calendar;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::rules::{Filed, Finding, Ground, Read, Selection, Source, look};
use kefu::standard::Standard;
use kefu::text;
use rayon::prelude::*;
use tempfile::TempDir;

use correct::{corrections, ways};
use fill::{filled, words};
use records::{examples, invented};

/// How many findings of one rule with the same command are tried.
const TRIED: usize = 4;

/// What was late stays on record: its remedy shows how it was counted, and changes nothing.
const SHOWS: [&str; 6] = [
    "check",
    "explain",
    "claim show",
    "complaint show",
    "diary list",
    "plan show",
];

/// Rules that say how much is missing: each remedy is one step, and the last one settles it.
const STEP_BY_STEP: [&str; 4] = [
    "below-standard",
    "commitment-unplanned",
    "contact-behind",
    "few-kinds",
];

/// The most steps.
const STEPS: u32 = 24;

static STANDARD: LazyLock<Standard> = LazyLock::new(Standard::sample);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);

/// What is found in a record on a day.
fn found(id: &str, text: &str, today: NaiveDate) -> Vec<Finding> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let source = Source {
        id,
        id_is_valid: true,
        text,
        read: Read::Whole(&document, &reading),
    };
    let ground = Ground {
        standard: &STANDARD,
        calendar: &CALENDAR,
        today,
    };
    look(&source, &ground, &Selection::all(), &Filed::default()).findings
}

/// A workspace of one record.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("clients")).unwrap();
        std::fs::write(folder.path().join("kefu.toml"), book::settings()).unwrap();
        Desk { folder }
    }

    fn file(&self, id: &str) -> std::path::PathBuf {
        self.folder
            .path()
            .join("clients")
            .join(format!("{id}.toml"))
    }

    /// Runs a command; what it says where it fails, or asks for the reason that an issued plan changes.
    fn run(&self, words: &[String], today: NaiveDate) -> Result<(), String> {
        let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .current_dir(self.folder.path())
            .args(["--lang", "en", "--today", &today.to_string()])
            .args(words)
            .env("XDG_CONFIG_HOME", Path::new("nowhere"))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        match output.status.success() && !said.contains("Record why it changes (D53)") {
            true => Ok(()),
            false => Err(said),
        }
    }
}

/// What a remedy did to its finding.
enum Outcome {
    Gone,
    /// It stays on record, and its remedy shows why.
    Settled,
    /// Only a person who knows the client can fill it in, such as which of several items to move.
    Chosen,
    Fails(String),
}

/// Types a remedy on a day, and looks again.
fn tried(
    desk: &Desk,
    id: &str,
    text: &str,
    today: NaiveDate,
    finding: &Finding,
    remedy: &str,
    left: u32,
) -> Outcome {
    let file = desk.file(id);
    std::fs::write(&file, text).unwrap();
    let mut typed = Vec::new();
    for command in remedy.split(", then: ") {
        let text = std::fs::read_to_string(&file).unwrap();
        let Some(words) = filled(&words(command), text.as_str(), today, Some(finding)) else {
            return Outcome::Chosen;
        };
        typed.push(words.join(" "));
        if let Err(said) = desk.run(&words, today) {
            return Outcome::Fails(format!("{}\n    refused: {said}", typed.join("; ")));
        }
    }
    let after = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    if SHOWS.iter().any(|verb| typed[0].starts_with(verb)) {
        assert_eq!(after, text, "{remedy}");
        return Outcome::Settled;
    }
    let again = found(id, &after, today);
    let again = again.iter().filter(|it| it.waived.is_none());
    let mut same = again.filter(|it| it.fingerprint() == finding.fingerprint());
    let Some(same) = same.next() else {
        return Outcome::Gone;
    };
    let next = text::finding::remedy(Lang::En, same);
    // The last of several commands may show why the rest cannot be done any more.
    let last = typed.last().unwrap();
    let ends_with_a_view = SHOWS.iter().any(|verb| last.starts_with(verb));
    if !next.starts_with("kefu ") || ends_with_a_view {
        return Outcome::Settled;
    }
    if STEP_BY_STEP.contains(&finding.rule.name) && left > 0 {
        return match tried(desk, id, &after, today, same, &next, left - 1) {
            Outcome::Fails(why) => Outcome::Fails(format!("{}; {why}", typed.join("; "))),
            other => other,
        };
    }
    Outcome::Fails(format!(
        "{}\n    {}\n    still: {}",
        typed.join("; "),
        text::finding::message(Lang::En, finding),
        text::finding::message(Lang::En, same)
    ))
}

/// A remedy that is pasted with its placeholders as they are printed is refused.
fn is_not_taken_as_pasted(desk: &Desk, it: &Try<'_>) {
    let pasted = words(it.command.split(", then: ").next().unwrap());
    if fill::asks(&pasted) {
        std::fs::write(desk.file(it.id), it.text).unwrap();
        let taken = desk.run(&pasted, it.today).is_ok();
        assert!(!taken, "taken as pasted: {}", it.command);
    }
}

/// Types a correction in every way that may be right, until one makes its finding go.
fn corrected(
    desk: &Desk,
    id: &str,
    text: &str,
    today: NaiveDate,
    finding: &Finding,
    command: &str,
) -> Outcome {
    let file = desk.file(id);
    let (mut refused, mut still) = (None, None);
    for words in ways(command, text, today, finding) {
        std::fs::write(&file, text).unwrap();
        if let Err(said) = desk.run(&words, today) {
            refused = Some(format!("{}\n    refused: {said}", words.join(" ")));
            continue;
        }
        let after = std::fs::read_to_string(&file).unwrap();
        let again = found(id, &after, today);
        let mut again = again.iter().filter(|it| it.waived.is_none());
        if !again.any(|it| it.fingerprint() == finding.fingerprint()) {
            return Outcome::Gone;
        }
        still = Some(format!("{}\n    still", words.join(" ")));
    }
    let told = || text::finding::message(Lang::En, finding);
    match still.or(refused) {
        Some(why) => Outcome::Fails(format!("{why}: {}", told())),
        None => Outcome::Chosen,
    }
}

/// The commands of a remedy without what a record says: their nouns, verbs, options and placeholders.
fn shape(remedy: &str, id: &str) -> String {
    let words = words(remedy);
    let begins = |nth: usize| (1..=2).any(|back| nth < back || words[nth - back] == "kefu");
    let told = words.iter().enumerate().filter(|(nth, word)| {
        let is_verb = begins(*nth) && *word != id;
        is_verb || word.starts_with("--") || word.chars().all(|it| it.is_ascii_uppercase())
    });
    let told: Vec<&str> = told.map(|(_, word)| word.as_str()).collect();
    told.join(" ")
}

/// Whether the remedy is refused until that of another finding is typed: a plan whose items do not state everything
/// is not issued anew with a focus.
fn waits_for_another(finding: &Finding, all: &[Finding]) -> bool {
    let is_incomplete = |it: &Finding| it.rule.name == "item-incomplete";
    finding.rule.name == "focus-missing" && all.iter().any(is_incomplete)
}

#[test]
fn a_remedy_typed_once_makes_its_finding_go_in_the_examples() {
    holds(examples(), 25);
}

#[test]
fn a_remedy_typed_once_makes_its_finding_go_in_transcripts_and_an_invented_book() {
    holds(invented(), 40);
}

/// The commands that a sentence of a remedy ends with, when they are typed one after the other and the first takes a key away:
/// alone it mends nothing.
fn chain(remedy: &str) -> Option<&str> {
    let commands = &remedy[remedy.find(": kefu correct ")? + ": ".len()..];
    let is_all = !commands.contains(". ") && !commands.contains("; ");
    let (first, _) = commands.split_once(", then: ")?;
    (is_all && first.ends_with('=')).then_some(commands)
}

/// A command to try: what a finding says to type, or one of the corrections that a sentence offers.
struct Try<'r> {
    id: &'r str,
    text: &'r str,
    today: NaiveDate,
    finding: Finding,
    command: String,
    is_correction: bool,
    /// Whether it is the first of its rule and shape.
    is_first: bool,
}

impl Try<'_> {
    fn outcome(&self, desk: &Desk) -> Outcome {
        let Try {
            id,
            text,
            today,
            finding,
            command,
            is_correction,
            is_first,
        } = self;
        if *is_first && !is_correction {
            is_not_taken_as_pasted(desk, self);
        }
        match is_correction {
            true => corrected(desk, id, text, *today, finding, command),
            false => tried(desk, id, text, *today, finding, command, STEPS),
        }
    }
}

/// The commands to try of all findings in records, and how many findings of a rule name none.
fn tries(records: &[(String, String, NaiveDate)]) -> (Vec<Try<'_>>, BTreeMap<&'static str, usize>) {
    let (mut tries, mut by_hand) = (Vec::new(), BTreeMap::new());
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (id, text, today) in records {
        let all = found(id, text, *today);
        for finding in &all {
            let rule = finding.rule.name;
            if finding.waived.is_some() || waits_for_another(finding, &all) {
                continue;
            }
            let remedy = text::finding::remedy(Lang::En, finding);
            let remedy = chain(&remedy).unwrap_or(&remedy).to_owned();
            let in_turn = remedy.starts_with("kefu ") && remedy.contains(", then: ");
            let corrections = match in_turn {
                true => Vec::new(),
                false => corrections(&remedy),
            };
            let (commands, is_correction) = match corrections.is_empty() {
                false => (corrections, true),
                true if remedy.starts_with("kefu ") => (vec![remedy], false),
                true => {
                    *by_hand.entry(rule).or_default() += 1;
                    continue;
                }
            };
            for command in commands {
                let shape = match is_correction {
                    true => correct::shape(&command),
                    false => shape(&command, id),
                };
                let count = counts.entry((rule, shape)).or_default();
                *count += 1;
                if *count <= TRIED {
                    tries.push(Try {
                        id,
                        text,
                        today: *today,
                        finding: finding.clone(),
                        command,
                        is_correction,
                        is_first: *count == 1,
                    });
                }
            }
        }
    }
    (tries, by_hand)
}

/// Tries the remedies of all findings; of so many rules at least one works.
fn holds(records: Vec<(String, String, NaiveDate)>, least: usize) {
    let (tries, mut by_hand) = tries(&records);
    let outcomes = tries.par_iter();
    let outcomes = outcomes.map_init(Desk::new, |desk, it| it.outcome(desk));
    let outcomes: Vec<Outcome> = outcomes.collect();
    let (mut gone, mut settled, mut failed) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (it, outcome) in tries.iter().zip(outcomes) {
        let rule = it.finding.rule.name;
        match outcome {
            Outcome::Gone => _ = gone.insert(rule),
            Outcome::Settled => _ = settled.insert(rule),
            Outcome::Chosen => *by_hand.entry(rule).or_default() += 1,
            Outcome::Fails(why) => {
                let (id, today, command) = (it.id, it.today, &it.command);
                failed.push(format!("{id} {today} {rule}\n  {command}\n  {why}"));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
    assert!(
        gone.len() >= least,
        "{gone:?}
{settled:?}
by hand: {by_hand:?}"
    );
}
