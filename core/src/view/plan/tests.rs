use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::standard::Standard;

const APPOINTED: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Looks at a record on a day.
fn on<T>(today: &str, text: &str, look: impl FnOnce(&Case<'_>) -> T) -> T {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.unknown, []);
    look(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: day(today),
    })
}

/// The plan of the year of a day, on that day.
fn plan(today: &str, text: &str) -> Option<ClientPlan> {
    on(today, text, |case| {
        client_plan(case, planned_year(case, None)?, Lang::En)
    })
}

fn year(today: &str, text: &str, asked: Option<&str>) -> Option<String> {
    on(today, text, |case| {
        planned_year(case, asked.map(day)).map(|year| year.starts.to_string())
    })
}

#[test]
fn the_year_meant_is_the_one_asked_for_else_the_present_else_the_last() {
    let two = &format!(
        "{APPOINTED}[[years]]\nstarts = 2026-03-02\n[[years]]\nstarts = 2027-03-02\nends = 2027-08-31\n"
    );
    let first = || Some("2026-03-02".to_owned());
    let second = || Some("2027-03-02".to_owned());

    assert_eq!(year("2026-11-20", two, None), first());
    assert_eq!(year("2027-03-01", two, None), first());
    assert_eq!(year("2027-03-02", two, None), second());
    assert_eq!(year("2026-11-20", two, Some("2027-08-31")), second());
    assert_eq!(year("2026-11-20", two, Some("2027-09-01")), None);
    assert_eq!(year("2026-11-20", two, Some("2026-03-01")), None);

    // A third year began by itself and has no plan; last year's is not handed out for it.
    assert_eq!(year("2027-09-01", two, None), None);
    let ended = &two.replace("client.name", "client.closed = 2027-08-31\nclient.name");
    assert_eq!(year("2027-09-01", ended, None), second());
    assert_eq!(year("2026-11-20", APPOINTED, None), None);
}

#[test]
fn a_year_that_the_appointment_ends_is_planned_to_its_last_day() {
    let until = |ends: &str| {
        let item = "[[years.plan.items]]\nid = 'p1'\ncontent = 'visit'\n";
        format!(
            "{APPOINTED}appointment.until = 2026-08-31\n[[years]]\nstarts = 2026-03-02\n{ends}{item}"
        )
    };
    let short = until("");
    let term = |text: &str| plan("2026-08-31", text).map(|it| (it.starts, it.ends));
    let days = |starts, ends| Some((day(starts), day(ends)));

    assert_eq!(term(&short), days("2026-03-02", "2026-08-31"));
    assert_eq!(year("2026-08-31", &short, Some("2026-09-01")), None);
    let longer = until("plan.ends = 2026-10-31\n");
    assert_eq!(
        term(&longer),
        days("2026-03-02", "2026-10-31"),
        "as it says itself"
    );
}

#[test]
fn items_stand_by_their_start_and_dropped_ones_are_gone() {
    let items = "
[[years]]
starts = 2026-03-02
[years.plan]
[[years.plan.items]]
id = 'p1'
content = 'no day'
[[years.plan.items]]
id = 'p2'
content = 'second'
start = 2026-06-01
finish = 2026-06-30
[[years.plan.items]]
id = 'p3'
service = 'visit'
content = 'first'
start = 2026-06-01
finish = 2026-06-02
[[years.plan.items]]
id = 'p4'
content = 'gone'
start = 2026-04-01
dropped = 2026-04-02
";
    let plan = plan("2026-11-20", &format!("{APPOINTED}{items}")).unwrap();
    let shown: Vec<_> = plan
        .items
        .iter()
        .map(|item| (item.content.as_deref(), item.service.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            (Some("first"), Some("visit")),
            (Some("second"), None),
            (Some("no day"), None)
        ]
    );
    assert_eq!(
        (plan.starts, plan.ends),
        (day("2026-03-02"), day("2027-03-01"))
    );
}

