//! Runs every rule: on one client, then on all of them together.

use chrono::NaiveDate;

use super::ahead::ahead;
use super::census::uncovered;
use super::deadline::Timed;
use super::entry::Entries;
use super::policy::policy_number_doubled;
use super::record::{conflict_markers, unreadable};
use super::subject::subject;
use super::waiver::settle;
use super::{
    Addition, Census, Check, Counted, Detail, Filed, Finding, Findings, Group, OfCalendar, Read,
    Rule, Selection, Source, WaiverState,
};
use crate::calendar::Calendar;
use crate::document::{KeyPath, Place, Places, Step};
use crate::model::Record;
use crate::standard::Standard;
use crate::standing::{AsItStood, Case, as_it_stood, expiring, stars_on, year_today};

/// What every client of a workspace is measured by.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The company's standard.
    pub standard: &'a Standard,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day of the check.
    pub today: NaiveDate,
}

impl<'a> Ground<'a> {
    /// A client's record, measured by this.
    pub fn case(&self, id: &'a str, record: &'a Record<'a>) -> Case<'a> {
        Case {
            id,
            record,
            standard: self.standard,
            calendar: self.calendar,
            today: self.today,
        }
    }
}

/// What was found in one client's file.
#[derive(Debug)]
pub struct Looked {
    /// The findings, in no particular order.
    pub findings: Vec<Finding>,
    /// The state of each waiver of the record, in the order of the file.
    pub waivers: Vec<WaiverState>,
    /// The client's part in the census; `None` when the text is not TOML.
    pub counted: Option<Counted>,
    /// Whether the record could be read; if not, only its faults are reported, and the check is incomplete.
    pub whole: bool,
}

/// Runs every selected rule on one client, with what is on the disk for the files that its record names.
pub fn look(
    source: &Source<'_>,
    ground: &Ground<'_>,
    selection: &Selection,
    filed: &Filed,
) -> Looked {
    let record = source.record().map(|(_, record)| record);
    let stood = record.map(|record| as_it_stood(record, ground.today));
    let written = record.map(|record| ground.case(source.id, record));
    let case = stood.as_ref();
    let case = case.map(|stood| ground.case(source.id, stood.record()));
    let clocks = case.as_ref().map(Timed::all).unwrap_or_default();
    let expiring = case.as_ref().map(expiring).unwrap_or_default();

    let mut findings = ask(
        (source, ground.today),
        stood.as_ref(),
        selection,
        |rule, findings| {
            let case = if sees_all(rule) { &written } else { &case };
            match (&rule.check, case) {
                (Check::Text(check), _) => check(source, ground.today, findings),
                (Check::Client(check), Some(case)) => check(case, findings),
                (Check::Clocks(check), Some(case)) => check(case, &clocks, findings),
                (Check::Expiring(check), Some(case)) => check(case, &expiring, findings),
                (Check::Files(check), Some(case)) => check(case, filed, findings),
                (
                    Check::Client(_) | Check::Clocks(_) | Check::Expiring(_) | Check::Files(_),
                    None,
                )
                | (Check::Waivers(_) | Check::Workspace(_), _) => {}
            }
        },
    );
    // Where the last day was before the record begins, nobody here has missed it.
    if let Some(begins) = case.as_ref().and_then(|it| it.record.client.recorded_from) {
        findings.retain(|it| it.due.is_none_or(|due| due >= begins));
    }
    let settled = case
        .as_ref()
        .map(|case| settle(case, selection, &mut findings));
    let waivers = settled.unwrap_or_default();
    if let Some(case) = case
        .as_ref()
        .filter(|case| !waivers.is_empty() && !case.is_closed())
    {
        findings.extend(ask(
            (source, ground.today),
            None,
            selection,
            |rule, findings| {
                if let Check::Waivers(check) = &rule.check {
                    check(case, &waivers, findings);
                }
            },
        ));
    }
    if let (Some(case), Some(record)) = (&case, record) {
        let addition = Addition::of(case);
        let current = year_today(case).map(|year| year.starts);
        for finding in &mut findings {
            finding.addition = addition;
            let year = year_of(record, &finding.key);
            finding.another_year = year.filter(|_| year != current);
        }
    }
    if let Some(case) = &written {
        let ahead = ahead(case);
        for finding in findings.iter_mut().filter(|_| !ahead.is_empty()) {
            finding.ahead.clone_from(&ahead);
        }
    }
    Looked {
        findings,
        waivers,
        counted: counted(source, case.as_ref(), &clocks, selection),
        whole: case.is_some(),
    }
}

/// The first day of the service year that a key of the file lies in.
fn year_of(record: &Record<'_>, key: &KeyPath) -> Option<NaiveDate> {
    let [Step::Key(list), Step::Nth(nth), ..] = key.steps() else {
        return None;
    };
    let year = record.years.get(*nth).filter(|_| list == "years")?;
    Some(year.starts)
}

/// Whether a rule sees everything that is written, including later days, because it is about the record as a
/// file or about files on the disk. For every other rule, what is dated later has not happened.
fn sees_all(rule: &Rule) -> bool {
    match rule.check {
        Check::Text(_) | Check::Files(_) | Check::Waivers(_) | Check::Workspace(_) => true,
        Check::Client(_) | Check::Clocks(_) | Check::Expiring(_) => rule.group == Group::Record,
    }
}

/// What the selected rules find in one client's file; with the record as it stood, which knows the places of
/// its entries in the file.
fn ask(
    (source, today): (&Source<'_>, NaiveDate),
    stood: Option<&AsItStood<'_>>,
    selection: &Selection,
    mut asked: impl FnMut(&'static Rule, &mut Findings),
) -> Vec<Finding> {
    let mut findings = Findings::default();
    let record = source.record();
    let mut entries = record.map(|(_, record)| Entries::new(record.tables(), today));
    for (rule, severity) in selection.rules() {
        let before = findings.count();
        asked(rule, &mut findings);
        for finding in findings.since(before) {
            finding.severity = severity;
            finding.client = Some(source.id.to_owned());
            if let Some(stood) = stood.filter(|_| !sees_all(rule)) {
                finding.key = stood.in_file(std::mem::take(&mut finding.key));
            }
            complete(finding, source, entries.as_mut());
        }
    }
    findings.finish()
}

/// The finding for a record that could not be opened or is not text; `None` when that rule is not selected.
/// The store gives the reason.
pub fn not_read(id: &str, selection: &Selection) -> Option<Finding> {
    let severity = selection.severity(&unreadable::RULE)?;
    let mut findings = Findings::default();
    let finding = findings.add(&unreadable::RULE, KeyPath::root(), Detail::NotRead);
    finding.severity = severity;
    finding.client = Some(id.to_owned());
    finding.subject = "file".to_owned();
    findings.finish().pop()
}

/// The finding for a file of a year that is no year's table; `None` when that rule does not run, or when it is one
/// and another rule speaks of it.
pub fn calendar_not_read(
    fault: &OfCalendar,
    place: Place,
    selection: &Selection,
) -> Option<Finding> {
    let rule = match fault {
        OfCalendar::Merge { .. } => &conflict_markers::RULE,
        OfCalendar::NotRead { .. } | OfCalendar::Faults { .. } => &unreadable::RULE,
        OfCalendar::Contradicts { .. } | OfCalendar::Doubtful { .. } => return None,
    };
    let severity = selection.severity(rule)?;
    let mut findings = Findings::default();
    let finding = findings.add(rule, KeyPath::root(), Detail::Calendar(fault.clone()));
    finding.severity = severity;
    finding.place = Some(place);
    finding.subject = fault.file().unwrap_or_default().to_owned();
    findings.finish().pop()
}

/// Runs every selected rule on all clients together.
pub fn workspace(census: &Census<'_>, selection: &Selection) -> Vec<Finding> {
    let mut findings = Findings::default();
    for (rule, severity) in selection.rules() {
        let before = findings.count();
        if let Check::Workspace(check) = &rule.check {
            check(census, &mut findings);
        }
        for finding in findings.since(before) {
            finding.severity = severity;
        }
    }
    findings.finish()
}

/// Fills in what follows from the key.
fn complete(finding: &mut Finding, source: &Source<'_>, entries: Option<&mut Entries<'_, '_>>) {
    if let Read::Whole(document, _) = source.read {
        if finding.place.is_none() && finding.key != KeyPath::root() {
            finding.place = Some(document.place_of(&finding.key));
        }
        if finding.subject.is_empty() {
            finding.subject = subject(document, &finding.key);
        }
    }
    if finding.key != KeyPath::root() {
        finding.entry = entries.and_then(|entries| entries.of(&finding.key));
    }
}

fn counted(
    source: &Source<'_>,
    case: Option<&Case<'_>>,
    clocks: &[Timed],
    selection: &Selection,
) -> Option<Counted> {
    let Read::Whole(document, reading) = source.read else {
        return None;
    };
    let client = document.root().get("client");
    // They are near the top of the file, so no index is made for them.
    let place_of = |key| {
        let item = client.and_then(|it| it.get(key));
        Place::in_text(source.text, item.map_or(0, |item| item.start() as usize))
    };
    let crm_id = reading.record.client.crm_id.map(str::trim);
    let crm_id = crm_id.filter(|crm_id| !crm_id.is_empty());
    Some(Counted {
        id: source.id.to_owned(),
        name: reading.record.client.name.to_owned(),
        former_names: (reading.record.client.former_names.iter())
            .map(|former| former.name.to_owned())
            .collect(),
        name_at: place_of("name"),
        crm_id: crm_id.map(|crm_id| (crm_id.to_owned(), place_of("crm-id"))),
        who: case.and_then(Case::who).map(str::to_owned),
        stars: case.map(|case| stars_on(case, case.today)),
        policies: match selection.severity(&policy_number_doubled::RULE) {
            Some(_) => numbered(source.text, &reading.record),
            None => Vec::new(),
        },
        uncovered: case.and_then(|case| uncovered(case, clocks)),
    })
}

/// The policies of a record that have a number.
fn numbered(text: &str, record: &Record<'_>) -> Vec<(usize, String, String, Place)> {
    let tables = record.tables().of_section("policies");
    let mut numbered = Vec::new();
    let places = Places::of(text);
    for (nth, policy) in record.policies.iter().enumerate() {
        let Some(number) = policy.issued_number() else {
            continue;
        };
        // The tables are there already; to look for the key's way would index the whole text.
        let at = tables.get(nth).and_then(|it| it.item.get("number"));
        let at = at.map_or(0, |it| it.start() as usize);
        let place = places.at(text, at);
        numbered.push((nth, number.to_owned(), policy.id.to_owned(), place));
    }
    numbered
}
