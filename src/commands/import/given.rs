//! What a row of a table says, and the changes that it asks for.

use chrono::NaiveDate;

use super::cells::{Cells, Fault};
use crate::alike;
use crate::changes::client::{self, ContactDetails, Details};
use crate::changes::policy::Terms;
use crate::changes::team::Post;
use crate::changes::{Change, Refusal, appointment, team};
use crate::commands::team::usual_duty;
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::lang::Lang;
use crate::model::{AppointmentKind, Role, issued};
use crate::standing::{Case, shares_in};

/// The client that a row is about, by whatever of these it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Whose {
    /// The id; in a table that is not of clients, the id or the name.
    pub(super) id: Option<String>,
    /// The full name.
    pub(super) name: Option<String>,
    /// The id in the company's client system.
    pub(super) crm_id: Option<String>,
}

/// What a row says of its client.
#[derive(Debug)]
pub(super) enum Given {
    /// The client itself.
    Client(Box<OfClient>),
    /// A policy.
    Policy(Box<OfPolicy>),
    /// A contact.
    Contact(String, ContactDetails),
    /// A post in the team.
    Post(Post),
}

/// What a table of policies says of one.
#[derive(Debug)]
pub(super) struct OfPolicy {
    /// Its id, if the row has one.
    pub(super) id: Option<String>,
    /// Its terms; the insurer is the leader alone.
    pub(super) terms: Terms,
    /// All insurers with their shares, as lists write them; `None` where the row names no share.
    pub(super) shared: Option<String>,
}

/// A change that a row asks for, decided on the record as it is by then.
pub(super) type Asked<'g> = Box<dyn Fn(&Case<'_>) -> Change + 'g>;

/// What a table of clients says of one.
#[derive(Debug, Default)]
pub(super) struct OfClient {
    pub(super) details: Details,
    established: Option<NaiveDate>,
    until: Option<NaiveDate>,
    kind: Option<AppointmentKind>,
    template: Option<String>,
    original_at: Option<String>,
    manager: Option<String>,
    deputy: Option<String>,
}

pub(super) fn whose(cells: &mut Cells<'_>) -> Whose {
    Whose {
        id: cells.text("id").or_else(|| cells.text("client")),
        name: cells.text("name"),
        crm_id: cells.text("crm-id"),
    }
}

pub(super) fn client(cells: &mut Cells<'_>, whose: &Whose) -> Given {
    let details = Details {
        name: whose.name.clone(),
        kind: cells.word("kind"),
        consulting: cells.flag("consulting"),
        key_account: cells.flag("key-account"),
        sector: cells.text("sector"),
        crm_id: whose.crm_id.clone(),
        crm_synced: cells.day("crm-synced"),
        identified: cells.day("identified"),
        first_contact: cells.day("first-contact"),
        disclosure_notice: cells.day("disclosure-notice"),
        recorded_from: cells.day("recorded-from"),
        licence_kind: cells.word("licence-kind"),
        licence_number: cells.text("licence-number"),
        licence_until: cells.day("licence-until"),
    };
    Given::Client(Box::new(OfClient {
        details,
        established: cells.day("established"),
        until: cells.day("until"),
        kind: cells.word("appointment-kind"),
        template: cells.text("template"),
        original_at: cells.text("original-at"),
        manager: cells.person("manager"),
        deputy: cells.person("deputy"),
    }))
}

pub(super) fn policy(cells: &mut Cells<'_>) -> Given {
    let insurer = cells.text("insurer");
    let shared = insurer.clone().filter(|words| !shares_in(words).is_empty());
    let leader = |words: &String| shares_in(words)[0].insurer.map(str::to_owned);
    let terms = Terms {
        insurer: shared.as_ref().map_or(insurer, leader),
        product: cells.text("product"),
        number: cells.text("number"),
        starts: cells.day("starts"),
        ends: cells.day("ends"),
        applicant: cells.text("applicant"),
        insured: cells.text("insured").map(|names| several(&names)),
        sum_insured: cells.amount("sum-insured"),
        premium: cells.amount("premium"),
        brokerage_percent: cells.percent("brokerage-percent"),
        payment: cells.text("payment"),
        paid: cells.day("paid"),
        received: cells.amount("received"),
        received_on: cells.day("received-on"),
        by: cells.text("by"),
        one_off: cells.flag("one-off"),
        life: cells.flag("life"),
        liability: cells.flag("liability"),
        marine: cells.flag("marine"),
        reinsurance: cells.flag("reinsurance"),
    };
    let id = cells.text("policy");
    Given::Policy(Box::new(OfPolicy { id, terms, shared }))
}

