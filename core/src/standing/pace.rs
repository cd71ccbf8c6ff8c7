//! Whether contact keeps up with the standard during the service year (D55, D56).

use chrono::NaiveDate;

use super::minimum::minimums_of;
use super::stars::changed;
use super::{Case, Minimum, ServiceYear, is_reference, rated_stars, year_today};
use crate::model::{PlanItem, day_after_months};
use crate::standard::Service;

/// The services that are counted by half-years and not by days.
const BY_HALF_YEAR: &str = "account-review";

/// The services whose number is compared with the standard during the year: 日常沟通 and 客户回顾.
const PACED: [&str; 4] = ["phone-call", "visit", "meeting", BY_HALF_YEAR];

/// One service, in the service year that runs today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace<'a> {
    /// The service.
    pub service: &'a Service,
    /// The service year.
    pub year: ServiceYear<'a>,
    /// The least number in the whole year.
    pub least: u32,
    /// How often it should have been held by today: in proportion to the days passed, rounded down.
    pub expected: u32,
    /// How often it was held.
    pub held: u32,
    /// How many planned ones are past their finish and neither done nor dropped; another rule reports those.
    pub overdue: u32,
}

impl Pace<'_> {
    /// Whether it is behind by more than the overdue plan items explain.
    pub fn is_behind(&self) -> bool {
        self.held + self.overdue < self.expected
    }
}

/// The paces of these services in the service year that runs today. Until that is rated the
/// last rated stars hold; none while the client has never been rated, and none where the standard is only a reference (D39).
pub fn paces<'a>(case: &Case<'a>, wanted: impl Fn(&str) -> bool) -> Vec<Pace<'a>> {
    let Some(year) = year_today(case).filter(|year| !is_reference(case, year)) else {
        return Vec::new();
    };
    let Some(stars) = rated_stars(case, case.today) else {
        return Vec::new();
    };
    let minimums = minimums_of(case, &year, stars).into_iter();
    let is_paced = |code: &str| PACED.contains(&code) && wanted(code);
    let paced = minimums.filter(|it| is_paced(&it.service.code));
    let before = before(case, &year);
    let paces = paced.map(|minimum| pace(case, &year, &minimum, &before));
    paces.collect()
}

/// The minimums that held in the year until other stars did, each with the first day on which they did not hold any more.
/// What the year was rated with first holds from its first day.
fn before<'a>(case: &Case<'a>, year: &ServiceYear<'a>) -> Vec<(NaiveDate, Vec<Minimum<'a>>)> {
    let rating = year.recorded.and_then(|(_, year)| year.rating.as_ref());
    let first = rating.and_then(|rating| rating.rated);
    let later = changed(case, case.today).into_iter().rev();
    let later = later.filter(|change| first.is_some_and(|first| year.starts.max(first) < *change));
    let minimums = later.filter_map(|change| {
        let stars = rated_stars(case, change.pred_opt()?)?;
        Some((change, minimums_of(case, year, stars)))
    });
    minimums.collect()
}

fn pace<'a>(
    case: &Case<'a>,
    year: &ServiceYear<'a>,
    minimum: &Minimum<'a>,
    before: &[(NaiveDate, Vec<Minimum<'a>>)],
) -> Pace<'a> {
    let code = minimum.service.code.as_str();
    let in_halves = code == BY_HALF_YEAR;
    let is_open_past = |item: &&PlanItem<'_>| {
        let past = item.finish.is_some_and(|finish| finish < case.today);
        item.service == Some(code) && item.is_open_on(case.today) && past
    };
    // More is expected from the day on which the stars rose, and not for the days before.
    let least_before = |day: NaiveDate| {
        let (_, minimums) = before.iter().find(|(until, _)| day < *until)?;
        let of_service = minimums.iter().find(|it| it.service.code == code)?;
        Some(of_service.least.min(minimum.least))
    };
    let least_on = |day: NaiveDate| least_before(day).unwrap_or(minimum.least);
    Pace {
        service: minimum.service,
        year: *year,
        least: minimum.least,
        expected: match in_halves {
            true => half(year, case.today).map_or(0, |half| least_on(half) / 2),
            false => {
                let changes = before.iter().map(|(change, _)| *change);
                share(year, case.today, changes, least_on)
            }
        },
        held: held(case, year, code),
        overdue: items(year).filter(is_open_past).count() as u32,
    }
}

/// The share of the year's number for the days passed, without today; rounded down, so that nothing is
/// expected in the first weeks. The number is another one from each change on.
fn share(
    year: &ServiceYear<'_>,
    today: NaiveDate,
    changes: impl Iterator<Item = NaiveDate>,
    least_on: impl Fn(NaiveDate) -> u32,
) -> u32 {
    let whole = (year.ends - year.starts).num_days() + 1;
    let mut from = year.starts;
    let mut gone = 0;
    for until in changes.chain([today]) {
        gone += i64::from(least_on(from)) * (until - from).num_days();
        from = until;
    }
    u32::try_from(gone / whole).unwrap_or(0)
}

