//! The receipt of a step of a claim: what was recorded, and what comes next and by when.

use chrono::NaiveDate;

use super::Add;
use crate::calendar::Due;
use crate::changes::Refusal;
use crate::changes::{claim, policy};
use crate::document::edit::Edit;
use crate::lang::Lang;
use crate::model::{Claim, ClaimStep, Interruption, InterruptionKind, Word};
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, ClaimClock, ClaimTerm, History};
use crate::text::clock::{last_day, last_day_and};
use crate::text::command::{Ask, correct, kefu};
use crate::text::word::Spoken;

/// A claim was added: its limitation, whether the loss lies outside the policy, and the notice to come.
pub(super) fn added(lang: Lang, case: &Case<'_>, id: &str, asked: &Add) -> String {
    let (cause, loss, client) = (&asked.cause, asked.loss.by(case.today), case.id);
    let mut said = say!(lang,
        zh: "已登记索赔 {id}：{cause}，{loss} 出险。",
        en: "Recorded claim {id}: {cause}, loss on {loss}."
    );
    let policy = policy::find(case.record, &asked.policy);
    let policy = policy.ok().map(|(_, policy)| policy);
    let claim = Claim {
        policy: policy.map(|it| it.id),
        loss: Some(loss),
        before_us: asked.before_us,
        ..Claim::default()
    };
    if let Some(clock) = ClaimClock::of(case, &claim, ClaimTerm::Limitation) {
        let due = last_day(lang, clock.due);
        said += &say!(lang, zh: "诉讼时效至 {due}。", en: " The limitation runs to {due}.");
    }
    let history = History::of(case.record, case.today);
    if let Some(policy) = policy.filter(|it| !history.covers(it, loss)) {
        let id = policy.id;
        let list = kefu("policy list").word(client).say(lang);
        said += &say!(lang,
            zh: "\n注意：出险日期不在保单 {id} 的保险期间内。核对：{list}",
            en: "\nPlease check: the loss is outside the term of policy {id}. To see it: {list}"
        );
    }
    if asked.notified.is_none() {
        let notify = kefu("claim notify").word(client).word(id).say(lang);
        said += &say!(lang,
            zh: "\n尽快报案（保险法第二十一条），报案后登记：{notify}",
            en: "\nNotify the insurer without delay (Insurance Law, article 21), then record it: {notify}"
        );
    }
    said
}

/// Says that more was paid than was claimed or reserved, which is usually a mistake; otherwise empty.
pub(super) fn more_than_claimed(lang: Lang, claim: &Claim<'_>, paid: Fen) -> String {
    match claim.amount {
        Some(claimed) if paid > claimed => say!(lang,
            zh: "\n注意：赔款 {paid} 元高于索赔或估损金额 {claimed} 元，请核对。",
            en: "\nPlease check: CNY {paid} paid is more than the CNY {claimed} claimed or reserved."
        ),
        _ => String::new(),
    }
}

/// Says that the payment before this one stays on record; otherwise empty.
pub(super) fn in_part(lang: Lang, old: &Claim<'_>, edits: &[Edit]) -> String {
    let is_kept = edits.iter().any(|edit| matches!(edit, Edit::Push { .. }));
    match old.paid.zip(old.paid_amount).filter(|_| is_kept) {
        Some((on, paid)) => say!(lang,
            zh: "\n此前至 {on} 已付的 {paid} 元，记为先付或部分赔付。",
            en: "\nThe CNY {paid} paid by {on} stays on record as paid in part."
        ),
        None => String::new(),
    }
}

/// Says that less was paid than was agreed, and what to record when the rest comes; `None` when all was paid.
pub(super) fn less_than_agreed(
    lang: Lang,
    client: &str,
    claim: &Claim<'_>,
    paid: Fen,
) -> Option<String> {
    let agreed = claim.agreed_amount.filter(|agreed| paid < *agreed)?;
    let (id, rest) = (claim.id, Fen(agreed.0 - paid.0));
    let pay = kefu("claim pay")
        .word(client)
        .word(id)
        .option("--paid-amount", agreed.plain())
        .option("--on", Ask::DATE)
        .say(lang);
    Some(say!(lang,
        zh: "索赔 {id}：赔款合计 {paid} 元，比协议赔款少 {rest} 元。余款到账后登记：{pay}",
        en: "Claim {id}: CNY {paid} paid in all, CNY {rest} less than agreed. When the rest is paid: {pay}"
    ))
}

