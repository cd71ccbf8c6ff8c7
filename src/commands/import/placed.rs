//! What a row of a table of policies changes.

use crate::alike;
use crate::changes::policy::{self, Terms};
use crate::changes::{Change, PolicyRefusal, next_id};
use crate::model::Policy;
use crate::standing::{Case, History, Premiums, insurers};

/// The policies of one client, as they stand today.
pub(super) struct Placed<'c> {
    case: &'c Case<'c>,
    history: History<'c>,
    premiums: Premiums<'c>,
}

impl<'c> Placed<'c> {
    pub(super) fn of(case: &'c Case<'c>) -> Placed<'c> {
        Placed {
            case,
            history: History::of(case.record, case.today),
            premiums: Premiums::on(case.record, case.today),
        }
    }

    /// A policy that is not there yet, or what differs of one that is. Without an id or a number it is the one of the
    /// same insurer, product and first day. `ids` are those of the policies that the rows before it have added.
    pub(super) fn change(&self, id: Option<&str>, terms: &Terms, ids: &mut Vec<String>) -> Change {
        let Some(there) = self.there(id, terms) else {
            let own = self.case.record.policies.iter().map(|it| it.id);
            let taken = own.chain(ids.iter().map(String::as_str));
            let id = id.map_or_else(|| next_id("pol", taken), str::to_owned);
            let (id, edits) = policy::add(self.case, Some(id), terms.clone())?;
            ids.push(id);
            return Ok(edits);
        };
        if let (None, Some(starts), Some(number), Some(ends)) =
            (id, terms.starts, &terms.number, there.agreed_end)
            && ends < starts
        {
            // A number that comes back for the next period is another policy; to move the old one would lose its cover.
            let (number, id) = (number.clone(), there.id.to_owned());
            return Err(PolicyRefusal::NumberThere { number, id }.into());
        }
        let different = self.different(id, terms, there);
        match different == Terms::default() {
            true => Ok(Vec::new()),
            false => policy::set(self.case, there.id, different),
        }
    }

    fn there(&self, id: Option<&str>, terms: &Terms) -> Option<&'c Policy<'c>> {
        let is_it = |it: &&Policy<'_>| match (id, &terms.number) {
            (Some(id), _) => it.id == id,
            (None, Some(_)) => is_same(it.number, &terms.number),
            (None, None) => {
                is_same(it.insurer, &terms.insurer)
                    && is_same(it.product, &terms.product)
                    && terms.starts.is_some()
                    && it.starts == terms.starts
            }
        };
        self.case.record.policies.iter().find(is_it)
    }

    /// What the row says otherwise than the record. The last day and the premium of today, which a list shows and
    /// which an endorsement or an early end may have moved, are no others than those first agreed.
    fn different(&self, id: Option<&str>, terms: &Terms, there: &Policy<'_>) -> Terms {
        let text = |given: &Option<String>, own: Option<&str>| {
            given.clone().filter(|given| own != Some(given.as_str()))
        };
        let flag = |given: Option<bool>, own: bool| given.filter(|given| *given != own);
        let ends = [there.agreed_end, self.history.last_day(there)];
        let premiums = [there.premium, self.premiums.of(there)];
        Terms {
            // A list names all who share a policy.
            insurer: text(&terms.insurer, there.insurer)
                .filter(|given| insurers(there).as_ref() != Some(given)),
            product: text(&terms.product, there.product),
            // The number that is on record stays as it is written there.
            number: text(&terms.number, there.number)
                .filter(|_| there.number.is_none() || id.is_some()),
            starts: other(terms.starts, &[there.starts]),
            ends: other(terms.ends, &ends),
            applicant: text(&terms.applicant, there.applicant),
            insured: terms
                .insured
                .clone()
                .filter(|insured| *insured != there.insured),
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

fn is_same(own: Option<&str>, given: &Option<String>) -> bool {
    let given = given.as_deref();
    own.zip(given)
        .is_some_and(|(own, given)| alike::is_same(own, given))
}

fn other<T: PartialEq>(given: Option<T>, known: &[Option<T>]) -> Option<T> {
    given.filter(|given| !known.iter().flatten().any(|known| known == given))
}
