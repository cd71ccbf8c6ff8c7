//! Findings beside those of an earlier check: which are new, which still stand, which are settled.
//!
//! A finding is the same as an earlier one when rule, client and subject are. Several of one kind are counted: of three
//! that were two before, one is new. A waived finding does not count, neither before nor now.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::census::Counted;
use super::rule::{Check, Group, rule};
use super::selection::Selection;
use crate::alike;
use crate::words;

/// What a finding is known by from one check to the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// The client's id; `None` for what concerns the workspace as a whole.
    pub client: Option<String>,
    /// The client's name, by which it is known again under another id.
    pub name: Option<String>,
    /// The rule's name.
    pub rule: String,
    /// The subject within the client; of several that are alike, the same.
    pub subject: String,
}

impl Known {
    /// What a finding is known by, from its fingerprint: `client/rule/subject`, with a number where several are alike.
    pub fn new(client: Option<&str>, name: Option<&str>, rule: &str, fingerprint: &str) -> Known {
        let begin = format!("{}/{rule}/", client.unwrap_or("-"));
        let subject = fingerprint.strip_prefix(&begin).unwrap_or(fingerprint);
        let alike = subject.rsplit_once('#');
        let alike = alike.filter(|(_, nth)| nth.parse::<u32>().is_ok());
        Known {
            client: client.map(str::to_owned),
            name: name.map(str::to_owned),
            rule: rule.to_owned(),
            subject: alike.map_or(subject, |(subject, _)| subject).to_owned(),
        }
    }

    fn key<'k>(&'k self, ids: &HashMap<&'k str, &'k str>) -> Key<'k> {
        let client = self.client.as_deref();
        let client = client.map(|id| ids.get(id).copied().unwrap_or(id));
        (client, &self.rule, &self.subject)
    }
}

/// The rule that says that a client's file may be deleted.
const KEPT_LONG_ENOUGH: &str = "retention-over";

/// A client of the earlier check, with findings or without: its id, and its name if it was read.
pub type Had<'h> = (&'h str, Option<&'h str>);

type Key<'k> = (Option<&'k str>, &'k str, &'k str);

words! {
    /// How a finding stands beside those of an earlier check.
    Status {
        /// It was not there.
        New = "new",
        /// It was there.
        Open = "open",
        /// It is waived, and does not count.
        Waived = "waived",
        /// It was there, and its record or its rule was not looked at now.
        Unseen = "unseen",
        /// It was there, and its client's record no longer is.
        Gone = "gone",
        /// It was there, and no longer is.
        Settled = "settled",
    }
}

/// What a check looked at. What it did not look at is never settled.
#[derive(Debug)]
pub struct Extent<'e> {
    /// The rules that ran.
    pub selection: &'e Selection,
    /// The clients whose record is there.
    pub there: HashSet<&'e str>,
    /// The clients that were asked for; `None` for all.
    pub only: Option<&'e [String]>,
    /// The clients whose record could not be read.
    pub unread: BTreeSet<&'e str>,
    /// The clients of whom a filed document could not be read.
    pub papers: BTreeSet<&'e str>,
    /// Whether every year of the calendar could be read; without one, no day is certain.
    pub has_calendar: bool,
}

impl Extent<'_> {
    /// Whether a client that was there no longer is. A record that cannot be read now may be it, under another id.
    fn lacks(&self, id: &str) -> bool {
        self.only.is_none() && self.unread.is_empty() && !self.there.contains(id)
    }

    /// Whether this finding would have been found if it were still there.
    fn saw(&self, known: &Known, id: Option<&str>) -> bool {
        let Some(rule) = rule(&known.rule) else {
            return false;
        };
        if self.selection.severity(rule).is_none() || !self.has_calendar {
            return false;
        }
        if let Some(only) = self.only {
            let is_asked = id.is_none_or(|id| only.iter().any(|asked| asked == id));
            let is_of_all =
                matches!(rule.check, Check::Workspace(_)) || rule.group == Group::Calendar;
            if !is_asked || is_of_all {
                return false;
            }
        }
        // A record that is gone may be the one that cannot be read now, under another id.
        let is_read = id.is_none_or(|id| match self.there.contains(id) {
            true => !self.unread.contains(id),
            false => self.unread.is_empty(),
        });
        match rule.check {
            Check::Workspace(_) if rule.group != Group::Calendar => self.unread.is_empty(),
            Check::Files(_) => is_read && id.is_none_or(|id| !self.papers.contains(id)),
            _ => is_read,
        }
    }
}

/// How the findings of two checks stand to each other.
#[derive(Debug, PartialEq, Eq)]
pub struct Compared {
    /// The status of each finding of now.
    pub now: Vec<Status>,
    /// Each of the earlier ones that is settled, and each that was not looked at; by their places.
    pub settled: Vec<usize>,
    /// See [`Compared::settled`].
    pub unseen: Vec<usize>,
    /// Those whose client is gone.
    pub gone: Vec<usize>,
    /// For each client of the earlier check whether it is gone or was not looked at; `None` of any other.
    pub clients: Vec<Option<Status>>,
}

