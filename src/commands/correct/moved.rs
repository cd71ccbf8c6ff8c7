//! An entry moved to another client: added there first, then taken off here. Interrupted, it is in both, and the same
//! command finishes.

use std::cell::RefCell;

use super::{correct, decided, entry, failed, stop};
use crate::changes::correct::Arrived;
use crate::cli::shown::shown;
use crate::commands::Answer;
use crate::commands::change::{Stop, change_told, tried};
use crate::commands::desk::Desk;
use crate::commands::refused;
use crate::commands::show::with_whole_record;
use crate::commands::which::{self, Which};
use crate::document::edit;
use crate::output::{Block, Page};
use crate::rules::Source;
use crate::say;
use crate::standing::Case;
use crate::text;

/// Moves the entry that is meant.
pub(super) fn to(desk: &Desk<'_>, from: &Which, given: &str, to: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let to = which::exactly(desk, to)?;
    if to == *from {
        let id = shown(&to.id);
        return Err(failed(say!(lang,
            zh: "{id} 就是这一条所在的客户；请写另一客户。",
            en: "The entry is of {id} already. Name another client."
        )));
    }
    let (leaving, name) = with_whole_record(desk, from, |case| {
        let told = |refusal| failed(refused::told(lang, case, &refusal));
        let table = correct::entry(case, given).map_err(told)?;
        let leaving = correct::leaves(case, table).map_err(told)?;
        Ok((leaving, correct::name_of(case, table)))
    })?;

    let arrived: RefCell<Option<Arrived>> = RefCell::default();
    let take = |case: &Case<'_>, source: &Source<'_>| {
        let table = entry(lang, case, given)?;
        let lines = edit::block(case.record.document(), &table.way());
        if lines != Some(leaving.lines.as_str()) {
            return Err(Stop::Refused(say!(lang,
                zh: "{name} 在此期间有改动，现在两个客户都有这一条；请再运行一次。",
                en: "{name} was changed meanwhile, and both clients have the entry now. Run the command again."
            )));
        }
        let edits = correct::remove(case, table).map_err(|it| stop(lang, case, &it))?;
        let arrived = arrived.borrow();
        let said = arrived
            .as_ref()
            .map(|it| said(desk, (&name, &to), leaving.section, it));
        decided(desk, source, (case, None), said.unwrap_or_default(), edits)
    };
    // What cannot be taken off here is not added there either.
    tried(desk, from, take)?;
    let added = change_told(desk, &to, |case, source| {
        let new = correct::arrives(case, &leaving).map_err(|it| stop(lang, case, &it))?;
        let edits = new.edits.clone();
        arrived.replace(Some(new));
        decided(desk, source, (case, None), String::new(), edits)
    })?;
    let taken = change_told(desk, from, take)?;
    Ok(both(taken, added))
}

fn said(desk: &Desk<'_>, (name, to): (&str, &Which), section: &str, arrived: &Arrived) -> String {
    let lang = desk.lang();
    let (name, to, id) = (shown(name), shown(&to.id), shown(&arrived.id));
    let mut said = match arrived.edits.is_empty() {
        true => say!(lang,
            zh: "{to} 已有相同的一条（{id}），{name} 已从本客户删去。",
            en: "{to} has the same entry already ({id}), so {name} was only taken away here."
        ),
        false => say!(lang,
            zh: "{name} 已移到 {to}，在那里的编号是 {id}。",
            en: "{name} was moved to {to}, where its id is {id}."
        ),
    };
    if !arrived.edits.is_empty() && !arrived.left_out.is_empty() {
        let noun = |key: &&str| text::key::label(lang, &format!("{section}.{key}"));
        let keys: Vec<&str> = arrived.left_out.iter().map(noun).collect();
        let keys = lang.list(&keys);
        said.push_str(&say!(lang,
            zh: "\n原来引用本客户其他条目的 {keys} 没有带去。",
            en: "\nWhat referred to other entries of this client was left out: {keys}."
        ));
    }
    said
}

/// The answer about the client that the entry left, with what the other one has to say.
fn both(mut taken: Answer, added: Answer) -> Answer {
    let diffs = added.page.into_iter().flat_map(|page: Page| page.blocks);
    let diffs = diffs.filter_map(|block| match block {
        Block::Diff { text, .. } => Some(Block::Diff {
            key: "diff-to",
            text,
        }),
        _ => None,
    });
    let diffs: Vec<Block> = diffs.collect();
    if let Some(page) = &mut taken.page {
        page.blocks.extend(diffs);
    }
    // Its first note is the receipt, which the other answer has.
    taken.notes.extend(added.notes.into_iter().skip(1));
    taken
}
