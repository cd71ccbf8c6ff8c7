//! What the client is insured for: lines of business whose brokerage comes to the income wanted.

use chrono::{Datelike, NaiveDate};

use super::client::Policy;
use super::days;
use super::dice::Dice;
use super::names::INSURERS;

/// A line of business: the policy's id, its product, the word used in talk, and usual brokerage in percent.
type Line = (&'static str, &'static str, &'static str, (i64, i64));

const LINES: [Line; 11] = [
    ("par", "财产一切险及营业中断险", "财产险", (12, 16)),
    ("el", "雇主责任险", "雇主责任险", (18, 22)),
    ("gl", "公众责任险", "公众责任险", (15, 20)),
    ("mb", "机器损坏险", "机损险", (13, 16)),
    ("med", "团体补充医疗保险", "团体医疗", (10, 14)),
    ("cargo", "国内货物运输保险", "货运险", (13, 17)),
    ("fleet", "机动车辆保险（车队）", "车险", (8, 11)),
    ("pl", "产品责任险", "产品责任险", (15, 20)),
    ("do", "董事及高级管理人员责任保险", "董责险", (13, 16)),
    ("pa", "团体人身意外伤害保险", "团意险", (17, 22)),
    ("cyber", "网络安全保险", "网络险", (13, 18)),
];

const CONSTRUCTION: Line = ("car", "建筑工程一切险", "建工险", (14, 16));

/// Lines talked about with a client who has bought none yet.
pub const USUAL: [&str; 3] = ["财产险", "雇主责任险", "公众责任险"];

/// Policies from `starts` for `months`, with brokerage of about `income` whole CNY in all.
pub fn policies(
    income: i64,
    count: usize,
    starts: NaiveDate,
    months: i64,
    dice: &mut Dice,
) -> Vec<Policy> {
    let mut lines = if months > 12 {
        vec![CONSTRUCTION]
    } else {
        LINES.to_vec()
    };
    dice.shuffle(&mut lines);
    lines.truncate(count);

    let shares: Vec<i64> = lines.iter().map(|_| dice.between(10, 40)).collect();
    let all: i64 = shares.iter().sum();
    let main = *dice.pick(&INSURERS);
    lines
        .iter()
        .zip(shares)
        .map(|(line, share)| {
            let percent = dice.between(line.3.0, line.3.1);
            // Premiums are round thousands for the big lines and round hundreds for the small.
            let premium = income * share / all * 100 / percent;
            let round = if premium > 100_000 { 1000 } else { 100 };
            let insurer = if dice.chance(700) {
                main
            } else {
                *dice.pick(&INSURERS)
            };
            Policy {
                id: format!("{}-{}", line.0, starts.year()),
                line: line.0,
                insurer,
                product: line.1,
                number: format!(
                    "{}-{}-{:07}",
                    line.0.to_uppercase(),
                    starts.format("%Y"),
                    dice.between(1, 9_999_999)
                ),
                starts,
                ends: days::plus(days::months_later(starts, months), -1),
                premium: (premium / round).max(1) * round,
                percent,
                reinsurance: line.0 == "par" && income > 400_000,
            }
        })
        .collect()
}

/// The policy that follows one, with the same insurer, or now and then another, at a premium near the old.
pub fn renewed(policy: &Policy, dice: &mut Dice) -> Policy {
    let starts = days::plus(policy.ends, 1);
    let insurer = if dice.chance(900) {
        policy.insurer
    } else {
        *dice.pick(&INSURERS)
    };
    Policy {
        id: format!("{}-{}", policy.line, starts.year()),
        insurer,
        number: format!(
            "{}-{}-{:07}",
            policy.line.to_uppercase(),
            starts.format("%Y"),
            dice.between(1, 9_999_999)
        ),
        starts,
        ends: days::plus(days::months_later(starts, 12), -1),
        premium: policy.premium * dice.between(97, 104) / 100 / 100 * 100,
        ..policy.clone()
    }
}

/// The brokerage income of the policies in whole CNY.
pub fn income(policies: &[Policy]) -> i64 {
    policies
        .iter()
        .map(|policy| policy.premium * policy.percent / 100)
        .sum()
}

/// What staff call the lines of these policies.
pub fn talked_about(policies: &[Policy]) -> Vec<&'static str> {
    let known = LINES.iter().chain([&CONSTRUCTION]);
    known
        .filter(|line| policies.iter().any(|policy| policy.line == line.0))
        .map(|line| line.2)
        .collect()
}
