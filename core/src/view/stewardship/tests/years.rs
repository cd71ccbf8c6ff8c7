use super::*;

/// Three service years; policies before, within and across them; claims with and without a policy.
const BOOK: &str = "client.name = '甲'
[appointment]
established = 2025-03-02
[[years]]
starts = 2025-03-02
[[years]]
starts = 2026-03-02
[[years]]
starts = 2027-03-02
[[policies]]
id = 'over'
starts = 2024-03-01
ends = 2025-03-01
premium = 1
[[policies]]
id = 'taken'
starts = 2024-03-03
ends = 2025-03-02
premium = 20
[[policies]]
id = 'last'
starts = 2026-03-01
ends = 2027-02-28
premium = 300
[[policies]]
id = 'first'
starts = 2026-03-02
ends = 2027-03-01
premium = 4000
[[policies]]
id = 'next'
starts = 2027-04-01
ends = 2028-03-31
premium = 50000
[[endorsements]]
id = 'b1'
policy = 'first'
text = 'added'
requested = 2027-02-01
issued = 2027-03-10
premium = 600
[[claims]]
id = 'k1'
policy = 'last'
loss = 2026-05-01
paid = 2026-06-01
paid-amount = 90
[[claims]]
id = 'k2'
loss = 2026-05-01
paid = 2027-03-20
paid-amount = 8
";

/// The premium and what was paid of each year, in yuan.
fn years(today: &str) -> Vec<(i64, i64)> {
    on_text(today, BOOK, |report| {
        let years = report.experience.into_iter();
        years
            .map(|it| (it.premium.0 / 100, it.paid.0 / 100))
            .collect()
    })
}

#[test]
fn a_policy_belongs_to_one_service_year_on_every_day() {
    assert_eq!(years("2025-06-01"), [(20, 0)]);
    assert_eq!(years("2026-03-01"), [(320, 0)]);
    assert_eq!(years("2026-03-02"), [(320, 0), (4_000, 0)]);
    assert_eq!(years("2026-05-31"), [(320, 0), (4_000, 0)]);
    // With its policy of the year before, though the loss was in this one.
    assert_eq!(years("2026-06-01"), [(320, 90), (4_000, 0)]);
    assert_eq!(years("2027-03-01"), [(320, 90), (4_000, 0)]);
    // What an endorsement adds goes with the policy, and without a policy a claim goes by its loss.
    assert_eq!(years("2027-03-09"), [(320, 90), (4_000, 0), (0, 0)]);
    assert_eq!(years("2027-03-20"), [(320, 90), (4_600, 8), (0, 0)]);
    assert_eq!(years("2027-03-31"), [(320, 90), (4_600, 8), (0, 0)]);
    let all = [(320, 90), (4_600, 8), (50_000, 0)];
    assert_eq!(years("2027-04-01"), all);
    assert_eq!(years("2027-12-31"), all);
}
