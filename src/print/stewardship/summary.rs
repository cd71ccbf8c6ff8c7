//! The year in at most five sentences, each made from facts; or as a person wrote it.

use super::compared_lines;
use crate::lang::Lang;
use crate::money::Fen;
use crate::say;
use crate::text::amount::rounded;
use crate::text::paper::day;
use crate::view::stewardship::Stewardship;

/// The person's own lines, else the sentences; one of which nothing is on record is left out.
pub(super) fn summary(lang: Lang, report: &Stewardship, next_focus: Option<&str>) -> Vec<String> {
    if let Some(own) = &report.summary {
        let lines = own.lines().map(str::trim).filter(|line| !line.is_empty());
        return lines.map(str::to_owned).collect();
    }
    let sentences = [
        cover(lang, report),
        claims(lang, report),
        services(lang, report),
        advice(lang, report),
        ahead(lang, report, next_focus),
    ];
    sentences.into_iter().flatten().collect()
}

fn cover(lang: Lang, report: &Stewardship) -> Option<String> {
    let policies = report.policies.len();
    if policies == 0 {
        return None;
    }
    let until = day(lang, report.until);
    let premium: Fen = report.lines.iter().map(|line| line.now).sum();
    let amount = rounded(lang, premium);
    let over = report.policies.iter();
    let over = over.filter(|it| it.ends.is_some_and(|ends| ends < report.until));
    let over = over.count();
    let running = policies - over;
    let word = many(running, "policy is", "policies are");
    let mut said = say!(lang,
        zh: "截至{until}，在保保单 {running} 份",
        en: "As at {until} {running} {word} in force");
    if over > 0 {
        let (was, has) = (many(over, "was", "were"), many(over, "has", "have"));
        said += &say!(lang,
            zh: "，本服务年度内起保或解除、现已终止的 {over} 份",
            en: ", and {over} that began or {was} cancelled in the year {has} ended");
    }
    said += &say!(lang, zh: "，保险费合计 {amount}", en: ", with a premium of {amount}");
    let known = report
        .insurers
        .iter()
        .filter_map(|it| it.insurer.as_deref());
    let insurers = known.clone().count();
    let mut known = known;
    if let Some(first) = known.next() {
        said += &match insurers {
            1 => say!(lang, zh: "，由{first}承保", en: ", insured by {first}"),
            _ => {
                let others = insurers - 1;
                say!(lang,
                zh: "，由{first}等 {insurers} 家保险公司承保",
                en: ", insured by {first} and {others} more")
            }
        };
    }
    if !compared_lines(report).is_empty() {
        let before: Fen = report.lines.iter().map(|line| line.before).sum();
        let by = rounded(lang, Fen(premium.0.abs_diff(before.0).try_into().ok()?));
        said += &match premium.cmp(&before) {
            std::cmp::Ordering::Greater => {
                say!(lang, zh: "，比上年多 {by}", en: "; it is {by} more than last year")
            }
            std::cmp::Ordering::Less => {
                say!(lang, zh: "，比上年少 {by}", en: "; it is {by} less than last year")
            }
            std::cmp::Ordering::Equal => {
                say!(lang, zh: "，与上年持平", en: "; it is the same as last year")
            }
        };
    }
    Some(ended(lang, said))
}

fn claims(lang: Lang, report: &Stewardship) -> Option<String> {
    let claims = report.claims.len();
    if claims == 0 {
        let insured = !report.policies.is_empty();
        return insured.then(|| say!(lang, zh: "没有索赔。", en: "There were no claims."));
    }
    let paid: Fen = report.claims.iter().filter_map(|claim| claim.paid).sum();
    let open = report.claims.iter().filter(|claim| claim.stage.is_open());
    let open = open.count();
    let mut said = {
        let word = many(claims, "claim", "claims");
        say!(lang,
        zh: "处理索赔 {claims} 起",
        en: "We handled {claims} {word}")
    };
    let amount = rounded(lang, paid);
    said += &match paid {
        Fen(0) => say!(lang, zh: "，尚无赔款", en: "; nothing has been paid yet"),
        _ => say!(lang, zh: "，已获赔款 {amount}", en: "; {amount} was paid"),
    };
    if open > 0 {
        said += &{
            let word = many(open, "is", "are");
            say!(lang,
            zh: "，{open} 起仍在处理",
            en: ", and {open} {word} still open")
        };
    }
    let year = report.experience.last();
    if let Some(ratio) = year
        .filter(|it| it.paid != Fen(0))
        .and_then(|it| it.ratio())
    {
        said += &say!(lang,
            zh: "；本服务年度起保的保单，赔款为保险费的 {ratio}%",
            en: "; under the policies that began in the year {ratio}% of the premium was paid"
        );
    }
    Some(ended(lang, said))
}

