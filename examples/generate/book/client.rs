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
    pub endorsements: Vec<Endorsement>,
    pub risks: Vec<Risk>,
    pub duties: Vec<Duty>,
    pub claims: Vec<Claim>,
    pub reviews: Vec<Review>,
    pub renewals: Vec<Renewal>,
    pub diary: Vec<Entry>,
    pub waiver: Option<Waiver>,
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
    /// The company's template of it; one without has its waiver.
    pub template: Option<String>,
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
    pub hand_over: Option<HandOver>,
}

/// A change of the account manager, told to the client on the day `told`.
#[derive(Clone, Debug)]
pub struct HandOver {
    pub on: NaiveDate,
    pub by: String,
    pub to: String,
    pub told: NaiveDate,
}

/// One member of the team, from the day the team was set up where nothing else is said.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub role: &'static str,
    pub duty: &'static str,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
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
    /// Its number in the file, from one.
    pub number: usize,
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
    pub id: String,
    /// The line of business, by the first part of the id.
    pub line: &'static str,
    pub insurer: (&'static str, &'static str),
    pub product: &'static str,
    pub number: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub premium: i64,
    pub percent: i64,
    pub reinsurance: bool,
}

impl Policy {
    /// Whether its premium is so large that several insurers share it, and it is paid in parts.
    pub fn is_large(&self) -> bool {
        self.premium >= 1_000_000
    }
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
    pub claim: Option<String>,
}

/// A change of a policy. Premium in whole CNY. A step still to come has no day, here and below.
#[derive(Clone, Debug)]
pub struct Endorsement {
    pub policy: String,
    pub text: String,
    pub handler: String,
    pub requested: NaiveDate,
    pub sent: Option<NaiveDate>,
    pub issued: Option<NaiveDate>,
    pub premium: i64,
    pub checked: Option<NaiveDate>,
}

/// A change of risk.
#[derive(Clone, Debug)]
pub struct Risk {
    pub found: NaiveDate,
    pub by: String,
    pub text: String,
    pub measure: &'static str,
    pub measured: Option<NaiveDate>,
    pub told: Option<NaiveDate>,
}

/// What an insurer owes.
#[derive(Clone, Debug)]
pub struct Duty {
    pub insurer: &'static str,
    pub text: &'static str,
    pub handler: String,
    pub due: NaiveDate,
    pub done: Option<NaiveDate>,
}

/// An insurance claim, its steps by their keys in the order they were taken. Amounts in whole CNY.
#[derive(Clone, Debug)]
pub struct Claim {
    pub id: String,
    pub policy: String,
    pub cause: String,
    pub amount: i64,
    pub handler: String,
    pub number: String,
    pub steps: Vec<(&'static str, NaiveDate)>,
    /// The number of the document it is closed with, once it is.
    pub proof: Option<usize>,
}

impl Claim {
    /// The day of a step, if it was taken.
    pub fn day_of(&self, step: &str) -> Option<NaiveDate> {
        let mut steps = self.steps.iter();
        steps.find(|(key, _)| *key == step).map(|(_, day)| *day)
    }

    /// The title of the paper that says how it ended.
    pub fn closing(&self) -> String {
        format!("赔案{}结案通知", self.number)
    }
}

/// An account review, held as a plan item; the points of each goal of the sample standard.
#[derive(Clone, Debug)]
pub struct Review {
    pub on: NaiveDate,
    pub by: String,
    pub text: String,
    pub item: String,
    pub scores: Vec<(&'static str, i64)>,
}

/// A renewal, its steps by their keys. Each policy has the one after it, none where it was lost; `settled` is
/// the day that was said of all of them, once cover has ended.
#[derive(Clone, Debug)]
pub struct Renewal {
    pub expires: NaiveDate,
    pub handler: String,
    pub steps: Vec<(&'static str, NaiveDate)>,
    pub accepted: Vec<&'static str>,
    pub outcomes: Vec<(String, Option<String>)>,
    pub settled: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
}

/// A finding that was settled.
#[derive(Clone, Debug)]
pub struct Waiver {
    pub rule: &'static str,
    pub reason: &'static str,
    pub by: String,
    pub on: NaiveDate,
    pub until: NaiveDate,
}

impl Team {
    /// Who has a role on a day.
    pub fn on(&self, day: NaiveDate, role: &str) -> Option<&Member> {
        self.members_on(day).find(|member| member.role == role)
    }

    /// Who is in the team on a day.
    pub fn members_on(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| {
            member.from.is_none_or(|from| from <= day)
                && member.until.is_none_or(|until| day <= until)
        })
    }
}

impl Client {
    /// The name of the account manager on a day.
    pub fn manager_on(&self, day: NaiveDate) -> String {
        let team = self.team.as_ref().expect("an appointed client has a team");
        let manager = team.on(day, "account-manager");
        manager.expect("a team always has its manager").name.clone()
    }
}
