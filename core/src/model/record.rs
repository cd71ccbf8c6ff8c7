//! One client's file: everything in it.

use chrono::NaiveDate;

use super::fault::{Fault, UnknownKey};
use super::form::{LAYOUT, Tables};
use super::reader::{Absent, Reader};
use super::{
    Appointment, Archive, Claim, Client, Complaint, Contact, Duty, Endorsement, Entry, Fates,
    Member, Need, PlanItem, Policy, Renewal, Review, Risk, Role, Team, Waiver, Year,
};
use crate::document::Document;

/// One client's file.
#[derive(Clone, Debug)]
pub struct Record<'d> {
    /// The text it was read from; for an earlier day it is read again.
    document: &'d Document<'d>,
    /// The latest day of a fact in it.
    latest: NaiveDate,
    /// The tables of its text, found in one walk.
    tables: Tables<'d>,
    /// What the renewals say about each policy.
    fates: Fates<'d>,
    /// Who the client is.
    pub client: Client<'d>,
    /// Whom we talk to there.
    pub contacts: Vec<Contact<'d>>,
    /// What the client needs.
    pub needs: Vec<Need<'d>>,
    /// The written appointments as broker, in the order they were established; none for targets and prospects. Only
    /// the first may be in preparation, without its day.
    pub appointments: Vec<Appointment<'d>>,
    /// The client service team.
    pub team: Option<Team<'d>>,
    /// The client archive.
    pub archive: Option<Archive<'d>>,
    /// The service years, in the order of the file.
    pub years: Vec<Year<'d>>,
    /// The insurance policies placed for the client.
    pub policies: Vec<Policy<'d>>,
    /// Changes of policies.
    pub endorsements: Vec<Endorsement<'d>>,
    /// Changes of the client's risk.
    pub risks: Vec<Risk<'d>>,
    /// What insurers owe the client.
    pub duties: Vec<Duty<'d>>,
    /// Insurance claims.
    pub claims: Vec<Claim<'d>>,
    /// Complaints.
    pub complaints: Vec<Complaint<'d>>,
    /// Account reviews.
    pub reviews: Vec<Review<'d>>,
    /// Renewals.
    pub renewals: Vec<Renewal<'d>>,
    /// The client diary, in the order of the file.
    pub diary: Vec<Entry<'d>>,
    /// The findings that were settled, in the order of the file.
    pub waivers: Vec<Waiver<'d>>,
}

/// A file as it was read: the record, its faults, and its unknown keys.
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    /// The record; reliable only when there are no faults.
    pub record: Record<'d>,
    /// Every value that is missing or is not what it must be.
    pub faults: Vec<Fault>,
    /// Every key that no one knows. They are kept, and flagged.
    pub unknown: Vec<UnknownKey>,
    /// The entries that are left out because they did not exist yet on the day of reading.
    pub absent: Vec<Absent>,
}

impl<'d> Record<'d> {
    /// Reads a whole document, and continues after every fault so that all are reported at once.
    pub fn read(document: &'d Document<'d>) -> Reading<'d> {
        Record::read_with(document, Reader::new(document))
    }

    /// Reads the same text as it stood on a day: what is dated later has not happened, and nobody knows of
    /// it. `None` when nothing in it is dated later: then the record itself is right for that day.
    ///
    /// What is agreed or planned may have a later day and stays; the form says so key by key.
    pub fn read_as_of(&self, day: NaiveDate) -> Option<Reading<'d>> {
        let reader = || Reader::as_of(self.document, day);
        (self.latest > day).then(|| Record::read_with(self.document, reader()))
    }

    fn read_with(document: &'d Document<'d>, mut reader: Reader<'d>) -> Reading<'d> {
        let mut root = reader.root();
        let record = Record {
            document,
            latest: NaiveDate::MIN,
            tables: Tables::of(document.root()),
            fates: Fates::default(),
            client: root.table("client", Client::read).unwrap_or_else(|| {
                root.missing("client");
                Client::default()
            }),
            contacts: root.entries("contacts", Contact::read),
            needs: root.entries("needs", Need::read),
            appointments: root
                .table("appointment", Appointment::read_all)
                .unwrap_or_default(),
            team: root.table("team", Team::read),
            archive: root.table("archive", Archive::read),
            years: root.entries("years", Year::read),
            policies: root.entries("policies", Policy::read),
            endorsements: root.entries("endorsements", Endorsement::read),
            risks: root.entries("risks", Risk::read),
            duties: root.entries("duties", Duty::read),
            claims: root.entries("claims", Claim::read),
            complaints: root.entries("complaints", Complaint::read),
            reviews: root.entries("reviews", Review::read),
            renewals: root.entries("renewals", Renewal::read),
            diary: root.entries("diary", Entry::read),
            waivers: root.entries("waivers", Waiver::read),
        };
        root.finish();
        let fates = Fates::of(&record.policies, &record.renewals);
        let (latest, absent) = (reader.latest(), reader.absent());
        let (faults, unknown) = reader.finish(&LAYOUT);
        Reading {
            record: Record {
                latest,
                fates,
                ..record
            },
            faults,
            unknown,
            absent,
        }
    }

    /// Its tables, as the text has them.
    pub fn tables(&self) -> &Tables<'d> {
        &self.tables
    }

    /// What its renewals say about each policy.
    pub fn fates(&self) -> &Fates<'d> {
        &self.fates
    }

    /// The text it was read from.
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// Whether a fact in it is dated after a day.
    pub fn has_fact_after(&self, day: NaiveDate) -> bool {
        self.latest > day
    }

    /// The plan items of all years that cover a commitment or a need.
    pub fn covering(&self, id: &str) -> impl Iterator<Item = &PlanItem<'d>> {
        let plans = self.years.iter().filter_map(|year| year.plan.as_ref());
        let items = plans.flat_map(|plan| &plan.items);
        items.filter(move |item| item.answers(id))
    }

    /// The account manager on a day: the one who joined last, when two overlap (D23).
    pub fn manager_on(&self, day: NaiveDate) -> Option<&Member<'d>> {
        let managers = self.in_role_on(Role::AccountManager, day);
        managers.max_by_key(|member| member.from)
    }

    /// Those who have a role on a day, in the order of the file.
    pub fn in_role_on(&self, role: Role, day: NaiveDate) -> impl Iterator<Item = &Member<'d>> {
        let members = self.team.iter().flat_map(move |it| it.members_on(day));
        members.filter(move |it| it.role == Some(role))
    }
}
