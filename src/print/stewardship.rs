//! The stewardship report as a sheet, worded in one language (D63).

use minijinja::Value;

use super::bars::{BarRow, Shade, Stack, bar_chart};
use super::chart::{Bar, Row, year_charts};
use super::plan::{capital, column, known, letterhead, person, service, to_the_client};
use crate::lang::Lang;
use crate::model::{TradeKind, Word as _};
use crate::money::{Fen, grouped};
use crate::say;
use crate::text::amount::rounded;
use crate::text::paper::{self, claim_stage, day, day_in_column};
use crate::text::word::Spoken as _;
use crate::view::stewardship::{self, Stewardship};

mod compared;
mod months;
mod placed;
mod sheet;
mod summary;
mod word;

use months::by_month;
use word::in_word;

pub use sheet::{
    Advice, Bars, Change, Charts, Claim, Commitment, Experience, Figure, Improvement, Insurer,
    Kind, Line, Met, Policy, Service, Sheet, Term,
};

/// The sheet for the client. `focus` is the next year's, in place of the one of its plan.
pub fn for_client(lang: Lang, report: &Stewardship, focus: Option<&str>) -> Sheet {
    let t = paper::stewardship_words(lang);
    let next_focus = focus.map(str::to_owned).or(report.next_focus.clone());
    let year = over_the_year(lang, report);
    let (now, before) = (
        report.lines.iter().map(|line| line.now).sum::<Fen>(),
        report.lines.iter().map(|line| line.before).sum::<Fen>(),
    );
    Sheet {
        lang: lang.tag(),
        client: report.client.clone(),
        broker: known(&report.broker),
        letterhead: letterhead(&report.particulars),
        mark: String::new(),
        manager: known(&report.manager),
        term: paper::term(lang, report.starts, report.ends),
        until: day(lang, report.until),
        issued: day(lang, report.issued),
        iso_date: report.until.to_string(),
        focus: known(&report.focus),
        glance: glance(lang, report, &t, now),
        kinds: report.kinds.iter().map(|it| kind(lang, it)).collect(),
        services: (1..)
            .zip(&report.services)
            .map(|(number, it)| Service {
                number,
                service: service(lang, &it.service),
                content: to_the_client(&it.content),
                due: column(lang, it.finish),
                done: match it.done {
                    Some(done) => day_in_column(lang, done),
                    None if it.is_outstanding(report.until) => t["outstanding"].to_owned(),
                    None => t["to_come"].to_owned(),
                },
            })
            .collect(),
        commitments: report
            .commitments
            .iter()
            .map(|it| Commitment {
                text: it.text.clone(),
                kept: match it.undated.filter(|_| it.planned == 0) {
                    Some(kept) => paper::undated(lang, kept),
                    None => format!("{} / {}", it.delivered, it.planned),
                },
            })
            .collect(),
        policies: report.policies.iter().map(|it| policy(lang, it)).collect(),
        lines: compared_lines(report)
            .iter()
            .map(|it| line(known(&it.product), it.now, it.before))
            .collect(),
        total: (compared_lines(report).len() > 1).then(|| line(t["total"].to_owned(), now, before)),
        insurers: placed::insurers(report, &t),
        advice: placed::advice(lang, report, &t),
        terms: compared::terms(lang, &report.renewed),
        years: compared::years(lang, &report.experience),
        claims: report.claims.iter().map(|it| claim(lang, it)).collect(),
        endorsements: report
            .endorsements
            .iter()
            .map(|it| Change {
                text: it.text.clone(),
                product: known(&it.product),
                requested: column(lang, it.requested),
                issued: column(lang, it.issued),
                premium: it.premium.map_or(String::new(), signed),
            })
            .collect(),
        improvements: report
            .improvements
            .iter()
            .map(|it| Improvement {
                text: it.text.clone(),
                measure: it.measure.clone(),
                measured: column(lang, it.measured),
                told: column(lang, it.told),
            })
            .collect(),
        summary: summary::summary(lang, report, next_focus.as_deref()),
        next_focus: next_focus.unwrap_or_default(),
        met_needs: report
            .met_needs
            .iter()
            .map(|it| Met {
                text: it.text.clone(),
                found: column(lang, it.found),
                done: day_in_column(lang, it.done),
            })
            .collect(),
        open_needs: report.open_needs.clone(),
        team: report.team.iter().map(|it| person(lang, it)).collect(),
        charts: Charts {
            calendar: calendar(lang, report, t["calendar"], &year),
            kinds: picture(kinds_chart(lang, report, &t)),
            premiums: picture(premium_chart(report, &t)),
            claims: picture(claims_chart(lang, report, &t)),
        },
        bars: Bars {
            kinds: in_word(&kinds_rows(lang, report)),
            premiums: in_word(&premium_rows(report)),
            claims: in_word(&claims_rows(lang, report)),
            year: by_month(lang, report.starts, report.ends, &year),
        },
        t,
    }
}

