//! Why a claim is not recorded so or not closed, and what to type instead.

use super::step::record;
use super::{entries, meant};
use crate::changes::claim::NewClaim;
use crate::changes::{ClaimRefusal, EarlyClaim, Entry};
use crate::lang::Lang;
use crate::model::NoProof;
use crate::say;
use crate::text::command::{Ask, correct, in_turn, kefu};
use crate::text::cut;
use crate::text::word::Spoken;

pub(super) fn refusal(lang: Lang, refusal: &ClaimRefusal, client: &str) -> String {
    match refusal {
        ClaimRefusal::IdThere { id, cause } => {
            let show = kefu("claim show").word(client).word(id).say(lang);
            let (id, cause) = (cut(id), cut(cause));
            say!(lang,
                zh: "已有编号为 {id} 的索赔（{cause}）。查看：{show}；另一起索赔请换一个 --id，或不写。",
                en: "There is a claim {id} already ({cause}). To see it: {show}; for another claim, give another --id or none."
            )
        }
        ClaimRefusal::BeforeAppointment {
            claim,
            day,
            appointed,
        } => {
            let others = match claim {
                EarlyClaim::New(new) => again(lang, client, new),
                EarlyClaim::Recorded(claim) => kefu("claim set")
                    .word(client)
                    .word(claim)
                    .option("--before-us", "true")
                    .say(lang),
            };
            say!(lang,
                zh: "索赔属实质性业务，须在确立委托关系之后办理（D15）：{day} 早于委托关系确立之日 {appointed}。委托前由他人办理的，先登记：{others}。否则请核对日期。",
                en: "A claim is substantive business, which comes after the appointment (D15): {day} is before {appointed}, when it was established. If others handled it before us, say so first: {others}. Otherwise check the day."
            )
        }
        ClaimRefusal::Unsettled {
            claim,
            owed: Some((agreed, owed)),
            ..
        } => {
            let pay = kefu("claim pay")
                .word(client)
                .word(claim)
                .option("--paid-amount", agreed.plain())
                .option("--on", Ask::DATE)
                .say(lang);
            let entry = format!("claims/{claim}");
            let correct = correct(client, &entry, "agreed-amount", Ask::AMOUNT).say(lang);
            let claim = cut(claim);
            say!(lang,
                zh: "索赔 {claim} 的协议赔款 {agreed} 元尚有 {owed} 元未付，不能结案。余款到账后登记：{pay}；协议赔款有变的，更正：{correct}",
                en: "Of the CNY {agreed} agreed for claim {claim}, CNY {owed} has not been paid, so it cannot be closed. When the rest is paid: {pay}. If another sum was agreed: {correct}"
            )
        }
        ClaimRefusal::LessThanAhead {
            claim,
            ahead,
            given,
        } => {
            let claim = cut(claim);
            say!(lang,
                zh: "索赔 {claim} 先付或部分赔付合计已有 {ahead} 元；--paid-amount 是赔款合计，不能只有 {given} 元。",
                en: "CNY {ahead} of claim {claim} was paid ahead or in part. --paid-amount is what was paid in all, so it cannot be CNY {given}."
            )
        }
        ClaimRefusal::Unsettled {
            claim,
            owed: None,
            before_paid,
            before_denied,
        } => {
            let entry = Entry {
                section: "claims",
                id: Some(claim.clone()),
            };
            let after = |before: &[&'static str], last: String| {
                let first = before.iter();
                let first = first.map(|key| record(&entry, key, client).say(lang));
                in_turn(lang, &first.chain([last]).collect::<Vec<_>>())
            };
            let pay = kefu("claim pay")
                .word(client)
                .word(claim)
                .option("--paid-amount", Ask::AMOUNT)
                .say(lang);
            let deny = kefu("claim deny")
                .word(client)
                .word(claim)
                .option("--reason", Ask::REASON)
                .say(lang);
            let withdraw = kefu("claim withdraw").word(client).word(claim).say(lang);
            let (pay, deny) = (after(before_paid, pay), after(before_denied, deny));
            let claim = cut(claim);
            say!(lang,
                zh: "索赔 {claim} 尚未赔付、拒赔或撤回，不能结案。先登记结果，赔付：{pay}；拒赔：{deny}；撤回：{withdraw}",
                en: "Claim {claim} is neither paid, denied nor withdrawn and cannot be closed. Record how it ended first; paid: {pay}; denied: {deny}; withdrawn: {withdraw}"
            )
        }
        ClaimRefusal::NoProof { claim } => {
            let add = kefu("archive add")
                .word(client)
                .word("correspondence")
                .option("--title", lang.pick("赔款通知书", "payment advice"))
                .option("--date", Ask::DATE)
                .say(lang);
            let close = kefu("claim close")
                .word(client)
                .word(claim)
                .option("--proof", Ask::DOCUMENT)
                .say(lang);
            say!(lang,
                zh: "结案须有书面凭据：赔款通知、拒赔通知书或撤回函（D62）。先归档，得到文件编号：{add}；再结案：{close}",
                en: "A claim is closed with its written proof: the payment advice, the letter of denial or the client's withdrawal (D62). File it to get its id: {add}; then: {close}"
            )
        }
        ClaimRefusal::PaidThere {
            claim,
            on,
            paid,
            given,
            is_short,
        } => {
            let correct = kefu("correct").word(client).word(format!("claims/{claim}"));
            let correct = correct.word(format!("paid-amount={}", given.plain()));
            let correct = correct.say(lang);
            let more = match is_short {
                true => {
                    let pay = kefu("claim pay")
                        .word(client)
                        .word(claim)
                        .option("--paid-amount", Ask::AMOUNT)
                        .option("--on", Ask::DATE)
                        .say(lang);
                    say!(lang,
                        zh: "又到账的，写其日期和到账合计：{pay}；",
                        en: "If more came since, give its day and the amount paid in all: {pay}. "
                    )
                }
                false => String::new(),
            };
            let claim = cut(claim);
            say!(lang,
                zh: "索赔 {claim}：赔款合计 {paid} 元（{on} 到账）已在记录中，不另行覆盖。{more}登记有误的，更正：{correct}",
                en: "Claim {claim}: CNY {paid} paid in all by {on} is on record and is not overwritten. {more}If it is wrong: {correct}"
            )
        }
        ClaimRefusal::BeforeLoss { claim, day, loss } => {
            let claim = cut(claim);
            say!(lang,
                zh: "{day} 早于索赔 {claim} 的出险日期 {loss}。请核对 --on。",
                en: "{day} is before the loss of claim {claim} on {loss}. Check --on."
            )
        }
        ClaimRefusal::Ended { claim, step, on } => {
            let show = kefu("claim show").word(client).word(claim).say(lang);
            let (claim, step) = (cut(claim), step.say(lang));
            say!(lang,
                zh: "索赔 {claim} 已于 {on} {step}，此后不再登记。查看：{show}",
                en: "Claim {claim} was {step} on {on}, and this would be later. To see it: {show}"
            )
        }
        ClaimRefusal::TakesNoTime { kind } => {
            let kind = kind.say(lang);
            say!(lang,
                zh: "“{kind}”只有 --on 一个日期；--ended 用于诉讼、仲裁等。",
                en: "A {kind} has one day only, --on. --ended is for a suit, an arbitration and the like."
            )
        }
        ClaimRefusal::EndsBeforeItBegins { on, ended } => say!(lang,
            zh: "终结日期 {ended} 早于开始日期 {on}。请核对 --on 和 --ended。",
            en: "The end on {ended} is before the beginning on {on}. Check --on and --ended."
        ),
        ClaimRefusal::ProvesNothing {
            proof,
            why: NoProof::Kind(kind),
        } => {
            let (proof, kind) = (cut(proof), kind.say(lang));
            say!(lang,
                zh: "文件 {proof} 归档为“{kind}”，证明不了结案。凭据应为赔款通知、拒赔通知书或撤回函，归档为 correspondence；赔付协议归档为 contract-copy（D62）。",
                en: "Document {proof} is filed as {kind}, which proves nothing about a claim's end. The proof is the payment advice, the letter of denial or the client's withdrawal, filed as correspondence, or a settlement, filed as contract-copy (D62)."
            )
        }
        ClaimRefusal::ProvesNothing {
            proof,
            why: NoProof::Early(dated),
        } => {
            let proof = cut(proof);
            say!(lang,
                zh: "文件 {proof} 的日期 {dated} 早于出险，证明不了结案；请用 --proof 写明结案的书面凭据。",
                en: "Document {proof} of {dated} is older than the loss, so it proves nothing about the claim. Name the document that closes it with --proof."
            )
        }
        ClaimRefusal::UnknownProof { given, known, .. } if known.is_empty() => {
            let given = cut(given);
            let add = kefu("archive add")
                .word(client)
                .word("correspondence")
                .option("--title", lang.pick("赔款通知书", "payment advice"))
                .option("--date", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "业务档案中没有编号为 {given} 的文件，档案中还没有文件。先归档：{add}",
                en: "The archive has no document {given}; it has none yet. File it first: {add}"
            )
        }
        ClaimRefusal::UnknownProof { given, near, known } => {
            let (given, list) = (cut(given), entries(known));
            let meant = meant(lang, near.as_deref());
            let add = kefu("archive add")
                .word(client)
                .word("correspondence")
                .option("--title", lang.pick("赔款通知书", "payment advice"))
                .option("--date", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "业务档案中没有编号为 {given} 的文件。{meant}已归档的有：\n{list}\n归档：{add}",
                en: "The archive has no document {given}.{meant} Those it has:\n{list}\nTo file one: {add}"
            )
        }
    }
}

