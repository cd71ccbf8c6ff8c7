//! By when the premium of each policy is to be paid: its instalments, else the whole of it.

use chrono::{Days, NaiveDate};

use super::{Case, History, Premiums};
use crate::model::{Instalment, Policy};
use crate::money::Fen;

/// Premium that is not paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PremiumDue<'a> {
    /// The position of the policy in the file.
    pub nth: usize,
    /// The policy.
    pub policy: &'a Policy<'a>,
    /// The instalment and its position; `None` when the premium is paid in one.
    pub instalment: Option<(usize, &'a Instalment<'a>)>,
    /// The last day to pay it.
    pub due: NaiveDate,
    /// How much, CNY.
    pub amount: Option<Fen>,
}

impl PremiumDue<'_> {
    /// What it is about in the client, without positions: `policies.par.instalments.1.paid`.
    pub fn subject(&self) -> String {
        let policy = self.policy.id;
        match self.instalment {
            Some((_, it)) => format!("policies.{policy}.instalments.{}.paid", it.id),
            None => format!("policies.{policy}.paid"),
        }
    }
}

/// The premium that is not paid, by the day it is due: each instalment on its own day, a premium in one some days after
/// inception, which the company sets. A day of payment of the policy pays every instalment.
///
/// These are left alone:
/// - a policy paid in parts whose parts are not on record: nobody knows what is due;
/// - one from before the appointment: others collected it;
/// - one that is over: the record seldom says what was paid. What falls due after an early end is not owed;
/// - one whose premium came back whole;
/// - one that names none of us, in a record that says nothing of any payment: such a record does not keep them.
pub fn premiums_due<'a>(case: &Case<'a>) -> Vec<PremiumDue<'a>> {
    let record = case.record;
    let by_now = |day: Option<NaiveDate>| day.is_some_and(|day| day <= case.today);
    if record.policies.iter().all(|it| by_now(it.paid)) {
        return Vec::new();
    }
    let history = History::of(record, case.today);
    let premiums = Premiums::on(record, case.today);
    let appointed = record.appointed();
    let within = Days::new(case.standard.service.premium.into());
    let tells_of_payment =
        |it: &Policy<'_>| it.paid.is_some() || it.received.is_some() || !it.instalments.is_empty();
    let keeps_payments = record.policies.iter().any(tells_of_payment);
    let mut found = Vec::new();
    for (nth, policy) in record.policies.iter().enumerate() {
        if by_now(policy.paid) {
            continue;
        }
        let is_kept = keeps_payments || policy.by.is_some() || policy.payment.is_some();
        let is_ours = appointed.is_some_and(|on| policy.starts.is_none_or(|starts| on <= starts));
        let amount = premiums.of(policy);
        let last = history.last_day(policy);
        let never_began = policy
            .starts
            .zip(last)
            .is_some_and(|(starts, last)| last < starts);
        let is_over = never_began || last.is_some_and(|last| last < case.today);
        if !is_kept || !is_ours || is_over || amount.is_some_and(|it| it <= Fen(0)) {
            continue;
        }
        let mut owed = |instalment, due, amount| {
            found.push(PremiumDue {
                nth,
                policy,
                instalment,
                due,
                amount,
            });
        };
        if policy.instalments.is_empty() && !policy.payment.is_some_and(is_in_parts) {
            let due = policy.starts.and_then(|it| it.checked_add_days(within));
            if let Some(due) = due.filter(|_| amount.is_some()) {
                owed(None, due, amount);
            }
        }
        let ended = history.terminated(policy);
        for (of, it) in policy.instalments.iter().enumerate() {
            let is_open = !by_now(it.paid) && it.amount.is_none_or(|it| it > Fen(0));
            let due = it
                .due
                .filter(|due| is_open && ended.is_none_or(|day| *due <= day));
            if let Some(due) = due {
                owed(Some((of, it)), due, it.amount);
            }
        }
    }
    found.retain(|it| !case.is_before_return(it.due));
    found.sort_by_key(|it| it.due);
    found
}

/// Words of a payment that is repeated.
const REPEATED: &[&str] = &[
    "每",
    "逐月",
    "逐季",
    "each ",
    "every ",
    "per month",
    "per quarter",
];

/// Words of a single payment.
const SINGLE: &[&str] = &[
    "一次",
    "趸",
    "one payment",
    "one instal",
    "single",
    "in full",
    "lump sum",
];

