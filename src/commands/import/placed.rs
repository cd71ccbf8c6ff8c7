//! What a row of a table of policies changes.

use std::collections::BTreeMap;

use super::given::{OfPolicy, several};
use crate::alike;
use crate::changes::policy::{self, Terms};
use crate::changes::{PolicyRefusal, Refusal, next_id_beside};
use crate::commands::refused;
use crate::document::edit::Edit;
use crate::lang::Lang;
use crate::model::Policy;
use crate::money::{WHOLE, percent};
use crate::say;
use crate::standing::{Case, History, InsurerShare, Premiums, insurers, is_shared_by, shares_in};
use crate::text::command::{Ask, kefu};

/// The policies of one client, as they stand today.
pub(super) struct Placed<'c> {
    lang: Lang,
    case: &'c Case<'c>,
    history: History<'c>,
    premiums: Premiums<'c>,
    /// How many policies the rows have added.
    added: usize,
    /// The id of the co-insurer that they have added last.
    co_insurer: Option<String>,
}

/// The policies that the rows so far are about, by their ids: for each the row.
pub(super) type Decided = BTreeMap<String, usize>;

impl<'c> Placed<'c> {
    pub(super) fn of(lang: Lang, case: &'c Case<'c>) -> Placed<'c> {
        Placed {
            lang,
            case,
            history: History::of(case.record, case.today),
            premiums: Premiums::on(case.record, case.today),
            added: 0,
            co_insurer: None,
        }
    }

    /// A policy that is not there yet, or what differs of one that is. Without an id or a number it is the one of the
    /// same insurer, product and first day. `decided` are those of the rows before it, also on other readings.
    ///
    /// # Errors
    ///
    /// Why the row is refused, in words.
    pub(super) fn change(
        &mut self,
        row: usize,
        of: &OfPolicy,
        decided: &mut Decided,
    ) -> Result<Vec<Edit>, String> {
        let (id, terms) = (of.id.as_deref(), &of.terms);
        let (lang, case) = (self.lang, self.case);
        let told = |refusal: Refusal| refused::told(lang, case, &refusal);
        let Some(there) = self.there(of) else {
            let taken = decided.keys().map(String::as_str);
            let id = id.map_or_else(
                || next_id_beside(case.record, "policies", "pol", taken),
                str::to_owned,
            );
            self.decide(row, &id, decided)?;
            let shares = of.shared.as_deref().map_or_else(Vec::new, shares_in);
            self.are_whole(&shares)?;
            let (_, mut edits) = policy::add(case, Some(id), terms.clone()).map_err(told)?;
            edits.extend(self.co_insurers(shares.get(1..).unwrap_or_default()));
            self.added += 1;
            return Ok(edits);
        };
        self.decide(row, there.id, decided)?;
        if let (None, Some(starts), Some(number), Some(ends)) =
            (id, terms.starts, of.number(), there.agreed_end)
            && ends < starts
        {
            // A number that comes back for the next period is another policy; to move the old one would lose its cover.
            let (number, id) = (number.to_owned(), there.id.to_owned());
            return Err(told(PolicyRefusal::NumberThere { number, id }.into()));
        }
        let is_other = |words: &String| !is_shared_by(there, words);
        if of.shared.as_ref().is_some_and(is_other) {
            return Err(self.shared_otherwise(there));
        }
        let different = self.different(of, there);
        match different == Terms::default() {
            true => Ok(Vec::new()),
            false => policy::set(case, there.id, different).map_err(told),
        }
    }

    /// Two rows that are about one policy, the one by its id and the other by its number, are not both right.
    fn decide(&self, row: usize, id: &str, decided: &mut Decided) -> Result<(), String> {
        match decided.insert(id.to_owned(), row) {
            None => Ok(()),
            Some(other) => Err(same_as(self.lang, other)),
        }
    }

    /// The insurers of a policy that is added come to all of it, and each is named once; the leader may be unknown yet.
    fn are_whole(&self, shares: &[InsurerShare<'_>]) -> Result<(), String> {
        let sum = shares
            .iter()
            .fold(0, |sum: i64, it| sum.saturating_add(it.share));
        if !shares.is_empty() && sum != WHOLE {
            let sum = percent(sum);
            return Err(say!(self.lang,
                zh: "各家保险公司的份额合计 {sum}%，应为 100%",
                en: "the shares of the insurers come to {sum}%, not 100%"
            ));
        }
        let is_once = |(nth, it): (usize, &InsurerShare<'_>)| {
            let named = |name| is_same(Some(name), it.insurer);
            let mut before = shares[..nth].iter().filter_map(|it| it.insurer);
            it.share > 0 && (nth == 0 || it.insurer.is_some()) && !before.any(named)
        };
        match shares.iter().enumerate().all(is_once) {
            true => Ok(()),
            false => Err(say!(self.lang,
                zh: "共保的各家保险公司要各写一次，都有名称和份额",
                en: "each insurer that shares the policy is named once, with a share"
            )),
        }
    }

    /// The insurers beside the leader of the policy that is added next.
    fn co_insurers(&mut self, shares: &[InsurerShare<'_>]) -> Vec<Edit> {
        let policies = &self.case.record.policies;
        let nth = policies.len() + self.added;
        let mut edits = Vec::new();
        for InsurerShare { insurer, share } in shares {
            let taken = self.co_insurer.as_deref().into_iter();
            let id = next_id_beside(self.case.record, "policies.co-insurers", "", taken);
            self.co_insurer = Some(id.clone());
            let insurer = insurer.unwrap_or_default();
            edits.push(policy::new_co_insurer(nth, id, insurer, *share));
        }
        edits
    }

    fn shared_otherwise(&self, there: &Policy<'_>) -> String {
        let own = insurers(there).unwrap_or_default();
        let command = kefu("policy co-insurer")
            .word(self.case.id)
            .word(there.id)
            .word(Ask::INSURER)
            .option("--share", Ask::PERCENT);
        let command = command.say(self.lang);
        say!(self.lang,
            zh: "保险公司及其份额与档案（{own}）不同，导入不改份额；份额变了的，先登记：{command}",
            en: "the insurers or their shares are others than on record ({own}), and an import changes no share; if they changed, record that first: {command}"
        )
    }

    fn there(&self, of: &OfPolicy) -> Option<&'c Policy<'c>> {
        let terms = &of.terms;
        let is_it = |it: &&Policy<'_>| match (&of.id, of.number()) {
            (Some(id), _) => it.id == id,
            (None, Some(number)) => is_same(it.issued_number(), Some(number)),
            (None, None) => {
                is_same(it.insurer, terms.insurer.as_deref())
                    && is_same(it.product, terms.product.as_deref())
                    && terms.starts.is_some()
                    && it.starts == terms.starts
            }
        };
        self.case.record.policies.iter().find(is_it)
    }

    /// What the row says otherwise than the record. The last day and the premium of today, which a list shows and
    /// which an endorsement or an early end may have moved, are no others than those first agreed.
    fn different(&self, of: &OfPolicy, there: &Policy<'_>) -> Terms {
        let terms = &of.terms;
        let text = |given: &Option<String>, own: Option<&str>| {
            given.clone().filter(|given| own != Some(given.as_str()))
        };
        let flag = |given: Option<bool>, own: bool| given.filter(|given| *given != own);
        let ends = [there.agreed_end, self.history.last_day(there)];
        let premiums = [there.premium, self.premiums.of(there)];
        Terms {
            // Those that a row names with shares are those on record by now.
            insurer: text(&terms.insurer, there.insurer).filter(|_| of.shared.is_none()),
            product: text(&terms.product, there.product),
            // The number that is on record stays as it is written there.
            number: text(&terms.number, there.number)
                .filter(|_| there.number.is_none() || of.id.is_some()),
            starts: other(terms.starts, &[there.starts]),
            ends: other(terms.ends, &ends),
            applicant: text(&terms.applicant, there.applicant),
            insured: terms
                .insured
                .clone()
                .filter(|insured| *insured != several(&there.insured.join("、"))),
            sum_insured: other(terms.sum_insured, &[there.sum_insured]),
            premium: other(terms.premium, &premiums),
            brokerage_percent: other(terms.brokerage_percent, &[there.brokerage_percent]),
            payment: text(&terms.payment, there.payment),
            paid: other(terms.paid, &[there.paid]),
            received: other(terms.received, &[there.received]),
            received_on: other(terms.received_on, &[there.received_on]),
            by: text(&terms.by, there.by),
            one_off: flag(terms.one_off, there.one_off),
            life: flag(terms.life, there.life),
            liability: flag(terms.liability, there.liability),
            marine: flag(terms.marine, there.marine),
            reinsurance: flag(terms.reinsurance, there.reinsurance),
        }
    }
}

/// What a row says of a policy that another row is about as well.
pub(super) fn same_as(lang: Lang, other: usize) -> String {
    say!(lang, zh: "与第 {other} 行是同一张保单", en: "the same policy as row {other}")
}

fn is_same(own: Option<&str>, given: Option<&str>) -> bool {
    own.zip(given)
        .is_some_and(|(own, given)| alike::is_same(own, given))
}

fn other<T: PartialEq>(given: Option<T>, known: &[Option<T>]) -> Option<T> {
    given.filter(|given| !known.iter().flatten().any(|known| known == given))
}