/// The command for a claim that others handled before us.
fn again(lang: Lang, client: &str, new: &NewClaim) -> String {
    let numbers = (!new.claim_numbers.is_empty()).then(|| new.claim_numbers.join(","));
    let add = kefu("claim add")
        .word(client)
        .word(&new.cause)
        .option("--policy", &new.policy)
        .option("--loss", new.loss)
        .options("--notified", new.notified)
        .options("--amount", new.amount.map(|it| it.plain().to_string()))
        .options("--handler", new.handler.as_ref())
        .options("--number", new.number.as_ref())
        .options("--claim-numbers", numbers);
    let add = add.options("--id", new.id.as_ref());
    add.flag("--before-us").say(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;

    fn told(of: ClaimRefusal) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| refusal(lang, &of, "huarui"))
    }

    fn claim() -> String {
        "k1".to_owned()
    }

    #[test]
    fn a_close_asks_for_the_end_and_its_proof() {
        assert_eq!(
            told(ClaimRefusal::Unsettled {
                claim: claim(),
                owed: None,
                before_paid: vec!["notified", "agreed"],
                before_denied: vec![],
            }),
            [
                "索赔 k1 尚未赔付、拒赔或撤回，不能结案。先登记结果，赔付：kefu claim notify huarui k1 --on 日期，再运行：kefu claim agree huarui k1 --on 日期，再运行：kefu claim pay huarui k1 --paid-amount 金额；拒赔：kefu claim deny huarui k1 --reason 理由；撤回：kefu claim withdraw huarui k1",
                "Claim k1 is neither paid, denied nor withdrawn and cannot be closed. Record how it ended first; paid: kefu claim notify huarui k1 --on DATE, then: kefu claim agree huarui k1 --on DATE, then: kefu claim pay huarui k1 --paid-amount AMOUNT; denied: kefu claim deny huarui k1 --reason TEXT; withdrawn: kefu claim withdraw huarui k1",
            ]
        );
        assert_eq!(
            told(ClaimRefusal::Unsettled {
                claim: claim(),
                owed: Some((Fen::yuan(90_000), Fen::yuan(40_000))),
                before_paid: vec![],
                before_denied: vec![],
            }),
            [
                "索赔 k1 的协议赔款 90,000 元尚有 40,000 元未付，不能结案。余款到账后登记：kefu claim pay huarui k1 --paid-amount 90000 --on 日期；协议赔款有变的，更正：kefu correct huarui claims/k1 agreed-amount=金额",
                "Of the CNY 90,000 agreed for claim k1, CNY 40,000 has not been paid, so it cannot be closed. When the rest is paid: kefu claim pay huarui k1 --paid-amount 90000 --on DATE. If another sum was agreed: kefu correct huarui claims/k1 agreed-amount=AMOUNT",
            ]
        );
        assert_eq!(
            told(ClaimRefusal::NoProof { claim: claim() }),
            [
                "结案须有书面凭据：赔款通知、拒赔通知书或撤回函（D62）。先归档，得到文件编号：kefu archive add huarui correspondence --title 赔款通知书 --date 日期；再结案：kefu claim close huarui k1 --proof 文件编号",
                "A claim is closed with its written proof: the payment advice, the letter of denial or the client's withdrawal (D62). File it to get its id: kefu archive add huarui correspondence --title 'payment advice' --date DATE; then: kefu claim close huarui k1 --proof DOCUMENT",
            ]
        );
        let unknown = |known: &[(&str, &str)]| {
            let known = known
                .iter()
                .map(|(id, title)| ((*id).into(), (*title).into()));
            told(ClaimRefusal::UnknownProof {
                given: "d9".into(),
                near: None,
                known: known.collect(),
            })
        };
        assert_eq!(
            unknown(&[]),
            [
                "业务档案中没有编号为 d9 的文件，档案中还没有文件。先归档：kefu archive add huarui correspondence --title 赔款通知书 --date 日期",
                "The archive has no document d9; it has none yet. File it first: kefu archive add huarui correspondence --title 'payment advice' --date DATE",
            ]
        );
        assert_eq!(
            unknown(&[("d1", "赔款通知书")]),
            [
                "业务档案中没有编号为 d9 的文件。已归档的有：\n  d1  赔款通知书\n归档：kefu archive add huarui correspondence --title 赔款通知书 --date 日期",
                "The archive has no document d9. Those it has:\n  d1  赔款通知书\nTo file one: kefu archive add huarui correspondence --title 'payment advice' --date DATE",
            ]
        );
    }

    #[test]
    fn an_id_that_is_taken_is_told() {
        assert_eq!(
            told(ClaimRefusal::IdThere {
                id: claim(),
                cause: "仓库火灾".into()
            }),
            [
                "已有编号为 k1 的索赔（仓库火灾）。查看：kefu claim show huarui k1；另一起索赔请换一个 --id，或不写。",
                "There is a claim k1 already (仓库火灾). To see it: kefu claim show huarui k1; for another claim, give another --id or none.",
            ]
        );
    }
}
