//! Any edit of a record as many hands leave it.

use proptest::prelude::*;

use super::*;

/// A record as many hands leave it: comments, blanks and unknown keys between the known parts.
fn lived_in_record() -> impl Strategy<Value = String> {
    let filler = || {
        prop_oneof![
            Just(""),
            Just("\n"),
            Just("# 备注\n"),
            Just("\n# 备注\n\n"),
            Just("x-key = [1,\n  2] # 自用\n")
        ]
    };
    let parts = [
        "[client]\nname = '华锐'  # 全称\n",
        "kind=\"direct\"\n",
        "[team]\n",
        "established   = 2026-03-04\n",
        "[[team.members]]\nname = \"陈静\"\n",
        "[[years]]\nstarts = 2026-03-02\n",
        "[years.rating]\nstars = 3\n",
        "  [years.plan]\n  focus = \"仓储\"\n",
        "[[years.plan.items]]\nid = \"p1\"\ncovers = [\"c1\"]\n",
        "[[diary]]\nid = \"1\"\n",
        "[unknown]\nv = {a = 1}\n",
    ];
    let pieces: Vec<_> = parts
        .into_iter()
        .map(|part| {
            (any::<bool>(), filler()).prop_map(move |(there, filler)| {
                if there {
                    format!("{part}{filler}")
                } else {
                    String::new()
                }
            })
        })
        .collect();
    (pieces, any::<bool>(), any::<bool>()).prop_map(|(pieces, windows, bom)| {
        let text = pieces.concat();
        let text = if windows {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        if bom { format!("\u{feff}{text}") } else { text }
    })
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(set("client.name", "某公司\"一\"")),
        Just(set("client.sector", "机械")),
        Just(set("team.established", day("2026-03-05"))),
        Just(push(
            "team.members",
            &[("name", "周婷"), ("role", "deputy")]
        )),
        Just(set("years[0].ends", day("2027-03-01"))),
        Just(set("years[0].rating.rated", day("2026-03-06"))),
        Just(set("years[0].plan.issued", day("2026-03-13"))),
        Just(push("years[0].plan.items", &[("id", "p2")])),
        Just(set(
            "years[0].plan.items[0].covers",
            Literal::Texts(vec!["c1".into(), "n1".into()])
        )),
        Just(push("diary", &[("id", "2")])),
        Just(paste::entry()),
        Just(remove("diary[0]")),
        Just(remove("client.kind")),
        Just(remove("years[0].rating")),
    ]
}

proptest! {
    #[test]
    fn an_edit_leaves_every_other_line_as_it_was(text in lived_in_record(), edit in any_edit()) {
        prop_assume!(Document::parse(&text).is_ok());
        let Ok(new) = apply(&text, std::slice::from_ref(&edit), &LAYOUT) else {
            // Refused: the list it goes into is not there, or stands scattered.
            return Ok(());
        };

        let gone = lines_lost(&text, &new);
        let allowed = match &edit {
            Edit::Push { .. } | Edit::Paste { .. } => 0,
            Edit::Set { .. } => 1,
            Edit::Remove { .. } => 12,
        };
        prop_assert!(gone.len() <= allowed, "{gone:?}\n---\n{text}\n---\n{new}");
        prop_assert_eq!(text.starts_with('\u{feff}'), new.starts_with('\u{feff}'));
        if text.contains("\r\n") {
            prop_assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
        }
        prop_assert_eq!(apply(&new, &[], &LAYOUT).unwrap(), new.clone());
        if matches!(edit, Edit::Set { .. }) {
            prop_assert_eq!(apply(&new, &[edit], &LAYOUT).unwrap(), new);
        }
    }
}

/// The lines of the old text that the new one no longer has; the byte-order mark before them is no part of the first.
fn lines_lost(old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new].map(|text| text.trim_start_matches('\u{feff}'));
    similar::TextDiff::from_lines(old, new)
        .iter_all_changes()
        .filter(|change| change.tag() == similar::ChangeTag::Delete)
        .map(|change| change.value().to_owned())
        .filter(|line| !line.trim().is_empty())
        .collect()
}
