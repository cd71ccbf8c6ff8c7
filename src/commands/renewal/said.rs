//! The receipt of a change of a renewal: the fact, and the next step or day.

use chrono::NaiveDate;

use crate::alike;
use crate::changes::renewal::{Aftermath, Started, Then, Verdict, meant};
use crate::lang::Lang;
use crate::model::{OutcomeKind, Renewal, RenewalStep, Word};
use crate::say;
use crate::standing::{
    Case, CoverGap, History, LossLack, StepDue, cover_gap, last_day_of, loss_lacks, of_record,
    unsettled,
};
use crate::text::claim::days;
use crate::text::command::{Ask, correct, kefu, rating_set};
use crate::text::finding::{listed, loss_command};
use crate::text::word::{Spoken, unexplained};

mod following;

pub(super) fn started(lang: Lang, case: &Case<'_>, started: &Started, on: NaiveDate) -> String {
    let (id, expires) = (&started.id, started.expires);
    let policies = listed(lang, &started.policies);
    let expiring = match started.policies.len() {
        1 => format!("which expires on {expires}"),
        _ => format!("which expire from {expires} on"),
    };
    let said = say!(lang,
        zh: "续转 {id} 已于 {on} 启动：保单 {policies}，最早 {expires} 到期。",
        en: "Renewal {id} was started on {on}: {policies}, {expiring}."
    );
    let first = started.policies.first();
    let all = unsettled(case);
    let group = all.iter().find(|it| {
        let mut policies = it.policies.iter();
        policies.any(|it| Some(it.policy.id) == first.map(String::as_str))
    });
    let next = group.and_then(|it| {
        // Of a group only some may have been taken, with a later expiry.
        let step = it.next_step()?;
        let due = step.due + (expires - it.expires);
        Some(StepDue { due, ..step })
    });
    said + &following::far_off(lang, case, started, on) + &next_step(lang, case, next)
}

/// What was said with a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Whether declined cover was.
    pub(super) declined: bool,
    /// Whether the reason of a recommendation was.
    pub(super) explained: bool,
}

pub(super) fn taken(
    lang: Lang,
    case: &Case<'_>,
    which: Option<&str>,
    step: RenewalStep,
    on: NaiveDate,
    Told {
        declined,
        explained,
    }: Told,
) -> String {
    let word = step.say(lang);
    let mut said = say!(lang,
        zh: "“{word}”已于 {on} 完成。",
        en: "Done on {on}: {word}."
    );
    let Ok((nth, renewal)) = meant(case, which) else {
        return said;
    };
    let id = case.id;
    if step == RenewalStep::Choice && !declined && renewal.declined.is_empty() {
        let step = kefu("renewal step")
            .word(id)
            .word("choice")
            .option("--on", on)
            .option("--decline", Ask::COVER)
            .say(lang);
        said += &say!(lang,
            zh: "未登记客户不接受的保障；如有：{step}",
            en: " No declined cover is on record; if there was any: {step}"
        );
    }
    if step == RenewalStep::Proposal && !explained && renewal.reason.is_none() {
        let step = kefu("renewal step")
            .word(id)
            .word("proposal")
            .option("--on", on)
            .option("--recommended", Ask::TEXT)
            .option("--reason", Ask::REASON)
            .say(lang);
        said += &say!(lang,
            zh: "推荐的方案和理由请一并登记：{step}",
            en: " Record what was recommended, and why: {step}"
        );
    }
    let steps = of_record(case, nth).map(|it| it.steps).unwrap_or_default();
    let next = steps
        .into_iter()
        .find(|it| it.done.is_none() && it.step != step);
    let mut policies = renewal.policies.iter();
    if next.is_none() && policies.all(|policy| renewal.outcome_of(policy).is_some()) {
        return said + &all_settled(lang, case, renewal);
    }
    said + &next_step(lang, case, next)
}

/// What is left to do once every policy has its outcome.
fn all_settled(lang: Lang, case: &Case<'_>, renewal: &Renewal<'_>) -> String {
    let (client, id) = (case.id, renewal.id);
    let close = kefu("renewal close").word(client).word(id).say(lang);
    say!(lang,
        zh: "\n各保单均已有结果，结束续转：{close}",
        en: "\nEvery policy has its outcome; to close: {close}"
    )
}