/// Something was paid ahead or in part.
pub(super) fn advanced(
    lang: Lang,
    client: &str,
    claim: &Claim<'_>,
    amount: Fen,
    on: NaiveDate,
) -> String {
    let id = claim.id;
    let before: Fen = claim.advances.iter().filter_map(|it| it.amount).sum();
    let all = before + amount;
    let pay = kefu("claim pay")
        .word(client)
        .word(id)
        .option("--paid-amount", Ask::AMOUNT)
        .option("--on", Ask::DATE)
        .say(lang);
    if claim.agreed_amount.is_some_and(|agreed| agreed <= all) {
        let close = close(lang, client, id);
        let said = say!(lang,
            zh: "索赔 {id}：保险公司已于 {on} 付 {amount} 元，合计 {all} 元，协议赔款已付清。凭据归档后结案：{close}",
            en: "Claim {id}: the insurer paid CNY {amount} on {on}, CNY {all} so far, which is all that was agreed. Once its proof is filed: {close}"
        );
        return said + &more_than_claimed(lang, claim, all);
    }
    let said = say!(lang,
        zh: "索赔 {id}：保险公司已于 {on} 先付 {amount} 元，合计 {all} 元。付清后登记赔款合计：{pay}",
        en: "Claim {id}: the insurer paid CNY {amount} ahead on {on}, CNY {all} so far. Once it has paid all, record the amount in all: {pay}"
    );
    said + &more_than_claimed(lang, claim, all)
}

/// The command that closes a claim with its proof.
fn close(lang: Lang, client: &str, id: &str) -> String {
    let close = kefu("claim close").word(client).word(id);
    close.option("--proof", Ask::DOCUMENT).say(lang)
}

/// The limitation was interrupted: until when it runs now.
pub(super) fn interrupted(
    lang: Lang,
    case: &Case<'_>,
    claim: &Claim<'_>,
    kind: InterruptionKind,
    on: NaiveDate,
    ended: Option<NaiveDate>,
) -> String {
    let (id, said) = (claim.id, kind.say(lang));
    let mut after = claim.clone();
    after
        .interruptions
        .retain(|it| (it.kind, it.on) != (Some(kind), Some(on)));
    after.interruptions.push(Interruption {
        id: "",
        on: Some(on),
        kind: Some(kind),
        ended,
    });
    let clock = ClaimClock::of(case, &after, ClaimTerm::Limitation);
    let from = ended.unwrap_or(on);
    match clock {
        Some(clock) if clock.from == from && clock.interrupted.is_some() => {
            let due = last_day(lang, clock.due);
            say!(lang,
                zh: "索赔 {id}：{on} {said}，诉讼时效中断，自 {from} 起重新计算，至 {due}。",
                en: "Claim {id}: {said} on {on}. The limitation begins again on {from} and runs to {due}."
            )
        }
        None if kind.lasts() && ended.is_none() => {
            let end = kefu("claim interrupt")
                .word(case.id)
                .word(id)
                .word(kind.code())
                .option("--on", on)
                .option("--ended", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "索赔 {id}：{on} {said}，诉讼时效中断，终结前不计算。终结后登记：{end}",
                en: "Claim {id}: {said} on {on}. No limitation runs while it is pending. When it has ended: {end}"
            )
        }
        Some(clock) => {
            let due = last_day(lang, clock.due);
            say!(lang,
                zh: "索赔 {id}：已登记 {on} {said}，诉讼时效不因此改变，仍至 {due}。",
                en: "Claim {id}: {said} on {on} is recorded. It does not change the limitation, which runs to {due}."
            )
        }
        None => say!(lang,
            zh: "索赔 {id}：已登记 {on} {said}；现在没有诉讼时效在走。",
            en: "Claim {id}: {said} on {on} is recorded. No limitation runs now."
        ),
    }
}

