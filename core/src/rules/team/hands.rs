//! Open work by the people who have it in hand.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::alike::folded;
use crate::document::{Asked, Item, KeyPath};
use crate::model::Record;
use crate::model::form::{FORM, Role};
use crate::standing::{Case, Charge, charges, people};

/// What one person has in hand.
pub(super) struct Hand<'a> {
    /// The person, as the work that is due first names them.
    pub name: &'a str,
    /// The same name, folded.
    pub folded: Cow<'a, str>,
    /// The work that is due first.
    pub first: Charge<'a>,
    /// The way to its handler.
    pub key: KeyPath,
    /// How many more there are.
    pub more: usize,
    /// The place of the last of them in the list of all.
    last: usize,
}

/// The open work that names a handler, person by person, of those who are asked for by their folded names: as the whole
/// where that is the name of one, or else each of several. What was due before the record begins is nobody's fault here, and what ended with the
/// service nobody's work.
pub(super) fn hands<'a>(
    case: &Case<'a>,
    is_one: impl Fn(&str) -> bool,
    is_asked: impl Fn(&str) -> bool,
) -> Vec<Hand<'a>> {
    let whole_or_each = |handler: &'a str| match is_one(&folded(handler)) {
        true => vec![handler],
        false => people(handler).collect(),
    };
    // To gather the open work takes long, and in most records nobody who is asked for handles anything.
    let handlers = handlers(case.record).into_iter();
    if !(handlers.flat_map(whole_or_each)).any(|name| is_asked(&folded(name))) {
        return Vec::new();
    }
    let begins = case.record.client.recorded_from;
    let mut hands: Vec<Hand<'a>> = Vec::new();
    let mut places: HashMap<Cow<'a, str>, usize> = HashMap::new();
    for (nth, charge) in charges(case).into_iter().enumerate() {
        let Some(handler) = charge.handler.filter(|_| charge.is_named) else {
            continue;
        };
        if charge.due.is_some_and(|due| Some(due.date) < begins) || !charge.goes_on(case) {
            continue;
        }
        for name in whole_or_each(handler) {
            let folded = folded(name);
            if !is_asked(&folded) {
                continue;
            }
            if let Some(hand) = places.get(&folded).map(|place| &mut hands[*place]) {
                hand.more += usize::from(hand.last != nth);
                hand.last = nth;
                continue;
            }
            places.insert(folded.clone(), hands.len());
            hands.push(Hand {
                name,
                folded,
                first: charge.clone(),
                key: charge.seat.clone(),
                more: 0,
                last: nth,
            });
        }
    }
    hands
}

/// The keys that name a handler: the place of the section in the form, and the key as it is looked for.
static HANDLED: LazyLock<Vec<(usize, Asked<'static>)>> = LazyLock::new(|| {
    let sections = FORM.iter().enumerate();
    let keys = sections.flat_map(|(place, it)| it.keys.iter().map(move |key| (place, key)));
    let handled = keys.filter(|(_, key)| key.role == Role::Handler);
    handled
        .map(|(place, key)| (place, Asked::of(key.name)))
        .collect()
});

/// All handlers that a record names, of open work or not, each writing once.
fn handlers<'a>(record: &'a Record<'_>) -> HashSet<&'a str> {
    let handled = HANDLED.iter().flat_map(|(place, key)| {
        let tables = record.tables().of_place(*place).iter();
        tables.filter_map(|table| table.item.find(*key).and_then(Item::text))
    });
    handled.collect()
}
