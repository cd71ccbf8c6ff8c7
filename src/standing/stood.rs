//! A record as it stood on a day: a fact dated after it has not happened yet, and nobody knows of it.
//!
//! What is agreed or planned may lie ahead and stays: ends of appointments, service years and policies, the days
//! of plan items, terms of members, a hand-over's day, the day to ask for lost business again, and the client's
//! closing. Waivers stay too: each says itself from when it holds. And the day the client system was brought in
//! step stays: it is the last of several, and of those before it nothing is on record.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::each_fact;
use crate::document::{KeyPath, Step};
use crate::model::{
    Appointment, Archive, Claim, ClaimStep, Client, Duty, Endorsement, Plan, PlanItem, Policy,
    Rating, Record, Renewal, RenewalStep, Risk, Team, Word, Year,
};

/// A record as it stood on a day.
#[derive(Clone, Debug)]
pub struct AsItStood<'r> {
    record: Cow<'r, Record<'r>>,
    /// The lists that lack entries now: the way to each in the file, and the positions there of those kept.
    kept: Vec<(KeyPath, Vec<usize>)>,
}

/// The record as it stood on a day. Most records have no later fact, and are the record itself.
pub fn as_it_stood<'r>(record: &'r Record<'r>, day: NaiveDate) -> AsItStood<'r> {
    let mut is_of_then = true;
    each_fact(record, |date, _| is_of_then &= date <= day);
    if is_of_then {
        return AsItStood {
            record: Cow::Borrowed(record),
            kept: Vec::new(),
        };
    }
    let mut record = record.clone();
    let mut back = Back {
        day,
        kept: Vec::new(),
    };
    back.record(&mut record);
    AsItStood {
        record: Cow::Owned(record),
        kept: back.kept,
    }
}

impl AsItStood<'_> {
    /// The record of that day.
    pub fn record(&self) -> &Record<'_> {
        &self.record
    }

    /// Where a key of it stands in the file, which holds entries that had not happened.
    pub fn in_file(&self, key: KeyPath) -> KeyPath {
        if self.kept.is_empty() {
            return key;
        }
        let mut way = KeyPath::root();
        for step in key.steps() {
            way = match step {
                Step::Key(key) => way.key(key),
                Step::Nth(nth) => {
                    let list = self.kept.iter().find(|(list, _)| *list == way);
                    let at = list.and_then(|(_, kept)| kept.get(*nth));
                    way.nth(*at.unwrap_or(nth))
                }
            };
        }
        way
    }
}

/// The way back to a day.
struct Back {
    day: NaiveDate,
    kept: Vec<(KeyPath, Vec<usize>)>,
}

impl Back {
    fn record(&mut self, record: &mut Record<'_>) {
        self.client(&mut record.client);
        self.list(KeyPath::of("needs"), &mut record.needs, |need| [need.found]);
        if let Some(appointment) = &mut record.appointment {
            self.appointment(appointment);
        }
        if let Some(team) = &mut record.team {
            self.team(team);
        }
        if let Some(archive) = &mut record.archive {
            self.archive(archive);
        }
        for (nth, year) in record.years.iter_mut().enumerate() {
            self.year(KeyPath::of("years").nth(nth), year);
        }
        for policy in &mut record.policies {
            self.policy(policy);
        }
        self.beside(record);
        self.list(KeyPath::of("diary"), &mut record.diary, |it| [Some(it.on)]);
    }

