//! What one client's record holds, as facts and dates; how it is written is another matter.

use chrono::NaiveDate;

/// A client record before it is written.
#[derive(Clone, Debug)]
pub struct Client {
    pub name: String,
    pub kind: &'static str,
    pub consulting: bool,
    pub key_account: bool,
    pub sector: &'static str,
    /// Places on its premises and lines of insurance, for the sentences only.
    pub sites: [&'static str; 4],
    pub products: Vec<&'static str>,
    pub crm_id: String,
    pub crm_synced: Option<NaiveDate>,
    pub identified: NaiveDate,
    pub first_contact: Option<NaiveDate>,
    pub disclosure_notice: Option<NaiveDate>,
    pub contacts: Vec<Contact>,
    pub needs: Vec<Need>,
    pub appointment: Option<Appointment>,
    pub team: Option<Team>,
    pub archive: Option<Archive>,
    pub years: Vec<Year>,
    pub policies: Vec<Policy>,
    pub diary: Vec<Entry>,
}

/// Somebody at the client's.
#[derive(Clone, Debug)]
pub struct Contact {
    pub id: String,
    pub name: String,
    pub role: &'static str,
    /// As the diary calls them: 刘总监.
    pub called: String,
    pub phone: String,
}

/// A need of the client, and the service that answers it.
#[derive(Clone, Debug)]
pub struct Need {
    pub id: String,
    pub found: NaiveDate,
    pub by: String,
    pub text: String,
    pub service: &'static str,
}

/// The written appointment.
#[derive(Clone, Debug)]
pub struct Appointment {
    pub kind: &'static str,
    pub established: NaiveDate,
    pub until: NaiveDate,
    pub template: String,
    pub original_at: String,
    pub commitments: Vec<Commitment>,
}

/// A promise in the appointment, and the service that keeps it.
#[derive(Clone, Debug)]
pub struct Commitment {
    pub id: String,
    pub text: &'static str,
    pub service: &'static str,
}

/// The service team.
#[derive(Clone, Debug)]
pub struct Team {
    pub established: NaiveDate,
    pub members: Vec<Member>,
}

/// One member of the team, from the day the team was set up.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub role: &'static str,
    pub duty: &'static str,
}

/// The client archive and its documents.
#[derive(Clone, Debug)]
pub struct Archive {
    pub established: NaiveDate,
    pub kept_at: String,
    pub documents: Vec<Document>,
}

/// A document of the business file.
#[derive(Clone, Debug)]
pub struct Document {
    pub kind: &'static str,
    pub title: String,
    pub date: NaiveDate,
}

/// A service year.
#[derive(Clone, Debug)]
pub struct Year {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub rating: Option<Rating>,
    pub plan: Option<Plan>,
}

/// The stars of a service year. Income is in whole CNY for `months`.
#[derive(Clone, Debug)]
pub struct Rating {
    pub rated: NaiveDate,
    pub basis: &'static str,
    pub income: i64,
    pub months: i64,
    pub stars: u8,
    pub raised: Option<Override>,
}

/// Stars raised above the computed ones, approved.
#[derive(Clone, Debug)]
pub struct Override {
    pub stars: u8,
    pub factor: &'static str,
    pub reason: &'static str,
    pub referred: NaiveDate,
    pub approved: NaiveDate,
}

/// The client service plan of a year.
#[derive(Clone, Debug)]
pub struct Plan {
    pub focus: &'static str,
    pub issued: NaiveDate,
    pub sent: Option<NaiveDate>,
    pub opinion_by: String,
    pub opinion_on: NaiveDate,
    pub opinion: String,
    pub items: Vec<Item>,
    pub revisions: Vec<Revision>,
}

/// One item of a plan.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    pub service: &'static str,
    pub content: String,
    pub origin: &'static str,
    pub covers: Vec<String>,
    pub start: NaiveDate,
    pub finish: NaiveDate,
    pub handler: String,
    pub purpose: Option<&'static str>,
    /// Whole CNY.
    pub cost: Option<i64>,
    pub done: Option<NaiveDate>,
}

/// A change made to a running plan.
#[derive(Clone, Debug)]
pub struct Revision {
    pub on: NaiveDate,
    pub by: String,
    pub reason: String,
}

/// An insurance policy. Premium in whole CNY; brokerage in whole percent of it.
#[derive(Clone, Debug)]
pub struct Policy {
    pub id: &'static str,
    pub insurer: (&'static str, &'static str),
    pub product: &'static str,
    pub number: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub premium: i64,
    pub percent: i64,
    pub reinsurance: bool,
}

/// One entry of the client diary; its id follows from its day.
#[derive(Clone, Debug)]
pub struct Entry {
    pub on: NaiveDate,
    pub by: String,
    pub kind: &'static str,
    pub did: String,
    pub response: String,
    pub item: Option<String>,
}
