//! What a service commitment promises, if its words are clear: which service, and when it is kept (D16, D17).

mod day;
mod often;
mod times;
mod when;
mod within;
mod words;

use std::cell::OnceCell;

use chrono::{Months, NaiveDate};

use super::{ServiceYear, Share};
use crate::model::{Commitment, PlanItem, Record, day_after_months};
use crate::standard::{Service, Standard};

use words::{Spoken, plain};

pub use when::Kept;

/// A commitment as kefu understands it.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    /// Its name in the record.
    pub id: &'a str,
    /// Its words.
    pub text: &'a str,
    /// When it is kept.
    pub kept: Kept,
    standard: &'a Standard,
    /// The service that its words name, once somebody has asked for it.
    service: OnceCell<Option<&'a Service>>,
}

impl<'a> Promise<'a> {
    /// Reads a commitment.
    pub fn of(standard: &'a Standard, commitment: &Commitment<'a>) -> Promise<'a> {
        let service = OnceCell::new();
        let look = || *service.get_or_init(|| service_named(standard, commitment.text));
        Promise {
            id: commitment.id,
            text: commitment.text,
            kept: Kept::of(commitment.text, || look().is_some()),
            standard,
            service,
        }
    }

    /// The service of the standard that its words name, if any.
    pub fn service(&self) -> Option<&'a Service> {
        let look = || service_named(self.standard, self.text);
        *self.service.get_or_init(look)
    }

    /// How often the plan of a service year must cover it, at least once; `None` when its words have no number.
    pub fn times_in(&self, share: Share) -> Option<u32> {
        match self.kept {
            Kept::Yearly(times) => Some(share.of_times(times).max(1)),
            Kept::Every(_) | Kept::Once(_) | Kept::Always | Kept::OnEvent | Kept::Unsaid => None,
        }
    }

    /// The days in which its words say that it is kept, where they are clear: the first, if there is one, and the last; in
    /// a service year that begins on a day where they name no year.
    pub fn days_in(&self, starts: NaiveDate) -> Option<(Option<NaiveDate>, NaiveDate)> {
        if !matches!(self.kept, Kept::Once(_) | Kept::Yearly(1)) {
            return None;
        }
        let within = within::within(&Spoken::of(&plain(self.text)))?;
        // What is kept each year is kept in this one too.
        let is_of_one = within.names_a_year() && self.kept == Kept::Yearly(1);
        (!is_of_one).then(|| within.days(starts))?
    }

    /// Whether finished items of service years before this day keep it: all of them for what is kept by a day, and those of
    /// the last years for what is kept once in some years.
    pub fn is_met_before(&self, record: &Record<'_>, starts: NaiveDate) -> bool {
        let (times, from) = match self.kept {
            Kept::Once(times) => (times, NaiveDate::MIN),
            Kept::Every(years) => {
                let before = starts.checked_sub_months(Months::new(12 * years));
                // A service year that began as many years ago is one too many.
                let from = before.and_then(|it| it.succ_opt());
                (1, from.unwrap_or(NaiveDate::MIN))
            }
            _ => return false,
        };
        let years = record.years.iter();
        let years = years.filter(|year| (from..starts).contains(&year.starts));
        let plans = years.filter_map(|year| year.plan.as_ref());
        let items = plans.flat_map(|plan| &plan.items);
        let done = items.filter(|item| item.answers(self.id) && item.done.is_some());
        times as usize <= done.count()
    }

    /// Whether the plan of a service year can be without it, because it is kept once in some years: it was in the years
    /// before, or a later year is soon enough.
    pub fn can_wait(&self, record: &Record<'_>, year: &ServiceYear<'_>) -> bool {
        let Kept::Every(years) = self.kept else {
            return false;
        };
        let promised = record.appointment_on(year.starts);
        let promised = promised.and_then(|it| it.established);
        // What was done before the record begins nobody knows here.
        let from = promised.max(record.client.recorded_from);
        let last = from.and_then(|from| day_after_months(from, 12 * years));
        let is_later =
            last.is_some_and(|last| year.ends.succ_opt().is_some_and(|next| next < last));
        is_later || self.is_met_before(record, year.starts)
    }

    /// The items of a plan that keep it, in their order: those that name it, and as far as these are fewer than was
    /// promised for a share of a year, the first finished times of its service.
    pub fn kept_by<'i, 'd>(
        &self,
        items: impl IntoIterator<Item = &'i PlanItem<'d>>,
        share: Share,
    ) -> Vec<&'i PlanItem<'d>> {
        let mut keeping: Vec<_> = items
            .into_iter()
            .filter(|it| it.dropped.is_none())
            .map(|it| (it.answers(self.id), it))
            .collect();
        let named = keeping.iter().filter(|(is_named, _)| *is_named).count();
        let promised = self.times_in(share).unwrap_or(0) as usize;
        let lacking = promised.saturating_sub(named);
        // Which service its words name is worth the look only when the items that name it are too few.
        if let Some(service) = (lacking > 0).then(|| self.service()).flatten() {
            let of_it = |it: &PlanItem<'_>| it.service == Some(service.code.as_str());
            let others = keeping.iter_mut().filter(|(is_named, _)| !is_named);
            let mut done: Vec<_> = others
                .filter(|(_, it)| it.done.is_some() && of_it(it))
                .collect();
            done.sort_by_key(|(_, it)| (it.done, it.start, it.id));
            done.into_iter()
                .take(lacking)
                .for_each(|(keeps, _)| *keeps = true);
        }
        keeping.retain(|(keeps, _)| *keeps);
        keeping.into_iter().map(|(_, item)| item).collect()
    }
}

