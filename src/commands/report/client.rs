//! `kefu report client`: all of one client on a page or two, for its account manager before a meeting.

use clap::Args;

use self::facts::{AT_A_GLANCE, facts, glance, words};
use self::tables::{Section, sections};
use crate::commands::arguments::AboutClient;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, Paperwork, styled};
use crate::commands::show::{shown_record, with_record};
use crate::commands::{Answer, Failed};
use crate::output::{Block, Cell, Fact, Page};
use crate::print::board::Section as OnPaper;
use crate::print::client as sheet;
use crate::print::{self, Form, Template};
use crate::say;
use crate::standing::Case;
use crate::text::paper::{not_for_the_client, why_not_for_the_client};

mod facts;
mod tables;

/// Which client, and on which paper.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    client: AboutClient,
    #[command(flatten)]
    paper: Paperwork,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let (as_page, as_tables) = arguments.paper.page_or_tables(desk)?;
    let mut answer = match as_tables {
        true => shown_record(desk, &arguments.client, |case| Ok(page(desk, case)))?,
        false => Answer::default(),
    };
    if as_page {
        let template = styled(desk, Template::client())?;
        let document = with_record(desk, &arguments.client, |case| {
            on_paper(desk, case, &template)
        })?;
        answer.documents = vec![(Form::Html, document)];
        answer.notes.push(say!(lang,
            zh: "内部资料，不得提供给客户。",
            en: "It is internal: not for the client."
        ));
    }
    Ok(answer)
}

/// That it is internal stands first; a script finds it as `internal`.
fn page(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let lang = desk.lang();
    let for_scripts = desk.context.format.is_whole();
    let mark = not_for_the_client(lang);
    let mut blocks = vec![Block::Heading(mark.clone())];
    if for_scripts {
        let internal = Fact::new("internal", "", Cell::Flag(true, mark));
        blocks.push(Block::Facts(vec![internal]));
    } else {
        blocks.push(Block::Text(why_not_for_the_client(lang)));
    }
    blocks.push(Block::Facts(facts(lang, case, for_scripts)));
    for Section { title, table, note } in sections(lang, case, for_scripts) {
        blocks.push(Block::Heading(title));
        blocks.push(Block::Table(table));
        if !note.is_empty() {
            blocks.push(Block::Text(note));
        }
    }
    Page {
        schema: "kefu.client-brief/1",
        blocks,
    }
}

/// One page for a browser and its printer, marked as internal on every sheet.
fn on_paper(desk: &Desk<'_>, case: &Case<'_>, template: &Template) -> anyhow::Result<Vec<u8>> {
    print::print(template, &sheet_of(desk, case))
        .map_err(|fault| Failed::because(paper::fault(desk.lang(), &fault)))
}

/// The sheet of that page.
pub(in crate::commands) fn sheet_of(desk: &Desk<'_>, case: &Case<'_>) -> sheet::Sheet {
    let lang = desk.lang();
    let shown = sections(lang, case, false);
    let shown = shown
        .iter()
        .map(|it| OnPaper::of(lang, &it.title, &it.note, &it.table, None));
    let facts = facts(lang, case, false).into_iter();
    let facts = facts.filter(|fact| !AT_A_GLANCE.contains(&fact.key));
    sheet::for_house(
        lang,
        case.record.client.name,
        desk.standard.company.as_deref(),
        desk.today,
        glance(lang, case),
        facts
            .map(|fact| (fact.label, words(lang, &fact.value)))
            .collect(),
        shown.collect(),
    )
}
