use super::super::testing::{day, edited};
use super::*;

const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-03-02
";

const PAR: &str = "\
[[policies]]
id = \"par\"
insurer = \"东海财险\"
product = \"财产一切险\"
number = \"PQ-1\"
starts = 2026-03-20
ends = 2027-03-19
premium = 2520000
brokerage-percent = 15
reinsurance = true
";

fn terms() -> Terms {
    Terms {
        insurer: Some("东海财险".into()),
        product: Some("财产一切险".into()),
        number: Some("PQ-1".into()),
        starts: Some(day("2026-03-20")),
        premium: Some(Fen::yuan(2_520_000)),
        brokerage_percent: Some(1500),
        life: Some(false),
        reinsurance: Some(true),
        ..Terms::default()
    }
}

fn added(text: &str, id: Option<&str>, terms: Terms) -> Result<String, Refusal> {
    let id = id.map(str::to_owned);
    edited(text, |case| add(case, id, terms).map(|(_, edits)| edits))
}

fn changed(id: &str, terms: Terms) -> Result<String, Refusal> {
    edited(&format!("{CLIENT}\n{PAR}"), |case| set(case, id, terms))
}

#[test]
fn a_policy_runs_for_a_year_unless_it_says_otherwise() {
    assert_eq!(
        added(CLIENT, Some("par"), terms()),
        Ok(format!("{CLIENT}\n{PAR}"))
    );
    let ends = Some(day("2029-03-19"));
    let longer = added(CLIENT, Some("par"), Terms { ends, ..terms() });
    assert!(longer.unwrap().contains("ends = 2029-03-19\n"));
}

#[test]
fn an_id_is_looked_for_before_a_policy_number() {
    let text = "client.name = '甲'\n\
                policies = [{ id = 'a', number = 'b' }, { id = 'b', number = 'PQ/1' }]\n";
    edited(text, |case| {
        let found = |given: &str| find(case.record, given).map(|(nth, _)| nth);
        assert_eq!(found("a"), Ok(0));
        assert_eq!(found("b"), Ok(1));
        assert_eq!(found("PQ/1"), Ok(1));
        assert!(found("PQ").is_err());
        Ok(Vec::new())
    })
    .unwrap();
}

#[test]
fn a_policy_without_an_id_is_numbered() {
    let id = |text: &str| {
        let text = text.to_owned();
        let number = Some("N".to_owned());
        let text = added(&text, None, Terms { number, ..terms() }).unwrap();
        text.lines()
            .rfind(|line| line.starts_with("id"))
            .unwrap()
            .to_owned()
    };
    assert_eq!(id(CLIENT), "id = \"pol1\"");
    assert_eq!(
        id(&format!("{CLIENT}[[policies]]\nid = 'pol4'\n")),
        "id = \"pol5\""
    );
}

#[test]
fn cover_that_we_place_begins_with_the_appointment_and_what_is_taken_over_before() {
    let starting = |text: &str, on: &str, by: Option<&str>| {
        let starts = Some(day(on));
        let by = by.map(str::to_owned);
        added(
            text,
            None,
            Terms {
                starts,
                by,
                ..terms()
            },
        )
        .map(|_| ())
    };
    let ours = Some("王强");
    assert_eq!(starting(CLIENT, "2026-03-02", ours), Ok(()));
    let (starts, appointed) = (day("2026-03-01"), day("2026-03-02"));
    let early = Err(PolicyRefusal::BeforeAppointment { starts, appointed }.into());
    assert_eq!(starting(CLIENT, "2026-03-01", ours), early);
    assert_eq!(starting(CLIENT, "2026-03-01", None), Ok(()));
    let taken = format!("{CLIENT}[[policies]]\nid = 'p'\nstarts = 2026-03-01\n");
    let placed = Terms {
        by: ours.map(str::to_owned),
        ..Terms::default()
    };
    assert_eq!(
        edited(&taken, |case| set(case, "p", placed)).map(|_| ()),
        early
    );
    let (day, appointed) = (starts, None);
    assert_eq!(
        starting("client.name = '甲'\n", "2026-03-01", None),
        Err(Refusal::Diary(DiaryRefusal::BeforeAppointment {
            day,
            appointed
        }))
    );
}

#[test]
fn cover_may_end_on_the_day_it_starts_and_not_before() {
    let ending = |on: &str| {
        let ends = Some(day(on));
        added(CLIENT, None, Terms { ends, ..terms() }).map(|_| ())
    };
    assert_eq!(ending("2026-03-20"), Ok(()));
    let (starts, ends) = (day("2026-03-20"), day("2026-03-19"));
    let refused = Err(PolicyRefusal::EndsBeforeStart { starts, ends }.into());
    assert_eq!(ending("2026-03-19"), refused);
    let ends = Some(ends);
    let later = changed(
        "par",
        Terms {
            ends,
            ..Terms::default()
        },
    )
    .map(|_| ());
    assert_eq!(later, refused);
}

#[test]
fn no_id_and_no_number_stands_twice() {
    let there = format!("{CLIENT}\n{PAR}");
    let (id, product) = ("par".to_owned(), "财产一切险".to_owned());
    assert_eq!(
        added(&there, Some("par"), terms()),
        Err(PolicyRefusal::IdThere { id, product }.into())
    );
    let awaited = there.replace("PQ-1", "待出单");
    let number = Some("待出单".to_owned());
    assert!(added(&awaited, Some("mb"), Terms { number, ..terms() }).is_ok());
    let (number, id) = ("PQ-1".to_owned(), "par".to_owned());
    assert_eq!(
        added(&there, Some("mb"), terms()),
        Err(PolicyRefusal::NumberThere { number, id }.into())
    );
    let number = Some("PQ-1".to_owned());
    assert_eq!(
        changed(
            "par",
            Terms {
                number,
                ..Terms::default()
            }
        ),
        Ok(there)
    );
}

#[test]
fn a_policy_that_is_changed_keeps_the_rest() {
    let terms = Terms {
        paid: Some(day("2026-04-10")),
        received: Some(Fen::yuan(378_000)),
        received_on: Some(day("2026-11-20")),
        reinsurance: Some(false),
        ..Terms::default()
    };
    let paid = "paid = 2026-04-10\nreceived = 378000\nreceived-on = 2026-11-20\n";
    let par = PAR.replace("reinsurance = true\n", paid);
    assert_eq!(changed("par", terms), Ok(format!("{CLIENT}\n{par}")));

    let (paid, today) = (day("2026-11-21"), day("2026-11-20"));
    let early = Terms {
        paid: Some(paid),
        ..Terms::default()
    };
    let day = paid;
    assert_eq!(changed("par", early), Err(Refusal::InFuture { day, today }));
}

#[test]
fn a_policy_that_is_not_there_is_told_from_those_that_are() {
    let refusal = PolicyRefusal::Unknown {
        given: "pra".into(),
        near: Some("par".into()),
        known: vec![("par".into(), "财产一切险".into())],
    };
    assert_eq!(changed("pra", Terms::default()), Err(refusal.into()));
}