/// The day on which half of the year has passed, once it has.
fn half(year: &ServiceYear<'_>, today: NaiveDate) -> Option<NaiveDate> {
    day_after_months(year.starts, 6).filter(|half| *half <= today)
}

/// How often a service was held in the year by today: each diary entry of its kind, each account review without such an
/// entry, and each done plan item without either (of the same item or the same day).
fn held(case: &Case<'_>, year: &ServiceYear<'_>, code: &str) -> u32 {
    let in_year = |day: NaiveDate| (year.starts..=case.today).contains(&day);
    let diary = case.record.diary.iter();
    let entries = diary.filter(|it| it.kind == Some(code) && in_year(it.on));
    let mut told: Vec<(NaiveDate, Option<&str>)> = entries.map(|it| (it.on, it.item)).collect();
    let is_told = |told: &[(NaiveDate, Option<&str>)], day, item: Option<&str>| {
        told.iter()
            .any(|(on, of)| *on == day || item.is_some() && *of == item)
    };

    let reviews = case.record.reviews.iter();
    for review in reviews.filter(|it| code == BY_HALF_YEAR && in_year(it.on)) {
        if !is_told(&told, review.on, review.item) {
            told.push((review.on, review.item));
        }
    }
    let done = items(year).filter(|item| item.service == Some(code));
    let done = done.filter_map(|item| Some((item.done.filter(|day| in_year(*day))?, item.id)));
    // Two items of one day are two.
    let untold = done.filter(|(day, item)| !is_told(&told, *day, Some(item)));
    (told.len() + untold.count()) as u32
}

