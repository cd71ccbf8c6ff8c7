//! A diary entry names the plan item it fulfils and its claim; a plan item names the commitments and needs it
//! covers; a claim its policy and its proof; an outcome the policy that follows; a score its goal. All of
//! these must be in the record, or in the company's standard.

use std::sync::LazyLock;

use crate::document::{Asked, Item, KeyPath};
use crate::model::form::{FORM, Table, place_of};
use crate::model::{PROMISES_AND_NEEDS, nearest};
use crate::rules::{Check, Consequence, Detail, Findings, Group, Reference, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "reference-unknown",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let tables = case.record.tables();
    for ((_, to), (lists, naming)) in NAMED.iter().zip(PLACED.iter()) {
        let entries = lists.iter().map(|list| tables.of_place(*list));
        let mut ids = Vec::with_capacity(entries.clone().map(<[_]>::len).sum());
        for entries in entries {
            let entries = entries.iter().map(|entry| entry.id);
            ids.extend(entries.filter(|id| !id.is_empty()));
        }
        let mut known = Held::new(*to, ids, findings);
        for (section, key, asked) in naming {
            for table in tables.of_place(*section) {
                let way = || table.way().key(key);
                let may_mean =
                    |near: &str| *to != Reference::PlanItem || fulfils(case, table, near);
                let Some(item) = table.item.find(*asked) else {
                    continue;
                };
                known.hold(item.text(), way, may_mean);
                for (nth, one) in item.items().enumerate() {
                    known.hold(one.text(), || way().nth(nth), may_mean);
                }
            }
        }
    }

    let goals = case.standard.goals.iter().map(|goal| goal.code.as_str());
    let goals = goals.collect();
    let mut goals = Held::new(Reference::Goal, goals, findings);
    for score in tables.of_section("reviews.scores") {
        let goal = score.item.get("goal").and_then(Item::text);
        goals.hold(goal, || score.way().key("goal"), |_| true);
    }
}

/// Whether a diary entry or a review is of the service of a plan item: no other can be corrected to name it (D52).
fn fulfils(case: &Case<'_>, naming: &Table<'_>, item: &str) -> bool {
    let kind = match naming.section().name {
        "reviews" => Some("account-review"),
        _ => naming.item.get("kind").and_then(Item::text),
    };
    let plans = case.record.years.iter().flat_map(|it| &it.plan);
    let mut items = plans.flat_map(|plan| &plan.items);
    let named = items.find(|it| it.id == item);
    kind.is_none() || named.is_none_or(|it| it.service.is_none() || it.service == kind)
}

/// The lists whose entries other keys refer to, by the form.
const NAMED: &[(&[&str], Reference)] = &[
    (&["years.plan.items"], Reference::PlanItem),
    (&["claims"], Reference::Claim),
    (&["policies"], Reference::Policy),
    (&["archive.documents"], Reference::Paper),
    (PROMISES_AND_NEEDS, Reference::CommitmentOrNeed),
];

/// For each of them, the places of its lists in the form, and the keys that name its entries.
static PLACED: LazyLock<Vec<(Vec<usize>, Vec<Naming>)>> = LazyLock::new(|| {
    let keys = || {
        FORM.iter()
            .enumerate()
            .flat_map(|(place, it)| it.keys.iter().map(move |key| (place, key)))
    };
    let naming = |lists: &[&str]| {
        let keys = keys().filter(|(_, key)| key.names == lists);
        keys.map(|(place, key)| (place, key.name, Asked::of(key.name)))
            .collect()
    };
    let placed = |lists: &[&str]| lists.iter().map(|list| place_of(list)).collect();
    let of = |(lists, _): &(&'static [&'static str], Reference)| (placed(lists), naming(lists));
    NAMED.iter().map(of).collect()
});

/// A key that names an entry: the place of its section in the form, the key, and the key as it is looked for.
type Naming = (usize, &'static str, Asked<'static>);

/// One kind of reference, compared with the ids that may be named.
struct Held<'r, 'f> {
    to: Reference,
    known: Known<'r>,
    findings: &'f mut Findings,
}

impl<'r, 'f> Held<'r, 'f> {
    fn new(to: Reference, ids: Vec<&'r str>, findings: &'f mut Findings) -> Held<'r, 'f> {
        let known = Known::new(ids);
        Held {
            to,
            known,
            findings,
        }
    }

