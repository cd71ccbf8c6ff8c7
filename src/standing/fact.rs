//! The dated facts of a record: what has happened, as against what is planned or agreed.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::Record;

/// Shows every fact of a record with its date; the way to its key is made only when asked for.
///
/// Facts lie in the past. Ends of appointments, service years, plan dates and policies are no facts.
pub fn each_fact(record: &Record<'_>, mut show: impl FnMut(NaiveDate, &dyn Fn() -> KeyPath)) {
    let mut fact = |date: Option<NaiveDate>, way: &dyn Fn() -> KeyPath| {
        if let Some(date) = date {
            show(date, way);
        }
    };
    let at = |section: &'static str, key: &'static str| move || KeyPath::of(section).key(key);

    let client = &record.client;
    fact(client.crm_synced, &at("client", "crm-synced"));
    fact(client.identified, &at("client", "identified"));
    fact(client.first_contact, &at("client", "first-contact"));
    fact(client.disclosure_notice, &at("client", "disclosure-notice"));
    for (nth, need) in record.needs.iter().enumerate() {
        fact(need.found, &|| KeyPath::of("needs").nth(nth).key("found"));
    }
    if let Some(appointment) = &record.appointment {
        fact(appointment.established, &at("appointment", "established"));
        for (nth, extension) in appointment.extensions.iter().enumerate() {
            let extensions = || KeyPath::of("appointment").key("extensions");
            fact(extension.on, &|| extensions().nth(nth).key("on"));
        }
    }
    if let Some(team) = &record.team {
        fact(team.established, &at("team", "established"));
    }
    for (nth, hand_over) in record.team.iter().flat_map(|it| &it.hand_overs).enumerate() {
        let hand_overs = || KeyPath::of("team").key("hand-overs").nth(nth);
        fact(hand_over.signed, &|| hand_overs().key("signed"));
        fact(hand_over.told, &|| hand_overs().key("told"));
    }
    if let Some(archive) = &record.archive {
        fact(archive.established, &at("archive", "established"));
        fact(archive.paper, &at("archive", "paper"));
        fact(archive.electronic, &at("archive", "electronic"));
        fact(archive.information, &at("archive", "information"));
        fact(archive.reported, &at("archive", "reported"));
        for (nth, paper) in archive.documents.iter().enumerate() {
            let documents = || KeyPath::of("archive").key("documents");
            fact(paper.date, &|| documents().nth(nth).key("date"));
        }
    }
    for (nth, year) in record.years.iter().enumerate() {
        let way = |keys: &[&str]| {
            keys.iter()
                .fold(KeyPath::of("years").nth(nth), |way, key| way.key(key))
        };
        if let Some(rating) = &year.rating {
            fact(rating.rated, &|| way(&["rating", "rated"]));
            fact(rating.realised_at, &|| way(&["rating", "realised-at"]));
            if let Some(over) = &rating.over {
                fact(over.referred, &|| way(&["rating", "override", "referred"]));
                fact(over.approved, &|| way(&["rating", "override", "approved"]));
            }
            if let Some(publication) = &rating.publication {
                let key = |key| way(&["rating", "publication", key]);
                fact(publication.published, &|| key("published"));
                fact(publication.approved, &|| key("approved"));
            }
        }
        if let Some(plan) = &year.plan {
            fact(plan.issued, &|| way(&["plan", "issued"]));
            fact(plan.circulated, &|| way(&["plan", "circulated"]));
            fact(plan.sent, &|| way(&["plan", "sent"]));
            if let Some(opinion) = &plan.opinion {
                fact(opinion.on, &|| way(&["plan", "opinion", "on"]));
            }
            for (nth, lowering) in plan.lowerings.iter().enumerate() {
                let lowerings = || way(&["plan", "lowerings"]).nth(nth);
                fact(lowering.referred, &|| lowerings().key("referred"));
                fact(lowering.approved, &|| lowerings().key("approved"));
            }
            for (nth, item) in plan.items.iter().enumerate() {
                let items = || way(&["plan", "items"]).nth(nth);
                fact(item.done, &|| items().key("done"));
                fact(item.dropped, &|| items().key("dropped"));
            }
            for (nth, revision) in plan.revisions.iter().enumerate() {
                fact(revision.on, &|| {
                    way(&["plan", "revisions"]).nth(nth).key("on")
                });
            }
        }
    }
    service(record, &mut fact);
    for (nth, entry) in record.diary.iter().enumerate() {
        fact(Some(entry.on), &|| KeyPath::of("diary").nth(nth).key("on"));
    }
    for (nth, waiver) in record.waivers.iter().enumerate() {
        fact(waiver.on, &|| KeyPath::of("waivers").nth(nth).key("on"));
    }
}

