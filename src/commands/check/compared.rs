//! What became of the findings of an earlier check.

use std::collections::HashMap;

use crate::output::check::{Client, Earlier, Gone, Line, Since};
use crate::rules::{self, Census, Counted, Extent, Known, Status, Waived};
use crate::store::Entry;

/// Gives each finding its status beside an earlier check, and tells what became of those of that check, and which of its
/// clients are gone or were not looked at.
pub(super) fn compared(
    earlier: &Earlier,
    findings: &mut [Line],
    census: &Census<'_>,
    extent: &Extent<'_>,
) -> (Since, Vec<Client>) {
    let known = |line: &Line| {
        let (client, name) = (line.client.as_deref(), line.name.as_deref());
        Known::new(client, name, &line.rule, &line.fingerprint)
    };
    let before: Vec<Known> = earlier.findings.iter().map(known).collect();
    let had = earlier.clients.iter();
    let had: Vec<_> = had.map(|it| (&*it.id, it.name.as_deref())).collect();
    let now = findings
        .iter()
        .map(|line| (known(line), line.waived.is_some()));
    let now: Vec<(Known, bool)> = now.collect();
    let compared = rules::compare(&before, &had, &now, &census.clients, extent);
    for (line, status) in findings.iter_mut().zip(&compared.now) {
        line.status = Some(*status);
    }
    // What is waived now is told with its waiver.
    let waived = findings.iter().filter_map(|line| {
        let waived = line.waived.clone()?;
        Some((line.fingerprint.as_str(), waived))
    });
    let waived: HashMap<&str, Waived> = waived.collect();
    let clients = census.clients.iter();
    let responsible: HashMap<&str, &Option<String>> =
        clients.map(|it| (it.id.as_str(), &it.who)).collect();
    let of = |nths: &[usize], status| -> Vec<Line> {
        let lines = nths.iter().map(|nth| &earlier.findings[*nth]);
        let lines = lines.map(|line| Line {
            status: Some(status),
            waived: waived.get(&*line.fingerprint).cloned(),
            // Whoever has the client today is told.
            who: (line.client.as_deref())
                .and_then(|id| responsible.get(id).copied())
                .unwrap_or(&line.who)
                .clone(),
            ..line.clone()
        });
        lines.collect()
    };
    let missing = earlier.clients.iter().zip(&compared.clients);
    let missing = missing.filter_map(|(client, status)| {
        Some(Client {
            status: Some((*status)?),
            ..client.clone()
        })
    });
    let since = Since {
        today: earlier.today,
        settled: of(&compared.settled, Status::Settled),
        unseen: [
            of(&compared.unseen, Status::Unseen),
            of(&compared.gone, Status::Gone),
        ]
        .concat(),
        gone: Vec::new(),
    };
    (since, missing.collect())
}

/// The clients that were looked at, and those `missing` of an earlier check, in the order of their ids. Those whose record
/// could be read were counted, in the order of the files.
pub(super) fn roster(
    entries: &[Entry],
    counted: Vec<Counted>,
    missing: Vec<Client>,
) -> Vec<Client> {
    let mut counted = counted.into_iter().peekable();
    let seen = entries.iter().map(|entry| {
        let counted = counted.next_if(|it| it.id == entry.stem());
        let (id, name, who) = match counted {
            Some(it) => (it.id, Some(it.name), it.who),
            None => (entry.stem().to_owned(), None, None),
        };
        Client {
            id,
            name: name.filter(|name| !name.is_empty()),
            who,
            status: None,
        }
    });
    let mut roster: Vec<Client> = seen.chain(missing).collect();
    roster.sort_by(|one, other| one.id.cmp(&other.id));
    roster
}

/// The clients that are gone, each with how many of the findings were its.
pub(super) fn gone(roster: &[Client], unseen: &[Line]) -> Vec<Gone> {
    let mut findings: HashMap<&str, usize> = HashMap::new();
    for id in unseen.iter().filter_map(|line| line.client.as_deref()) {
        *findings.entry(id).or_default() += 1;
    }
    let gone = roster.iter().filter(|it| it.status == Some(Status::Gone));
    gone.map(|it| Gone {
        id: it.id.clone(),
        name: it.name.clone(),
        findings: findings.get(&*it.id).copied().unwrap_or_default(),
    })
    .collect()
}
