//! What is questioned about a renewal: its start long before expiry, the policy that follows, steps that nobody recorded.

use chrono::NaiveDate;

use super::{Case, History, Lang, Renewal, Verdict, goes_on, kefu, of_record};
use crate::changes::renewal::{Started, Then};
use crate::model::RenewalStep;
use crate::say;
use crate::standing::{Follower, Successors, needs_follower, unfollowed};
use crate::text::command::{Ask, in_turn};
use crate::text::finding::{follow, listed as policies};
use crate::text::word::Spoken;

/// Questions a renewal that is started more than twice as long before expiry as the standard sets at most: probably
/// another policy was meant.
pub(super) fn far_off(lang: Lang, case: &Case<'_>, started: &Started, on: NaiveDate) -> String {
    let longest = case.standard.renewal.starts.into_iter().max().unwrap_or(0);
    let ahead = (started.expires - on).num_days();
    if ahead <= 2 * i64::from(longest) {
        return String::new();
    }
    let entry = format!("renewals/{}", started.id);
    let remove = kefu("correct").word(case.id).word(entry).flag("--remove");
    let (policies, remove) = (policies(lang, &started.policies), remove.say(lang));
    say!(lang,
        zh: "\n请核对：{policies} 离到期还有 {ahead} 天，续转最多提前 {longest} 天启动。保单写错的，删去：{remove}",
        en: "\nPlease check: {policies} ends only in {ahead} days, and a renewal starts at most {longest} days before. If it is the wrong policy, take it away: {remove}"
    )
}

/// Says of which policies the outcomes, as they are told, name none that follows.
pub(super) fn unnamed(lang: Lang, case: &Case<'_>, verdicts: &[Verdict]) -> String {
    let record = case.record;
    let history = History::of(record, case.today);
    let successors = Successors::of(record, &history);
    let told = verdicts.iter().filter(|it| needs_follower(it.kind));
    let told = told.filter(|it| !matches!(it.then, Some(Then::Policy(_))));
    let lacking = told.filter_map(|it| {
        let mut outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
        if outcomes.any(|outcome| outcome.policy == it.policy && outcome.by.is_some()) {
            return None;
        }
        let policy = record.policies.iter().find(|old| old.id == it.policy)?;
        if history.terminated(policy).is_some() {
            return None;
        }
        successors.follower(&history, policy, it.kind)
    });
    follows(lang, case.id, &lacking.collect::<Vec<_>>())
}

/// The same of a renewal whose outcomes are on record.
pub(super) fn unnamed_in(lang: Lang, case: &Case<'_>, renewal: &Renewal<'_>) -> String {
    let left = unfollowed(case).into_iter();
    let left = left.filter(|it| it.renewal.id == renewal.id);
    follows(
        lang,
        case.id,
        &left.map(|it| it.follower).collect::<Vec<_>>(),
    )
}

/// Each that is on record; of the others the first, and all their names.
fn follows(lang: Lang, client: &str, lacking: &[Follower]) -> String {
    let typed = |it: &Follower| in_turn(lang, &follow(lang, client, it));
    let (there, none): (Vec<&Follower>, Vec<&Follower>) =
        lacking.iter().partition(|it| it.is_there);
    let there = there.into_iter().map(|it| {
        let (policy, by, typed) = (&it.policy, &it.by, typed(it));
        say!(lang,
            zh: "\n{policy} 的结果没有写明接续的保单。如是 {by}：{typed}",
            en: "\nThe outcome of {policy} does not name the policy that follows. If it is {by}: {typed}"
        )
    });
    let said: String = there.collect();
    let Some(first) = none.iter().min_by_key(|it| it.from) else {
        return said;
    };
    let ids: Vec<String> = none.iter().map(|it| it.policy.clone()).collect();
    let (ids, from, typed) = (policies(lang, &ids), first.from, typed(first));
    said + &match none.len() {
        1 => say!(lang,
            zh: "\n没有登记接续 {ids} 的保单，{from} 起有无保障无从得知：{typed}",
            en: "\nNo policy that follows {ids} is on record, so nobody knows whether there is cover from {from} on: {typed}"
        ),
        _ => say!(lang,
            zh: "\n没有登记接续 {ids} 的保单，{from} 起有无保障无从得知。逐份登记，如：{typed}",
            en: "\nNo policies that follow {ids} are on record, so nobody knows whether there is cover from {from} on. Record each, such as: {typed}"
        ),
    }
}

/// The steps of a renewal that nobody recorded, where cover goes on by an outcome on record or one of these.
fn untaken(case: &Case<'_>, renewal: &Renewal<'_>, verdicts: &[Verdict]) -> Vec<RenewalStep> {
    let told = |it: &Verdict| renewal.policies.contains(&it.policy.as_str()) && it.kind.goes_on();
    if !goes_on(renewal) && !verdicts.iter().any(told) {
        return Vec::new();
    }
    let mut renewals = case.record.renewals.iter();
    let nth = renewals.position(|it| it.id == renewal.id);
    let steps = nth.and_then(|nth| of_record(case, nth));
    let steps = steps.map(|it| it.steps).unwrap_or_default().into_iter();
    let left = steps.filter(|it| it.done.is_none());
    left.map(|it| it.step).collect()
}

fn listed(lang: Lang, steps: &[RenewalStep]) -> String {
    let words: Vec<&str> = steps.iter().map(|step| step.say(lang)).collect();
    lang.list(&words)
}

/// Says before a renewal is closed which steps are not on record.
pub(super) fn steps_left(
    lang: Lang,
    case: &Case<'_>,
    renewal: &Renewal<'_>,
    verdicts: &[Verdict],
) -> String {
    let steps = untaken(case, renewal, verdicts);
    let Some(first) = steps.first() else {
        return String::new();
    };
    let cover = (*first == RenewalStep::Choice).then_some(Ask::COVER);
    let step = kefu("renewal step")
        .word(case.id)
        .word(crate::model::Word::code(*first))
        .options("--accept", cover)
        .option("--renewal", renewal.id)
        .option("--on", Ask::DATE)
        .say(lang);
    let list = listed(lang, &steps);
    say!(lang,
        zh: "\n没有登记的步骤：{list}。办过的，结束之前补登：{step}",
        en: "\nSteps that are not on record: {list}. Record those that were taken before you close: {step}"
    )
}

/// Says of a renewal that is closed which steps are not on record.
pub(super) fn steps_lost(lang: Lang, case: &Case<'_>, renewal: &Renewal<'_>) -> String {
    let steps = untaken(case, renewal, &[]);
    if steps.is_empty() {
        return String::new();
    }
    let entry = format!("renewals/{}", renewal.id);
    let open = kefu("correct").word(case.id).word(entry).word("closed=");
    let (list, open) = (listed(lang, &steps), open.say(lang));
    say!(lang,
        zh: "\n没有登记的步骤：{list}。办过的，重新打开后补登：{open}",
        en: "\nSteps that are not on record: {list}. To record those that were taken, open it again: {open}"
    )
}
