//! When what a deadline claims came into git: the first commit from which on the record has said so ever since.

use chrono::NaiveDate;

use crate::commands::desk::Desk;
use crate::commands::past::{self, days};
use crate::document::Document;
use crate::git::{Commit, Past, Version};
use crate::model::Record;
use crate::rules::Ground;
use crate::standing::{Deadline, Thing, as_it_stood, deadlines};
use crate::words;

words! {
    /// What the day in git says of the day claimed.
    Verdict {
        /// It came into git soon enough.
        InTime = "in-time",
        /// It came into git too late.
        Late = "late",
        /// It was in git before the day it claims.
        Ahead = "ahead",
        /// It came with the first version of the record: when it was written before that, nobody knows.
        First = "first-version",
        /// Its commit was made again, in a rebase or by an amendment, and only the later day is too late.
        Again = "made-again",
        /// Earlier commits are missing from this clone.
        Shallow = "shallow",
        /// It is not done.
        Open = "open",
    }
}

/// The day on which git has what a deadline claims.
pub(super) struct Entered {
    pub(super) verdict: Verdict,
    pub(super) commit: Option<Commit>,
    /// The day by the author's clock.
    pub(super) on: Option<NaiveDate>,
    /// The day on which the commit was made again.
    pub(super) again: Option<NaiveDate>,
    /// The working days from the day claimed to that day.
    pub(super) after: Option<i64>,
}

/// The same for each of these deadlines.
pub(super) fn entered(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    past: &Past,
    asked: &[Deadline<'_>],
) -> Vec<Entered> {
    let claims = past.versions.iter().map(|it| claims(ground, it));
    let claims: Vec<Option<Vec<Claim>>> = claims.collect();
    let each = asked.iter().map(|it| match it.done {
        None => Entered {
            verdict: Verdict::Open,
            commit: None,
            on: None,
            again: None,
            after: None,
        },
        Some(done) => {
            let nth = first_with(past, &claims, &Claim::of(it, done));
            judged(desk, ground, past, nth, done)
        }
    });
    each.collect()
}

/// What a record claims: that this was done on that day.
struct Claim {
    thing: Thing,
    done: NaiveDate,
    entry: Option<(&'static str, String)>,
    text: String,
}

impl Claim {
    fn of(deadline: &Deadline<'_>, done: NaiveDate) -> Claim {
        Claim {
            thing: deadline.of,
            done,
            entry: deadline.entry.map(|(list, id)| (list, id.to_owned())),
            text: deadline.text.to_owned(),
        }
    }

    /// Whether another version claims the same. An entry may have got another id in a merge since.
    fn is_same(&self, other: &Claim) -> bool {
        let is_it = self.thing == other.thing && self.done == other.done;
        let says_it = !self.text.is_empty() && self.text == other.text;
        is_it && (self.entry == other.entry || says_it)
    }
}

/// The claims of a version; `None` where it cannot be read.
fn claims(ground: &Ground<'_>, version: &Version) -> Option<Vec<Claim>> {
    if version.bytes.is_none() {
        return Some(Vec::new());
    }
    let document = Document::parse(past::text(version)?).ok()?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return None;
    }
    let stood = as_it_stood(&reading.record, ground.today);
    let case = ground.case("", stood.record());
    let claims = deadlines(&case);
    let claims = claims.iter();
    Some(
        claims
            .filter_map(|it| Some(Claim::of(it, it.done?)))
            .collect(),
    )
}

/// The version that brought a claim which the first one has: the earliest, where several sides of a merge brought it.
fn first_with(past: &Past, claims: &[Option<Vec<Claim>>], claim: &Claim) -> usize {
    let has = |nth: &usize| {
        let there = claims[*nth].as_ref();
        there.is_some_and(|it| it.iter().any(|it| it.is_same(claim)))
    };
    let mut seen = vec![false; claims.len()];
    let (mut ahead, mut found) = (vec![0], 0);
    while let Some(nth) = ahead.pop() {
        if std::mem::replace(&mut seen[nth], true) {
            continue;
        }
        let before = past::before(past, claims, nth);
        let before: Vec<usize> = before.into_iter().filter(has).collect();
        let is_earlier = past.versions[nth].commit.authored < past.versions[found].commit.authored;
        if before.is_empty() && (is_earlier || found == 0) {
            found = nth;
        }
        ahead.extend(before);
    }
    found
}

fn judged(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    past: &Past,
    nth: usize,
    done: NaiveDate,
) -> Entered {
    let version = &past.versions[nth];
    let (on, again) = days(desk, &version.commit);
    let most = i64::from(ground.standard.evidence.days);
    let after = on.map(|on| ground.calendar.between(done, on));
    let is_late = |day: Option<NaiveDate>| {
        day.is_some_and(|day| day > done && ground.calendar.between(done, day) > most)
    };
    let is_first = version.parents.is_empty();
    let verdict = match (is_late(on), is_late(again)) {
        (true, _) if is_first && past.is_shallow => Verdict::Shallow,
        (true, _) if is_first => Verdict::First,
        (true, _) => Verdict::Late,
        (false, true) => Verdict::Again,
        (false, false) if on.is_some_and(|on| on < done) => Verdict::Ahead,
        (false, false) => Verdict::InTime,
    };
    Entered {
        verdict,
        commit: Some(version.commit.clone()),
        on,
        again,
        after,
    }
}
