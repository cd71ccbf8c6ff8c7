//! Who insures a policy, and with which share (共保): the leader has what the others leave.

use crate::alike;
use crate::model::Policy;
use crate::money::{Fen, WHOLE, percent};

/// What stands for an insurer that is not on record.
const NOBODY: &str = "—";

/// An insurer's part of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsurerShare<'d> {
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
pub fn shares<'d>(policy: &Policy<'d>) -> Vec<InsurerShare<'d>> {
    if policy.co_insurers.is_empty() {
        return Vec::new();
    }
    let leader = InsurerShare {
        insurer: policy.insurer,
        share: (WHOLE - ceded(policy)).max(0),
    };
    let others = policy.co_insurers.iter().map(|it| InsurerShare {
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
        let share = percent(it.share);
        format!("{} {share}%", it.insurer.unwrap_or(NOBODY))
    });
    Some(said.collect::<Vec<_>>().join(" / "))
}

/// The insurers that such words name with their shares, the leader first; none where no share is named.
pub fn shares_in(words: &str) -> Vec<InsurerShare<'_>> {
    let parts = words.trim().split_inclusive(['%', '％']).map(|part| {
        let part =
            part.trim_start_matches(|c: char| c.is_whitespace() || "/／、，,；;".contains(c));
        let part = part.trim_end().strip_suffix(['%', '％'])?.trim_end();
        let name = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let share = Fen::parse(&part[name.len()..])?.0;
        let name = Some(name.trim_end()).filter(|name| !name.is_empty())?;
        let insurer = Some(name).filter(|name| *name != NOBODY);
        Some(InsurerShare { insurer, share })
    });
    parts.collect::<Option<_>>().unwrap_or_default()
}

/// Whether a policy is shared by the insurers that such words name, and no others.
pub fn is_shared_by(policy: &Policy<'_>, words: &str) -> bool {
    let named = shares_in(words);
    let alone = [InsurerShare {
        insurer: policy.insurer,
        share: WHOLE,
    }];
    let own = shares(policy);
    let own = if own.is_empty() { &alone[..] } else { &own };
    let is_one = |one: &InsurerShare<'_>, other: &InsurerShare<'_>| {
        let (one_name, other_name) = (
            one.insurer.unwrap_or(NOBODY),
            other.insurer.unwrap_or(NOBODY),
        );
        one.share == other.share && alike::is_same(one_name, other_name)
    };
    let leads = own.first().zip(named.first());
    own.len() == named.len()
        && leads.is_some_and(|(own, named)| is_one(own, named))
        && own.iter().all(|own| named.iter().any(|it| is_one(own, it)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;

    #[test]
    fn words_are_read_back_as_they_are_written() {
        let read = |words| {
            let read = shares_in(words).into_iter();
            read.map(|it| (it.insurer, it.share)).collect::<Vec<_>>()
        };
        let (dong, an) = (Some("东海财险"), Some("安和财险"));
        for words in [
            "东海财险 62.5% / 安和财险 37.5%",
            "东海财险62.50%/安和财险37.5%",
            " 东海财险 62.5％；安和财险 37.5％ ",
        ] {
            assert_eq!(read(words), [(dong, 6_250), (an, 3_750)], "{words}");
        }
        assert_eq!(read("— 60% / 安和财险 40%"), [(None, 6_000), (an, 4_000)]);
        let slash = Some("东海/北方联合体");
        assert_eq!(
            read("东海/北方联合体 60% / 安和财险 40%"),
            [(slash, 6_000), (an, 4_000)]
        );
        for one in [
            "东海财险",
            "东海财险 / 安和财险",
            "东海财险 60% / 安和财险",
            "东海财险 60.555% / 安和财险 40%",
            "60% / 40%",
            "",
        ] {
            assert_eq!(read(one), [], "{one}");
        }
    }

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
