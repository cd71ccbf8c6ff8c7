use super::*;
use crate::document::Document;

const TEXT: &str = "\
client.name = '甲'
[[renewals]]
id = 'late'
started = 2026-11-20
[[renewals]]
id = 'x1'
policies = ['par', 'fleet']
started = 2026-11-01
choice = 2026-11-20
declined = ['地震']
outcomes = [
  { policy = 'par', kind = 'lost-to-direct', on = 2026-11-20 },
  { policy = 'fleet', kind = 'lapsed', on = 2026-11-19 },
]
[renewals.loss]
reason = '价格'
";

fn on<T>(day: &str, look: impl FnOnce(&Record<'_>, &AsItStood<'_>) -> T) -> T {
    let document = Document::parse(TEXT).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let stood = as_it_stood(&reading.record, day.parse().unwrap());
    look(&reading.record, &stood)
}

#[test]
fn what_is_dated_today_has_happened_and_what_is_dated_tomorrow_has_not() {
    on("2026-11-20", |whole, stood| {
        assert_eq!(stood.record().renewals, whole.renewals)
    });
    on("2026-11-19", |_, stood| {
        let renewals = &stood.record().renewals;
        assert_eq!(renewals.len(), 1);
        assert_eq!(renewals[0].started, "2026-11-01".parse().ok());
        assert_eq!(renewals[0].choice, None);
        assert!(renewals[0].declined.is_empty());
        assert_eq!(renewals[0].outcomes.len(), 1);
        assert_eq!(renewals[0].loss, None);
    });
}

#[test]
fn a_key_is_found_in_the_file_where_more_entries_stand() {
    let key = |renewal, outcome| {
        let renewals = KeyPath::of("renewals").nth(renewal);
        renewals.key("outcomes").nth(outcome).key("on")
    };
    on("2026-11-19", |_, stood| {
        assert_eq!(stood.in_file(key(0, 0)), key(1, 1))
    });
    on("2026-11-20", |_, stood| {
        assert_eq!(stood.in_file(key(1, 0)), key(1, 0))
    });
}
