//! Who insures a policy, and with which share (共保): the leader has what the others leave.

use crate::model::Policy;
use crate::money::Fen;

/// All of a policy, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// An insurer's part of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share<'d> {
    /// The insurer; `None` where it is not on record.
    pub insurer: Option<&'d str>,
    /// Its share, in hundredths of a percent.
    pub share: i64,
}

/// What the insurers beside the leader have together, in hundredths of a percent.
pub fn ceded(policy: &Policy<'_>) -> i64 {
    let shares = policy.co_insurers.iter().filter_map(|it| it.share);
    shares.fold(0, i64::saturating_add)
}

/// The insurers of a policy, the leader first; none of a policy with one insurer.
pub fn shares<'d>(policy: &Policy<'d>) -> Vec<Share<'d>> {
    if policy.co_insurers.is_empty() {
        return Vec::new();
    }
    let leader = Share {
        insurer: policy.insurer,
        share: (WHOLE - ceded(policy)).max(0),
    };
    let others = policy.co_insurers.iter().map(|it| Share {
        insurer: it.insurer,
        share: it.share.unwrap_or(0),
    });
    std::iter::once(leader).chain(others).collect()
}

/// The insurers of a policy in words: its one, or all with their shares, the leader first.
pub fn insurers(policy: &Policy<'_>) -> Option<String> {
    let shares = shares(policy);
    if shares.is_empty() {
        return policy.insurer.map(str::to_owned);
    }
    let said = shares.iter().map(|it| {
        let share = Fen(it.share).plain();
        let share = match share.split_once('.') {
            Some(_) => share.trim_end_matches('0'),
            None => &share,
        };
        format!("{} {share}%", it.insurer.unwrap_or("—"))
    });
    Some(said.collect::<Vec<_>>().join(" / "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;

    #[test]
    fn the_leader_has_what_the_others_leave() {
        let of = |others: &str| {
            let text = format!(
                "client.name = '甲'\n[[policies]]\nid = 'par'\ninsurer = '东海财险'\n{others}"
            );
            let document = Document::parse(&text).unwrap();
            let reading = Record::read(&document);
            assert_eq!(reading.faults, []);
            insurers(&reading.record.policies[0])
        };
        assert_eq!(of("").as_deref(), Some("东海财险"));
        let one = "[[policies.co-insurers]]\nid = '1'\ninsurer = '安和财险'\nshare = 37.5\n";
        assert_eq!(of(one).as_deref(), Some("东海财险 62.5% / 安和财险 37.5%"));
        let two = format!(
            "{one}[[policies.co-insurers]]\nid = '2'\ninsurer = '北方财险'\nshare = 62.5\n"
        );
        let all = "东海财险 0% / 安和财险 37.5% / 北方财险 62.5%";
        assert_eq!(of(&two).as_deref(), Some(all));
    }
}
