//! No refusal is unshown: each stands in a transcript in its own words, and leaves the files as they were.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_refusal_is_shown_in_a_transcript() {
    let shown = refused();
    let mut seen = 0;

    let mut unshown = Vec::new();
    for refusal in refusals() {
        seen += 1;
        let sentences = sentences_of(&refusal);
        assert!(!sentences.is_empty(), "{refusal} has no words of its own");
        let is_shown = |sentence: &Sentence| shown.iter().any(|said| sentence.fits(said));
        if !sentences.iter().any(is_shown) {
            unshown.push(refusal);
        }
    }

    assert_eq!(unshown, Vec::<String>::new());
    assert!(seen > 80, "the search finds too little: {seen}");
}

#[test]
fn what_only_refuses_leaves_every_file_as_it_was() {
    let transcript = read("tests/cmd/refusals.md");
    let codes = transcript.lines().filter(|line| *line == "? 2").count();
    let commands = transcript.lines().filter(|line| line.starts_with("$ "));
    assert_eq!(codes, commands.count(), "a command of it is not refused");

    let (before, after) = (held("refusals.in"), held("refusals.out"));
    assert!(before.len() > 3, "its folder is nearly empty");
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after)
        .map(|((name, _), _)| name.as_str());
    assert_eq!(changed.collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(before.len(), after.len());
}

#[test]
fn where_a_command_is_refused_the_files_are_compared_afterwards() {
    for Transcript { name, text } in transcripts() {
        if !text.contains("\n? 2\n") {
            continue;
        }
        let after = held(&format!("{name}.out"));
        let is_compared = |record: &str| after.iter().any(|(name, _)| name == record);
        for (record, _) in held(&format!("{name}.in")) {
            let id = Path::new(&record).file_stem().expect("a record's id");
            let renamed = format!("$ kefu client rename {} ", id.display());
            assert!(
                !record.starts_with("clients/") || is_compared(&record) || text.contains(&renamed),
                "{name}.out lacks {record}"
            );
        }
    }
}

#[test]
fn words_that_differ_do_not_fit() {
    let sentence = Sentence::of("{name}已在团队中：kefu team show {client}");

    assert!(sentence.fits("王强已在团队中：kefu team show huarui"));
    assert!(!sentence.fits("王强已离开团队：kefu team show huarui"));
    assert!(!sentence.fits("王强已在团队中：kefu team show "));
    assert!(!Sentence::of("没有{name}。").fits("没有王强。查看"));
    assert!(!Sentence::of("没有{name}。").fits("也没有王强。"));
    assert!(Sentence::of("可选：\\n{list}").fits("可选：\n  a\n  b"));
}

/// A sentence of the source: the words between its placeholders.
struct Sentence(Vec<String>);

impl Sentence {
    fn of(template: &str) -> Sentence {
        let mut words = vec![String::new()];
        let mut rest = template.replace("\\n", "\n").replace("\\\"", "\"");
        while let Some((before, after)) = rest.split_once('{') {
            let (_, after) = after.split_once('}').expect("a placeholder ends");
            words.last_mut().expect("one at least").push_str(before);
            words.push(String::new());
            rest = after.to_owned();
        }
        words.last_mut().expect("one at least").push_str(&rest);
        Sentence(words)
    }

    /// Whether a message is this sentence with its placeholders filled.
    fn fits(&self, said: &str) -> bool {
        let (first, rest) = self.0.split_first().expect("one at least");
        let Some(mut said) = said.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some((last, between)) = rest.split_last() else {
            return said.is_empty();
        };
        for words in between {
            match said.split_once(words.as_str()) {
                Some((_, after)) => said = after,
                None => return false,
            }
        }
        said.len() > last.len() && said.ends_with(last.as_str())
    }
}

/// The refusals by their names in the source, such as `TeamRefusal::NoManager`; those that only hold another left out.
fn refusals() -> Vec<String> {
    let mut refusals = Vec::new();
    for source in sources("core/src/changes/refusal") {
        let (_, declared) = source.split_once("\npub enum ").expect("an enum of them");
        let (name, body) = declared.split_once(" {\n").expect("its variants");
        let (body, _) = body.split_once("\n}\n").expect("its end");
        let own = body
            .lines()
            .filter_map(|line| line.strip_prefix("    "))
            .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
            .filter(|line| !line.contains('('))
            .map(|line| line.trim_end_matches([' ', '{', ',']));
        refusals.extend(own.map(|variant| format!("{name}::{variant}")));
    }
    refusals
}

/// The sentences a refusal is told with, in both languages: the strings of its arms.
fn sentences_of(refusal: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for source in sources("src/text/refusal") {
        let mut is_its_own = false;
        for line in source.lines() {
            // An arm of the match stands eight deep, and what it holds deeper.
            if let Some(arm) = line.strip_prefix("        ") {
                if arm.starts_with(|first: char| first.is_ascii_uppercase()) {
                    let end = arm.find(|c: char| !c.is_alphanumeric() && c != ':');
                    is_its_own = arm[..end.unwrap_or(arm.len())] == *refusal;
                }
                let told = arm.trim_start();
                let told = ["zh: \"", "en: \""]
                    .iter()
                    .find_map(|of| told.strip_prefix(of));
                if let (true, Some(told)) = (is_its_own, told) {
                    let (template, _) = told.rsplit_once('"').expect("a string ends");
                    sentences.push(Sentence::of(template));
                }
            } else if line == "    }" {
                is_its_own = false;
            }
        }
    }
    sentences
}

/// What was said to the commands that ended with code 2.
fn refused() -> Vec<String> {
    let mut refused = Vec::new();
    for Transcript { text, .. } in transcripts() {
        for command in text.split("\n$ ").skip(1) {
            let said = command.split("\n```").next().unwrap_or_default();
            if let Some((_, said)) = said.split_once("\n? 2\n") {
                refused.push(said.trim_end().to_owned());
            }
        }
    }
    refused
}

struct Transcript {
    name: String,
    text: String,
}

fn transcripts() -> Vec<Transcript> {
    let whole = files("tests/cmd", "md").into_iter().map(|path| {
        let name = path.file_stem().expect("the name of a transcript");
        Transcript {
            name: name.to_string_lossy().into_owned(),
            text: fs::read_to_string(&path).expect("a transcript"),
        }
    });
    whole.collect()
}

/// The files in a folder beside the transcripts and below it, by their paths, with what they hold.
fn held(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cmd")
        .join(folder);
    let mut held = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("found below it");
            held.push((
                name.to_string_lossy().replace('\\', "/"),
                fs::read(&path).expect("a file of it"),
            ));
        }
    }
    held.sort();
    held
}

/// The texts of a source file and of those in the folder of its name.
fn sources(name: &str) -> Vec<String> {
    let mut sources = vec![read(&format!("{name}.rs"))];
    let below = files(name, "rs").into_iter();
    sources.extend(below.map(|path| fs::read_to_string(&path).expect("a source file")));
    sources
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).expect("a file of the repository")
}

/// The files of a folder with this ending, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files = entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    files.retain(|path| path.extension().is_some_and(|its| its == ending));
    files.sort();
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the repository");
    let paths = entries.map(|entry| entry.expect("an entry of it").path());
    paths.collect()
}