pub(super) fn settled(lang: Lang, case: &Case<'_>, verdicts: &[Verdict]) -> String {
    let each = verdicts.iter().map(|verdict| {
        let kind = verdict.kind.say(lang);
        match (&verdict.then, lang) {
            (None, Lang::Zh) => format!("{} {kind}", verdict.policy),
            (Some(Then::Policy(by)), Lang::Zh) => {
                format!("{} {}（{by}）", verdict.policy, unexplained(kind))
            }
            (Some(Then::Until(day)), Lang::Zh) => format!("{} {kind}至 {day}", verdict.policy),
            (None, Lang::En) => format!("{} {kind}", verdict.policy),
            (Some(Then::Policy(by)), Lang::En) => format!("{} {kind} as {by}", verdict.policy),
            (Some(Then::Until(day)), Lang::En) => format!("{} {kind} until {day}", verdict.policy),
        }
    });
    let each: Vec<String> = each.collect();
    let (zh, en) = (each.join("；"), each.join("; "));
    let mut said = say!(lang, zh: "已登记：{zh}。", en: "On record: {en}.");
    said.extend(verdicts.iter().filter_map(|it| ended_early(lang, case, it)));
    said.extend(verdicts.iter().filter_map(|it| at_odds(lang, case, it)));
    said.extend(verdicts.iter().filter_map(|it| uninsured(lang, case, it)));
    said += &following::unnamed(lang, case, verdicts);

    let id = case.id;
    let told = |policy: &str| verdicts.iter().any(|it| it.policy == policy);
    let open = case.record.renewals.iter().filter(|it| it.is_open());
    for renewal in open.filter(|it| it.policies.iter().any(|policy| told(policy))) {
        let left = renewal
            .policies
            .iter()
            .filter(|policy| !told(policy) && renewal.outcome_of(policy).is_none());
        let left: Vec<&str> = left.copied().collect();
        said += &match left.is_empty() {
            true => {
                following::steps_left(lang, case, renewal, verdicts)
                    + &all_settled(lang, case, renewal)
            }
            false => {
                let list = lang.list(&left);
                say!(lang, zh: "\n尚无结果：{list}。", en: "\nStill without an outcome: {list}.")
            }
        };
        let lost = verdicts
            .iter()
            .any(|it| it.kind.is_loss() && renewal.policies.contains(&it.policy.as_str()));
        if lost && renewal.loss.as_ref().is_none_or(|it| it.talk.is_none()) {
            let claims = case.record.claims.iter().filter(|claim| claim.is_open());
            let owner = claims.into_iter().any(|claim| {
                let mut lost = verdicts.iter().filter(|it| it.kind.is_loss());
                lost.any(|it| claim.policy == Some(&it.policy))
            });
            let loss = kefu("renewal loss")
                .word(id)
                .option("--talk", Ask::DATE_OF_TALK)
                .option("--report", Ask::DATE_OF_REPORT)
                .options("--claims-by", owner.then_some(Ask::CLAIMS_OWNER))
                .option("--win-back", Ask::DATE_TO_WIN_BACK)
                .say(lang);
            said += &say!(lang,
                zh: "\n流失的后续：{loss}",
                en: "\nWhat follows from the loss: {loss}"
            );
        }
    }
    said
}

/// Says that a policy did not run to its last day.
fn ended_early(lang: Lang, case: &Case<'_>, verdict: &Verdict) -> Option<String> {
    let mut policies = case.record.policies.iter();
    let policy = policies.find(|it| it.id == verdict.policy)?;
    let on = History::of(case.record, case.today).terminated(policy)?;
    let show = kefu("policy show").word(case.id).word(policy.id).say(lang);
    let policy = policy.id;
    Some(say!(lang,
        zh: "\n请核对：{policy} 已于 {on} 提前终止，并非到期。查看：{show}",
        en: "\nPlease check: {policy} was ended early, on {on}, and did not run out. To see it: {show}"
    ))
}

