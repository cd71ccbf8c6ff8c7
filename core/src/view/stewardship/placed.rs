//! With whom the client is insured, what was recommended, and what became of it.

use chrono::NaiveDate;

use super::insured::of_span;
use super::{Span, owned};
use crate::alike::is_same;
use crate::model::{Policy, Record};
use crate::money::{Fen, WHOLE};
use crate::standing::{Premiums, shares};

/// The premium that an insurer has of the year, CNY.
#[derive(Clone, Debug, PartialEq)]
pub struct Insurer {
    /// The insurer; `None` where it is not on record.
    pub insurer: Option<String>,
    /// In how many policies it has a part.
    pub policies: usize,
    /// Its premium, with what the endorsements issued by then added or returned.
    pub premium: Fen,
}

/// Cover that was recommended to the client in writing (经纪人监管规定 53).
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What was recommended.
    pub text: String,
    /// The day it was proposed to the client.
    pub proposed: NaiveDate,
    /// The day the client signed its choice.
    pub choice: Option<NaiveDate>,
    /// What the client accepted.
    pub accepted: Vec<String>,
    /// What the client declined.
    pub declined: Vec<String>,
    /// The day cover was bound.
    pub bound: Option<NaiveDate>,
}

/// Each insurer's premium, the largest first; of co-insurance each has its share, and the leader what is left over.
pub(super) fn insurers(record: &Record<'_>, span: Span) -> Vec<Insurer> {
    let premiums = Premiums::on(record, span.until);
    let mut all: Vec<Insurer> = Vec::new();
    for policy in of_span(record, span) {
        let premium = premiums.of(policy).unwrap_or(Fen(0));
        for (name, part) in parts(policy, premium) {
            let same = |it: &&mut Insurer| match (&it.insurer, name) {
                (Some(known), Some(name)) => is_same(known, name),
                (known, name) => known.is_none() && name.is_none(),
            };
            match all.iter_mut().find(same) {
                Some(known) => {
                    known.policies += 1;
                    known.premium = Fen(known.premium.0.saturating_add(part.0));
                }
                None => all.push(Insurer {
                    insurer: owned(name),
                    policies: 1,
                    premium: part,
                }),
            }
        }
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.premium));
    all
}

/// A policy's insurers, each with its part of the premium.
fn parts<'d>(policy: &Policy<'d>, premium: Fen) -> Vec<(Option<&'d str>, Fen)> {
    let shares = shares(policy);
    if shares.is_empty() {
        return vec![(policy.insurer, premium)];
    }
    let part = |share: i64| {
        let part = i128::from(premium.0) * i128::from(share) / i128::from(WHOLE);
        Fen(i64::try_from(part).unwrap_or(0))
    };
    let mut parts: Vec<_> = shares
        .iter()
        .map(|it| (it.insurer, part(it.share)))
        .collect();
    let others: i64 = parts[1..].iter().map(|(_, part)| part.0).sum();
    parts[0].1 = Fen(premium.0.saturating_sub(others));
    parts
}

/// What was recommended within the days, by the day of the proposal.
pub(super) fn advice(record: &Record<'_>, span: Span) -> Vec<Advice> {
    let all = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= span.until);
    let mut advice: Vec<Advice> = record
        .renewals
        .iter()
        .filter_map(|it| {
            let proposed = it.proposal.filter(|day| span.holds(*day))?;
            let choice = happened(it.choice);
            let chosen = |texts: &[&str]| match choice {
                Some(_) => all(texts),
                None => Vec::new(),
            };
            Some(Advice {
                text: owned(it.recommended)?,
                proposed,
                choice,
                accepted: chosen(&it.accepted),
                declined: chosen(&it.declined),
                bound: happened(it.bound),
            })
        })
        .collect();
    advice.sort_by_key(|it| it.proposed);
    advice
}
