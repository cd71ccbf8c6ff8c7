//! What is open once a client's service has ended: told when it is closed, and on its card until it is resolved.

use crate::lang::Lang;
use crate::say;
use crate::standing::{Case, loss_lacks, retention, unsettled};
use crate::text::command::{Ask, kefu};
use crate::text::finding::loss_command;

/// What is open once a client's service has ended, a line each: claims, complaints and renewals, policies without an outcome,
/// the follow-up of a loss; and how long its file is kept.
pub(super) fn left_open(lang: Lang, case: &Case<'_>) -> Vec<String> {
    let (record, id) = (case.record, case.id);
    let mut left = Vec::new();
    let claims = record.claims.iter().filter(|claim| claim.is_open());
    let claims: Vec<&str> = claims.map(|claim| claim.id).collect();
    if !claims.is_empty() {
        let list = lang.list(&claims);
        left.push(say!(lang,
            zh: "赔案未结：{list}。",
            en: "Claims still open: {list}."
        ));
    }
    let complaints = record.complaints.iter().filter(|it| it.is_open());
    let complaints: Vec<&str> = complaints.map(|it| it.id).collect();
    if !complaints.is_empty() {
        let list = lang.list(&complaints);
        left.push(say!(lang,
            zh: "投诉未办结：{list}。",
            en: "Complaints still open: {list}."
        ));
    }
    let renewals = unsettled(case);
    let waiting = renewals.iter().flat_map(|it| it.open());
    let waiting: Vec<&str> = waiting.map(|it| it.policy.id).collect();
    if !waiting.is_empty() {
        let list = lang.list(&waiting);
        let outcome = kefu("renewal outcome")
            .word(id)
            .word(Ask::POLICY_AND_OUTCOME)
            .say(lang);
        let unstarted = renewals.iter().filter(|it| it.recorded.is_none());
        let unstarted = unstarted.flat_map(|it| it.open());
        let unstarted: Vec<&str> = unstarted.map(|it| it.policy.id).collect();
        let first = match unstarted.is_empty() {
            true => String::new(),
            false => {
                let start = kefu("renewal start").word(id).words(unstarted).say(lang);
                say!(lang,
                    zh: "（尚未启动续转的，先 {start}）",
                    en: " (where none was started, first: {start})"
                )
            }
        };
        left.push(say!(lang,
            zh: "保单没有结果：{list}。登记：{outcome}{first}",
            en: "Policies without an outcome: {list}. Record it: {outcome}{first}"
        ));
    }
    let open = record.renewals.iter().filter(|it| it.is_open());
    let open: Vec<&str> = open.map(|it| it.id).collect();
    if !open.is_empty() {
        let list = lang.list(&open);
        left.push(say!(lang,
            zh: "续转未结束：{list}。",
            en: "Renewals not closed: {list}."
        ));
    }
    for renewal in &record.renewals {
        let lacks = loss_lacks(record, renewal);
        if !lacks.is_empty() {
            let command = loss_command(lang, id, renewal.id, &lacks);
            left.push(say!(lang,
                zh: "流失的后续未登记齐全：{command}",
                en: "Not everything that follows from the loss is on record yet: {command}"
            ));
        }
    }
    if let Some(kept) = retention(record) {
        let until = kept.until;
        left.push(say!(lang,
            zh: "业务档案须保管至 {until}。",
            en: "The business file is kept until {until}."
        ));
    }
    left
}
