//! A table on a terminal: what stands below its rows, and as many of them as there is room for.

use super::*;
use crate::text::command::{Ask, kefu};

/// So many rows, each with a command below it.
fn ranked(rows: usize, all: Option<&str>) -> Page {
    let row = |nth: usize| {
        let command = kefu("claim decide")
            .word(format!("client-{nth}"))
            .word("k1");
        vec![
            Cell::from(format!("client {nth}")),
            Cell::from("a step"),
            Cell::from(command.option("--on", Ask::DATE).say(Lang::En)),
        ]
    };
    let table = Table {
        key: "agenda",
        columns: vec![
            Column::new("name", "name").grow(),
            Column::new("what", "what"),
            Column::new("type", "type").below(),
        ],
        rows: (1..=rows).map(row).collect(),
        empty: "nothing to do".to_owned(),
    };
    Page {
        schema: "kefu.next/1",
        blocks: vec![
            Block::Ranked {
                table,
                all: all.map(str::to_owned),
            },
            Block::Text("counted".to_owned()),
        ],
    }
}

fn shown(page: &Page, width: usize, rows: Option<usize>) -> String {
    let style = Style {
        width,
        rows,
        colour: false,
        lang: Lang::En,
    };
    render(page, Format::Table, &style)
}

#[test]
fn a_terminal_shows_as_many_rows_as_it_has_room_for() {
    let page = ranked(30, Some("kefu next --all"));
    let text = shown(&page, 60, Some(24));
    assert!(text.starts_with(
        "name       what\n─────────  ──────\nclient 1   a step\n    kefu claim decide client-1 k1 --on DATE\nclient 2   a step\n"
    ));
    assert!(text.ends_with(
        "client 8   a step\n    kefu claim decide client-8 k1 --on DATE\nNot listed: 22. What costs most comes first, then by day. To\nlist them all: kefu next --all\n\ncounted\n"
    ));
    // A note may follow, and the next command is typed below.
    assert!(text.lines().count() <= 22, "{text}");

    let taller = shown(&page, 60, Some(40));
    assert!(taller.contains("Not listed: 14."), "{taller}");
    let unnamed = shown(&ranked(30, None), 60, Some(24));
    assert!(
        unnamed.contains("\nNot listed: 22. What costs most comes first, then by day.\n"),
        "{unnamed}"
    );
}

#[test]
fn what_is_overdue_below_the_fold_is_counted() {
    let with_late = |late: &[usize], all| {
        let mut page = ranked(10, all);
        if let Block::Ranked { table, .. } = &mut page.blocks[0] {
            for nth in late {
                table.rows[nth - 1][1] = Cell::from("a step").toned(Tone::Bad);
            }
        }
        shown(&page, 60, Some(24))
    };
    // Eight are shown.
    let none = with_late(&[1, 8], None);
    assert!(
        none.contains("\nNot listed: 2. What costs most comes first, then by day.\n"),
        "{none}"
    );
    let one = with_late(&[1, 8, 9], Some("kefu next --all"));
    let said = "\nNot listed: 2, of them overdue: 1. What costs most comes\nfirst, then by day. To list them all: kefu next --all\n";
    assert!(one.contains(said), "{one}");
}

#[test]
fn what_fits_and_what_goes_to_a_pipe_is_whole() {
    let fits = shown(&ranked(8, Some("kefu next --all")), 60, Some(24));
    assert!(!fits.contains("Not listed"), "{fits}");
    let pipe = shown(&ranked(30, Some("kefu next --all")), 60, None);
    assert!(pipe.contains("kefu claim decide client-30 k1 --on DATE\n"));
    assert!(!pipe.contains("Not listed"));
    assert_eq!(
        shown(&ranked(0, Some("kefu next --all")), 60, Some(24)),
        "nothing to do\n\ncounted\n"
    );
}

#[test]
fn a_command_below_a_row_is_never_broken_and_data_for_scripts_is_a_column() {
    let mut page = ranked(2, None);
    if let Block::Ranked { table, .. } = &mut page.blocks[0] {
        for row in &mut table.rows {
            row[1] = Cell::from("a-step-of-its-own");
        }
    }
    let narrow = shown(&page, 24, Some(24));
    assert_eq!(
        narrow,
        "name: client 1\nwhat: a-step-of-its-own\n    kefu claim decide client-1 k1 --on DATE\n\n\
         name: client 2\nwhat: a-step-of-its-own\n    kefu claim decide client-2 k1 --on DATE\n\ncounted\n"
    );
    let style = Style {
        width: 60,
        rows: None,
        colour: false,
        lang: Lang::En,
    };
    assert_eq!(
        render(&ranked(1, None), Format::Csv, &style),
        "name,what,type\nclient 1,a step,kefu claim decide client-1 k1 --on DATE\n"
    );
    assert_eq!(
        render(&ranked(1, None), Format::Json, &style),
        "{\n  \"schema\": \"kefu.next/1\",\n  \"agenda\": [\n    {\n      \"name\": \"client 1\",\n      \
         \"what\": \"a step\",\n      \"type\": \"kefu claim decide client-1 k1 --on DATE\"\n    }\n  ]\n}\n"
    );
}

#[test]
fn a_command_that_a_narrow_terminal_wraps_takes_the_rows_that_it_takes() {
    let mut page = ranked(30, Some("kefu next --all"));
    if let Block::Ranked { table, .. } = &mut page.blocks[0] {
        let command = "kefu claim decide client k1 --paid AMOUNT --note TEXT --on DATE";
        table
            .rows
            .iter_mut()
            .for_each(|row| row[2] = Cell::from(command));
    }
    let text = shown(&page, 50, Some(24));
    let rows = text
        .lines()
        .map(|line| line.chars().count().div_ceil(50).max(1));
    assert_eq!(rows.sum::<usize>(), 21, "{text}");
    assert!(text.contains("\nNot listed: 25."), "{text}");
}
