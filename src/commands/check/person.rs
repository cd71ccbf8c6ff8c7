//! `--who`: the clients that one person is responsible for.

use crate::alike;
use crate::cli::shown::shown;
use crate::commands::desk::Desk;
use crate::commands::{Failed, who as named};
use crate::rules::Census;
use crate::say;

/// How many clients a person is responsible for.
pub(super) fn clients(census: &Census<'_>, who: &str) -> usize {
    let theirs = census.clients.iter();
    theirs
        .filter(|it| alike::is_asked(it.who.as_deref(), Some(who)))
        .count()
}

/// Whether anybody of that name is responsible for a client. A name typed wrong must not look like a book in
/// order.
///
/// # Errors
///
/// Nobody is; who probably was meant is named.
pub(super) fn known(desk: &Desk<'_>, census: &Census<'_>, who: &str) -> anyhow::Result<()> {
    if clients(census, who) > 0 {
        return Ok(());
    }
    let mut names: Vec<&str> = census
        .clients
        .iter()
        .filter_map(|it| it.who.as_deref())
        .collect();
    names.sort_unstable();
    names.dedup();
    let near = named::near(who, names.into_iter()).first().copied();
    let (lang, who) = (desk.lang(), shown(who));
    Err(Failed::because(match near.map(shown) {
        Some(near) => say!(lang,
            zh: "没有由“{who}”负责的客户。是不是“{near}”？",
            en: "Nobody called '{who}' is responsible for a client. Did you mean '{near}'?"),
        None => say!(lang,
            zh: "没有由“{who}”负责的客户。姓名须与记录中一致。",
            en: "Nobody called '{who}' is responsible for a client. Give the name as in the records."),
    }))
}