/// `None` where the row names nobody.
pub(super) fn contact(cells: &mut Cells<'_>) -> Option<Given> {
    let details = ContactDetails {
        id: None,
        role: cells.text("role"),
        phone: cells.text("phone"),
        email: cells.text("email"),
        until: cells.day("until"),
    };
    Some(Given::Contact(cells.text("contact")?, details))
}

/// `None` where the row names nobody, or no role.
pub(super) fn post(cells: &mut Cells<'_>) -> Option<Given> {
    let (name, role) = (cells.person("member"), cells.word("role"));
    let (duty, from, until) = (cells.text("duty"), cells.day("from"), cells.day("until"));
    Some(Given::Post(Post {
        name: name?,
        role: role?,
        duty,
        from,
        until,
    }))
}

impl Given {
    /// Whether two rows of one client are about the same policy.
    pub(super) fn is_twice(&self, other: &Given) -> bool {
        let (Given::Policy(one), Given::Policy(other)) = (self, other) else {
            return false;
        };
        let number = one.number().zip(other.number());
        let is_number = number.is_some_and(|(one, other)| alike::is_same(one, other));
        is_number || (one.id.is_some() && one.id == other.id)
    }

    /// The policy's number, once the insurer gave one.
    pub(super) fn number(&self) -> Option<&str> {
        match self {
            Given::Policy(of) => of.number(),
            _ => None,
        }
    }

    /// The changes, one after the other: each sees the record as the one before left it. Those of a policy are none of
    /// these ([`super::placed`]).
    pub(super) fn changes<'g>(&'g self, lang: Lang) -> Vec<Asked<'g>> {
        match self {
            Given::Client(of) => vec![
                Box::new(|case| of.described(case)),
                Box::new(|case| of.appointed(case)),
                Box::new(move |case| of.manned(case, lang)),
            ],
            Given::Policy(_) => Vec::new(),
            Given::Contact(name, details) => vec![Box::new(|case| {
                client::contact(case, name, details.clone()).map(|(_, edits)| edits)
            })],
            Given::Post(given) => vec![Box::new(move |case| {
                let usual = match given.role {
                    Role::AccountManager | Role::Deputy => Some(usual_duty(lang, given.role)),
                    _ => None,
                };
                team::post(case, given, begins(case), usual.as_deref())
            })],
        }
    }
}

impl OfPolicy {
    /// Its number, once the insurer gave one.
    pub(super) fn number(&self) -> Option<&str> {
        self.terms.number.as_deref().and_then(issued)
    }

    /// Whether it names its policy, by an id or a number.
    pub(super) fn is_named(&self) -> bool {
        self.id.is_some() || self.number().is_some()
    }
}

impl OfClient {
    /// The day of the appointment, if the row has one.
    pub(super) fn established(&self) -> Option<NaiveDate> {
        self.established
    }

    /// What the row says of the client. A record that begins with this table, of a client appointed before today,
    /// says since when it is kept.
    pub(super) fn new_details(&self, established: Option<NaiveDate>, today: NaiveDate) -> Details {
        let begins = established.filter(|on| *on < today).map(|_| today);
        Details {
            recorded_from: self.details.recorded_from.or(begins),
            ..self.details.clone()
        }
    }

