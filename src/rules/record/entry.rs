//! The lists of a record whose entries have an id that never changes.

use crate::document::KeyPath;
use crate::model::Record;

/// A list within which no id stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Contacts,
    Needs,
    Commitments,
    Extensions,
    Papers,
    /// The items of every plan: a diary entry names them without a year.
    PlanItems,
    /// The revisions of the plan in this year; so with what was lowered for it.
    Revisions(usize),
    HandOvers,
    Lowerings(usize),
    Policies,
    Endorsements,
    Risks,
    Duties,
    Claims,
    Reviews,
    Renewals,
    Diary,
    Waivers,
}

/// One entry of such a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'r> {
    /// Its id, as it stands.
    pub id: &'r str,
    list: List,
    year: usize,
    nth: usize,
}

impl Entry<'_> {
    /// The way to its id.
    pub(super) fn key(&self) -> KeyPath {
        let of_plan = |list| KeyPath::of("years").nth(self.year).key("plan").key(list);
        let list = match self.list {
            List::Contacts => KeyPath::of("contacts"),
            List::Needs => KeyPath::of("needs"),
            List::Commitments => KeyPath::of("appointment").key("commitments"),
            List::Extensions => KeyPath::of("appointment").key("extensions"),
            List::Papers => KeyPath::of("archive").key("documents"),
            List::PlanItems => of_plan("items"),
            List::Revisions(_) => of_plan("revisions"),
            List::Lowerings(_) => of_plan("lowerings"),
            List::HandOvers => KeyPath::of("team").key("hand-overs"),
            List::Policies => KeyPath::of("policies"),
            List::Endorsements => KeyPath::of("endorsements"),
            List::Risks => KeyPath::of("risks"),
            List::Duties => KeyPath::of("duties"),
            List::Claims => KeyPath::of("claims"),
            List::Reviews => KeyPath::of("reviews"),
            List::Renewals => KeyPath::of("renewals"),
            List::Diary => KeyPath::of("diary"),
            List::Waivers => KeyPath::of("waivers"),
        };
        list.nth(self.nth).key("id")
    }
}

/// Shows each list of a record, one after the other.
pub(super) fn each_list<'r>(
    record: &'r Record<'r>,
    mut show: impl FnMut(&mut dyn Iterator<Item = Entry<'r>>),
) {
    let entry = |list, year| {
        move |(nth, id)| Entry {
            id,
            list,
            year,
            nth,
        }
    };
    macro_rules! list {
        ($list:expr, $year:expr, $entries:expr) => {
            let ids = $entries.iter().map(|entry| entry.id);
            show(&mut ids.enumerate().map(entry($list, $year)));
        };
    }

    list!(List::Contacts, 0, record.contacts);
    list!(List::Needs, 0, record.needs);
    if let Some(appointment) = &record.appointment {
        list!(List::Commitments, 0, appointment.commitments);
        list!(List::Extensions, 0, appointment.extensions);
    }
    if let Some(archive) = &record.archive {
        list!(List::Papers, 0, archive.documents);
    }
    let plans = || {
        let plan =
            |(nth, year): (usize, &'r crate::model::Year<'r>)| Some((nth, year.plan.as_ref()?));
        record.years.iter().enumerate().filter_map(plan)
    };
    show(&mut plans().flat_map(|(year, plan)| {
        let ids = plan.items.iter().map(|item| item.id);
        ids.enumerate().map(entry(List::PlanItems, year))
    }));
    for (year, plan) in plans() {
        list!(List::Lowerings(year), year, plan.lowerings);
        list!(List::Revisions(year), year, plan.revisions);
    }
    if let Some(team) = &record.team {
        list!(List::HandOvers, 0, team.hand_overs);
    }
    list!(List::Policies, 0, record.policies);
    list!(List::Endorsements, 0, record.endorsements);
    list!(List::Risks, 0, record.risks);
    list!(List::Duties, 0, record.duties);
    list!(List::Claims, 0, record.claims);
    list!(List::Reviews, 0, record.reviews);
    list!(List::Renewals, 0, record.renewals);
    list!(List::Diary, 0, record.diary);
    list!(List::Waivers, 0, record.waivers);
}