    /// The way to the key is made, and whether the nearest id may be meant is asked, only when the id is unknown.
    fn hold(
        &mut self,
        id: Option<&str>,
        key: impl Fn() -> KeyPath,
        may_mean: impl Fn(&str) -> bool,
    ) {
        if let Some(id) = id.filter(|id| !self.known.has(id)) {
            let near = self.known.near(id).filter(|near| may_mean(near));
            add(self.to, key(), id, near, self.findings);
        }
    }
}

/// The ids that may be named.
struct Known<'r> {
    /// By length and then by letters, as most lists are written: `p9` before `p10`.
    ids: Vec<&'r str>,
    /// The place after the one that was named last: most lists name entries one after the other.
    next: usize,
}

impl<'r> Known<'r> {
    /// More than even a very full record has.
    const MANY: usize = 100;

    fn new(mut ids: Vec<&'r str>) -> Known<'r> {
        if !ids.is_sorted_by_key(|id| place(id)) {
            ids.sort_by_key(|id| place(id));
        }
        Known { ids, next: 0 }
    }

    fn has(&mut self, id: &str) -> bool {
        if self.ids.get(self.next) == Some(&id) {
            self.next += 1;
            return true;
        }
        let found = self
            .ids
            .binary_search_by(|known| place(known).cmp(&place(id)));
        self.next = found.map_or(self.next, |found| found + 1);
        found.is_ok()
    }

    /// The one probably meant; among many, a guess would be useless.
    fn near(&self, id: &str) -> Option<&'r str> {
        match self.ids.len() > Self::MANY {
            true => None,
            false => nearest(id, self.ids.iter().copied()),
        }
    }
}

fn place(id: &str) -> (usize, &str) {
    (id.len(), id)
}

