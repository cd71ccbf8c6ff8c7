//! Signing: who the client is, its appointment, the team set up for it and the archive built.

use chrono::{Datelike, NaiveDate};

use super::client::{
    Appointment, Archive, Client, Commitment, Contact, Document, HandOver, Member, Need, Team,
    Waiver,
};
use super::days;
use super::dice::Dice;
use super::insured;
use super::names::{AREA_CODES, Company, person};
use super::service::with_gaps;
use super::words::{self, plan as phrases};

/// A company that has been identified as a target on `identified`, and nothing more.
pub fn target(company: &Company, nth: usize, identified: NaiveDate, dice: &mut Dice) -> Client {
    Client {
        name: company.name.clone(),
        kind: if company.channel { "channel" } else { "direct" },
        consulting: false,
        key_account: false,
        sector: company.sector.name,
        sites: company.sector.sites,
        products: insured::USUAL.to_vec(),
        crm_id: format!("C-{}-{:05}", identified.format("%y%m"), nth + 1),
        crm_synced: None,
        identified,
        first_contact: None,
        disclosure_notice: None,
        contacts: contacts(dice),
        needs: Vec::new(),
        appointment: None,
        team: None,
        archive: None,
        years: Vec::new(),
        policies: Vec::new(),
        endorsements: Vec::new(),
        risks: Vec::new(),
        duties: Vec::new(),
        claims: Vec::new(),
        reviews: Vec::new(),
        renewals: Vec::new(),
        diary: Vec::new(),
        waiver: None,
    }
}

fn contacts(dice: &mut Dice) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    let count = if dice.chance(300) { 2 } else { 1 };
    while contacts.len() < count {
        let person = person(dice);
        if contacts.iter().any(|contact| contact.id == person.key) {
            continue;
        }
        let (role, title) = *dice.pick(&phrases::CONTACT_ROLES);
        contacts.push(Contact {
            id: person.key.to_owned(),
            name: person.name,
            role,
            called: format!("{}{title}", person.surname),
            phone: format!(
                "{}-555{:04}",
                dice.pick(&AREA_CODES),
                dice.between(100, 9_999)
            ),
        });
    }
    contacts
}

/// What the client said it needs, learned by `by` from `from` to `to`.
pub fn learn_needs(
    client: &mut Client,
    count: usize,
    by: &str,
    (from, to): (NaiveDate, NaiveDate),
    dice: &mut Dice,
) {
    for nth in 1..=count {
        let (template, service) = *dice.pick(&phrases::NEEDS);
        let found = days::a_day_between(from, to, dice);
        let mut text = String::new();
        with_gaps(client, found.month(), dice, |gaps, dice| {
            words::say(&mut text, &[template], gaps, dice)
        });
        client.needs.push(Need {
            id: format!("n{nth}"),
            found,
            by: by.to_owned(),
            text,
            service,
        });
    }
}

/// The written appointment of the day it was `established`, for `months`.
pub fn appoint(
    client: &mut Client,
    established: NaiveDate,
    months: i64,
    commitments: usize,
    dice: &mut Dice,
) {
    let (kind, template) = if client.kind == "channel" {
        ("cooperation-agreement", "HZ")
    } else {
        *dice.pick(&[
            ("brokerage-agreement", "WT"),
            ("brokerage-agreement", "WT"),
            ("letter-of-appointment", "SQ"),
            ("other-written", "QT"),
        ])
    };
    let mut promises = phrases::COMMITMENTS.to_vec();
    dice.shuffle(&mut promises);
    let promises = promises.into_iter().take(commitments).enumerate();
    client.first_contact = Some(days::plus(client.identified, dice.between(5, 30)));
    client.disclosure_notice = Some(days::plus(established, -dice.between(3, 12)));
    client.appointment = Some(Appointment {
        kind,
        established,
        until: days::plus(days::months_later(established, months), -1),
        template: Some(format!(
            "{template}-{}-{:02}",
            established.year(),
            dice.between(1, 4)
        )),
        original_at: format!("档案室 {}-{}", dice.pick(&["A", "B"]), dice.between(1, 60)),
        commitments: promises
            .map(|(nth, (text, service))| Commitment {
                id: format!("c{}", nth + 1),
                text,
                service,
            })
            .collect(),
    });
}

