//! One step of a case: what is run, and what is asked of its answer.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use regex::Regex;
use toml::Table;

use crate::{command, table, text, texts};

/// A fresh workspace without clients, a home with nothing in it, and a day.
pub struct Place {
    pub workspace: PathBuf,
    home: PathBuf,
    today: String,
}

impl Place {
    pub fn new(folder: &Path, today: &str) -> Place {
        let place = Place {
            workspace: folder.join("ws"),
            home: folder.join("home"),
            today: today.to_owned(),
        };
        fs::create_dir(&place.home).unwrap();
        let made = command(env!("CARGO_BIN_EXE_kefu"), &place.home, today)
            .arg("init")
            .arg(&place.workspace)
            .args(["--company", "Example Brokers"])
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        fs::create_dir_all(place.workspace.join("clients")).unwrap();
        place
    }

    /// Runs a step; everything that is wrong with its answer.
    pub fn run(&self, step: &Table) -> Vec<String> {
        let output = self.output(step);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut wrong = Vec::new();

        let code = i64::from(output.status.code().unwrap_or(-1));
        let allowed = step.get("exit").map(|it| it.as_array().unwrap());
        if allowed.is_some_and(|codes| codes.iter().all(|it| it.as_integer() != Some(code))) {
            wrong.push(format!("exit {code}: {}", err.trim()));
        }
        rules(step, &out, &mut wrong);
        let both = format!("{out}\n{err}");
        for (key, answer) in [("out", &out), ("err", &err), ("says", &both)] {
            let [has, lacks] = ["has", "lacks"].map(|it| texts(step, &format!("{key}_{it}")));
            search(key, answer, &has, &lacks, &mut wrong);
        }
        for (name, has) in table(step, "file_has") {
            search(name, &self.file(name), &list(has), &[], &mut wrong);
        }
        for (name, lacks) in table(step, "file_lacks") {
            search(name, &self.file(name), &[], &list(lacks), &mut wrong);
        }
        for name in texts(step, "file_absent") {
            if self.workspace.join(name).exists() {
                wrong.push(format!("{name} was written"));
            }
        }
        wrong
    }

    fn output(&self, step: &Table) -> Output {
        let (program, arguments) = match step.get("sh") {
            Some(line) => ("/bin/sh", vec!["-c", text(line)]),
            None => (env!("CARGO_BIN_EXE_kefu"), texts(step, "run")),
        };
        let env = table(step, "env").map(|(key, value)| (key, text(value)));
        let mut child = command(program, &self.home, &self.today)
            .args(arguments)
            .envs(env)
            .current_dir(&self.workspace)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let given = step.get("stdin").map_or("", text);
        let mut stdin = child.stdin.take().unwrap();
        // Who asks for no input may have closed it.
        let _ = stdin.write_all(given.as_bytes());
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    fn file(&self, name: &str) -> String {
        let bytes = fs::read(self.workspace.join(name)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn list(value: &toml::Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(text).collect()
}

fn search(what: &str, answer: &str, has: &[&str], lacks: &[&str], wrong: &mut Vec<String>) {
    let found = |pattern: &str| Regex::new(pattern).unwrap().is_match(answer);
    wrong.extend(
        has.iter()
            .filter(|it| !found(it))
            .map(|it| format!("{what} lacks /{it}/")),
    );
    wrong.extend(
        lacks
            .iter()
            .filter(|it| found(it))
            .map(|it| format!("{what} has /{it}/")),
    );
}

/// Asks which rules found something that is not waived.
fn rules(step: &Table, out: &str, wrong: &mut Vec<String>) {
    let [has, lacks] = ["rules_has", "rules_lacks"].map(|key| texts(step, key));
    if has.is_empty() && lacks.is_empty() {
        return;
    }
    let Ok(report) = serde_json::from_str::<serde_json::Value>(out) else {
        wrong.push(format!("no JSON of check: {out}"));
        return;
    };
    let findings = report["findings"].as_array().unwrap().iter();
    let rules: BTreeSet<&str> = findings
        .filter(|finding| finding["waived"].is_null())
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    for wanted in has {
        if !wanted.split('|').any(|rule| rules.contains(rule)) {
            wrong.push(format!("no finding {wanted}; there are {rules:?}"));
        }
    }
    let unwanted = lacks.into_iter().filter(|rule| rules.contains(rule));
    wrong.extend(unwanted.map(|rule| format!("finding {rule}")));
}