fn services(lang: Lang, report: &Stewardship) -> Option<String> {
    let planned = report.services.len();
    let beyond: usize = report.kinds.iter().map(|kind| kind.beyond).sum();
    let done = report.services.iter().filter(|it| it.done.is_some());
    let done = done.count();
    let late = report.services.iter();
    let late = late.filter(|it| it.is_outstanding(report.until)).count();
    let mut parts = Vec::new();
    if planned > 0 {
        let word = many(planned, "service", "services");
        let verb = many(done, "is", "are");
        parts.push(say!(lang,
            zh: "计划服务 {planned} 项，已完成 {done} 项",
            en: "Of {planned} planned {word} {done} {verb} delivered"));
    }
    if late > 0 {
        let word = many(late, "is", "are");
        parts.push(say!(lang, zh: "{late} 项逾期未完成", en: "{late} {word} outstanding"));
    }
    if beyond > 0 {
        let word = many(beyond, "service was", "services were");
        parts.push(say!(lang,
            zh: "提供计划外服务 {beyond} 次",
            en: "{beyond} {word} beyond the plan"));
    }
    joined(lang, &parts)
}

fn advice(lang: Lang, report: &Stewardship) -> Option<String> {
    let made = report.advice.len();
    let decided = report.advice.iter().filter(|it| it.choice.is_some());
    let decided = decided.count();
    let measured = report.improvements.iter();
    let measured = measured.filter(|it| it.measured.is_some()).count();
    let met = report.met_needs.len();
    let mut parts = Vec::new();
    if made > 0 {
        let word = many(made, "recommendation", "recommendations");
        parts.push(say!(lang,
        zh: "提出续转建议 {made} 项，贵方已决定 {decided} 项",
        en: "We made {made} {word}, of which you decided {decided}"
        ));
    }
    if measured > 0 {
        let word = many(measured, "change", "changes");
        parts.push(say!(lang,
            zh: "{measured} 项风险变化已采取措施",
            en: "measures were taken on {measured} {word} of risk"
        ));
    }
    if met > 0 {
        let word = many(met, "was", "were");
        parts.push(say!(lang,
            zh: "落实贵方需求 {met} 项",
            en: "{met} of your needs {word} met"
        ));
    }
    joined(lang, &parts)
}

fn ahead(lang: Lang, report: &Stewardship, next_focus: Option<&str>) -> Option<String> {
    let waiting = report.open_needs.len();
    let mut parts = Vec::new();
    if let Some(focus) = next_focus {
        parts.push(say!(lang,
            zh: "下一服务年度的重点是{focus}",
            en: "The focus of the year ahead is {focus}"
        ));
    }
    if waiting > 0 {
        let word = many(waiting, "waits", "wait");
        parts.push(say!(lang,
            zh: "仍待落实的需求有 {waiting} 项",
            en: "{waiting} of your needs still {word}"));
    }
    joined(lang, &parts)
}

fn many<'t>(count: usize, one: &'t str, more: &'t str) -> &'t str {
    if count == 1 { one } else { more }
}

fn joined(lang: Lang, parts: &[String]) -> Option<String> {
    let said = parts.join(lang.pick("；", "; "));
    (!said.is_empty()).then(|| ended(lang, crate::print::plan::capital(&said)))
}

fn ended(lang: Lang, said: String) -> String {
    said + lang.pick("。", ".")
}