/// The team, set up within three working days; clients of four stars and above get a leading group.
pub fn set_up_team(client: &mut Client, staff: &[String], dice: &mut Dice) {
    let leading_group = client.key_account;
    let established = client
        .appointment
        .as_ref()
        .expect("the appointment comes first")
        .established;
    let mut roles = vec!["account-manager", "deputy", "client-relations"];
    for role in ["non-life", "producer", "life"] {
        if dice.chance(180) || leading_group {
            roles.push(role);
        }
    }
    if leading_group {
        roles.push("leader");
    }
    let mut members: Vec<Member> = Vec::with_capacity(roles.len());
    for role in roles {
        let free = loop {
            let name = dice.pick(staff);
            if members.iter().all(|member| member.name != *name) {
                break name.clone();
            }
        };
        members.push(Member {
            name: free,
            role,
            duty: dice.word(phrases::duties(role)),
            from: None,
            until: None,
        });
    }
    client.team = Some(Team {
        established: days::weekday_after(established, dice.between(1, 3)),
        members,
        hand_over: None,
    });
}

/// Hands the client over to another account manager, whose first day is `on`, no later than `today`.
pub fn hand_over(
    client: &mut Client,
    on: NaiveDate,
    staff: &[String],
    today: NaiveDate,
    dice: &mut Dice,
) {
    let team = client.team.as_mut().expect("a team was set up");
    let is_free = |name: &&String| team.members.iter().all(|member| member.name != **name);
    let free: Vec<&String> = staff.iter().filter(is_free).collect();
    let to = (*dice.pick(&free)).clone();
    let manager = &mut team.members[0];
    manager.until = Some(days::plus(on, -1));
    let (by, role) = (manager.name.clone(), manager.role);
    team.members.push(Member {
        name: to.clone(),
        role,
        duty: dice.word(phrases::duties(role)),
        from: Some(on),
        until: None,
    });
    let told = days::weekday_after(on, dice.between(1, 3));
    team.hand_over = Some(HandOver {
        on,
        by,
        to,
        told: told.min(today),
    });
}

/// Takes the template from the appointment, and waives that it has none: decided outside the team, for at most a year.
pub fn waive_template(client: &mut Client, today: NaiveDate, dice: &mut Dice) {
    let appointment = client.appointment.as_mut().expect("an appointed client");
    if appointment.kind == "other-written" {
        return;
    }
    appointment.template = None;
    let signed = days::weekday_after(appointment.established, dice.between(1, 3));
    let on = signed.max(days::plus(today, -dice.between(1, 60)));
    client.waiver = Some(Waiver {
        rule: "template-missing",
        reason: "客户集团要求使用其统一委托文本",
        by: "客户关系管理中心".to_owned(),
        on,
        until: days::plus(on, dice.between(100, 365)),
    });
}

