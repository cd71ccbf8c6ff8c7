//! How long the diary has had no entry, and the times without one that are over (D30, D56).

use chrono::{Months, NaiveDate};

use super::stars::changed;
use super::{Case, archive_set_up, service_years, stars_on, year_today};
use crate::document::KeyPath;

/// A time without an entry in the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The last day something was written, or a review held; the position of that diary entry, when it was
    /// one. Before the first entry, the day on which the archive was set up or the appointment was
    /// established, or the record begins.
    pub since: (NaiveDate, Option<usize>),
    /// How many working days have passed since.
    pub working_days: i64,
    /// The longest time without an entry that the stars allow, in working days.
    pub most: u32,
    /// The same where the plan gives longer, or the stars rose meanwhile.
    pub planned: i64,
}

impl Silence {
    /// Whether it is longer than both the stars and the plan allow.
    pub fn is_long(&self) -> bool {
        self.working_days > self.planned
    }

    /// How many working days after the last entry there may be none.
    pub fn allowed(&self) -> u32 {
        u32::try_from(self.planned).unwrap_or(self.most)
    }
}

/// How long the diary of a client that is served today has had no entry (D30, D56). A client that has
/// never been rated has the term of one star.
pub fn silence(case: &Case<'_>) -> Option<Silence> {
    year_today(case)?;
    let by_now = |day: &NaiveDate| *day <= case.today;
    let entries = case.record.diary.iter().enumerate();
    let entries = entries.map(|(nth, entry)| (entry.on, Some(nth)));
    let reviews = case.record.reviews.iter().map(|review| (review.on, None));
    let last = entries.chain(reviews).filter(|(day, _)| by_now(day)).max();
    let appointed = case.record.appointment()?.established?;
    let begun = Some((begun(case, appointed), None)).filter(|(day, _)| by_now(day));
    let since = last.max(begun)?;

    let most = most(case, stars_on(case, case.today));
    Some(Silence {
        since,
        working_days: case.calendar.between(since.0, case.today),
        most,
        planned: planned(case, since.0, case.today, most),
    })
}

/// A time without an entry that was longer than the stars allow, and is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The day of the entry before, or the day the diary should have begun.
    pub since: NaiveDate,
    /// The day of the entry or the review that ended it.
    pub ended: NaiveDate,
    /// The key of that day.
    pub key: KeyPath,
    /// The working days from the one to the other.
    pub working_days: i64,
    /// The longest time that the stars allowed on the day it ended, in working days.
    pub most: u32,
    /// The same where the plan gave longer, or the stars rose meanwhile.
    pub allowed: u32,
}

/// The times without an entry that ended in the service year that runs today or in the one before it, by the stars of
/// the day they ended. The end of the service does not shorten that.
pub fn gaps(case: &Case<'_>) -> Vec<Gap> {
    let (Some(from), Some(appointed)) = (looked_at_from(case), case.record.appointed()) else {
        return Vec::new();
    };
    let begun = begun(case, appointed);

    let way = |list: &str, nth| KeyPath::of(list).nth(nth).key("on");
    let entries = case.record.diary.iter().map(|it| it.on).enumerate();
    let entries = entries.map(|(nth, on)| (on, "diary", nth));
    let reviews = case.record.reviews.iter().map(|it| it.on).enumerate();
    let reviews = reviews.map(|(nth, on)| (on, "reviews", nth));
    let written = entries.chain(reviews);
    let written = written.filter(|(on, ..)| begun < *on && *on <= case.today);
    let mut written: Vec<(NaiveDate, &str, usize)> = written.collect();
    written.sort_unstable();

    let days = written.iter().map(|(on, ..)| *on);
    let since = std::iter::once(begun).chain(days);
    let least = i64::from(case.standard.service.silence.into_iter().min().unwrap_or(0));
    let stretches = since
        .zip(&written)
        .filter(|(_, (ended, ..))| from <= *ended);
    let gaps = stretches.filter_map(|(since, (ended, list, nth))| {
        // Most are shorter than any stars allow, or than these do, also by the days of the calendar.
        let days = (*ended - since).num_days();
        let allowed = || most(case, stars_on(case, *ended));
        let most = (least < days)
            .then(allowed)
            .filter(|most| i64::from(*most) < days)?;
        let since = served_since(case, since, *ended)?;
        let working_days = case.calendar.between(since, *ended);
        let is_long = i64::from(most) < working_days;
        let allowed = is_long.then(|| planned(case, since, *ended, most))?;
        (allowed < working_days).then(|| Gap {
            since,
            ended: *ended,
            key: way(list, *nth),
            working_days,
            most,
            allowed: u32::try_from(allowed).unwrap_or(most),
        })
    });
    gaps.collect()
}

