use super::*;
use crate::changes::testing::{day, edited, too_early};
use crate::document::edit;
use crate::model::LAYOUT;

const TODAY: &str = "2026-11-20";

/// A new record's text.
fn added(details: Details) -> Result<String, Refusal> {
    let edits = add(details, day(TODAY))?;
    Ok(edit::apply("", &edits, &LAYOUT).unwrap())
}

fn named() -> Details {
    Details {
        name: Some("甲".into()),
        kind: Some(ClientKind::Direct),
        ..Details::default()
    }
}

#[test]
fn a_new_record_says_what_was_said_and_no_day_that_was_not() {
    assert_eq!(
        added(named()).unwrap(),
        "[client]\nname = \"甲\"\nkind = \"direct\"\n"
    );
    let first_contact = Some(day("2026-11-02"));
    assert_eq!(
        added(Details {
            first_contact,
            ..named()
        })
        .unwrap(),
        "[client]\nname = \"甲\"\nkind = \"direct\"\nfirst-contact = 2026-11-02\n"
    );
    let whole = Details {
        consulting: Some(true),
        key_account: Some(true),
        sector: Some("冷链".into()),
        crm_id: Some("C-1".into()),
        identified: Some(day("2026-10-01")),
        first_contact,
        disclosure_notice: Some(day(TODAY)),
        recorded_from: Some(day(TODAY)),
        ..named()
    };
    assert_eq!(
        added(whole).unwrap(),
        "[client]\nname = \"甲\"\nkind = \"direct\"\nconsulting = true\nkey-account = true\n\
         sector = \"冷链\"\ncrm-id = \"C-1\"\nidentified = 2026-10-01\nfirst-contact = 2026-11-02\n\
         disclosure-notice = 2026-11-20\nrecorded-from = 2026-11-20\n"
    );
}

#[test]
fn what_is_recorded_has_happened() {
    let today = day(TODAY);
    let tomorrow = Some(day("2026-11-21"));
    let late = Err(Refusal::InFuture {
        day: day("2026-11-21"),
        today,
    });
    let each = [
        Details {
            identified: tomorrow,
            ..named()
        },
        Details {
            first_contact: tomorrow,
            ..named()
        },
        Details {
            disclosure_notice: tomorrow,
            ..named()
        },
        Details {
            crm_synced: tomorrow,
            ..named()
        },
    ];
    for details in each {
        assert_eq!(added(details), late);
    }
}

#[test]
fn what_is_already_so_is_not_written_again() {
    let set = |text: &str, details: Details| edited(text, |case| set(case, details));
    let bare = "client.name = '甲'\n";
    let same = Details {
        consulting: Some(false),
        key_account: Some(false),
        ..named()
    };
    assert_eq!(set(bare, same), Ok(bare.to_owned()));

    let other = Details {
        kind: Some(ClientKind::Channel),
        key_account: Some(true),
        crm_synced: Some(day(TODAY)),
        ..Details::default()
    };
    assert_eq!(
        set(
            "[client]\nname = '甲'   # 甲方\nkey-account = false\n",
            other
        )
        .unwrap(),
        "[client]\nname = '甲'   # 甲方\nkind = \"channel\"\nkey-account = true\ncrm-synced = 2026-11-20\n"
    );
}

const TWO_CALLED_LIU: &str = "[client]\nname = '甲'\n\n[[contacts]]\nid = 'liu'\nname = '刘洋'\n\
    phone = '1'\n\n[[contacts]]\nid = 'liu2'\nname = '刘洋'\n";

#[test]
fn a_contact_is_added_under_the_surname_or_changed() {
    let contact = |text: &str, name: &str, details: ContactDetails| {
        edited(text, |case| {
            contact(case, name, details).map(|(_, edits)| edits)
        })
    };
    let phone = |id: Option<&str>| ContactDetails {
        id: id.map(str::to_owned),
        phone: Some("2".into()),
        ..ContactDetails::default()
    };
    let bare = "[client]\nname = '甲'\n";
    let one =
        "[client]\nname = '甲'\n\n[[contacts]]\nid = \"liu\"\nname = \"刘洋\"\nphone = \"2\"\n";
    assert_eq!(contact(bare, "刘洋", phone(None)).unwrap(), one);
    // Again, by name and by id, changes nothing.
    assert_eq!(contact(one, "刘洋", phone(None)).unwrap(), one);
    assert_eq!(contact(one, "liu", phone(None)).unwrap(), one);
    assert_eq!(
        contact(one, "刘扬", phone(Some("liu"))).unwrap(),
        one.replace("刘洋", "刘扬")
    );
    assert_eq!(
        contact(one, "柳青", ContactDetails::default()).unwrap(),
        format!("{one}\n[[contacts]]\nid = \"liu2\"\nname = \"柳青\"\n")
    );
    assert_eq!(
        contact(TWO_CALLED_LIU, "柳青", ContactDetails::default()).unwrap(),
        format!("{TWO_CALLED_LIU}\n[[contacts]]\nid = \"liu3\"\nname = \"柳青\"\n")
    );
    assert_eq!(
        contact(TWO_CALLED_LIU, "刘洋", phone(None)),
        Err(Refusal::Client(ClientRefusal::SeveralContacts {
            name: "刘洋".into(),
            ids: vec!["liu".into(), "liu2".into()],
        }))
    );
    assert_eq!(
        contact(TWO_CALLED_LIU, "刘洋", phone(Some("liu"))).unwrap(),
        TWO_CALLED_LIU.replace("phone = '1'", "phone = \"2\"")
    );
    assert_eq!(
        contact(bare, "！", ContactDetails::default()).unwrap(),
        format!("{bare}\n[[contacts]]\nid = \"contact\"\nname = \"！\"\n")
    );
    // The name of a section is no id.
    assert_eq!(
        contact(bare, "Plan Hu", ContactDetails::default()).unwrap(),
        format!("{bare}\n[[contacts]]\nid = \"plan2\"\nname = \"Plan Hu\"\n")
    );
}