    /// What runs beside the plan.
    fn beside(&mut self, record: &mut Record<'_>) {
        let way = KeyPath::of("endorsements");
        self.list(way, &mut record.endorsements, |it| {
            [it.requested, it.sent, it.issued, it.checked, it.withdrawn]
        });
        for endorsement in &mut record.endorsements {
            self.endorsement(endorsement);
        }
        let way = KeyPath::of("risks");
        self.list(way, &mut record.risks, |it| {
            [it.found, it.measured, it.told]
        });
        for risk in &mut record.risks {
            self.risk(risk);
        }
        for duty in &mut record.duties {
            self.duty(duty);
        }
        self.list(KeyPath::of("claims"), &mut record.claims, |it| {
            let days = ClaimStep::ALL.iter().map(|step| it.on(*step));
            days.collect::<Vec<_>>()
        });
        for claim in &mut record.claims {
            self.claim(claim);
        }
        let way = KeyPath::of("reviews");
        self.list(way, &mut record.reviews, |it| [Some(it.on)]);
        let way = KeyPath::of("renewals");
        // Outcomes first, while a renewal's position is the one it has in the file.
        for (nth, renewal) in record.renewals.iter_mut().enumerate() {
            let before = renewal.outcomes.len();
            let outcomes = way.clone().nth(nth).key("outcomes");
            self.list(outcomes, &mut renewal.outcomes, |it| [it.on]);
            // What follows from a loss follows from its outcome.
            if renewal.outcomes.len() < before && !renewal.is_lost() {
                renewal.loss = None;
            }
        }
        self.list(way, &mut record.renewals, days_of);
        for renewal in &mut record.renewals {
            self.renewal(renewal);
        }
    }

    /// Leaves out the entries that came into the world on a later day, which is the first of their days, and of
    /// which nothing else is dated before.
    fn list<T, Days: IntoIterator<Item = Option<NaiveDate>>>(
        &mut self,
        way: KeyPath,
        entries: &mut Vec<T>,
        days: impl Fn(&T) -> Days,
    ) {
        let is_known = |entry: &T| {
            let mut days = days(entry).into_iter();
            let born = days.next().flatten();
            born.is_none_or(|born| born <= self.day || days.flatten().any(|day| day <= self.day))
        };
        let known: Vec<bool> = entries.iter().map(is_known).collect();
        if known.iter().all(|known| *known) {
            return;
        }
        let places = known.iter().enumerate().filter(|(_, known)| **known);
        self.kept.push((way, places.map(|(nth, _)| nth).collect()));
        let mut known = known.iter();
        entries.retain(|_| known.next() == Some(&true));
    }

    /// Takes back what is dated later; whether it was.
    fn take(&self, day: &mut Option<NaiveDate>) -> bool {
        let is_later = day.is_some_and(|day| day > self.day);
        if is_later {
            *day = None;
        }
        is_later
    }

