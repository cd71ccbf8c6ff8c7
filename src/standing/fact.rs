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
    for (nth, entry) in record.diary.iter().enumerate() {
        fact(Some(entry.on), &|| KeyPath::of("diary").nth(nth).key("on"));
    }
}
