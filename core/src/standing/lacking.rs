//! What a client still lacks for its next stage (D01, D11–D45).

use super::{Case, Clock, Part, Stage, Task, archive_lacks};
use crate::model::{Record, Role};
use crate::words;

words! {
    /// Something without which the next stage is not reached.
    Lack {
        /// The first contact.
        FirstContact = "first-contact",
        /// 客户告知书 (保险经纪人监管规定 50).
        DisclosureNotice = "disclosure-notice",
        /// The written appointment (D12, D14).
        Appointment = "appointment",
        /// An extension of the appointment, or the end of the service.
        Extension = "extension",
        /// The account manager (D18, D23).
        Manager = "account-manager",
        /// The deputy (D18).
        Deputy = "deputy",
        /// A second person (D22).
        Second = "second-member",
        /// A part of the archive (D25).
        Paper = "paper",
        /// A part of the archive (D25).
        Electronic = "electronic",
        /// A part of the archive (D25).
        Information = "information",
        /// The rating (D34).
        Rating = "rating",
        /// The items of the plan (D38, D42).
        PlanItems = "plan-items",
        /// What an item must state (D43).
        ItemFields = "item-fields",
        /// That the plan is issued (D45).
        PlanIssued = "plan-issued",
    }
}

/// What one command records of what is lacking.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// What is lacking.
    pub lacks: Vec<Lack>,
    /// The term it has, if it has one.
    pub clock: Option<Clock>,
    /// The plan item it is about, as its position among those that do not state everything.
    pub item: Option<usize>,
}

/// The stage that comes after one; `None` for that of service, which lasts, and for one that has ended.
pub fn next_stage(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Target => Some(Stage::Prospect),
        Stage::Prospect => Some(Stage::Signing),
        Stage::Signing | Stage::Expired => Some(Stage::Service),
        Stage::Service | Stage::Ended => None,
    }
}

/// What the next stage lacks, in the order in which it is recorded; in the stage of service, what its years lack.
pub fn lacking(case: &Case<'_>) -> Vec<Missing> {
    let without_term = |lacks: Vec<Lack>| Missing {
        lacks,
        clock: None,
        item: None,
    };
    let client = &case.record.client;
    let is_told = client.disclosure_notice.is_some_and(|on| on <= case.today);
    let notice = (!is_told).then(|| without_term(vec![Lack::DisclosureNotice]));
    match Stage::of(case) {
        Stage::Target => vec![without_term(vec![Lack::FirstContact])],
        Stage::Prospect => notice
            .into_iter()
            .chain([without_term(vec![Lack::Appointment])])
            .collect(),
        Stage::Expired => vec![without_term(vec![Lack::Extension])],
        Stage::Ended => Vec::new(),
        Stage::Signing | Stage::Service => {
            let clocks = Clock::all(case).into_iter();
            let open = clocks.filter(|clock| {
                clock.done.is_none() && !clock.unrecorded && clock.task != Task::Onboarding
            });
            open.flat_map(|clock| of_clock(case.record, &clock))
                .collect()
        }
    }
}

fn of_clock(record: &Record<'_>, clock: &Clock) -> Vec<Missing> {
    let with = |lacks: Vec<Lack>, item| Missing {
        lacks,
        clock: Some(clock.clone()),
        item,
    };
    let parts = |parts: &[Part]| parts.iter().map(|part| of_part(*part)).collect::<Vec<_>>();
    match clock.task {
        Task::Team if record.team.is_none() => vec![with(vec![Lack::Manager, Lack::Deputy], None)],
        Task::Team => vec![with(parts(&clock.lacks), None)],
        Task::Archive => vec![with(parts(&archive_lacks(record)), None)],
        Task::Rating => vec![with(vec![Lack::Rating], None)],
        // A plan that nobody made in its year cannot be made any more.
        Task::Plan if clock.unplanned && clock.over => Vec::new(),
        Task::Plan => {
            let items = clock.unplanned.then(|| with(vec![Lack::PlanItems], None));
            let fields = 0..clock.unstated.len();
            let fields = fields.map(|nth| with(vec![Lack::ItemFields], Some(nth)));
            let issued = with(vec![Lack::PlanIssued], None);
            items.into_iter().chain(fields).chain([issued]).collect()
        }
        Task::Onboarding => Vec::new(),
    }
}

fn of_part(part: Part) -> Lack {
    use crate::model::ArchivePart;
    match part {
        Part::Role(Role::AccountManager) => Lack::Manager,
        Part::Role(_) => Lack::Deputy,
        Part::Second => Lack::Second,
        Part::File(ArchivePart::Paper) => Lack::Paper,
        Part::File(ArchivePart::Electronic) => Lack::Electronic,
        Part::File(ArchivePart::Information) => Lack::Information,
    }
}