/// Words of a payment in parts.
const IN_PARTS: &[&str] = &[
    "按月",
    "分月",
    "月缴",
    "月结",
    "按季",
    "分季",
    "季缴",
    "季结",
    "申报",
    "instal",
    "payments",
    "monthly",
    "quarterly",
    "declar",
];

/// Whether the way of payment, in words, is other than in one: in instalments, by the month, by declaration.
///
/// Words of a single payment count first, 「起保后一个月内一次付清」; only those that repeat it are stronger, 「每月一次」.
pub(super) fn is_in_parts(payment: &str) -> bool {
    let payment = payment.to_lowercase().replace("个月", "");
    let has = |words: &[&str]| words.iter().any(|word| payment.contains(word));
    if has(REPEATED) {
        return true;
    }
    !has(SINGLE) && (has(IN_PARTS) || has_periods(&payment))
}

/// Whether it speaks of periods: 分期, 两期, 第 2 期, 十年期交; not of one or of a last day: 一期, 到期交付, 期限.
fn has_periods(payment: &str) -> bool {
    let is_counting = |c: char| c.is_numeric() || "一二两三四五六七八九十".contains(c);
    payment.match_indices('期').any(|(at, _)| {
        let before = payment[..at].trim_end();
        let rest = before.trim_end_matches(is_counting);
        match &before[rest.len()..] {
            "" if rest.is_empty() || rest.ends_with('年') => {
                payment[at..].starts_with("期交") || payment[at..].starts_with("期缴")
            }
            "" => rest.ends_with(['分', '多', '各', '首']),
            count => !matches!(count, "一" | "1"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    fn due(rest: &str) -> Vec<String> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[policies]]\nid = 'par'\nby = '王强'\npremium = 2520000\n{rest}"
        );
        on("2026-11-20", &text, |case| {
            let due = premiums_due(case).into_iter();
            due.map(|it| {
                let yuan = it.amount.map_or(0, |fen| fen.0 / 100);
                format!("{} {} {yuan}", it.subject(), it.due)
            })
            .collect()
        })
    }

    #[test]
    fn a_premium_in_one_is_due_some_days_after_inception() {
        let one = ["policies.par.paid 2026-04-19 2520000"];
        assert_eq!(due("starts = 2026-03-20\n"), one);
        assert_eq!(due("starts = 2026-03-20\npaid = 2026-11-20\n"), [""; 0]);
        assert_eq!(due("starts = 2026-03-20\npaid = 2026-11-21\n"), one);
        assert_eq!(due("starts = 2026-03-02\n").len(), 1);
        assert_eq!(due("starts = 2026-03-01\n"), [""; 0], "others' to collect");
        assert_eq!(due(""), [""; 0]);
        let until = |ends: &str| due(&format!("starts = 2026-03-20\nends = {ends}\n"));
        assert_eq!(until("2026-11-20"), one);
        assert_eq!(until("2026-11-19"), [""; 0], "over");
        let payment = |words: &str| due(&format!("starts = 2026-03-20\npayment = '{words}'\n"));
        assert_eq!(payment("一次交清"), one);
        assert_eq!(payment("按月申报结算"), [""; 0]);
        assert_eq!(payment("four Instalments"), [""; 0]);
    }

    #[test]
    fn words_of_a_single_payment_count_before_those_of_parts() {
        let single = [
            "起保后一个月内一次付清",
            "到期前一次付清",
            "不分期，一次付清",
            "趸交",
            "一期付清",
            "起保后两个月内付清",
            "起保后两个月缴清",
            "到期前付清",
            "到期交付",
            "信用期 30 天",
            "One payment within a month",
            "in one instalment",
            "single premium, within the month",
            "in full before the next quarter",
            "within a month",
        ];
        for words in single {
            assert!(!is_in_parts(words), "{words}");
        }
        let parts = [
            "分期付款",
            "分三期",
            "两期",
            "按季交付，四期",
            "首期 6 月，第 2 期 9 月",
            "12期",
            "期交",
            "十年期交",
            "按月结算",
            "月缴",
            "按季",
            "季缴",
            "每月一次",
            "two payments",
            "Monthly",
            "one payment every quarter",
            "by declaration",
        ];
        for words in parts {
            assert!(is_in_parts(words), "{words}");
        }
    }

    #[test]
    fn a_record_that_keeps_no_payments_says_nothing_by_its_silence() {
        let of = |policy: &str, other: &str| {
            let text = format!(
                "client.name = '甲'\nappointment.established = 2026-03-02\n\
                 [[policies]]\nid = 'par'\nstarts = 2026-03-20\npremium = 2520000\n{policy}\
                 [[policies]]\nid = 'med'\n{other}"
            );
            on("2026-11-20", &text, |case| premiums_due(case).len())
        };
        assert_eq!(of("", ""), 0);
        assert_eq!(of("by = '王强'\n", ""), 1);
        assert_eq!(of("payment = '一次交清'\n", ""), 1);
        assert_eq!(of("", "paid = 2026-04-01\n"), 1);
        assert_eq!(of("", "received = 9000\n"), 1);
    }

    #[test]
    fn what_never_began_or_came_back_whole_is_not_due() {
        let ended = |day: &str| due(&format!("starts = 2026-03-20\nterminated = {day}\n"));
        assert_eq!(ended("2026-11-19"), [""; 0]);
        assert_eq!(ended("2026-11-20").len(), 1);
        let back = |premium: &str| {
            due(&format!(
                "starts = 2026-03-20\n[[endorsements]]\nid = 'b1'\npolicy = 'par'\ntext = ''\n\
                 issued = 2026-09-02\npremium = {premium}\n"
            ))
        };
        assert_eq!(back("-2520000"), [""; 0]);
        assert_eq!(back("-2519999"), ["policies.par.paid 2026-04-19 1"]);
    }

    #[test]
    fn each_instalment_is_due_on_its_own_day() {
        let all = |rest: &str, second: &str| {
            due(&format!(
                "starts = 2026-03-20\n{rest}\
                 instalments = [{{ id = '1', due = 2026-04-20, amount = 1260000, paid = 2026-04-18 }}, \
                 {{ id = '2', due = 2026-09-20, amount = 630000 }}, \
                 {{ id = '3', due = {second}, amount = 630000 }}]\n"
            ))
        };
        let second = "policies.par.instalments.2.paid 2026-09-20 630000".to_owned();
        let third = "policies.par.instalments.3.paid 2027-01-20 630000".to_owned();
        assert_eq!(all("", "2027-01-20"), [second.clone(), third]);
        assert_eq!(all("paid = 2026-10-01\n", "2027-01-20"), [""; 0]);
        let ended = "terminated = 2026-11-20\n";
        assert_eq!(all(ended, "2026-11-20").len(), 2);
        assert_eq!(all(ended, "2026-11-21"), [second]);
    }

    #[test]
    fn instalments_are_left_alone_where_a_premium_in_one_is() {
        let part = |rest: &str, amount: &str, more: &str| {
            due(&format!(
                "{rest}instalments = [{{ id = '1', due = 2026-04-20{amount} }}]\n{more}"
            ))
        };
        let of = |rest: &str| part(rest, ", amount = 1260000", "");
        let owed = ["policies.par.instalments.1.paid 2026-04-20 1260000"];
        assert_eq!(of("starts = 2026-03-02\n"), owed);
        assert_eq!(of("starts = 2026-03-01\n"), [""; 0], "others' to collect");
        assert_eq!(of(""), owed, "it has a day of its own");
        let until = |key: &str| of(&format!("starts = 2026-03-20\n{key}\n"));
        assert_eq!(until("ends = 2026-11-20"), owed);
        assert_eq!(until("ends = 2026-11-19"), [""; 0], "over");
        assert_eq!(until("terminated = 2026-11-20"), owed);
        assert_eq!(until("terminated = 2026-11-19"), [""; 0], "ended early");
        let back = |premium: &str| {
            let endorsement = format!(
                "[[endorsements]]\nid = 'b1'\npolicy = 'par'\ntext = ''\nissued = 2026-09-02\n\
                 premium = {premium}\n"
            );
            part("starts = 2026-03-20\n", ", amount = 1260000", &endorsement)
        };
        assert_eq!(back("-2519999"), owed);
        assert_eq!(back("-2520000"), [""; 0], "returned whole");
        assert_eq!(part("starts = 2026-03-20\n", "", "").len(), 1);
        assert_eq!(part("starts = 2026-03-20\n", ", amount = 0", ""), [""; 0]);
    }
}