/// Says that days without cover lie between a policy and the one that follows.
fn uninsured(lang: Lang, case: &Case<'_>, verdict: &Verdict) -> Option<String> {
    let Some(Then::Policy(by)) = &verdict.then else {
        return None;
    };
    let find = |id: &str| case.record.policies.iter().find(|it| it.id == id);
    let history = History::of(case.record, case.today);
    let gap = cover_gap(case.record, &history, find(&verdict.policy)?, find(by)?)?;
    let CoverGap {
        policy,
        ends,
        by,
        starts,
        days: count,
        ..
    } = gap;
    let (policy, by, span) = (policy.id, by.id, days(Lang::En, count));
    Some(say!(lang,
        zh: "\n注意：{policy} 保至 {ends}，{by} 自 {starts} 起保，中间 {count} 天没有保障。",
        en: "\nPlease check: {policy} runs until {ends} and {by} from {starts}, which leaves {span} without cover."
    ))
}

/// Says that the policies' insurers contradict an outcome: renewed with another insurer, or moved to the same
/// one.
fn at_odds(lang: Lang, case: &Case<'_>, verdict: &Verdict) -> Option<String> {
    let Some(Then::Policy(by)) = &verdict.then else {
        return None;
    };
    let insurer = |id: &str| {
        let mut policies = case.record.policies.iter();
        policies.find(|it| it.id == id).and_then(|it| it.insurer)
    };
    let (policy, id) = (&verdict.policy, case.id);
    let mut renewals = case.record.renewals.iter().filter(|it| it.is_open());
    if renewals.any(|it| {
        [policy.as_str(), by]
            .iter()
            .all(|id| it.policies.contains(id))
    }) {
        let outcome = format!("renewals.outcomes/{policy}");
        let correct = correct(id, &outcome, "by", Ask::POLICY).say(lang);
        return Some(say!(lang,
            zh: "\n请核对：{by} 也在这次续转中，与 {policy} 一同到期，似不是接续它的保单。登记有误的，更正：{correct}",
            en: "\nPlease check: {by} expires together with {policy}, so it can hardly be the policy that follows. If it is wrong: {correct}"
        ));
    }
    let (was, now) = (insurer(policy)?, insurer(by)?);
    // Another of those that shared it may lead the next one.
    let mut before = case.record.policies.iter().filter(|it| it.id == policy);
    let shared = before.any(|it| {
        let mut others = it.co_insurers.iter().filter_map(|it| it.insurer);
        others.any(|other| alike::is_same(other, now))
    });
    let fits = match verdict.kind {
        OutcomeKind::Renewed if !alike::is_same(was, now) && !shared => {
            OutcomeKind::MovedInsurer.code()
        }
        OutcomeKind::MovedInsurer if alike::is_same(was, now) => OutcomeKind::Renewed.code(),
        _ => return None,
    };
    let outcome = format!("renewals.outcomes/{policy}");
    let correct = correct(id, &outcome, "kind", Ask::OUTCOME).say(lang);
    Some(say!(lang,
        zh: "\n请核对：{policy} 的保险公司是{was}，{by} 的是{now}，结果似应为 {fits}。登记有误的，更正：{correct}",
        en: "\nPlease check: {policy} was with {was}, and {by} is with {now}, so the outcome would be {fits}. If it is wrong: {correct}"
    ))
}

pub(super) fn aftermath(
    lang: Lang,
    case: &Case<'_>,
    which: Option<&str>,
    told: &Aftermath,
) -> String {
    let said = say!(lang, zh: "流失的后续已登记。", en: "The follow-up of the loss is on record.");
    let renewals = case.record.renewals.iter();
    let mut last = renewals.rev();
    let Some(renewal) = last.find(|it| which.map_or(it.is_lost(), |id| it.id == id)) else {
        return said;
    };
    let mut lacks = loss_lacks(case.record, renewal);
    lacks.retain(|lack| match lack {
        LossLack::Reason => told.reason.is_none(),
        LossLack::Talk => told.talk.is_none(),
        LossLack::Report => told.report.is_none(),
        LossLack::ClaimsBy => told.claims_by.is_none(),
        LossLack::WinBack => told.win_back.is_none(),
    });
    said + &still_lacks(lang, &lacks)
}

