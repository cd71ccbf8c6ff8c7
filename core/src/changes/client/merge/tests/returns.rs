//! A client that came back and was recorded again.

use super::*;

const OLD: &str = "\
[client]
name = '甲公司'
closed = 2024-03-05
closed-reason = '委托到期未续'

[appointment]
kind = 'brokerage-agreement'
established = 2023-03-06

[[appointment.commitments]]
id = 'c1'
text = '每年演练'

[team]
established = 2023-03-08

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2023-03-08

[[team.members]]
name = '李明'
role = 'deputy'
from = 2023-03-08
until = 2024-03-05

[archive]
established = 2023-03-08
paper = 2023-03-08

[[years]]
starts = 2023-03-06
";

const NEW: &str = "\
[client]
name = '甲公司'
closed = 2027-03-01
closed-reason = '价格'

# 框架协议
[appointment] # 已归档
kind = 'letter-of-appointment'
established = 2026-03-02
colour = 'blue'

[[appointment.commitments]]
id = 'c1'
text = '每季度上门' # 含节假日

[[appointment.extensions]]
id = 'e1'
on = 2027-02-10
until = 2028-03-01

[team]
established = 2026-03-04

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-03-04

[[team.members]]
name = '李明'
role = 'deputy'
from = 2026-03-04

[archive]
reported = 2026-03-04
paper = 2026-03-04

[[years]]
starts = 2026-03-02

[[years.plan.items]]
id = '1'
covers = ['c1']
";

#[test]
fn the_later_record_becomes_a_later_appointment_of_the_earlier_one() {
    let (text, done) = merged(NEW, OLD).unwrap();
    let whole = "\
[client]
name = '甲公司'
closed = 2024-03-05
closed-reason = '委托到期未续'

[appointment]
kind = 'brokerage-agreement'
established = 2023-03-06

[[appointment.commitments]]
id = 'c1'
text = '每年演练'

# 框架协议
[[appointment.later]]
id = \"m2\" # 已归档
kind = 'letter-of-appointment'
established = 2026-03-02
closed = 2027-03-01
closed-reason = \"价格\"
colour = 'blue'

[[appointment.later.commitments]]
id = \"c2\"
text = '每季度上门' # 含节假日

[[appointment.later.extensions]]
id = 'e1'
on = 2027-02-10
until = 2028-03-01

[team]
established = 2023-03-08

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2023-03-08

[[team.members]]
name = '李明'
role = 'deputy'
from = 2023-03-08
until = 2024-03-05

[[team.members]]
name = '李明'
role = 'deputy'
from = 2026-03-04

[archive]
established = 2023-03-08
paper = 2023-03-08
reported = 2026-03-04

[[years]]
starts = 2023-03-06

[[years]]
starts = 2026-03-02

[[years.plan.items]]
id = '1'
covers = [\"c2\"]
";
    assert_eq!(text, whole);
    assert_eq!((done.moved, done.there, done.comments), (3, 0, 0));
    let again = merged(NEW, &text).unwrap();
    assert_eq!(again.0, text);
    assert_eq!((again.1.moved, again.1.there), (0, 2));
}

#[test]
fn a_further_return_follows_the_appointments_that_are_there() {
    let second = NEW.replace("2026-", "2025-").replace("2027-", "2025-");
    let (twice, _) = merged(&second.replace("2028-03-01", "2025-12-31"), OLD).unwrap();
    let (text, done) = merged(NEW, &twice).unwrap();
    let document = Document::parse(&text).unwrap();
    let record = Record::read(&document).record;
    let all = record.appointments.iter();
    let all = all.map(|it| (it.later.map(|(_, id)| id), it.commitments[0].id));
    let ids: Vec<_> = all.collect();
    assert_eq!(ids, [(None, "c1"), (Some("m2"), "c2"), (Some("m3"), "c3")]);
    // The appointment and the year: everybody is in the team already.
    assert_eq!((done.moved, done.there), (2, 0));
}

#[test]
fn which_goes_into_which_is_decided_by_the_end_of_the_earlier_service() {
    let fault = |from: &str, into: &str| merged(from, into).map(|_| ()).unwrap_err();
    assert_eq!(fault(OLD, NEW), MergeFault::OtherWay);

    // On its last day the earlier service is not over.
    let ends = |day: &str| OLD.replace("2024-03-05", day);
    assert!(merged(NEW, &ends("2026-03-01")).is_ok());
    assert_eq!(fault(&ends("2026-03-01"), NEW), MergeFault::OtherWay);
    let together = |fault| match fault {
        MergeFault::Together { is_first_later, .. } => Some(is_first_later),
        _ => None,
    };
    assert_eq!(together(fault(NEW, &ends("2026-03-02"))), Some(true));
    assert_eq!(together(fault(&ends("2026-03-02"), NEW)), Some(false));
}

#[test]
fn an_appointment_that_is_no_section_is_told() {
    let dotted = NEW
        .replace("[appointment] # 已归档\n", "")
        .replace("kind = 'letter", "appointment.kind = 'letter")
        .replace(
            "established = 2026-03-02\n",
            "appointment.established = 2026-03-02\n",
        )
        .replace("colour = 'blue'\n", "")
        .replace("[client]\nname", "client.name")
        .replace("\nclosed", "\nclient.closed");
    let fault = merged(&dotted, OLD).map(|_| ());
    assert_eq!(fault, Err(MergeFault::NotASection));
}

#[test]
fn one_manager_may_follow_the_other() {
    let manager = |name: &str, days: &str| {
        format!(
            "client.name = '甲'\n[[team.members]]\nname = '{name}'\nrole = 'account-manager'\n{days}"
        )
    };
    let merges = |one: &str, other: &str| {
        let (one, other) = (manager("李明", one), manager("陈静", other));
        (merged(&one, &other).is_ok(), merged(&other, &one).is_ok())
    };
    let until = "until = 2026-03-01\n";
    assert_eq!(merges(until, "from = 2026-03-02\n"), (true, true));
    assert_eq!(merges(until, "from = 2026-03-01\n"), (false, false));
    assert_eq!(merges("", "from = 2026-03-02\n"), (false, false));
}