    fn described(&self, case: &Case<'_>) -> Change {
        // The name that is on record stays as it is written there.
        let mut details = self.details.clone();
        details.name = None;
        let synced = case.record.client.crm_synced;
        details.crm_synced = details.crm_synced.filter(|on| Some(*on) != synced);
        match details.is_empty() {
            true => Ok(Vec::new()),
            false => client::set(case, details),
        }
    }

    fn appointed(&self, case: &Case<'_>) -> Change {
        let is_given = self.established.is_some()
            || self.until.is_some()
            || self.kind.is_some()
            || self.template.is_some()
            || self.original_at.is_some();
        if !is_given {
            return Ok(Vec::new());
        }
        if self.established.is_none() && case.record.appointed().is_none() {
            return Err(Refusal::NotAppointed);
        }
        let appointment = case.record.appointment();
        let recorded = appointment.and_then(|it| it.kind);
        // An appointment that was extended ends as its table says: the end of today is no other one.
        let ends = appointment.and_then(|it| it.ends());
        let kind = self.kind.or(recorded);
        let terms = appointment::Terms {
            kind: kind.unwrap_or(AppointmentKind::OtherWritten),
            // A row without the day speaks of the last one, also when that is over.
            on: self
                .established
                .or(appointment.and_then(|it| it.established)),
            until: self.until.filter(|until| Some(*until) != ends),
            template: self.template.clone(),
            original_at: self.original_at.clone(),
        };
        let mut edits = appointment::record(case, terms)?;
        if kind.is_none() {
            // Nobody said of what kind it is, so the record does not either.
            let unknown = KeyPath::of("appointment").key("kind");
            edits.retain(|edit| !matches!(edit, Edit::Set { at, .. } if *at == unknown));
            for edit in &mut edits {
                if let Edit::Push { entry, .. } = edit {
                    entry.retain(|(key, _)| *key != "kind");
                }
            }
        }
        Ok(edits)
    }

    /// The manager and the deputy. Since when they serve the client is not in such a table: in a record that begins in
    /// mid-term, from that day on.
    fn manned(&self, case: &Case<'_>, lang: Lang) -> Change {
        if self.manager.is_none() && self.deputy.is_none() {
            return Ok(Vec::new());
        }
        let there = case.record.team.as_ref();
        let is_there = |name: &Option<String>, role: Role| {
            let mut members = there.iter().flat_map(|team| &team.members);
            name.as_ref().is_none_or(|name| {
                members.any(|it| {
                    let is_there = it.until.is_none_or(|until| case.today <= until);
                    is_there && it.role == Some(role) && alike::is_same(it.name, name)
                })
            })
        };
        // Where nobody is the manager today, a list names the last one.
        let is_last = |name: &String| case.who().is_some_and(|who| alike::is_same(who, name));
        let is_manager = is_there(&self.manager, Role::AccountManager)
            || self.manager.as_ref().is_some_and(is_last);
        let is_known = is_manager && is_there(&self.deputy, Role::Deputy);
        if is_known {
            return Ok(Vec::new());
        }
        let on = begins(case);
        let person = |name: &Option<String>, role| {
            name.clone().map(|name| team::Person {
                name,
                duty: usual_duty(lang, role),
            })
        };
        let manager = person(&self.manager, Role::AccountManager);
        let deputy = person(&self.deputy, Role::Deputy);
        team::set(case, Some(on), manager, deputy).map(|set| set.edits)
    }
}

/// Since when somebody serves the client of whom the table does not say it: from the appointment on, or since the record
/// of a client taken over in mid-term is kept.
fn begins(case: &Case<'_>) -> NaiveDate {
    let appointed = case.record.appointed().unwrap_or(case.today);
    let begins = case.record.client.recorded_from.unwrap_or(appointed);
    appointed.max(begins).min(case.today)
}

/// What a row lacks to say something.
pub(super) fn lacking(row: usize, why: String) -> Fault {
    Fault {
        row,
        column: String::new(),
        why,
    }
}

/// The names of one cell, as a list of policies writes them.
pub(super) fn several(names: &str) -> Vec<String> {
    let names = names.split(['、', '；', ';']).map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