/// The archive, built within three working days, with the documents that had come up by `today`.
pub fn build_archive(client: &mut Client, today: NaiveDate, dice: &mut Dice) {
    let appointment = client
        .appointment
        .as_ref()
        .expect("the appointment comes first");
    let signed = appointment.established;
    let established = days::weekday_after(signed, dice.between(1, 3));
    if established > today {
        return;
    }
    let by_letter = appointment.kind == "letter-of-appointment";
    let year = signed.year();
    let mut documents = Vec::new();
    let mut file = |kind: &'static str, title: String, date: NaiveDate| {
        if date <= today {
            documents.push(Document {
                number: 0,
                kind,
                title,
                date,
            });
        }
    };
    let met = client.first_contact.expect("an appointed client was met");
    file(
        "client-profile",
        "客户基本情况表".to_owned(),
        days::plus(met, 2),
    );
    file(
        "correspondence",
        "前期往来记录".to_owned(),
        days::plus(signed, -2),
    );
    if !by_letter {
        file("brokerage-agreement", format!("{year}年委托协议"), signed);
    }
    file("power-of-attorney", "授权委托书".to_owned(), signed);
    file("contract-copy", "合同文本复印件".to_owned(), signed);
    let site = dice.pick(&client.sites);
    file(
        "risk-assessment-report",
        format!("{site}风险评估报告"),
        days::weekday_after(signed, 7),
    );
    let mut covers: Vec<NaiveDate> = client.policies.iter().map(|it| it.starts).collect();
    covers.dedup();
    for (nth, cover) in covers.into_iter().enumerate() {
        // Between the appointment and the start of cover everything is asked, compared and proposed; before
        // later covers it is done again.
        let asked = match nth {
            0 => signed,
            _ => days::plus(cover, -45),
        };
        let mut policies = client.policies.iter().filter(|it| it.starts == cover);
        let product = policies
            .clone()
            .map(|it| it.product)
            .next()
            .unwrap_or_default();
        file(
            "insurance-proposal",
            "风险管理与保险建议书".to_owned(),
            days::weekday_after(asked, 9),
        );
        file(
            "insurance-programme",
            format!("{}年度保险方案", cover.year()),
            days::weekday_after(asked, 11),
        );
        file(
            "request-for-quotation",
            format!("{product}等询价单"),
            days::weekday_after(asked, 12),
        );
        file(
            "quotation-comparison",
            "询价分析报告".to_owned(),
            days::weekday_after(asked, 16),
        );
        file(
            "proposal-form-copy",
            "投保单复印件".to_owned(),
            days::plus(cover, -3),
        );
        file(
            "policy-and-invoice-copy",
            "保单及发票复印件".to_owned(),
            days::plus(cover, dice.between(5, 14)),
        );
        if policies.any(|policy| policy.reinsurance) {
            file(
                "reinsurance-slip",
                "财产险分保条".to_owned(),
                days::plus(cover, -1),
            );
        }
    }
    // A renewal under way has left its papers before the policies that follow are there.
    let begun = |day: NaiveDate| client.policies.iter().any(|it| it.starts == day);
    let mut coming: Vec<NaiveDate> = client
        .policies
        .iter()
        .map(|it| days::plus(it.ends, 1))
        .filter(|day| !begun(*day) && *day > today)
        .collect();
    coming.sort_unstable();
    coming.dedup();
    for cover in coming {
        let (year, asked) = (cover.year(), days::plus(cover, -45));
        file("insurance-programme", format!("{year}年度续转方案"), asked);
        file("request-for-quotation", "续转询价单".to_owned(), asked);
        let compared = days::weekday_after(asked, 9);
        file("quotation-comparison", "询价分析报告".to_owned(), compared);
        let proposed = days::weekday_after(asked, 11);
        file("insurance-proposal", "续转建议书".to_owned(), proposed);
    }
    let items = client
        .years
        .iter()
        .flat_map(|year| &year.plan)
        .flat_map(|plan| &plan.items);
    for manual in items.filter(|item| item.service == "client-manual") {
        if let Some(done) = manual.done {
            file(
                "client-manual",
                format!("客户手册（{}版）", done.format("%Y.%m")),
                done,
            );
        }
    }
    for claim in &client.claims {
        if let Some(closed) = claim.day_of("closed") {
            file("correspondence", claim.closing(), closed);
        }
    }
    documents.sort_by_key(|document| document.date);
    for (document, number) in documents.iter_mut().zip(1..) {
        document.number = number;
    }
    for claim in &mut client.claims {
        let closing = claim.closing();
        let mut papers = documents.iter();
        claim.proof = papers.find(|it| it.title == closing).map(|it| it.number);
    }
    let kept_at = format!(
        "档案室 {}-{}",
        dice.pick(&["C", "D", "E"]),
        dice.between(1, 90)
    );
    client.archive = Some(Archive {
        established,
        kept_at,
        documents,
    });
}