/// The first day of the service year before the one that runs today. After the last service year it is that of the last, for as
/// long as another year would have run.
fn looked_at_from(case: &Case<'_>) -> Option<NaiveDate> {
    let mut years = service_years(case);
    let last = *years.last()?;
    if case.today <= last.ends {
        years.retain(|it| it.starts < last.starts);
        return Some(years.last().map_or(last.starts, |it| it.starts));
    }
    let another = last.ends.checked_add_months(Months::new(12))?;
    (case.today <= another).then_some(last.starts)
}

/// The day from which the diary is expected to speak under an appointment: the archive is set up by then, and the record
/// has begun.
fn begun(case: &Case<'_>, appointed: NaiveDate) -> NaiveDate {
    let begun = case.record.archive.as_ref().and_then(archive_set_up);
    let begun = begun.unwrap_or(appointed).max(appointed);
    let recorded = case.record.client.recorded_from;
    recorded.map_or(begun, |it| it.max(begun))
}

/// The first day of a time without an entry on which the client was served: before another appointment nobody was to. `None`
/// where it ended while nobody was.
fn served_since(case: &Case<'_>, since: NaiveDate, ended: NaiveDate) -> Option<NaiveDate> {
    let appointment = case.record.appointment_on(ended)?;
    let until = case.record.served_until(appointment);
    let is_served = until.is_none_or(|until| ended <= until);
    is_served.then(|| since.max(appointment.established.unwrap_or(since)))
}

/// The working days that may pass after a day until another without an entry: so many as the stars allow, and while
/// an issued plan asks for nothing sooner, half as many again at most. A plan by the standard has its service when it is
/// due and not before, but a client does not wait without limit.
fn planned(case: &Case<'_>, since: NaiveDate, until: NaiveDate, most: u32) -> i64 {
    let plans = case.record.years.iter().filter_map(|it| it.plan.as_ref());
    let issued = plans.filter(|it| it.issued.is_some_and(|issued| issued <= until));
    let items = issued.flat_map(|it| &it.items).filter(|it| {
        let is_after = |day: Option<NaiveDate>, than| day.is_none_or(|day| than < day);
        is_after(it.done, since) && is_after(it.dropped, until)
    });
    let next = items.filter_map(|it| it.finish).min();
    let next = next.map_or(0, |next| case.calendar.between(since, next));
    let next = next.min(i64::from(most + most / 2));
    next.max(by_stars_before(case, since, until, most))
}

/// The working days that may pass after a day until another by the stars: where they rose meanwhile, the days that the
/// new ones allow are counted from then, and never for longer than the stars before allowed.
fn by_stars_before(case: &Case<'_>, since: NaiveDate, until: NaiveDate, most: u32) -> i64 {
    let mut days = i64::from(most);
    for change in changed(case, until) {
        let Some(eve) = change.pred_opt().filter(|_| since < change) else {
            break;
        };
        let until_then = days_by(case, eve);
        let from_then = case.calendar.between(since, eve) + days_by(case, change);
        days = days.max(until_then.min(from_then));
    }
    days
}

/// The working days without an entry that the stars of a day allow.
fn days_by(case: &Case<'_>, day: NaiveDate) -> i64 {
    i64::from(most(case, stars_on(case, day)))
}

