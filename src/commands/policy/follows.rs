//! Which policy a new one probably follows, and how that is recorded.

use chrono::NaiveDate;

use crate::alike::is_same;
use crate::lang::Lang;
use crate::model::{OutcomeKind, Policy, Word};
use crate::say;
use crate::standing::{Case, History, needs_follower};
use crate::text::command::{in_turn, kefu};

/// A new policy.
#[derive(Clone, Copy, Debug)]
pub(super) struct New<'t> {
    pub(super) id: &'t str,
    pub(super) insurer: &'t str,
    pub(super) product: &'t str,
    pub(super) starts: NaiveDate,
    pub(super) ends: NaiveDate,
}

/// Says how the outcome of the policy before names the new one; nothing where none ended about the day it begins.
pub(super) fn hint(lang: Lang, case: &Case<'_>, new: New<'_>) -> Option<String> {
    let history = History::of(case.record, case.today);
    let before = case.record.policies.iter();
    let before = before.filter(|it| may_be_followed(case, &history, it, new));
    let old = before.max_by_key(|it| history.last_day(it))?;
    let renewals = case.record.renewals.iter();
    let there = renewals.clone().find_map(|it| {
        let outcome = it.outcome_of(old.id)?;
        outcome.kind.filter(|kind| needs_follower(*kind))
    });
    let moved = old.insurer.is_some_and(|it| !is_same(it, new.insurer));
    let kind = match (there, moved) {
        (Some(kind), _) => kind,
        (None, true) => OutcomeKind::MovedInsurer,
        (None, false) => OutcomeKind::Renewed,
    };
    let mut open = renewals.filter(|it| it.is_open());
    let is_in_hand = there.is_some() || open.any(|it| it.policies.contains(&old.id));
    let (client, policy) = (case.id, old.id);
    let start = kefu("renewal start").word(client).word(policy).say(lang);
    let outcome = format!("{policy}={}:{}", kind.code(), new.id);
    let outcome = kefu("renewal outcome").word(client).word(outcome).say(lang);
    let start = (!is_in_hand).then_some(start);
    let typed: Vec<String> = start.into_iter().chain([outcome]).collect();
    let typed = in_turn(lang, &typed);
    Some(say!(lang,
        zh: "\n如是接续 {policy} 的保单，登记 {policy} 的续转结果：{typed}",
        en: "\nIf it follows {policy}, record that as the outcome of {policy}: {typed}"
    ))
}

/// Whether a policy of the same product ended about the day the new one begins, and nothing follows it yet.
fn may_be_followed(case: &Case<'_>, history: &History<'_>, old: &Policy<'_>, new: New<'_>) -> bool {
    let outcomes = case.record.renewals.iter().flat_map(|it| &it.outcomes);
    let mut outcomes = outcomes.filter(|it| it.policy == old.id);
    let is_of_kind = old.product.is_some_and(|it| is_same(it, new.product));
    let apart = i64::from(case.standard.renewal.together);
    is_of_kind
        && !old.one_off
        && history.terminated(old).is_none()
        && old.starts < Some(new.starts)
        && history.last_day(old).is_some_and(|ends| {
            ends < new.ends && ((new.starts - ends).num_days() - 1).abs() <= apart
        })
        && outcomes.all(|it| it.by.is_none() && it.kind.is_none_or(OutcomeKind::goes_on))
}