#[test]
fn a_plan_without_a_living_item_is_none() {
    let year = "[[years]]\nstarts = 2026-03-02\n[years.plan]\nissued = 2026-03-10\n";
    let dropped = "[[years.plan.items]]\nid = 'p1'\ndropped = 2026-04-01\n";
    assert_eq!(plan("2026-11-20", &format!("{APPOINTED}{year}")), None);
    assert_eq!(
        plan("2026-11-20", &format!("{APPOINTED}{year}{dropped}")),
        None
    );
}

const TWO_YEARS: &str = "
[[needs]]
id = 'n1'
text = 'met last year'
found = 2026-05-01
[[needs]]
id = 'n2'
text = 'met this year'
found = 2026-05-01
[[needs]]
id = 'n3'
text = 'met by none'
found = 2028-03-01
[[needs]]
id = 'n4'
text = 'found later'
found = 2028-03-02
[[needs]]
id = 'n5'
text = 'met by what was dropped'
[[years]]
starts = 2026-03-02
[years.plan]
[[years.plan.items]]
id = 'p1'
covers = ['n1']
[[years]]
starts = 2027-03-02
[years.plan]
starts = 2027-04-01
issued = 2027-03-10
[[years.plan.items]]
id = 'p2'
start = 2027-06-01
[[years.plan.items]]
id = 'p3'
start = 2027-05-01
covers = ['n2', 'c1']
[[years.plan.items]]
id = 'p4'
covers = ['n5']
dropped = 2027-05-01
[[years.plan.revisions]]
id = 'r1'
on = 2027-03-10
[[years.plan.revisions]]
id = 'r2'
on = 2027-03-11
";

#[test]
fn a_need_belongs_to_the_year_that_meets_it_or_else_to_every_one_until_one_does() {
    let text =
        format!("{APPOINTED}[[appointment.commitments]]\nid = 'c1'\ntext = 'promise'\n{TWO_YEARS}");
    let plan = plan("2027-06-01", &text).unwrap();
    let answered = |text: &str, items: &[usize]| Answered {
        text: text.to_owned(),
        items: items.to_vec(),
        undated: None,
    };
    assert_eq!(
        plan.needs,
        [
            answered("met this year", &[1]),
            answered("met by none", &[]),
            answered("met by what was dropped", &[])
        ]
    );
    assert_eq!(plan.commitments, [answered("promise", &[1])]);
    assert_eq!(
        (plan.starts, plan.ends),
        (day("2027-04-01"), day("2028-03-01"))
    );
    assert_eq!(plan.revised, Some(day("2027-03-11")));
}

#[test]
fn what_was_promised_once_and_is_kept_is_no_part_of_the_next_plan() {
    let years = |first: &str, second: &str| {
        format!(
            "{APPOINTED}[[appointment.commitments]]\nid = 'c1'\ntext = 'a drill by 31 October'\n\
             [[years]]\nstarts = 2026-03-02\nends = 2027-03-01\n[[years.plan.items]]\nid = 'p1'\ncovers = ['c1']\n{first}\n\
             [[years]]\nstarts = 2027-03-02\nends = 2028-03-01\n[[years.plan.items]]\nid = 'p2'\n{second}\n"
        )
    };
    let promised = |today: &str, text: &str| -> Vec<Vec<usize>> {
        let plan = plan(today, text).unwrap();
        plan.commitments.into_iter().map(|it| it.items).collect()
    };
    let (done, covers) = ("done = 2026-10-20", "covers = ['c1']");

    assert_eq!(promised("2026-11-01", &years(done, "")), [[1]]);
    assert_eq!(promised("2027-06-01", &years(done, "")), [[0_usize; 0]; 0]);
    assert_eq!(promised("2027-06-01", &years("", "")), [[0_usize; 0]]);
    assert_eq!(promised("2027-06-01", &years(done, covers)), [[1]]);
    let twice = years(done, "").replace("a drill by", "two drills by");
    assert_eq!(promised("2027-06-01", &twice), [[0_usize; 0]]);
}