fn add(to: Reference, key: KeyPath, id: &str, near: Option<&str>, findings: &mut Findings) {
    let detail = Detail::UnknownReference {
        to,
        id: id.to_owned(),
        near: near.map(str::to_owned),
    };
    findings.add(&RULE, key, detail);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    #[test]
    fn every_key_that_names_an_entry_is_looked_at() {
        for key in FORM.iter().flat_map(|section| section.keys) {
            let is_known = NAMED.iter().any(|(lists, _)| *lists == key.names);
            assert!(key.names.is_empty() || is_known, "{}", key.name);
        }
    }

    fn of(item: &str, covers: &str) -> Vec<Found> {
        let text = format!(
            "\
client.name = '甲'
needs = [{{ id = 'need-1', text = '' }}]
appointment.commitments = [{{ id = 'c1', text = '' }}]
[[years]]
starts = 2025-03-02
[[years.plan.items]]
id = 'visit-1'
covers = [{covers}]
[[years]]
starts = 2026-03-02
[[diary]]
id = 'd1'
on = 2026-03-26
item = '{item}'
"
        );
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn what_is_named_is_in_the_record() {
        assert_eq!(of("visit-1", "'need-1', 'c1'"), []);
        assert_eq!(
            of("visit-2", "'need-1', 'need-3', 'visit-1'"),
            [
                at(
                    "jia/reference-unknown/years.2025-03-02.plan.items.visit-1.covers.need-3 8:21",
                    Detail::UnknownReference {
                        to: Reference::CommitmentOrNeed,
                        id: "need-3".to_owned(),
                        near: Some("need-1".to_owned())
                    }
                ),
                at(
                    "jia/reference-unknown/years.2025-03-02.plan.items.visit-1.covers.visit-1 8:31",
                    Detail::UnknownReference {
                        to: Reference::CommitmentOrNeed,
                        id: "visit-1".to_owned(),
                        near: None
                    }
                ),
                at(
                    "jia/reference-unknown/diary.d1.item 14:1",
                    Detail::UnknownReference {
                        to: Reference::PlanItem,
                        id: "visit-2".to_owned(),
                        near: Some("visit-1".to_owned())
                    }
                ),
            ]
        );
    }

    #[test]
    fn what_may_be_meant_is_of_the_service_of_the_entry() {
        let near = |kind: &str| {
            let text = format!(
                "client.name = '甲'\n[[years]]\nstarts = 2026-03-02\n\
                 plan.items = [{{ id = 'p10', service = 'visit' }}]\n\
                 [[diary]]\nid = 'd1'\non = 2026-03-26\n{kind}item = 'p11'\n"
            );
            match found(&RULE, "2026-11-20", &text).remove(0).detail {
                Detail::UnknownReference { near, .. } => near,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(near("kind = 'visit'\n"), Some("p10".to_owned()));
        assert_eq!(near(""), Some("p10".to_owned()));
        assert_eq!(near("kind = 'phone-call'\n"), None);
    }

    #[test]
    fn claims_endorsements_and_renewals_name_what_is_there() {
        let of = |policy: &str, claim: &str, paper: &str, item: &str| {
            let text = format!(
                "\
client.name = '甲'
[[archive.documents]]
id = 'd1'
[[policies]]
id = 'par'
[[endorsements]]
id = 'b1'
policy = '{policy}'
text = '加保'
[[claims]]
id = 'k1'
policy = '{policy}'
proof = '{paper}'
[[reviews]]
id = 'v1'
on = 2026-03-26
item = '{item}'
[[renewals]]
id = 'x1'
policies = ['par', '{policy}']
[[renewals.outcomes]]
kind = 'renewed'
policy = '{policy}'
by = '{policy}'
[[diary]]
id = 'd1'
on = 2026-03-26
claim = '{claim}'
[[years]]
starts = 2026-03-02
plan.items = [{{ id = 'p1' }}]
"
            );
            found(&RULE, "2026-11-20", &text)
        };

        assert_eq!(of("par", "k1", "d1", "p1"), []);
        let unknown = |key: &str, place: &str, to: Reference, id: &str, near: Option<&str>| {
            let (id, near) = (id.to_owned(), near.map(str::to_owned));
            let at_key = format!("jia/reference-unknown/{key} {place}");
            at(&at_key, Detail::UnknownReference { to, id, near })
        };
        let near = Some("par");
        assert_eq!(
            of("pra", "k2", "x", "y"),
            [
                unknown(
                    "endorsements.b1.policy",
                    "8:1",
                    Reference::Policy,
                    "pra",
                    near
                ),
                unknown("claims.k1.policy", "12:1", Reference::Policy, "pra", near),
                unknown("claims.k1.proof", "13:1", Reference::Paper, "x", None),
                unknown("reviews.v1.item", "17:1", Reference::PlanItem, "y", None),
                unknown(
                    "renewals.x1.policies.pra",
                    "20:20",
                    Reference::Policy,
                    "pra",
                    near
                ),
                unknown(
                    "renewals.x1.outcomes.pra.policy",
                    "23:1",
                    Reference::Policy,
                    "pra",
                    near
                ),
                unknown(
                    "renewals.x1.outcomes.pra.by",
                    "24:1",
                    Reference::Policy,
                    "pra",
                    near
                ),
                unknown("diary.d1.claim", "28:1", Reference::Claim, "k2", None),
            ]
        );
    }

    #[test]
    fn a_review_names_an_item_of_the_plan_and_goals_of_the_standard() {
        let of = |item: &str, goal: &str| {
            let text = format!(
                "\
client.name = '甲'
[[years]]
starts = 2026-03-02
plan.items = [{{ id = 'review-1' }}]
[[reviews]]
id = 'v1'
on = 2026-09-24
item = '{item}'
scores = [{{ goal = '{goal}', points = 1 }}]
"
            );
            found(&RULE, "2026-11-20", &text)
        };

        assert_eq!(of("review-1", "renewal"), []);
        assert_eq!(
            of("review-2", "renewl"),
            [
                at(
                    "jia/reference-unknown/reviews.v1.item 8:1",
                    Detail::UnknownReference {
                        to: Reference::PlanItem,
                        id: "review-2".to_owned(),
                        near: Some("review-1".to_owned())
                    }
                ),
                at(
                    "jia/reference-unknown/reviews.v1.scores.renewl.goal 9:13",
                    Detail::UnknownReference {
                        to: Reference::Goal,
                        id: "renewl".to_owned(),
                        near: Some("renewal".to_owned())
                    }
                ),
            ]
        );
    }
}