/// What a fact is shown to, when it is dated: its day, and the way to its key.
type ShowDated<'f> = dyn FnMut(Option<NaiveDate>, &dyn Fn() -> KeyPath) + 'f;

/// The facts of what runs beside the plan: policies, endorsements, risks, duties, claims, reviews, renewals.
fn service(record: &Record<'_>, fact: &mut ShowDated<'_>) {
    let at =
        |list: &'static str, nth, key: &'static str| move || KeyPath::of(list).nth(nth).key(key);
    for (nth, policy) in record.policies.iter().enumerate() {
        let at = |key| at("policies", nth, key);
        fact(policy.paid, &at("paid"));
        fact(policy.received_on, &at("received-on"));
    }
    for (nth, endorsement) in record.endorsements.iter().enumerate() {
        let at = |key| at("endorsements", nth, key);
        fact(endorsement.requested, &at("requested"));
        fact(endorsement.sent, &at("sent"));
        fact(endorsement.issued, &at("issued"));
        fact(endorsement.checked, &at("checked"));
        fact(endorsement.withdrawn, &at("withdrawn"));
    }
    for (nth, risk) in record.risks.iter().enumerate() {
        let at = |key| at("risks", nth, key);
        fact(risk.found, &at("found"));
        fact(risk.measured, &at("measured"));
        fact(risk.told, &at("told"));
    }
    for (nth, duty) in record.duties.iter().enumerate() {
        let at = |key| at("duties", nth, key);
        fact(duty.pressed, &at("pressed"));
        fact(duty.done, &at("done"));
        fact(duty.dropped, &at("dropped"));
    }
    for (nth, claim) in record.claims.iter().enumerate() {
        let at = |key| at("claims", nth, key);
        fact(claim.loss, &at("loss"));
        fact(claim.notified, &at("notified"));
        fact(claim.asked, &at("asked"));
        fact(claim.complete, &at("complete"));
        fact(claim.decided, &at("decided"));
        fact(claim.agreed, &at("agreed"));
        fact(claim.paid, &at("paid"));
        fact(claim.denied, &at("denied"));
        fact(claim.contested, &at("contested"));
        fact(claim.withdrawn, &at("withdrawn"));
        fact(claim.closed, &at("closed"));
    }
    for (nth, review) in record.reviews.iter().enumerate() {
        fact(Some(review.on), &at("reviews", nth, "on"));
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let at = |key| at("renewals", nth, key);
        fact(renewal.started, &at("started"));
        fact(renewal.reviewed, &at("reviewed"));
        fact(renewal.exposure, &at("exposure"));
        fact(renewal.programme, &at("programme"));
        fact(renewal.comparison, &at("comparison"));
        fact(renewal.proposal, &at("proposal"));
        fact(renewal.choice, &at("choice"));
        fact(renewal.bound, &at("bound"));
        fact(renewal.closed, &at("closed"));
        for (nth, outcome) in renewal.outcomes.iter().enumerate() {
            fact(outcome.on, &|| at("outcomes")().nth(nth).key("on"));
        }
        if let Some(loss) = &renewal.loss {
            fact(loss.talk, &|| at("loss")().key("talk"));
            fact(loss.report, &|| at("loss")().key("report"));
        }
    }
}