/// Headings and labels by name.
type Words = std::collections::BTreeMap<&'static str, &'static str>;

fn glance(lang: Lang, report: &Stewardship, t: &Words, premium: Fen) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut push = |figure: String, name: &str| {
        let words = t[name];
        figures.push(Figure { figure, words });
    };
    let counted = |count: usize, one, more| (grouped(count), if count == 1 { one } else { more });
    if !report.policies.is_empty() {
        let policies = report.policies.len();
        let (figure, name) = counted(policies, "one_policy_placed", "policies_placed");
        push(figure, name);
        push(rounded(lang, premium), "premium_total");
    }
    if !report.claims.is_empty() {
        let paid: Fen = report.claims.iter().filter_map(|claim| claim.paid).sum();
        let (figure, name) = counted(report.claims.len(), "one_claim_made", "claims_made");
        push(figure, name);
        push(rounded(lang, paid), "paid_total");
    }
    let ratio = report.experience.last().and_then(|year| year.ratio());
    if let Some(ratio) = ratio.filter(|_| !report.claims.is_empty()) {
        push(format!("{ratio}%"), "ratio_of_year");
    }
    if !report.services.is_empty() {
        let services = report.services.iter();
        let done = services.filter(|service| service.done.is_some()).count();
        let planned = report.services.len();
        push(format!("{done} / {planned}"), "delivered_of_planned");
    }
    let beyond: usize = report.kinds.iter().map(|kind| kind.beyond).sum();
    if beyond > 0 {
        let (figure, name) = counted(beyond, "one_beyond_plan", "beyond_plan");
        push(figure, name);
    }
    figures
}

fn kind(lang: Lang, it: &stewardship::Kind) -> Kind {
    let beyond = it.beyond;
    Kind {
        service: named(lang, it),
        planned: it.planned.to_string(),
        delivered: it.delivered.to_string(),
        beyond: if beyond > 0 {
            beyond.to_string()
        } else {
            String::new()
        },
    }
}

/// The service by its name in the standard; a kind of the trade's own by ours.
fn named(lang: Lang, it: &stewardship::Kind) -> String {
    let own = TradeKind::from_code(&it.service).map(|kind| kind.say(lang));
    capital(own.unwrap_or(&it.service))
}

fn policy(lang: Lang, it: &stewardship::Policy) -> Policy {
    let amount = |amount: Option<Fen>| amount.map_or(String::new(), |amount| amount.to_string());
    let (from, to) = (column(lang, it.starts), column(lang, it.ends));
    Policy {
        product: known(&it.product),
        insurer: known(&it.insurer),
        number: known(&it.number),
        period: match (it.ends, it.ended_early) {
            (None, _) => from,
            (Some(_), false) => say!(lang, zh: "{from} 至 {to}", en: "{from} to {to}"),
            (Some(ends), true) if it.starts.is_some_and(|starts| ends < starts) => {
                say!(lang, zh: "{from} 起，自始注销", en: "from {from}, cancelled from inception")
            }
            (Some(_), true) => {
                say!(lang, zh: "{from} 至 {to}（提前终止）", en: "{from} to {to} (ended early)")
            }
        },
        sum_insured: amount(it.sum_insured),
        premium: amount(it.premium),
    }
}

/// The premiums of two years beside each other; none while the year before is not on record, because all of
/// this year's premium would look like an increase.
fn compared_lines(report: &Stewardship) -> &[stewardship::Line] {
    let lines = &report.lines;
    match lines.iter().any(|line| line.before != Fen(0)) {
        true => lines,
        false => &[],
    }
}

fn line(product: String, now: Fen, before: Fen) -> Line {
    let amount = |amount: Fen| match amount {
        Fen(0) => String::new(),
        amount => amount.to_string(),
    };
    Line {
        product,
        now: amount(now),
        before: amount(before),
        change: signed(Fen(now.0.saturating_sub(before.0))),
    }
}

fn claim(lang: Lang, it: &stewardship::Claim) -> Claim {
    let amount = |amount: Option<Fen>| amount.map_or(String::new(), |amount| amount.to_string());
    Claim {
        loss: column(lang, it.loss),
        cause: known(&it.cause),
        product: known(&it.product),
        amount: amount(it.amount),
        paid: amount(it.paid),
        state: claim_stage(lang, it.stage),
    }
}

