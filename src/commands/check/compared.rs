//! What became of the findings of an earlier check.

use std::collections::HashMap;

use crate::output::check::{Earlier, Gone, Line, Since};
use crate::rules::{self, Census, Extent, Known, Status, Waived};

/// Gives each finding its status beside an earlier check, and tells what became of those of that check.
pub(super) fn compared(
    earlier: &Earlier,
    findings: &mut [Line],
    census: &Census<'_>,
    extent: &Extent<'_>,
) -> Since {
    let known = |line: &Line| {
        let (client, name) = (line.client.as_deref(), line.name.as_deref());
        Known::new(client, name, &line.rule, &line.fingerprint)
    };
    let before: Vec<Known> = earlier.findings.iter().map(known).collect();
    let now = findings
        .iter()
        .map(|line| (known(line), line.waived.is_some()));
    let now: Vec<(Known, bool)> = now.collect();
    let compared = rules::compare(&before, &now, &census.clients, extent);
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
    Since {
        today: earlier.today,
        settled: of(&compared.settled, Status::Settled),
        unseen: [
            of(&compared.unseen, Status::Unseen),
            of(&compared.gone, Status::Gone),
        ]
        .concat(),
        gone: Vec::new(),
    }
}

/// The clients of findings whose client is gone.
pub(super) fn gone(unseen: &[Line]) -> Vec<Gone> {
    let mut gone: Vec<Gone> = Vec::new();
    for line in unseen.iter().filter(|it| it.status == Some(Status::Gone)) {
        let Some(id) = &line.client else { continue };
        match gone.iter_mut().find(|it| it.id == *id) {
            Some(it) => it.findings += 1,
            None => gone.push(Gone {
                id: id.clone(),
                name: line.name.clone(),
                findings: 1,
            }),
        }
    }
    gone
}
