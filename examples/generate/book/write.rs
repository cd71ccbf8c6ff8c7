//! A client's facts as the text of a record, laid out as different hands would lay it out.

use std::fmt::{Display, Write};

use chrono::{Months, NaiveDate};

use super::client::{Client, Item, Plan, Policy, Rating, Year};
use super::days;
use super::dice::Dice;
use super::fault::Fault;

mod beside;

/// How one person keeps their files.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    schema: bool,
    header: bool,
    remarks: bool,
    crlf: bool,
    bom: bool,
}

impl Layout {
    /// A hand for a record: one in five comments, one in a hundred writes on Windows' line ends.
    pub fn new(dice: &mut Dice) -> Layout {
        Layout {
            schema: dice.chance(300),
            header: dice.chance(150),
            remarks: dice.chance(120),
            crlf: dice.chance(10),
            bom: dice.chance(5),
        }
    }
}

/// The text of the record. A fault that is no fact is made here.
pub fn record(client: &Client, layout: Layout, fault: Option<Fault>, today: NaiveDate) -> String {
    let mut page = Page {
        text: String::with_capacity(32 * 1024),
        remarks: layout.remarks,
    };
    if layout.schema {
        page.text.push_str("#:schema ../.kefu/client.schema.json\n");
    }
    if layout.header {
        page.text
            .push_str("# 客户档案。日期照实填写，不补记、不倒签；金额单位为元。\n");
    }

    signing(&mut page, client, fault == Some(Fault::UnknownKey));
    for year in &client.years {
        service_year(&mut page, year);
    }
    insured(&mut page, client, today);
    beside::course(&mut page, client);
    diary(&mut page, client, fault == Some(Fault::DiaryIdDoubled));
    beside::waived(&mut page, client);

    let mark = if layout.bom { "\u{feff}" } else { "" };
    let text = format!("{mark}{}", page.text.trim_start_matches('\n'));
    if layout.crlf {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

struct Page {
    text: String,
    remarks: bool,
}

impl Page {
    fn section(&mut self, header: &str) {
        self.text.push('\n');
        self.text.push_str(header);
        self.text.push('\n');
    }

    fn remark(&mut self, words: &str) {
        if self.remarks {
            self.put(format_args!("# {words}\n"));
        }
    }

    fn words(&mut self, key: &str, words: &str) {
        debug_assert!(
            !words.contains(['"', '\\', '\n']),
            "the book's words need no escapes: {words}"
        );
        self.put(format_args!("{key} = \"{words}\"\n"));
    }

    /// The id of the `nth` entry of a list: a letter and a number, from one.
    fn numbered(&mut self, letter: &str, nth: usize) {
        self.put(format_args!("id = \"{letter}{}\"\n", nth + 1));
    }

    fn value(&mut self, key: &str, value: impl Display) {
        self.put(format_args!("{key} = {value}\n"));
    }

    fn date_if(&mut self, key: &str, date: Option<NaiveDate>) {
        if let Some(date) = date {
            self.value(key, date);
        }
    }

    fn put(&mut self, text: std::fmt::Arguments) {
        self.text
            .write_fmt(text)
            .expect("writing to a String does not fail");
    }
}

fn signing(page: &mut Page, client: &Client, misspelt: bool) {
    page.section("[client]");
    page.words("name", &client.name);
    page.words("kind", client.kind);
    if client.consulting {
        page.value("consulting", true);
    }
    if client.key_account {
        page.value("key-account", true);
    }
    page.words(if misspelt { "secter" } else { "sector" }, client.sector);
    if let Some(appointment) = client
        .appointment
        .as_ref()
        .filter(|_| client.kind == "channel")
    {
        page.words("licence-kind", "agency");
        let digits = client.crm_id.chars().filter(char::is_ascii_digit);
        let number = digits.collect::<String>();
        page.words("licence-number", &format!("3702{number}"));
        let until = appointment.until.checked_add_months(Months::new(36));
        page.date_if("licence-until", until);
    }
    page.words("crm-id", &client.crm_id);
    page.date_if("crm-synced", client.crm_synced);
    page.value("identified", client.identified);
    page.date_if("first-contact", client.first_contact);
    page.date_if("disclosure-notice", client.disclosure_notice);

    for contact in &client.contacts {
        page.section("[[contacts]]");
        page.words("id", &contact.id);
        page.words("name", &contact.name);
        page.words("role", contact.role);
        page.words("phone", &contact.phone);
    }
    for need in &client.needs {
        page.section("[[needs]]");
        page.words("id", &need.id);
        page.value("found", need.found);
        page.words("by", &need.by);
        page.words("text", &need.text);
    }
    if let Some(appointment) = &client.appointment {
        page.section("[appointment]");
        page.words("kind", appointment.kind);
        page.value("established", appointment.established);
        page.value("until", appointment.until);
        if let Some(template) = &appointment.template {
            page.words("template", template);
        }
        page.remark("正本单独归档");
        page.words("original-at", &appointment.original_at);
        for commitment in &appointment.commitments {
            page.section("[[appointment.commitments]]");
            page.words("id", &commitment.id);
            page.words("text", commitment.text);
        }
    }
    if let Some(team) = &client.team {
        page.section("[team]");
        page.value("established", team.established);
        for member in &team.members {
            page.section("[[team.members]]");
            page.words("name", &member.name);
            page.words("role", member.role);
            page.words("duty", member.duty);
            page.value("from", member.from.unwrap_or(team.established));
            page.date_if("until", member.until);
        }
        if let Some(change) = &team.hand_over {
            page.section("[[team.hand-overs]]");
            page.words("id", "h1");
            page.value("on", change.on);
            page.words("by", &change.by);
            page.words("to", &change.to);
            page.value("signed", change.on);
            page.value("told", change.told);
        }
    }
    if let Some(archive) = &client.archive {
        page.section("[archive]");
        for key in [
            "established",
            "paper",
            "electronic",
            "information",
            "reported",
        ] {
            page.value(key, archive.established);
        }
        page.words("kept-at", &archive.kept_at);
        for document in &archive.documents {
            page.section("[[archive.documents]]");
            page.put(format_args!("id = \"d{}\"\n", document.number));
            page.words("kind", document.kind);
            page.words("title", &document.title);
            page.value("date", document.date);
        }
    }
}

fn service_year(page: &mut Page, year: &Year) {
    page.section("[[years]]");
    page.value("starts", year.starts);
    page.value("ends", year.ends);
    if let Some(rating) = &year.rating {
        rated(page, rating);
    }
    if let Some(plan) = &year.plan {
        planned(page, plan);
    }
}

fn rated(page: &mut Page, rating: &Rating) {
    page.section("[years.rating]");
    page.remark("星级仅供内部使用，不得对客户公布");
    page.value("rated", rating.rated);
    page.words("basis", rating.basis);
    page.value("income", rating.income);
    page.value("months", rating.months);
    page.value("stars", rating.stars);
    if let Some(raised) = &rating.raised {
        page.section("[years.rating.override]");
        page.value("stars", raised.stars);
        page.words("factor", raised.factor);
        page.words("reason", raised.reason);
        page.value("referred", raised.referred);
        page.value("approved", raised.approved);
        page.words("approved-by", "客户关系管理中心");
    }
}

fn planned(page: &mut Page, plan: &Plan) {
    page.section("[years.plan]");
    page.words("focus", plan.focus);
    page.value("issued", plan.issued);
    page.value("circulated", plan.issued);
    page.date_if("sent", plan.sent);

    page.section("[years.plan.opinion]");
    page.words("by", &plan.opinion_by);
    page.value("on", plan.opinion_on);
    page.words("text", &plan.opinion);

    for item in &plan.items {
        planned_item(page, item);
    }
    for (nth, revision) in plan.revisions.iter().enumerate() {
        page.section("[[years.plan.revisions]]");
        page.numbered("r", nth);
        page.value("on", revision.on);
        page.words("by", &revision.by);
        page.words("reason", &revision.reason);
    }
}

fn planned_item(page: &mut Page, item: &Item) {
    page.section("[[years.plan.items]]");
    page.words("id", &item.id);
    page.words("service", item.service);
    page.words("content", &item.content);
    page.words("origin", item.origin);
    if !item.covers.is_empty() {
        let quoted: Vec<String> = item.covers.iter().map(|id| format!("\"{id}\"")).collect();
        page.put(format_args!("covers = [{}]\n", quoted.join(", ")));
    }
    page.value("start", item.start);
    page.value("finish", item.finish);
    page.words("handler", &item.handler);
    if let Some(purpose) = item.purpose {
        page.words("purpose", purpose);
    }
    if let Some(cost) = item.cost {
        page.value("cost", cost);
    }
    page.date_if("done", item.done);
}

/// Premium is paid some days after inception.
fn insured(page: &mut Page, client: &Client, today: NaiveDate) {
    for policy in &client.policies {
        page.section("[[policies]]");
        page.words("id", &policy.id);
        page.words("insurer", policy.insurer.0);
        if policy.is_large() {
            page.put(format_args!(
                "insured = [\"{0}\", \"{0}销售分公司\"]\n",
                client.name
            ));
        }
        page.words("product", policy.product);
        page.words("number", &policy.number);
        page.value("starts", policy.starts);
        page.value("ends", policy.ends);
        page.value("sum-insured", policy.premium * 400);
        page.value("premium", policy.premium);
        page.value("brokerage-percent", policy.percent);
        let happened = |day: NaiveDate| Some(day).filter(|day| *day <= today);
        if !policy.is_large() {
            page.date_if("paid", happened(days::plus(policy.starts, 9)));
        }
        if policy.reinsurance {
            page.value("reinsurance", true);
        }
        if policy.is_large() {
            shared_and_in_parts(page, policy, happened);
        }
    }
}

/// A large policy is shared with another insurer, and its premium is paid in two parts.
fn shared_and_in_parts(
    page: &mut Page,
    policy: &Policy,
    happened: impl Fn(NaiveDate) -> Option<NaiveDate>,
) {
    page.section("[[policies.co-insurers]]");
    page.put(format_args!("id = \"{}-c\"\n", policy.id));
    page.words("insurer", "安和财险");
    page.value("share", 30);
    let half = policy.premium / 2;
    for (id, after, amount) in [("1", 20, half), ("2", 180, policy.premium - half)] {
        let due = days::plus(policy.starts, after);
        page.section("[[policies.instalments]]");
        page.put(format_args!("id = \"{}-{id}\"\n", policy.id));
        page.value("due", due);
        page.value("amount", amount);
        page.date_if("paid", happened(days::plus(due, -5)));
    }
}

fn diary(page: &mut Page, client: &Client, doubled: bool) {
    let (mut day, mut nth) = (None, 0);
    for (place, entry) in client.diary.iter().enumerate() {
        nth = if day == Some(entry.on) { nth + 1 } else { 1 };
        day = Some(entry.on);
        // The second entry of a doubled diary takes the id of the first.
        let (on, nth) = if doubled && place == 1 {
            (client.diary[0].on, 1)
        } else {
            (entry.on, nth)
        };

        page.section("[[diary]]");
        page.put(format_args!("id = \"{}-{nth}\"\n", on.format("%Y%m%d")));
        page.value("on", entry.on);
        page.words("by", &entry.by);
        page.words("kind", entry.kind);
        page.words("did", &entry.did);
        page.words("response", &entry.response);
        if let Some(item) = &entry.item {
            page.words("item", item);
        }
        if let Some(claim) = &entry.claim {
            page.words("claim", claim);
        }
    }
}