#[test]
fn the_team_is_that_of_the_day_or_of_the_last_day_and_has_no_leaders() {
    let team = "
[team]
[[team.members]]
name = 'Producer'
role = 'producer'
[[team.members]]
name = 'Old'
role = 'account-manager'
until = 2026-06-30
[[team.members]]
name = 'New'
role = 'account-manager'
from = 2026-07-01
[[team.members]]
name = 'Sponsor'
role = 'leader'
[[team.members]]
name = 'Next year'
role = 'deputy'
from = 2027-03-02
[[years]]
starts = 2026-03-02
[years.plan]
[[years.plan.items]]
id = 'p1'
";
    let text = &format!("client.closed = 2027-03-01\n{APPOINTED}{team}");
    let names = |today: &str| -> Vec<String> {
        let team = plan(today, text).unwrap().team;
        team.into_iter().map(|it| it.name).collect()
    };
    assert_eq!(names("2026-06-30"), ["Old", "Producer"]);
    assert_eq!(names("2026-07-01"), ["New", "Producer"]);
    assert_eq!(names("2028-01-01"), ["New", "Producer"]);
}

#[test]
fn the_house_reads_stars_income_and_cost_beside_the_same_plan() {
    let year = "
[[team.members]]
name = 'Sponsor'
role = 'leader'
[[years]]
starts = 2026-03-02
[years.rating]
income = 2400000
months = 24
basis = 'realised'
[years.plan]
[[years.plan.items]]
id = 'p2'
start = 2026-06-01
cost = 100.50
[[years.plan.items]]
id = 'p1'
start = 2026-05-01
[[years.plan.items]]
id = 'p3'
dropped = 2026-05-01
cost = 999
";
    on("2026-11-20", &format!("{APPOINTED}{year}"), |case| {
        let year = planned_year(case, None).unwrap();
        let house = internal_plan(case, year, Lang::Zh).unwrap();

        assert_eq!(Some(house.plan), client_plan(case, year, Lang::Zh));
        let rated = house.rated.unwrap();
        assert_eq!((rated.stars, rated.yearly_income.0), (5, 120_000_000));
        assert_eq!((house.cost.0, house.costed), (10_050, 1));
        let ids: Vec<_> = house.items.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["p1", "p2"]);
        assert_eq!(house.dropped.len(), 1);
        assert_eq!(house.leaders[0].name, "Sponsor");
    });
}

#[test]
fn a_paper_has_the_name_and_the_contacts_of_its_time() {
    let text = |until: &str| {
        format!(
            "[client]\nname = '新名'\n[[client.former-names]]\nid = 'a1'\nname = '旧名'\nuntil = {until}\n\
             [[contacts]]\nid = 'liu'\nname = '刘洋'\nuntil = 2026-11-19\n\
             [[contacts]]\nid = 'zhou'\nname = '周敏'\n\
             [appointment]\nestablished = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n\
             [[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ncontent = '走访'\n"
        )
    };
    let of = |today: &str, until: &str| {
        on(today, &text(until), |case| {
            let year = planned_year(case, Some(day("2026-03-02"))).unwrap();
            let plan = client_plan(case, year, Lang::En).unwrap();
            let contacts = plan.contacts.into_iter().map(|it| it.name);
            (plan.client, contacts.collect::<Vec<_>>().join(" "))
        })
    };
    let is = |client: &str, contacts: &str| (client.to_owned(), contacts.to_owned());
    assert_eq!(of("2026-11-19", "2026-11-19"), is("旧名", "刘洋 周敏"));
    assert_eq!(of("2026-11-20", "2026-11-19"), is("新名", "周敏"));
    // A plan that is over is one of its last day.
    assert_eq!(of("2027-06-01", "2027-03-01"), is("旧名", "周敏"));
    assert_eq!(of("2027-06-01", "2027-02-28"), is("新名", "周敏"));
}
