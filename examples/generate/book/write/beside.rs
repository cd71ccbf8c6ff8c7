//! What runs beside the plan, and the renewals, as the text of a record.

use chrono::Datelike;

use super::Page;
use crate::book::client::{Claim, Client, Renewal};

/// Endorsements, changes of risk, insurers' duties, claims, account reviews and renewals.
pub fn course(page: &mut Page, client: &Client) {
    for (nth, it) in client.endorsements.iter().enumerate() {
        page.section("[[endorsements]]");
        page.numbered("b", nth);
        page.words("policy", &it.policy);
        page.words("text", &it.text);
        page.words("handler", &it.handler);
        page.value("requested", it.requested);
        page.date_if("sent", it.sent);
        page.date_if("issued", it.issued);
        if let Some(issued) = it.issued {
            page.put(format_args!(
                "number = \"PD-{}\"\n",
                issued.format("%y%m%d")
            ));
            page.value("premium", it.premium);
        }
        page.date_if("checked", it.checked);
    }
    for (nth, it) in client.risks.iter().enumerate() {
        page.section("[[risks]]");
        page.numbered("x", nth);
        page.value("found", it.found);
        page.words("by", &it.by);
        page.words("text", &it.text);
        page.words("measure", it.measure);
        page.date_if("measured", it.measured);
        page.date_if("told", it.told);
    }
    for (nth, it) in client.duties.iter().enumerate() {
        page.section("[[duties]]");
        page.numbered("o", nth);
        page.words("insurer", it.insurer);
        page.words("text", it.text);
        page.words("handler", &it.handler);
        page.value("due", it.due);
        page.date_if("done", it.done);
    }
    for it in &client.claims {
        claim(page, it);
    }
    for (nth, it) in client.reviews.iter().enumerate() {
        page.section("[[reviews]]");
        page.numbered("v", nth);
        page.value("on", it.on);
        page.words("by", &it.by);
        page.words("text", &it.text);
        page.words("item", &it.item);
        for (goal, points) in &it.scores {
            page.section("[[reviews.scores]]");
            page.words("goal", goal);
            page.value("points", points);
        }
    }
    for it in &client.renewals {
        renewal(page, it);
    }
}

/// The finding that was settled.
pub fn waived(page: &mut Page, client: &Client) {
    if let Some(it) = &client.waiver {
        page.section("[[waivers]]");
        page.words("id", "w1");
        page.words("rule", it.rule);
        page.words("reason", it.reason);
        page.words("by", &it.by);
        page.value("on", it.on);
        page.value("until", it.until);
    }
}

fn claim(page: &mut Page, it: &Claim) {
    page.section("[[claims]]");
    page.words("id", &it.id);
    page.words("policy", &it.policy);
    page.words("cause", &it.cause);
    page.value("amount", it.amount);
    page.words("handler", &it.handler);
    page.words("number", &it.number);
    for (step, day) in &it.steps {
        page.value(step, day);
        match *step {
            "paid" => page.value("paid-amount", it.amount * 9 / 10),
            "denied" => page.words("denied-reason", "不属于保险责任"),
            _ => {}
        }
    }
    if let Some(number) = it.proof {
        page.put(format_args!("proof = \"d{number}\"\n"));
    }
}

fn renewal(page: &mut Page, it: &Renewal) {
    let quoted = |words: &mut dyn Iterator<Item = &str>| {
        let words: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
        words.join(", ")
    };
    page.section("[[renewals]]");
    page.put(format_args!("id = \"x{}\"\n", it.expires.year()));
    let policies = quoted(&mut it.outcomes.iter().map(|(policy, _)| policy.as_str()));
    page.put(format_args!("policies = [{policies}]\n"));
    page.words("handler", &it.handler);
    for (step, day) in &it.steps {
        page.value(step, day);
    }
    if it.steps.iter().any(|(step, _)| *step == "proposal") {
        page.words("recommended", "按比价结果续保，保额随资产调整");
        page.words(
            "reason",
            "保障合乎需要，条件最宽，保费在预算之内，未见同类保障",
        );
    }
    if it.steps.iter().any(|(step, _)| *step == "choice") {
        let accepted = quoted(&mut it.accepted.iter().copied());
        page.put(format_args!("accepted = [{accepted}]\n"));
    }
    page.date_if("closed", it.closed);
    let Some(settled) = it.settled else { return };
    for (policy, by) in &it.outcomes {
        page.section("[[renewals.outcomes]]");
        page.words("policy", policy);
        page.words(
            "kind",
            if by.is_some() {
                "renewed"
            } else {
                "lost-to-direct"
            },
        );
        page.value("on", settled);
        if let Some(by) = by {
            page.words("by", by);
        }
    }
    if it.outcomes.iter().any(|(_, by)| by.is_none()) {
        page.section("[renewals.loss]");
        page.words("reason", "保险公司直接报价更低");
        page.value("talk", settled);
        page.value("report", settled);
        page.words("claims-by", &it.handler);
        page.value(
            "win-back",
            it.expires.with_day(1).unwrap_or(it.expires) + chrono::Months::new(9),
        );
    }
}