pub(super) fn closed(lang: Lang, case: &Case<'_>, which: Option<&str>, on: NaiveDate) -> String {
    let Ok((_, renewal)) = meant(case, which) else {
        return String::new();
    };
    let id = renewal.id;
    let mut said =
        say!(lang, zh: "续转 {id} 已于 {on} 结束。", en: "Renewal {id} was closed on {on}.");
    let lacks = loss_lacks(case.record, renewal);
    if !lacks.is_empty() {
        let command = loss_command(lang, case.id, id, &lacks);
        let lacks = still_lacks(lang, &lacks);
        said += &say!(lang,
            zh: "流失的后续{lacks}登记：{command}",
            en: " Not everything that follows from the loss is on record.{lacks} To record it: {command}"
        );
    }
    said += &following::steps_lost(lang, case, renewal);
    said += &following::unnamed_in(lang, case, renewal);
    if goes_on(renewal) {
        said += &new_year(lang, case);
    }
    let client = case.id;
    let show = kefu("renewal show").word(client).word(id).say(lang);
    said += &say!(lang,
        zh: "\n以后查看这次续转：{show}",
        en: "\nTo see this renewal later: {show}"
    );
    said
}

/// What a renewed client begins: a service year with its own rating and plan (D68).
fn new_year(lang: Lang, case: &Case<'_>) -> String {
    let id = case.id;
    let last = case.record.years.iter();
    let last = last.map(|year| last_day_of(case, year)).max();
    let Some(starts) = last.and_then(|day| day.succ_opt()) else {
        return String::new();
    };
    let ends = case.record.appointment().and_then(|it| it.ends());
    if let Some(ends) = ends.filter(|ends| *ends < starts) {
        let extend = kefu("appointment extend")
            .word(id)
            .option("--until", Ask::DATE)
            .say(lang);
        return say!(lang,
            zh: "\n委托期限至 {ends}，不延长就没有新的服务年度（D66）：{extend}",
            en: "\nThe appointment runs until {ends}. Unless it is extended, no new service year begins (D66): {extend}"
        );
    }
    if starts > case.today {
        return say!(lang,
            zh: "\n新的服务年度自 {starts} 开始，届时重新评定星级、制订计划（D68）。",
            en: "\nThe new service year begins on {starts}. Rate it and plan it then (D68)."
        );
    }
    let set = rating_set(id, Ask::INCOME, Some(starts)).say(lang);
    say!(lang,
        zh: "\n新的服务年度已于 {starts} 开始，请重新评定星级、制订计划（D68）：{set}",
        en: "\nThe new service year began on {starts}. Rate it and plan it (D68): {set}"
    )
}

/// Whether any policy of a renewal continues with us.
fn goes_on(renewal: &Renewal<'_>) -> bool {
    let mut kinds = renewal.outcomes.iter().filter_map(|it| it.kind);
    kinds.any(OutcomeKind::goes_on)
}

/// The step that comes next, with its last day; once all are taken, the outcomes.
fn next_step(lang: Lang, case: &Case<'_>, next: Option<StepDue>) -> String {
    let client = case.id;
    let Some(StepDue { step, due, .. }) = next else {
        let outcome = kefu("renewal outcome")
            .word(client)
            .word(Ask::POLICY_AND_OUTCOME)
            .say(lang);
        return say!(lang,
            zh: "\n步骤已全部完成，登记各保单结果：{outcome}",
            en: "\nEvery step is done. Record the outcome of each policy: {outcome}"
        );
    };
    let (word, code) = (step.say(lang), step.code());
    let late = (case.today - due).num_days();
    if late > 0 {
        let span = days(Lang::En, late);
        let step = kefu("renewal step").word(client).word(code).say(lang);
        return say!(lang,
            zh: "\n下一步“{word}”，最迟应于 {due} 完成，已逾期 {late} 天：{step}",
            en: "\nNext: the {word}, due by {due} and {span} late: {step}"
        );
    }
    let step = kefu("renewal step").word(client).word(code).say(lang);
    say!(lang,
        zh: "\n下一步“{word}”，最迟 {due}：{step}",
        en: "\nNext: the {word}, by {due}: {step}"
    )
}

fn still_lacks(lang: Lang, lacks: &[LossLack]) -> String {
    let words: Vec<&str> = lacks.iter().map(|lack| lack.say(lang)).collect();
    let list = lang.list(&words);
    match lacks.is_empty() {
        true => String::new(),
        false => say!(lang, zh: "尚缺：{list}。", en: " Still missing: {list}."),
    }
}