    fn take_all<'a>(&self, days: impl IntoIterator<Item = &'a mut Option<NaiveDate>>) {
        for day in days {
            self.take(day);
        }
    }

    /// Takes back a part that came into the world on a later day.
    fn part<T>(&self, part: &mut Option<T>, born: impl Fn(&T) -> Option<NaiveDate>) {
        if part
            .as_ref()
            .and_then(born)
            .is_some_and(|day| day > self.day)
        {
            *part = None;
        }
    }

    fn client(&self, it: &mut Client<'_>) {
        self.take_all([
            &mut it.identified,
            &mut it.first_contact,
            &mut it.disclosure_notice,
        ]);
    }

    fn appointment(&mut self, it: &mut Appointment<'_>) {
        self.take(&mut it.established);
        let way = KeyPath::of("appointment").key("extensions");
        self.list(way, &mut it.extensions, |extension| [extension.on]);
    }

    fn team(&self, it: &mut Team<'_>) {
        self.take(&mut it.established);
        for hand_over in &mut it.hand_overs {
            self.take_all([&mut hand_over.signed, &mut hand_over.told]);
        }
    }

    fn archive(&mut self, it: &mut Archive<'_>) {
        self.take_all([
            &mut it.established,
            &mut it.paper,
            &mut it.electronic,
            &mut it.information,
            &mut it.reported,
        ]);
        let way = KeyPath::of("archive").key("documents");
        self.list(way, &mut it.documents, |paper| [paper.date]);
    }

    fn year(&mut self, way: KeyPath, it: &mut Year<'_>) {
        self.part(&mut it.rating, |rating| rating.rated);
        if let Some(rating) = &mut it.rating {
            self.rating(rating);
        }
        if let Some(plan) = &mut it.plan {
            self.plan(way.key("plan"), plan);
        }
    }

    fn rating(&self, it: &mut Rating<'_>) {
        if self.take(&mut it.realised_at) {
            it.realised = None;
        }
        self.part(&mut it.over, |over| over.referred);
        if let Some(over) = &mut it.over
            && self.take(&mut over.approved)
        {
            over.approved_by = None;
        }
        if let Some(publication) = &mut it.publication {
            self.take(&mut publication.published);
            if self.take(&mut publication.approved) {
                publication.approved_by = None;
            }
        }
    }

    fn plan(&mut self, way: KeyPath, it: &mut Plan<'_>) {
        self.take_all([&mut it.issued, &mut it.circulated, &mut it.sent]);
        self.part(&mut it.opinion, |opinion| opinion.on);
        let lowerings = way.clone().key("lowerings");
        self.list(lowerings, &mut it.lowerings, |it| {
            [it.referred, it.approved]
        });
        for lowering in &mut it.lowerings {
            self.take(&mut lowering.referred);
            if self.take(&mut lowering.approved) {
                lowering.approved_by = None;
            }
        }
        for item in &mut it.items {
            self.item(item);
        }
        let revisions = way.key("revisions");
        self.list(revisions, &mut it.revisions, |revision| [revision.on]);
    }

    fn item(&self, it: &mut PlanItem<'_>) {
        self.take(&mut it.done);
        if self.take(&mut it.dropped) {
            it.dropped_reason = None;
        }
    }

    fn policy(&self, it: &mut Policy<'_>) {
        self.take(&mut it.paid);
        if self.take(&mut it.received_on) {
            it.received = None;
        }
    }

    fn endorsement(&self, it: &mut Endorsement<'_>) {
        self.take_all([&mut it.requested, &mut it.sent, &mut it.checked]);
        self.take(&mut it.withdrawn);
        if self.take(&mut it.issued) {
            (it.number, it.premium) = (None, None);
        }
    }

    fn risk(&self, it: &mut Risk<'_>) {
        self.take_all([&mut it.found, &mut it.told]);
        if self.take(&mut it.measured) {
            it.measure = None;
        }
    }

    fn duty(&self, it: &mut Duty<'_>) {
        self.take_all([&mut it.pressed, &mut it.done]);
        if self.take(&mut it.dropped) {
            it.dropped_reason = None;
        }
    }

    fn claim(&self, it: &mut Claim<'_>) {
        self.take_all([
            &mut it.loss,
            &mut it.notified,
            &mut it.asked,
            &mut it.complete,
            &mut it.decided,
            &mut it.agreed,
            &mut it.contested,
            &mut it.withdrawn,
        ]);
        if self.take(&mut it.paid) {
            it.paid_amount = None;
        }
        if self.take(&mut it.denied) {
            it.denied_reason = None;
        }
        if self.take(&mut it.closed) {
            it.proof = None;
        }
    }

    fn renewal(&self, it: &mut Renewal<'_>) {
        self.take_all([
            &mut it.started,
            &mut it.reviewed,
            &mut it.exposure,
            &mut it.programme,
            &mut it.comparison,
            &mut it.proposal,
            &mut it.bound,
            &mut it.closed,
        ]);
        if self.take(&mut it.choice) {
            (it.accepted, it.declined) = (Vec::new(), Vec::new());
        }
        if let Some(loss) = &mut it.loss {
            self.take_all([&mut loss.talk, &mut loss.report]);
        }
    }
}

/// Every day of a renewal that is a fact, that of its start first.
fn days_of(it: &Renewal<'_>) -> Vec<Option<NaiveDate>> {
    let steps = RenewalStep::ALL.iter().map(|step| it.day_of(*step));
    let outcomes = it.outcomes.iter().map(|outcome| outcome.on);
    let loss = it.loss.iter().flat_map(|loss| [loss.talk, loss.report]);
    let days = [it.started, it.closed].into_iter().chain(steps);
    days.chain(outcomes).chain(loss).collect()
}

#[cfg(test)]
mod tests;