#[test]
fn a_contact_is_forgotten_whole() {
    let forget = |name: &str, id: Option<&str>| {
        edited(TWO_CALLED_LIU, |case| forget_contact(case, name, id))
    };
    let first = "[client]\nname = '甲'\n\n[[contacts]]\nid = 'liu'\nname = '刘洋'\nphone = '1'\n";
    assert_eq!(forget("刘洋", Some("liu2")).unwrap(), first);
    assert_eq!(forget("liu2", None).unwrap(), first);
    assert_eq!(
        forget("王五", None),
        Err(Refusal::Client(ClientRefusal::NoSuchContact {
            name: "王五".into(),
            contacts: vec!["刘洋".into(), "刘洋".into()],
        }))
    );
    let several = forget("刘洋", None);
    assert!(matches!(
        several,
        Err(Refusal::Client(ClientRefusal::SeveralContacts { .. }))
    ));
}

#[test]
fn who_is_named_as_an_entry_must_be_one() {
    let named = |id: &str| {
        edited(TWO_CALLED_LIU, |case| {
            is_there(case, id).map(|()| Vec::new())
        })
    };
    assert_eq!(named("liu2").unwrap(), TWO_CALLED_LIU);
    for other in ["liu3", "刘洋"] {
        let refusal = ClientRefusal::NoSuchContact {
            name: other.into(),
            contacts: vec!["刘洋".into(), "刘洋".into()],
        };
        assert_eq!(named(other), Err(Refusal::Client(refusal)));
    }
}

#[test]
fn a_need_says_when_it_was_found_and_by_whom() {
    let need = |text: &str, found: &str| {
        edited(text, |case| {
            need(case, "加保新仓库", Some("陈静"), day(found)).map(|(_, edits)| edits)
        })
    };
    let bare = "[client]\nname = '甲'\n";
    let entry =
        "\n[[needs]]\nid = \"n1\"\nfound = 2026-11-20\nby = \"陈静\"\ntext = \"加保新仓库\"\n";
    let one = format!("{bare}{entry}");
    assert_eq!(need(bare, TODAY).unwrap(), one);
    assert_eq!(
        need(&one, TODAY).unwrap(),
        format!("{one}{}", entry.replace("n1", "n2"))
    );
    assert_eq!(
        need(bare, "2026-11-21"),
        Err(Refusal::InFuture {
            day: day("2026-11-21"),
            today: day(TODAY)
        })
    );
}

#[test]
fn service_ends_once_and_not_before_it_began() {
    let close = |text: &str, on: &str| edited(text, |case| close(case, day(on), "不再投保"));
    let appointed = "[client]\nname = '甲'\nidentified = 2026-01-01\n\n[appointment]\nestablished = 2026-03-02\n";
    assert_eq!(
        close(appointed, "2026-03-02").unwrap(),
        appointed.replace(
            "2026-01-01\n",
            "2026-01-01\nclosed = 2026-03-02\nclosed-reason = \"不再投保\"\n"
        )
    );
    assert_eq!(
        close(appointed, "2026-03-01"),
        Err(too_early("2026-03-01", "2026-03-02", Since::Appointed))
    );
    let target = "[client]\nname = '甲'\nidentified = 2026-01-01\n";
    assert_eq!(
        close(target, "2025-12-31"),
        Err(too_early("2025-12-31", "2026-01-01", Since::Identified))
    );
    assert!(close(target, "2026-01-01").is_ok());
    let prospect = format!("{target}first-contact = 2026-02-01\n");
    assert_eq!(
        close(&prospect, "2026-01-31"),
        Err(too_early("2026-01-31", "2026-02-01", Since::Contacted))
    );

    let closed = "[client]\nname = '甲'\nclosed = 2026-10-01\n";
    let on = day("2026-10-01");
    assert_eq!(
        close(closed, TODAY),
        Err(Refusal::Client(ClientRefusal::Closed { on }))
    );
}

#[test]
fn the_record_begins_earlier_but_never_later() {
    let text = "[client]\nname = '甲'\nrecorded-from = 2026-11-10\n";
    let from = |on: &str| {
        let details = Details {
            recorded_from: Some(day(on)),
            ..Details::default()
        };
        edited(text, |case| set(case, details))
    };
    assert_eq!(from("2026-11-09").unwrap(), text.replace("11-10", "11-09"));
    assert_eq!(from("2026-11-10").unwrap(), text);
    assert_eq!(
        from("2026-11-11"),
        Err(Refusal::Client(ClientRefusal::RecordBegun {
            begun: day("2026-11-10"),
            later: day("2026-11-11")
        }))
    );
}