/// An amount with its sign: `+3,000`, `−3,000`, `0`.
fn signed(amount: Fen) -> String {
    match amount.0 {
        1.. => format!("+{amount}"),
        0 => "0".to_owned(),
        _ => format!("−{}", amount.to_string().trim_start_matches('-')),
    }
}

fn picture(chart: Option<String>) -> Value {
    Value::from_safe_string(chart.unwrap_or_default())
}

/// One row for each service, in the order in which they first happen; a service that is done stands where
/// it was done.
fn over_the_year(lang: Lang, report: &Stewardship) -> Vec<Row> {
    let bars = (1..).zip(&report.services).filter_map(|(number, it)| {
        let from = it.done.or(it.start).or(it.finish)?;
        let to = it.done.or(it.finish).unwrap_or(from).max(from);
        let (first, last) = (day_in_column(lang, from), day_in_column(lang, to));
        let days = if from == to {
            first
        } else {
            format!("{first} – {last}")
        };
        let bar = Bar {
            number,
            from,
            to,
            done: it.done.is_some(),
            title: format!("{number}  {}  {days}", to_the_client(&it.content)),
        };
        Some((service(lang, &it.service), bar))
    });
    let mut rows = Row::by_label(bars);
    // Bars find their lanes in order of time, which need not be that of the plan.
    for row in &mut rows {
        row.bars.sort_by_key(|bar| bar.from);
    }
    rows
}

fn calendar(lang: Lang, report: &Stewardship, name: &str, rows: &[Row]) -> Vec<Value> {
    year_charts(lang, name, report.starts, report.ends, rows)
        .into_iter()
        .map(Value::from_safe_string)
        .collect()
}

fn kinds_rows(lang: Lang, report: &Stewardship) -> Vec<BarRow> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let row = |it: &stewardship::Kind| {
        let planned = Stack {
            parts: vec![(count(it.planned), Shade::Light)],
            figure: it.planned.to_string(),
        };
        let delivered = Stack {
            parts: vec![
                (count(it.delivered), Shade::Dark),
                (count(it.beyond), Shade::Green),
            ],
            figure: (it.delivered + it.beyond).to_string(),
        };
        BarRow {
            label: named(lang, it),
            bars: match it.planned {
                0 => vec![delivered],
                _ => vec![planned, delivered],
            },
        }
    };
    report.kinds.iter().map(row).collect()
}

fn kinds_chart(lang: Lang, report: &Stewardship, t: &Words) -> Option<String> {
    let rows = kinds_rows(lang, report);
    let mut key = vec![(Shade::Light, t["planned"]), (Shade::Dark, t["delivered"])];
    if report.kinds.iter().any(|kind| kind.beyond > 0) {
        key.push((Shade::Green, t["beyond"]));
    }
    bar_chart(t["kinds"], &key, &rows)
}

fn premium_rows(report: &Stewardship) -> Vec<BarRow> {
    let lines = compared_lines(report).iter();
    lines
        .filter(|line| line.now != Fen(0) || line.before != Fen(0))
        .map(|it| compared(known(&it.product), it.before, it.now))
        .collect()
}

fn premium_chart(report: &Stewardship, t: &Words) -> Option<String> {
    let key = [
        (Shade::Light, t["last_year"]),
        (Shade::Dark, t["this_year"]),
    ];
    bar_chart(t["premiums"], &key, &premium_rows(report))
}

fn claims_rows(lang: Lang, report: &Stewardship) -> Vec<BarRow> {
    let none = Fen(0);
    let claims = report.claims.iter();
    claims
        .filter(|claim| claim.amount.is_some() || claim.paid.is_some())
        .map(|it| {
            let label = it.cause.clone().or_else(|| it.product.clone());
            let loss = column(lang, it.loss);
            let (amount, paid) = (it.amount.unwrap_or(none), it.paid.unwrap_or(none));
            compared(label.unwrap_or(loss), amount, paid)
        })
        .collect()
}

fn claims_chart(lang: Lang, report: &Stewardship, t: &Words) -> Option<String> {
    let key = [(Shade::Light, t["amount"]), (Shade::Dark, t["paid"])];
    bar_chart(t["claim_amounts"], &key, &claims_rows(lang, report))
}

/// A light bar, and a dark one below it to compare.
fn compared(label: String, light: Fen, dark: Fen) -> BarRow {
    let bar = |amount: Fen, shade| Stack {
        parts: vec![(amount.0, shade)],
        figure: amount.to_string(),
    };
    BarRow {
        label,
        bars: vec![bar(light, Shade::Light), bar(dark, Shade::Dark)],
    }
}
