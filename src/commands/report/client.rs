//! `kefu report client`: all of one client on a page or two, for its account manager before a meeting.

use clap::Args;

use self::facts::{AT_A_GLANCE, facts, glance, words};
use self::tables::{Section, sections};
use crate::commands::arguments::AboutClient;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, Paperwork, hand_out, styled};
use crate::commands::show::{shown_record, with_record};
use crate::commands::{Answer, Failed};
use crate::output::{Block, Cell, Fact, Format, Page};
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
    if !arguments.paper.is_asked_for() {
        return shown_record(desk, &arguments.client, |case| Ok(page(desk, case)));
    }
    if arguments.paper.form(desk)? != Form::Html {
        return Err(Failed::because(say!(lang,
            zh: "客户概况写成文件时只有网页：-o 文件名.html。其他形式用 -f markdown、-f json。给客户的请用：kefu plan print、kefu report stewardship",
            en: "The brief can be written to a file only as a page for a browser: -o NAME.html. For other forms use -f markdown or -f json. For the client there are kefu plan print and kefu report stewardship."
        )));
    }
    let template = styled(desk, Template::client())?;
    let document = with_record(desk, &arguments.client, |case| {
        on_paper(desk, case, &template)
    })?;
    let warning = say!(lang,
        zh: "内部资料，不得提供给客户。",
        en: "It is internal: not for the client."
    );
    hand_out(desk, &arguments.paper, document, vec![warning])
}

/// That it is internal stands first; a script finds it as `internal`.
fn page(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let lang = desk.lang();
    let for_scripts = matches!(desk.context.format, Format::Json | Format::Csv);
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
    let lang = desk.lang();
    let shown = sections(lang, case, false);
    let shown = shown
        .iter()
        .map(|it| OnPaper::of(lang, &it.title, &it.note, &it.table, None));
    let facts = facts(lang, case, false).into_iter();
    let facts = facts.filter(|fact| !AT_A_GLANCE.contains(&fact.key));
    let page = sheet::for_house(
        lang,
        case.record.client.name,
        desk.standard.company.as_deref(),
        desk.today,
        glance(lang, case),
        facts
            .map(|fact| (fact.label, words(lang, &fact.value)))
            .collect(),
        shown.collect(),
    );
    print::print(template, &page).map_err(|fault| Failed::because(paper::fault(lang, &fault)))
}