/// The service of the standard that the words of a commitment or a need name.
pub fn service_named<'s>(standard: &'s Standard, text: &str) -> Option<&'s Service> {
    words::service(standard, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::document::Document;
    use crate::model::Record;
    use crate::standing::Case;

    #[test]
    fn the_days_of_a_service_year_in_which_it_is_kept() {
        let standard = Standard::sample();
        let days = |text: &str| {
            let text = format!("appointment.commitments = [{{ id = 'c1', text = '{text}' }}]");
            let document = Document::parse(&text).unwrap();
            let record = Record::read(&document).record;
            let commitment = &record.appointment().unwrap().commitments[0];
            let days = Promise::of(&standard, commitment).days_in("2027-03-02".parse().unwrap());
            days.map_or("-".to_owned(), |(first, last)| match first {
                Some(first) => format!("{first} {last}"),
                None => last.to_string(),
            })
        };
        for (text, expected) in [
            ("2027 年 10 月底前演练两次", "2027-10-31"),
            ("２０２７年１０月３０日前演练", "2027-10-30"),
            ("Ｂｙ ３０ Ｏｃｔｏｂｅｒ ２０２７", "2027-10-30"),
            ("每年十月底前演练一次", "2027-10-31"),
            (
                "a survey in the second half of each year",
                "2027-07-01 2027-12-31",
            ),
            (
                "every year, a survey in the first half-year",
                "2027-01-01 2027-06-30",
            ),
            // Of two in each year nobody says which is kept by the day, and what is kept each year has no one year.
            ("每年十月底前演练两次", "-"),
            ("每年一次，2027 年 10 月底前完成", "-"),
            ("每两年一次，十月底前完成", "-"),
            ("24 小时热线，2027 年 10 月底前", "-"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    /// The ids of the items that keep 'a visit every quarter'; of each item whether it names it, and when it was done.
    fn keeping(items: &[(&str, bool, &str)]) -> Vec<String> {
        let mut text = "client.name = '甲'\nappointment.established = 2026-03-02\n\
            [[appointment.commitments]]\nid = 'c1'\ntext = 'a visit every quarter'\n\
            [[years]]\nstarts = 2026-03-02\nends = 2027-03-01\n"
            .to_owned();
        for (id, is_named, done) in items {
            text += &format!("[[years.plan.items]]\nid = '{id}'\nservice = 'visit'\n");
            text += if *is_named { "covers = ['c1']\n" } else { "" };
            text += done;
        }
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let (standard, calendar) = (Standard::sample(), Calendar::embedded());
        let case = Case {
            id: "jia",
            record: &reading.record,
            standard: &standard,
            calendar: &calendar,
            today: "2026-11-20".parse().unwrap(),
        };
        let commitment = &reading.record.appointment().unwrap().commitments[0];
        let year = &reading.record.years[0];
        let share = Share::of_recorded(&case, year);
        let items = &year.plan.as_ref().unwrap().items;
        let keeping = Promise::of(&standard, commitment).kept_by(items, share);
        keeping.into_iter().map(|it| it.id.to_owned()).collect()
    }

    #[test]
    fn items_that_name_a_promise_keep_it_and_finished_ones_as_far_as_these_are_too_few() {
        let (open, gone) = ("", "dropped = 2026-04-01\n");
        let done = |month: u32| format!("done = 2026-{month:02}-10\n");
        let (four, five, six) = (&done(4), &done(5), &done(6));
        let named = |id| (id, true, open);

        let enough = [named("a"), named("b"), ("x", false, four), named("c")];
        assert_eq!(keeping(&enough), ["a", "b", "x", "c"], "three of four");
        let enough = [&enough[..], &[named("d")]].concat();
        assert_eq!(keeping(&enough), ["a", "b", "c", "d"], "four of four");
        assert_eq!(keeping(&[&enough[..], &[named("e")]].concat()).len(), 5);

        // No more of them than are lacking, the first that were finished.
        let few = [named("a"), named("b"), ("x", false, six), named("c")];
        let others = [("y", false, four.as_str()), ("z", false, five)];
        assert_eq!(keeping(&[&few[..], &others].concat()), ["a", "b", "c", "y"]);
        assert_eq!(keeping(&[("x", false, open), ("y", true, gone)]), [""; 0]);
    }
}