/// A step was taken: what it starts, or what comes after it.
///
/// # Errors
///
/// No such claim.
pub(super) fn stepped(
    lang: Lang,
    case: &Case<'_>,
    id: &str,
    step: ClaimStep,
    on: NaiveDate,
) -> Result<String, Refusal> {
    let (_, old) = claim::find(case.record, id)?;
    let client = case.id;
    let due = |claim: &Claim<'_>, wanted| ClaimClock::of(case, claim, wanted).map(|it| it.due);
    let by = |due: Option<Due>| due.map_or_else(String::new, |due| last_day_and(lang, due));
    let until = |due: Option<Due>| due.map_or_else(String::new, |due| last_day(lang, due));
    let said = match step {
        ClaimStep::Loss | ClaimStep::Closed => String::new(),
        ClaimStep::Notified => {
            let receive = kefu("claim receive").word(client).word(id).say(lang);
            say!(lang,
                zh: "索赔 {id}：已于 {on} 报案。保险公司首次收到索赔请求和单证后登记，三十日核定期限自次日起算：{receive}",
                en: "Claim {id}: the insurer was notified on {on}. When it first has the claim and its papers, the 30 days to decide begin: {receive}"
            )
        }
        ClaimStep::FirstReceived => {
            let first_received = Some(on);
            let ask = kefu("claim ask").word(client).word(id).say(lang);
            let due = by(due(
                &Claim {
                    first_received,
                    ..old.clone()
                },
                ClaimTerm::Decision,
            ));
            match due.is_empty() {
                true => say!(lang,
                    zh: "索赔 {id}：保险公司已于 {on} 首次收到索赔请求和单证。补充单证交齐后，核定期限继续计算（保险法第二十三条）。",
                    en: "Claim {id}: the claim and its papers first reached the insurer on {on}. Its time to decide goes on once it has the missing papers (Insurance Law, article 23)."
                ),
                false => say!(lang,
                    zh: "索赔 {id}：保险公司已于 {on} 首次收到索赔请求和单证，最迟应于 {due}核定（保险法第二十三条）。要求补充单证的，补充的时间扣除：{ask}",
                    en: "Claim {id}: the claim and its papers first reached the insurer on {on}; it decides by {due} (Insurance Law, article 23). If it asks for missing papers, their time is taken off: {ask}"
                ),
            }
        }
        ClaimStep::LiabilityFixed => {
            let liability_fixed = Some(on);
            let limitation = until(due(
                &Claim {
                    liability_fixed,
                    ..old.clone()
                },
                ClaimTerm::Limitation,
            ));
            say!(lang,
                zh: "索赔 {id}：赔偿责任已于 {on} 确定，诉讼时效至 {limitation}。",
                en: "Claim {id}: the client's liability was determined on {on}. The limitation runs to {limitation}."
            )
        }
        ClaimStep::Asked => {
            let complete = kefu("claim complete").word(client).word(id).say(lang);
            if let Some(over) = due(old, ClaimTerm::Decision).filter(|due| due.date < on) {
                let over = last_day_and(lang, over);
                return Ok(say!(lang,
                    zh: "索赔 {id}：保险公司已于 {on} 要求补充单证，核定期限却已于 {over}届满，不因此延长（保险法第二十三条）。交齐后登记：{complete}",
                    en: "Claim {id}: the insurer asked for papers on {on}, but its time to decide was over on {over}; this does not extend it (Insurance Law, article 23). When it has them: {complete}"
                ));
            }
            say!(lang,
                zh: "索赔 {id}：保险公司已于 {on} 要求补充单证；按保险法第二十二条应一次性提出。交齐后登记：{complete}",
                en: "Claim {id}: the insurer asked for papers on {on}; under article 22 it must ask for all of them at one time. When it has them: {complete}"
            )
        }
        ClaimStep::Complete if decided(old).is_some_and(|day| day < on) => {
            let day = decided(old).unwrap_or(on);
            let correct = correct(client, &format!("claims/{id}"), "complete", Ask::DATE);
            let correct = correct.say(lang);
            say!(lang,
                zh: "索赔 {id}：单证已于 {on} 齐全。保险公司 {day} 已作决定，此日不计入三十日核定期限；日期有误的，更正：{correct}",
                en: "Claim {id}: the papers were complete on {on}. The insurer decided on {day} already, so its 30 days are not counted from here. If the day is wrong: {correct}"
            )
        }
        ClaimStep::Complete => {
            let complete = Some(on);
            let due = by(due(
                &Claim {
                    complete,
                    ..old.clone()
                },
                ClaimTerm::Decision,
            ));
            say!(lang,
                zh: "索赔 {id}：单证已于 {on} 齐全，保险公司最迟应于 {due}核定（保险法第二十三条）。",
                en: "Claim {id}: the papers were complete on {on}; the insurer decides by {due} (Insurance Law, article 23)."
            )
        }
        ClaimStep::Decided => {
            let agree = kefu("claim agree").word(client).word(id).say(lang);
            let deny = kefu("claim deny")
                .word(client)
                .word(id)
                .option("--reason", Ask::REASON)
                .say(lang);
            say!(lang,
                zh: "索赔 {id}：保险公司已于 {on} 核定。同意赔付的，达成协议后登记：{agree}；拒赔的，应自核定起三日内通知：{deny}",
                en: "Claim {id}: the insurer decided on {on}. If it pays, once the amount is agreed: {agree}; if it denies the claim, it must send a notice within 3 days: {deny}"
            ) + &unmeasured(lang, case, old, on)
        }
        ClaimStep::Agreed => {
            let agreed = Some(on);
            let due = by(due(
                &Claim {
                    agreed,
                    ..old.clone()
                },
                ClaimTerm::Payment,
            ));
            say!(lang,
                zh: "索赔 {id}：已于 {on} 达成赔付协议，保险公司最迟应于 {due}赔付（保险法第二十三条）。",
                en: "Claim {id}: the amount was agreed on {on}; the insurer pays by {due} (Insurance Law, article 23)."
            ) + &unmeasured(lang, case, old, on)
        }
        ClaimStep::Paid => {
            let close = close(lang, client, id);
            say!(lang,
                zh: "索赔 {id}：赔款已于 {on} 到账。凭据归档后结案：{close}",
                en: "Claim {id}: paid on {on}. Once its proof is filed: {close}"
            )
        }
        ClaimStep::Denied => {
            let limitation = until(due(old, ClaimTerm::Limitation));
            let contest = kefu("claim contest").word(client).word(id).say(lang);
            let close = close(lang, client, id);
            say!(lang,
                zh: "索赔 {id}：保险公司已于 {on} 拒赔，诉讼时效至 {limitation}。客户不同意的，提出异议后登记：{contest}；同意的，凭据归档后结案：{close}",
                en: "Claim {id}: denied on {on}; the limitation runs to {limitation}. If the client does not accept it: {contest}; if it does, once the letter is filed: {close}"
            )
        }
        ClaimStep::Contested => {
            let limitation = until(due(old, ClaimTerm::Limitation));
            say!(lang,
                zh: "索赔 {id}：已于 {on} 对拒赔提出异议。诉讼时效至 {limitation}，此前未解决的应建议客户起诉或申请仲裁。",
                en: "Claim {id}: the denial was contested on {on}. The limitation runs to {limitation}. If the claim is not settled by then, advise the client to sue."
            )
        }
        ClaimStep::Withdrawn => {
            let close = close(lang, client, id);
            say!(lang,
                zh: "索赔 {id}：客户已于 {on} 撤回。撤回函归档后结案：{close}",
                en: "Claim {id}: withdrawn by the client on {on}. Once its letter is filed: {close}"
            )
        }
    };
    Ok(said)
}