/// Compares findings and clients with earlier ones; a finding of now with `true` is waived.
pub fn compare(
    before: &[Known],
    had: &[Had<'_>],
    now: &[(Known, bool)],
    clients: &[Counted],
    extent: &Extent<'_>,
) -> Compared {
    let ids = renamed(before, had, now, clients, &extent.there);
    let mut left: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
    for (nth, known) in before.iter().enumerate() {
        left.entry(known.key(&ids)).or_default().push_back(nth);
    }
    let none = HashMap::new();
    let mut statuses = Vec::with_capacity(now.len());
    for (known, is_waived) in now {
        let mut earlier = || left.get_mut(&known.key(&none))?.pop_front();
        statuses.push(match is_waived {
            true => Status::Waived,
            false => earlier().map_or(Status::New, |_| Status::Open),
        });
    }
    let mut left: Vec<usize> = left.into_values().flatten().collect();
    left.sort_unstable();
    // A file that has been kept long enough is deleted: that is no loss.
    let kept_long_enough = before.iter().filter(|known| known.rule == KEPT_LONG_ENOUGH);
    let may_go: HashSet<_> = kept_long_enough
        .filter_map(|known| known.client.as_deref())
        .collect();
    let is_lost = |id: &str, now: &str| extent.lacks(now) && !may_go.contains(id);
    let (gone, left): (Vec<usize>, Vec<usize>) = left.into_iter().partition(|nth| {
        let (now, _, _) = before[*nth].key(&ids);
        let was = before[*nth].client.as_deref();
        was.zip(now).is_some_and(|(was, now)| is_lost(was, now))
    });
    let (settled, unseen) = left.into_iter().partition(|nth| {
        let (id, _, _) = before[*nth].key(&ids);
        extent.saw(&before[*nth], id)
    });
    let of_client = had.iter().map(|(id, _)| {
        let now = ids.get(id).copied().unwrap_or(id);
        match extent.there.contains(now) || may_go.contains(id) {
            true => None,
            false if is_lost(id, now) => Some(Status::Gone),
            false => Some(Status::Unseen),
        }
    });
    Compared {
        clients: of_client.collect(),
        now: statuses,
        settled,
        unseen,
        gone,
    }
}

/// The ids that clients had, each with the one that it has now: the record has the name, or had it before, or it is the
/// only new one with the very same findings.
fn renamed<'k>(
    before: &'k [Known],
    had: &[Had<'k>],
    now: &'k [(Known, bool)],
    clients: &'k [Counted],
    there: &HashSet<&str>,
) -> HashMap<&'k str, &'k str> {
    let of_findings = before.iter().filter_map(|known| {
        let id = known.client.as_deref()?;
        Some((id, known.name.as_deref()))
    });
    let mut gone: HashMap<&str, Option<&str>> = HashMap::new();
    for (id, name) in had.iter().copied().chain(of_findings) {
        if !there.contains(id) {
            let known = gone.entry(id).or_default();
            *known = known.or(name);
        }
    }
    if gone.is_empty() {
        return HashMap::new();
    }
    let found_before = by_client(before.iter());
    let has = by_client(now.iter().map(|(known, _)| known));
    let mut named: HashMap<_, Vec<&Counted>> = HashMap::new();
    for client in clients {
        let names = std::iter::once(&client.name).chain(&client.former_names);
        let names: HashSet<_> = names.map(|name| alike::folded(name)).collect();
        for name in names {
            named.entry(name).or_default().push(client);
        }
    }
    // Of the clients that were not there before, those with the very same findings.
    let mut same: HashMap<_, Vec<&Counted>> = HashMap::new();
    let known: HashSet<&str> = had.iter().map(|(id, _)| *id).collect();
    let is_new = |id: &str| !known.contains(id) && !found_before.contains_key(id);
    for client in clients.iter().filter(|it| is_new(&it.id)) {
        if let Some(found) = has.get(&*client.id) {
            same.entry(found).or_default().push(client);
        }
    }
    let mut ids = HashMap::new();
    for (id, name) in gone {
        let named = name.and_then(|name| named.get(&alike::folded(name)));
        if let Some([client]) = named.map(Vec::as_slice) {
            ids.insert(id, &*client.id);
            continue;
        }
        let found = found_before.get(id).filter(|found| found.len() > 1);
        let same = found.and_then(|found| same.get(found));
        if let Some([client]) = same.map(Vec::as_slice) {
            ids.insert(id, &*client.id);
        }
    }
    ids
}

/// The rule and the subject of each finding, in order, by client.
fn by_client<'k>(
    all: impl Iterator<Item = &'k Known>,
) -> HashMap<&'k str, Vec<(&'k str, &'k str)>> {
    let mut found: HashMap<&str, Vec<_>> = HashMap::new();
    for known in all {
        if let Some(client) = known.client.as_deref() {
            let theirs = found.entry(client).or_default();
            theirs.push((&*known.rule, &*known.subject));
        }
    }
    found.values_mut().for_each(|it| it.sort_unstable());
    found
}

#[cfg(test)]
mod tests;