/// The longest time without an entry for a client of these stars, in working days.
fn most(case: &Case<'_>, stars: u8) -> u32 {
    case.standard.service.silence[usize::from(stars) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    /// Five stars: fifteen working days.
    const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-01-01
[[years]]
starts = 2026-01-01
rating = { income = 2000000 }
";

    #[test]
    fn a_silence_begins_with_the_last_that_was_written() {
        let of = |rest: &str| {
            on("2026-11-20", &format!("{CLIENT}{rest}"), |case| {
                silence(case)
                    .map(|it| (it.since.0.to_string(), it.since.1, it.working_days, it.most))
            })
        };
        let entry = |day: &str| format!("[[diary]]\nid = '{day}'\non = {day}\n");
        let since = |day: &str, nth, days| Some((day.to_owned(), nth, days, 15));

        assert_eq!(
            of(
                "[archive]\nestablished = 2026-01-06\npaper = 2026-01-06\nelectronic = 2026-01-06\ninformation = 2026-01-06\n"
            ),
            since("2026-01-06", None, 216)
        );
        assert_eq!(of(&entry("2026-11-13")), since("2026-11-13", Some(0), 5));
        assert_eq!(
            of(&(entry("2026-11-13") + &entry("2026-11-12"))),
            since("2026-11-13", Some(0), 5)
        );
        assert_eq!(of(&entry("2026-11-20")), since("2026-11-20", Some(0), 0));
        assert_eq!(of(&entry("2026-11-21")), since("2026-01-01", None, 219));
        assert_eq!(
            of("[[reviews]]\nid = 'v'\non = 2026-11-19\n"),
            since("2026-11-19", None, 1)
        );
    }

    #[test]
    fn an_unrated_client_may_be_silent_as_long_as_one_star() {
        let most = |text: &str| on("2026-11-20", text, |case| silence(case).map(|it| it.most));

        assert_eq!(most(&CLIENT.replace("income = 2000000", "")), Some(90));
        assert_eq!(most(CLIENT), Some(15));
        assert_eq!(most("client.name = '乙'\n"), None);
    }

    /// Each gap as `since ended days of most`.
    fn told(today: &str, text: &str) -> Vec<String> {
        on(today, text, |case| {
            let told = gaps(case).into_iter();
            let told = told.map(|it| {
                format!(
                    "{} {} {} of {}",
                    it.since, it.ended, it.working_days, it.most
                )
            });
            told.collect()
        })
    }

    /// One star allows ninety working days, five allow fifteen.
    #[test]
    fn stars_that_rise_in_a_silence_allow_their_days_from_then_on() {
        let of = |rose: &str, ended: &str| {
            let rating = format!(
                "rating = {{ rated = 2026-01-01, income = 9000, later = [{{ rated = {rose}, income = 2000000 }}] }}"
            );
            let text = CLIENT.replace("rating = { income = 2000000 }", &rating);
            let days = entries(&[ended, "2026-03-02"]);
            let last = entries(&["2026-03-02"]);
            let silent = on(ended, &format!("{text}{last}"), |case| {
                silence(case).is_some_and(|it| it.is_long())
            });
            let with_end = format!("{text}{days}");
            let gaps = told(ended, &with_end);
            assert_eq!(silent, gaps.len() == 1, "{ended}");
            let until = on(ended, &with_end, |case| {
                let due = |it: &Gap| case.calendar.due(it.since, it.allowed).date;
                super::gaps(case).first().map(due)
            });
            gaps.into_iter()
                .map(|gap| {
                    let until = until.unwrap();
                    format!("{gap}, by {until}")
                })
                .collect::<Vec<_>>()
        };
        // Ninety working days after 2 March end on 10 July; fifteen from 15 June on, that day with them, on 6 July.
        assert_eq!(of("2026-06-15", "2026-07-06"), [""; 0]);
        assert_eq!(
            of("2026-06-15", "2026-07-07"),
            ["2026-03-02 2026-07-07 87 of 15, by 2026-07-06"]
        );
        assert_eq!(of("2026-07-09", "2026-07-10"), [""; 0]);
        assert_eq!(
            of("2026-07-09", "2026-07-13"),
            ["2026-03-02 2026-07-13 91 of 15, by 2026-07-10"]
        );
        // What rose before it began has its own days alone.
        assert_eq!(
            of("2026-03-02", "2026-03-24"),
            ["2026-03-02 2026-03-24 16 of 15, by 2026-03-23"]
        );
    }

    fn entries(days: &[&str]) -> String {
        let entry = |day: &&str| format!("[[diary]]\nid = '{day}'\non = {day}\n");
        days.iter().map(entry).collect()
    }

    #[test]
    fn a_gap_ends_with_the_entry_after_the_last_day() {
        // Fifteen working days after 2 March end on 23 March, a Monday.
        let of = |ended: &str| {
            let text = format!(
                "{CLIENT}{}",
                entries(&[ended, "2026-03-02", "2026-01-19", "2026-02-09"])
            );
            told("2026-04-01", &text)
        };
        assert_eq!(of("2026-03-23"), [""; 0]);
        assert_eq!(of("2026-03-24"), ["2026-03-02 2026-03-24 16 of 15"]);
        let review = format!(
            "{CLIENT}{}[[reviews]]\nid = 'v'\non = 2026-03-13\n",
            entries(&["2026-03-24", "2026-03-02", "2026-01-19", "2026-02-09"])
        );
        assert_eq!(told("2026-04-01", &review), [""; 0], "a review breaks it");
    }

    /// Fifteen working days after 2 March end on 23 March; with half as many again, the 22 end on 1 April.
    #[test]
    fn a_plan_that_asks_for_nothing_sooner_gives_longer_but_not_for_ever() {
        let of = |ended: &str, plan: &str| {
            let days = entries(&[ended, "2026-03-02", "2026-01-19", "2026-02-09"]);
            let plan = format!("plan = {{ {plan} }}\n");
            let gaps = told("2026-04-20", &format!("{CLIENT}{plan}{days}"));
            gaps.iter()
                .map(|it| it[22..].to_owned())
                .collect::<Vec<_>>()
        };
        let issued = |items: &str| format!("issued = 2026-01-12, items = [{items}]");
        let due =
            |finish: &str, rest: &str| issued(&format!("{{ id = 'p1', finish = {finish}{rest} }}"));

        assert_eq!(of("2026-03-27", &due("2026-03-27", "")), [""; 0]);
        assert_eq!(of("2026-03-30", &due("2026-03-27", "")), ["20 of 15"]);
        assert_eq!(of("2026-04-01", &due("2026-06-30", "")), [""; 0]);
        assert_eq!(of("2026-04-02", &due("2026-06-30", "")), ["23 of 15"]);
        let draft = due("2026-03-27", "").replace("issued = 2026-01-12, ", "");
        assert_eq!(of("2026-03-27", &draft), ["19 of 15"]);
        // What was done before, and what was dropped by then, asks for nothing.
        let two = |rest: &str| {
            issued(&format!(
                "{{ id = 'p1', finish = 2026-03-13{rest} }}, {{ id = 'p2', finish = 2026-03-27 }}"
            ))
        };
        assert_eq!(of("2026-03-27", &two("")), ["19 of 15"]);
        assert_eq!(of("2026-03-27", &two(", done = 2026-03-02")), [""; 0]);
        assert_eq!(of("2026-03-27", &two(", done = 2026-03-03")), ["19 of 15"]);
        assert_eq!(of("2026-03-27", &two(", dropped = 2026-03-27")), [""; 0]);
        assert_eq!(
            of("2026-03-27", &two(", dropped = 2026-03-28")),
            ["19 of 15"]
        );
    }

    #[test]
    fn a_silence_is_long_by_the_same_measure() {
        let of = |today: &str, plan: &str| {
            let text = format!("{CLIENT}{plan}{}", entries(&["2026-03-02"]));
            on(today, &text, |case| {
                silence(case).map(|it| (it.working_days, it.is_long()))
            })
        };
        let plan = "plan = { issued = 2026-01-12, items = [{ id = 'p1', finish = 2026-03-27 }] }\n";
        assert_eq!(of("2026-03-23", ""), Some((15, false)));
        assert_eq!(of("2026-03-24", ""), Some((16, true)));
        assert_eq!(of("2026-03-27", plan), Some((19, false)));
        assert_eq!(of("2026-03-30", plan), Some((20, true)));
    }

    #[test]
    fn what_is_written_later_ends_no_gap_before_its_day() {
        let text = format!("{CLIENT}{}", entries(&["2026-02-26"]));
        assert_eq!(told("2026-02-25", &text), [""; 0]);
        let gap = ["2026-01-01 2026-02-26 35 of 15"];
        assert_eq!(told("2026-02-26", &text), gap);
        assert_eq!(told("2026-11-20", &text), gap);
    }

    #[test]
    fn the_stars_are_those_of_the_day_it_ended() {
        let later = "later = [{ rated = 2026-06-01, income = 60000 }]";
        let rated = CLIENT.replace(
            "income = 2000000",
            &format!("rated = 2026-01-08, income = 2000000, {later}"),
        );
        let two = entries(&["2026-02-26", "2026-07-20"]);
        assert_eq!(
            told("2026-11-20", &format!("{rated}{two}")),
            [
                "2026-01-01 2026-02-26 35 of 15",
                "2026-02-26 2026-07-20 99 of 60"
            ]
        );
        let one = entries(&["2026-02-26", "2026-05-29"]);
        assert_eq!(
            told("2026-11-20", &format!("{rated}{one}"))[1],
            "2026-02-26 2026-05-29 64 of 15"
        );
    }

    #[test]
    fn the_year_that_runs_and_the_one_before_are_looked_at() {
        let years = |today: &str| {
            let next = |year: u32| {
                format!("[[years]]\nstarts = {year}-01-01\nrating = {{ income = 2000000 }}\n")
            };
            let text = format!(
                "{CLIENT}{}{}{}",
                next(2027),
                next(2028),
                entries(&["2026-02-26"])
            );
            told(today, &text).len()
        };
        assert_eq!([years("2027-12-31"), years("2028-01-01")], [1, 0]);
        let closed = CLIENT.replace("client.name", "client.closed = 2026-11-20\nclient.name");
        let closed = |today| told(today, &format!("{closed}{}", entries(&["2026-02-26"]))).len();
        // A closing does not undo what was silent before it.
        assert_eq!([closed("2026-11-19"), closed("2026-11-20")], [1, 1]);
        assert_eq!([closed("2027-12-31"), closed("2028-01-01")], [1, 0]);
    }
}
