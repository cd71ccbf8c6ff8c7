//! With whom the client is insured, what was recommended, and what became of it, in words.

use super::Words;
use super::sheet::{Advice, Insurer};
use crate::lang::Lang;
use crate::money::Fen;
use crate::print::plan::column;
use crate::view::stewardship::Stewardship;

/// A row for each insurer; none where there is no premium to divide.
pub(super) fn insurers(report: &Stewardship, t: &Words) -> Vec<Insurer> {
    let total: Fen = report.insurers.iter().map(|it| it.premium).sum();
    let row = |it: &crate::view::stewardship::Insurer| Insurer {
        insurer: match &it.insurer {
            Some(insurer) => insurer.clone(),
            None => t["not_on_record"].to_owned(),
        },
        policies: it.policies,
        premium: it.premium.to_string(),
        share: share(it.premium, total),
    };
    let insurers = report.insurers.iter();
    insurers.filter(|_| total.0 > 0).map(row).collect()
}

/// A share in tenths of a percent, halves rounded up: `98.6%`. A returned premium has none.
fn share(part: Fen, total: Fen) -> String {
    if part.0 < 0 || total.0 <= 0 {
        return String::new();
    }
    let (part, total) = (i128::from(part.0), i128::from(total.0));
    let tenths = (part * 2000 + total) / (total * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A row for each recommendation.
pub(super) fn advice(lang: Lang, report: &Stewardship, t: &Words) -> Vec<Advice> {
    let row = |it: &crate::view::stewardship::Advice| Advice {
        text: it.text.clone(),
        proposed: column(lang, Some(it.proposed)),
        accepted: match it.choice {
            Some(_) => lang.list(&it.accepted),
            None => t["undecided"].to_owned(),
        },
        declined: lang.list(&it.declined),
        bound: column(lang, it.bound),
    };
    report.advice.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_a_tenth() {
        let of = |part, total| share(Fen(part), Fen(total));
        assert_eq!(of(986, 1000), "98.6%");
        assert_eq!(of(9_864, 10_000), "98.6%");
        assert_eq!(of(9_865, 10_000), "98.7%");
        assert_eq!(of(0, 10), "0.0%");
        assert_eq!(of(10, 10), "100.0%");
        assert_eq!(of(-1, 10), "");
        assert_eq!(of(1, 0), "");
    }
}
