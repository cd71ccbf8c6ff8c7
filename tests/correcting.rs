//! The table of what can be corrected is what the program does.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use kefu::changes::OwnWay;
use kefu::changes::correct::{Fixed, can, fixed};
use kefu::lang::{Lang, half};
use kefu::model::form::{FORM, Section};
use kefu::model::name;

const PAGE: &str = "docs/correcting.md";
const BEGIN: &str = "<!-- the table -->\n";
const END: &str = "<!-- its end -->\n";

#[test]
fn the_table_says_what_can_be_corrected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let now = format!("{before}{BEGIN}{}{END}{after}", table());
    if std::env::var_os("KEFU_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, now).unwrap();
    } else {
        assert!(
            page == now,
            "to write {PAGE} anew: KEFU_BLESS=1 cargo test --test correcting"
        );
    }
}

fn table() -> String {
    let head = "| entry or section | named | every key but | `--remove` | `--to` |\n|-|-|-|-|-|\n";
    let sections = FORM.iter().filter(|section| !section.name.is_empty());
    sections.fold(head.to_owned(), |table, section| table + &row(section))
}

fn row(section: &Section) -> String {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| half(section.words, lang));
    let en = en.trim_start_matches("the ");
    let short = name::short(section);
    let named = match section.identified_by {
        Some(key) => format!("`{short}/{}`", key.to_uppercase()),
        None => format!("`{short}`"),
    };
    let can = can(section);
    let mark = |is: bool| if is { "✓" } else { "" };
    let remove = match section.name {
        "years.plan.items" => "✓, issued: `plan drop`",
        _ => mark(can.remove),
    };
    let (but, to) = (kept(section), mark(can.to));
    format!("| {en} · {zh} | {named} | {but} | {remove} | {to} |\n")
}

/// The keys that are not corrected, with what is done instead.
fn kept(section: &Section) -> String {
    let instead = |fixed| match fixed {
        Fixed::Identity => String::new(),
        Fixed::Follows(from) => format!(": `{from}`"),
        Fixed::Issue => ": its day alone".to_owned(),
        Fixed::OwnWay(OwnWay::Revise) => ": `plan revise` once issued".to_owned(),
        Fixed::OwnWay(OwnWay::Drop) => ": `plan drop`".to_owned(),
        Fixed::OwnWay(OwnWay::Rate) => ": `rating set`".to_owned(),
    };
    let mut kept: Vec<(String, Vec<String>)> = Vec::new();
    for key in section.keys {
        let Some(fixed) = fixed(section, key.name) else {
            continue;
        };
        let (instead, key) = (instead(fixed), format!("`{}`", key.name));
        match kept.iter_mut().find(|(other, _)| *other == instead) {
            Some((_, keys)) => keys.push(key),
            None => kept.push((instead, vec![key])),
        }
    }
    let kept = kept.into_iter();
    let kept = kept.map(|(instead, keys)| keys.join(", ") + &instead);
    kept.collect::<Vec<_>>().join("; ")
}

/// The plan was sent before it was issued, and so it stays whatever day the year begins.
#[test]
fn a_contradiction_that_was_there_does_not_keep_the_rest_from_being_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let record = "[client]\nname = \"甲\"\n\n[appointment]\nestablished = 2026-03-02\n\n\
                  [[years]]\nstarts = 2026-03-02\n\n\
                  [years.plan]\nissued = 2026-03-20\nsent = 2026-03-10\n\n\
                  [[policies]]\nid = \"par\"\nstarts = 2026-03-20\nends = 2027-03-19\n";
    let path = folder.path().join("clients/jia.toml");
    fs::write(folder.path().join("kefu.toml"), "lang = \"en\"\n").unwrap();
    fs::create_dir(folder.path().join("clients")).unwrap();
    fs::write(&path, record).unwrap();
    let correct = |entry: &str, value: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
            .args(["correct", "jia", entry, value, "--lang", "en"])
            .current_dir(folder.path())
            .env("KEFU_TODAY", "2026-11-20")
            .env_remove("KEFU_WORKSPACE")
            .env("XDG_CONFIG_HOME", "/nowhere")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), told)
    };

    let (code, told) = correct("appointment", "established=2026-03-03");
    assert_eq!(code, 0, "{told}");
    assert!(!told.contains("dates-out-of-order"), "{told}");
    let now = record.replace("2026-03-02", "2026-03-03");
    assert_eq!(fs::read_to_string(&path).unwrap(), now);

    let (code, told) = correct("par", "ends=2026-03-19");
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("would contradict itself"), "{told}");
    assert_eq!(fs::read_to_string(&path).unwrap(), now);
}
