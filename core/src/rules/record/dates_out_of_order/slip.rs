//! Which of two days in the wrong order is the wrong one, as far as the other days beside them tell.

use chrono::NaiveDate;

use super::Order;
use crate::model::form::{Days, Role, Section};

/// The days between which a day may lie; `None` where nothing bounds it.
pub(super) type Bounds = (Option<NaiveDate>, Option<NaiveDate>);

/// The days of a table between which the day at a place may lie: what it follows, and what follows it. What has happened
/// is not after today.
pub(super) fn bounds(
    orders: &[Order],
    place: usize,
    days: &Days,
    section: &Section,
    today: NaiveDate,
) -> Bounds {
    let follows = orders.iter().filter(|order| order.then == place);
    let earlier = follows.flat_map(|order| order.after.iter().filter_map(|it| days.at(*it)));
    let followed = orders.iter().filter(|order| order.after.contains(&place));
    let later = followed.filter_map(|order| days.at(order.then));
    let role = section.key(days.key(place)).map(|key| key.role);
    let has_happened = matches!(role, Some(Role::Born | Role::Fact | Role::Latest));
    let later = later.chain(has_happened.then_some(today));
    (earlier.max(), later.min())
}

/// Whether no other day in the place of the second one would be in order, and one in the place of the first would: then the
/// first is the wrong one. Where both or neither would, nobody knows.
pub(super) fn is_of_first(first: Bounds, second: Bounds) -> bool {
    let has_room = |(earliest, latest): Bounds| match (earliest, latest) {
        (Some(earliest), Some(latest)) => earliest <= latest,
        _ => true,
    };
    !has_room(second) && has_room(first)
}

#[cfg(test)]
mod tests {
    use crate::rules::Detail;
    use crate::rules::testing::values::found;

    /// The keys of the pairs that are told, and which of the two is wrong.
    fn told(text: &str) -> Vec<(String, String, bool)> {
        let text = format!("client.name = '甲'\n{text}");
        let found = found(&super::super::RULE, "2026-11-20", &text);
        let told = found.iter().map(|it| match &it.detail {
            Detail::Order {
                first,
                then,
                is_first,
            } => (first.0.to_string(), then.0.to_string(), *is_first),
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn the_first_day_is_wrong_where_the_second_has_no_other() {
        let claim = |loss: &str, notified: &str, received: &str| {
            told(&format!(
                "[[claims]]\nloss = {loss}\nnotified = {notified}\nfirst-received = {received}\n"
            ))
        };
        let pair = |is_first| {
            let (first, then) = ("claims[0].loss", "claims[0].notified");
            vec![(first.to_owned(), then.to_owned(), is_first)]
        };
        assert_eq!(claim("2026-09-21", "2026-09-01", "2026-09-20"), pair(true));
        assert_eq!(
            claim("2026-09-21", "2026-09-01", "2026-09-21"),
            pair(false),
            "either may be wrong"
        );
    }

    #[test]
    fn what_has_happened_is_not_after_today() {
        let archive = |paper: &str| {
            told(&format!(
                "[archive]\npaper = {paper}\nreported = 2026-03-05\n"
            ))
        };
        let pair = |is_first| {
            let (first, then) = ("archive.paper", "archive.reported");
            vec![(first.to_owned(), then.to_owned(), is_first)]
        };
        assert_eq!(archive("2026-11-20"), pair(false));
        assert_eq!(archive("2026-11-21"), pair(true));
        let renewal = |rest: &str| {
            told(&format!(
                "[[policies]]\nid = 'o'\nends = 2026-10-19\n[[renewals]]\nid = 'x1'\npolicies = ['o']\n{rest}"
            ))
        };
        let ahead = |day: &str, then: &str, kind: &str| {
            let outcome = format!("outcomes = [{{ policy = 'o', kind = '{kind}', on = {day} }}]\n");
            let pairs = renewal(&format!("{then}{outcome}")).into_iter();
            pairs.map(|(.., is_first)| is_first).collect::<Vec<_>>()
        };
        for (then, kind) in [
            ("closed = 2026-10-20\n", "renewed"),
            ("loss.win-back = 2026-10-20\n", "lost-to-direct"),
        ] {
            assert_eq!(ahead("2026-11-20", then, kind), [false], "{then}");
            assert_eq!(ahead("2026-11-21", then, kind), [true], "{then}");
        }
        let policy = "[[policies]]\nstarts = 2027-03-02\nends = 2026-03-01\n";
        let (first, then) = ("policies[0].starts", "policies[0].ends");
        assert_eq!(
            told(policy),
            [(first.to_owned(), then.to_owned(), false)],
            "a term may lie ahead"
        );
    }

    #[test]
    fn the_course_of_a_client_tells_which_day_is_wrong() {
        let client = |identified: &str, contact: &str| {
            told(&format!(
                "client.identified = {identified}\nclient.first-contact = {contact}\nappointment.established = 2026-03-02\n"
            ))
        };
        let pair = |is_first| {
            let (first, then) = ("client.identified", "client.first-contact");
            vec![(first.to_owned(), then.to_owned(), is_first)]
        };
        assert_eq!(client("2026-03-02", "2026-03-01"), pair(false));
        assert_eq!(client("2026-03-03", "2026-03-01"), pair(true));
        let without_appointment = |identified: &str| {
            told(&format!(
                "client.identified = {identified}\nclient.first-contact = 2026-11-19\n"
            ))
        };
        assert_eq!(without_appointment("2026-11-20"), pair(false));
        assert_eq!(without_appointment("2026-11-21"), pair(true), "after today");
    }

    #[test]
    fn where_neither_day_has_another_nobody_knows() {
        let client = |identified: &str| {
            told(&format!(
                "client.identified = {identified}\nclient.first-contact = 2026-03-10\n\
                 appointment.established = 2026-03-01\nclient.closed = 2026-03-08\n"
            ))
        };
        let pair = |is_first| {
            let (first, then) = ("client.first-contact", "appointment.established");
            [(first.to_owned(), then.to_owned(), is_first)]
        };
        assert_eq!(client("2026-03-01"), pair(true));
        assert_eq!(client("2026-03-02"), pair(false));
    }
}