/// The day the insurer decided, by the first step that shows it.
fn decided(claim: &Claim<'_>) -> Option<NaiveDate> {
    let steps = [claim.decided, claim.agreed, claim.denied, claim.paid];
    steps.into_iter().flatten().min()
}

/// Says, when the insurer first shows its decision, that nobody can tell whether it was in time, for want of the day it had
/// the claim; otherwise empty.
fn unmeasured(lang: Lang, case: &Case<'_>, old: &Claim<'_>, on: NaiveDate) -> String {
    let had = [old.first_received, old.complete].into_iter().flatten();
    if decided(old).is_some() || had.min().is_some_and(|day| day <= on) {
        return String::new();
    }
    let receive = kefu("claim receive").word(case.id).word(old.id);
    let receive = receive.option("--on", Ask::DATE).say(lang);
    say!(lang,
        zh: "\n注意：保险公司何时收到索赔请求和单证没有登记，无从判断是否在三十日内核定（保险法第二十三条）。补登：{receive}",
        en: "\nPlease check: the day the insurer first had the claim and its papers is not on record, so nobody can tell whether it decided within 30 days (Insurance Law, article 23). To record it: {receive}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_was_claimed_is_told_and_as_much_is_not() {
        let claim = Claim {
            amount: Some(Fen::yuan(180_000)),
            ..Claim::default()
        };
        let said = |claim: &Claim<'_>, paid| more_than_claimed(Lang::Zh, claim, Fen::yuan(paid));
        assert_eq!(said(&claim, 180_000), "");
        assert_eq!(
            said(&claim, 180_001),
            "\n注意：赔款 180,001 元高于索赔或估损金额 180,000 元，请核对。"
        );
        assert_eq!(
            more_than_claimed(Lang::En, &claim, Fen::yuan(300_000)),
            "\nPlease check: CNY 300,000 paid is more than the CNY 180,000 claimed or reserved."
        );
        assert_eq!(said(&Claim::default(), 180_001), "");
    }
}