fn items<'a>(year: &ServiceYear<'a>) -> impl Iterator<Item = &'a PlanItem<'a>> {
    let plan = year.recorded.and_then(|(_, year)| year.plan.as_ref());
    plan.into_iter().flat_map(|plan| &plan.items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    /// Five stars: twelve calls, six visits, four meetings, two reviews in 365 days.
    const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-01-01
[[years]]
starts = 2026-01-01
rating = { income = 2000000 }
";

    /// Each pace as `service held+overdue/expected of least`.
    fn paced(today: &str, text: &str) -> Vec<String> {
        on(today, text, |case| {
            let told = paces(case, |_| true).into_iter().map(|it| {
                let Pace {
                    held,
                    overdue,
                    expected,
                    least,
                    ..
                } = it;
                let behind = if it.is_behind() { " behind" } else { "" };
                format!(
                    "{} {held}+{overdue}/{expected} of {least}{behind}",
                    it.service.code
                )
            });
            told.collect()
        })
    }

    #[test]
    fn the_first_weeks_ask_for_nothing_and_the_year_for_its_share() {
        // A twelfth of 365 days is gone on the 31st: 30 days are not.
        assert_eq!(paced("2026-01-31", CLIENT)[0], "phone-call 0+0/0 of 12");
        assert_eq!(
            paced("2026-02-01", CLIENT)[0],
            "phone-call 0+0/1 of 12 behind"
        );
        assert_eq!(
            paced("2026-12-31", CLIENT),
            [
                "phone-call 0+0/11 of 12 behind",
                "visit 0+0/5 of 6 behind",
                "meeting 0+0/3 of 4 behind",
                "account-review 0+0/1 of 2 behind",
            ]
        );
    }

    #[test]
    fn a_review_is_asked_for_when_half_the_year_is_gone() {
        let review = |today: &str, text: &str| paced(today, text)[3].clone();

        assert_eq!(review("2026-06-30", CLIENT), "account-review 0+0/0 of 2");
        assert_eq!(
            review("2026-07-01", CLIENT),
            "account-review 0+0/1 of 2 behind"
        );
        let held = format!("{CLIENT}[[reviews]]\nid = 'v1'\non = 2026-06-30\n");
        assert_eq!(review("2026-07-01", &held), "account-review 1+0/1 of 2");
        let twice =
            format!("{held}[[diary]]\nid = 'd'\non = 2026-06-30\nkind = 'account-review'\n");
        assert_eq!(review("2026-07-01", &twice), "account-review 1+0/1 of 2");
        // Six months from 31 August end with February.
        let late = CLIENT.replace("2026-01-01", "2025-08-31");
        assert_eq!(review("2026-02-28", &late), "account-review 0+0/0 of 2");
        assert_eq!(
            review("2026-03-01", &late),
            "account-review 0+0/1 of 2 behind"
        );
    }

    #[test]
    fn two_items_of_one_day_are_two_where_no_entry_tells_of_that_day() {
        let item = |id: &str| {
            format!("[[years.plan.items]]\nid = '{id}'\nservice = 'visit'\ndone = 2026-03-02\n")
        };
        let both = format!("{CLIENT}{}{}", item("p1"), item("p2"));
        let visits = |text: &str| paced("2026-03-02", text)[1].clone();
        assert_eq!(visits(&both), "visit 2+0/0 of 6");
        let entry = "[[diary]]\nid = 'd'\non = 2026-03-02\nkind = 'visit'\n";
        assert_eq!(visits(&format!("{both}{entry}")), "visit 1+0/0 of 6");
    }

    #[test]
    fn more_is_expected_from_the_day_on_which_the_stars_rose() {
        // Two stars: four calls and a visit; five from the 185th day on, which is 4 July.
        let rose = CLIENT.replace(
            "{ income = 2000000 }",
            "{ rated = 2026-01-05, income = 60000, later = [{ rated = 2026-07-04, income = 2000000 }] }",
        );
        assert_eq!(
            paced("2026-07-03", &rose)[..2],
            ["phone-call 0+0/2 of 4 behind", "visit 0+0/0 of 1"]
        );
        // 4 × 184 + 12 × 27 = 1060, of 365 days; the half year ended under two stars.
        assert_eq!(
            paced("2026-07-31", &rose),
            [
                "phone-call 0+0/2 of 12 behind",
                "visit 0+0/0 of 6",
                "meeting 0+0/0 of 4",
                "account-review 0+0/0 of 2",
            ]
        );
        // 4 × 184 + 12 × 31 = 1108.
        assert_eq!(
            paced("2026-08-04", &rose)[0],
            "phone-call 0+0/3 of 12 behind"
        );
        // Where they fell, the lesser number holds for the whole year.
        let fell = CLIENT.replace(
            "{ income = 2000000 }",
            "{ rated = 2026-01-05, income = 2000000, later = [{ rated = 2026-07-04, income = 60000 }] }",
        );
        assert_eq!(
            paced("2026-07-31", &fell)[0],
            "phone-call 0+0/2 of 4 behind"
        );
    }

    #[test]
    fn an_entry_and_the_item_it_fulfils_are_one_visit() {
        let entry = |day: &str, item: &str| {
            format!("[[diary]]\nid = '{day}'\non = {day}\nkind = 'visit'\nitem = '{item}'\n")
        };
        let item = |rest: &str| {
            format!("{CLIENT}[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\n{rest}")
        };
        let visit = |text: &str| paced("2026-05-03", text)[1].clone();

        let done = item("done = 2026-03-26\n");
        assert_eq!(visit(&done), "visit 1+0/2 of 6 behind");
        assert_eq!(
            visit(&format!("{done}{}", entry("2026-03-27", "p1"))),
            "visit 1+0/2 of 6 behind"
        );
        assert_eq!(
            visit(&format!("{done}{}", entry("2026-03-26", "p2"))),
            "visit 1+0/2 of 6 behind"
        );
        assert_eq!(
            visit(&format!("{done}{}", entry("2026-03-25", "p2"))),
            "visit 2+0/2 of 6"
        );
        assert_eq!(
            visit(&format!("{CLIENT}{}", entry("2025-12-31", "p2"))),
            "visit 0+0/2 of 6 behind"
        );
        let on = |day: &str| visit(&format!("{CLIENT}{}", entry(day, "p2")));
        assert_eq!(on("2026-01-01"), "visit 1+0/2 of 6 behind");
        assert_eq!(on("2026-05-03"), "visit 1+0/2 of 6 behind");
        assert_eq!(on("2026-05-04"), "visit 0+0/2 of 6 behind");
        assert_eq!(
            visit(&item("finish = 2026-05-02\n")),
            "visit 0+1/2 of 6 behind"
        );
        assert_eq!(
            visit(&item("finish = 2026-05-03\n")),
            "visit 0+0/2 of 6 behind"
        );
        let both = format!(
            "{}{}",
            item("finish = 2026-05-02\n"),
            entry("2026-03-25", "")
        );
        assert_eq!(visit(&both), "visit 1+1/2 of 6");
    }

    #[test]
    fn nobody_is_paced_whom_the_standard_does_not_bind() {
        let unrated = CLIENT.replace("income = 2000000", "");
        let consulting = CLIENT.replace("client.name", "client.consulting = true\nclient.name");
        let short = CLIENT.replace("rating", "ends = 2026-12-30\nrating");
        let closed = CLIENT.replace("client.name", "client.closed = 2026-06-01\nclient.name");

        for text in [&unrated, &consulting, &short, &closed] {
            assert_eq!(paced("2026-06-01", text), [""; 0], "{text}");
        }
        assert_eq!(paced("2026-05-31", &closed).len(), 4);
        assert_eq!(paced("2025-12-31", CLIENT), [""; 0]);
    }
}
