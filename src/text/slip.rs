//! Possible mistakes, reported below the receipt.

use super::{capital, cut, key};
use crate::changes::slip::Slip;
use crate::document::{KeyPath, Literal};
use crate::lang::Lang;
use crate::model::{AppointmentKind, Basis, ClientKind, Factor, LicenceKind, Purpose, Word};
use crate::money::Fen;
use crate::say;
use crate::text::command::{Ask, correct, kefu};
use crate::text::word::Spoken;

/// The sentence; `None` for a key without words.
pub fn slip(lang: Lang, slip: &Slip, client: &str) -> Option<String> {
    Some(match slip {
        Slip::Overwritten {
            key,
            goal,
            was,
            now,
        } => overwritten(lang, key, goal.as_deref(), was, now)?,
        Slip::Doubled { id, new } => {
            let remove = kefu("correct").word(client).word(new).flag("--remove");
            let remove = remove.say(lang);
            say!(lang,
                zh: "记录中已有内容相同的一条：{id}。重复登记的，删去新的一条：{remove}",
                en: "The record has the same entry already: {id}. If it was written twice, take the new one away: {remove}"
            )
        }
        Slip::OtherInsurer {
            name,
            insurers,
            entry,
        } => {
            let name = cut(name);
            let list = lang.list(insurers);
            let correct = correct(client, entry, "insurer", Ask::INSURER).say(lang);
            say!(lang,
                zh: "该客户没有“{name}”的保单，承保的有：{list}。写错的，更正：{correct}",
                en: "No policy of this client is with '{name}'; its insurers: {list}. If the name is wrong: {correct}"
            )
        }
        Slip::Closed { on } => {
            let open = kefu("correct").word(client).word("client").word("closed=");
            let open = open.say(lang);
            say!(lang,
                zh: "注意：该客户已于 {on} 终止服务，此后的业务没有委托作依据（D14）。终止登记有误的，去掉：{open}",
                en: "Please check: the service has ended on {on}, and later business has no appointment (D14). If the end is wrong, take it off: {open}"
            )
        }
        Slip::Stranger {
            name,
            near: Some(near),
            at: (entry, key),
            ..
        } => {
            let correct = kefu("correct").word(client).word(entry);
            let correct = correct.word(format!("{key}={near}")).say(lang);
            let (name, near) = (cut(name), cut(near));
            say!(lang,
                zh: "服务团队中没有“{name}”。是不是“{near}”？如是，更正：{correct}",
                en: "Nobody in the service team is called '{name}'. Did you mean '{near}'? If so: {correct}"
            )
        }
        Slip::Stranger { name, team, .. } => {
            let add = kefu("team add")
                .word(client)
                .word(name)
                .option("--role", Ask::ROLE)
                .option("--duty", Ask::DUTY_IN_WORDS)
                .say(lang);
            let name = cut(name);
            let list = lang.list(team);
            say!(lang,
                zh: "服务团队中没有“{name}”，现有：{list}。确由其办理的，可加入团队：{add}",
                en: "Nobody in the service team is called '{name}'; in it are: {list}. If it is right, add them to the team: {add}"
            )
        }
    })
}

fn overwritten(
    lang: Lang,
    at: &KeyPath,
    goal: Option<&str>,
    was: &Literal,
    now: &Literal,
) -> Option<String> {
    let keys = at.keys();
    let noun = key::of(lang, &keys)?;
    let noun = match goal {
        Some(goal) => say!(lang, zh: "{goal} 的{noun}", en: "{noun} for {goal}"),
        None => noun.to_owned(),
    };
    let (was, now) = (value(lang, &keys, was)?, value(lang, &keys, now)?);
    let en = capital(&noun);
    Some(say!(lang,
        zh: "{noun}原为{was}，现为{now}。",
        en: "{en} was {was}, now {now}."
    ))
}

/// A value as people write it; a code by its word. In Chinese a figure keeps a blank before it, a quoted word
/// does not.
pub(super) fn value(lang: Lang, keys: &[&str], value: &Literal) -> Option<String> {
    let figure = |text: String| say!(lang, zh: " {text}", en: "{text}");
    let money = |amount: Fen| match keys {
        [.., "brokerage-percent" | "share"] => {
            let plain = amount.plain();
            let short = if plain.contains('.') {
                plain.trim_end_matches('0')
            } else {
                &plain
            };
            figure(format!("{short}%"))
        }
        _ => say!(lang, zh: " {amount} 元", en: "CNY {amount}"),
    };
    let is_money = [
        "income",
        "realised",
        "cost",
        "actual-cost",
        "amount",
        "premium",
        "paid-amount",
        "agreed-amount",
        "sum-insured",
        "received",
        "brokerage-percent",
    ];
    Some(match (keys, value) {
        // The checksum changes with the file, and that is reported.
        ([.., "sha256"], _) => return None,
        (["client", "kind"], Literal::Text(code)) => spoken::<ClientKind>(lang, code)?,
        (["client", "licence-kind"], Literal::Text(code)) => spoken::<LicenceKind>(lang, code)?,
        (["appointment", "kind"], Literal::Text(code)) => spoken::<AppointmentKind>(lang, code)?,
        ([.., "basis"], Literal::Text(code)) => spoken::<Basis>(lang, code)?,
        ([.., "factor"], Literal::Text(code)) => spoken::<Factor>(lang, code)?,
        ([.., "purpose"], Literal::Text(code)) => spoken::<Purpose>(lang, code)?,
        ([.., "stars"], Literal::Integer(stars)) => {
            figure("★".repeat(usize::try_from(*stars).ok()?.min(5)))
        }
        ([.., key], Literal::Integer(yuan)) if is_money.contains(key) => {
            money(Fen(yuan.checked_mul(100)?))
        }
        (_, Literal::Money(amount)) => money(*amount),
        (_, Literal::Integer(number)) => figure(number.to_string()),
        (_, Literal::Date(day)) => figure(day.to_string()),
        (_, Literal::Text(text)) => {
            let text = cut(text);
            say!(lang, zh: "“{text}”", en: "'{text}'")
        }
        (_, Literal::Bool(_) | Literal::Texts(_) | Literal::Dates(_)) => return None,
    })
}

fn spoken<W: Word + Spoken>(lang: Lang, code: &str) -> Option<String> {
    W::from_code(code).map(|word| word.say(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(key: KeyPath, was: Literal, now: Literal) -> [Option<String>; 2] {
        let goal = (key.keys()[0] == "reviews").then(|| "renewal".to_owned());
        let it = Slip::Overwritten {
            key,
            goal,
            was,
            now,
        };
        [Lang::Zh, Lang::En].map(|lang| slip(lang, &it, "huarui"))
    }

    #[test]
    fn what_was_written_over_is_told_as_people_write_it() {
        let policy = |key: &str| KeyPath::of("policies").nth(0).key(key);
        let both = |zh: &str, en: &str| [Some(zh.to_owned()), Some(en.to_owned())];
        assert_eq!(
            told(
                policy("premium"),
                Literal::Integer(2_520_000),
                Fen::yuan(2_600_000).into()
            ),
            both(
                "保险费原为 2,520,000 元，现为 2,600,000 元。",
                "The premium was CNY 2,520,000, now CNY 2,600,000."
            )
        );
        assert_eq!(
            told(
                policy("brokerage-percent"),
                Literal::Integer(15),
                Fen(1550).into()
            ),
            both(
                "佣金比例原为 15%，现为 15.5%。",
                "The brokerage percentage was 15%, now 15.5%."
            )
        );
        assert_eq!(
            told(
                KeyPath::of("client").key("kind"),
                "direct".into(),
                "channel".into()
            ),
            both(
                "客户类型原为直接客户，现为渠道客户。",
                "The kind of client was direct client, now channel client."
            )
        );
        let stars = KeyPath::of("years").nth(0).key("rating").key("stars");
        assert_eq!(
            told(stars, Literal::Integer(5), Literal::Integer(4)),
            both(
                "评定星级原为 ★★★★★，现为 ★★★★。",
                "The computed rating was ★★★★★, now ★★★★."
            )
        );
        let score = KeyPath::of("reviews").nth(0).key("scores").nth(1);
        assert_eq!(
            told(
                score.key("points"),
                Literal::Integer(20),
                Literal::Integer(25)
            ),
            both(
                "renewal 的得分原为 20，现为 25。",
                "The score for renewal was 20, now 25."
            )
        );
        let contact = KeyPath::of("contacts").nth(0).key("role");
        assert_eq!(
            told(contact, "财务经理".into(), "财务总监".into()),
            both(
                "联系人职务原为“财务经理”，现为“财务总监”。",
                "The contact's position was '财务经理', now '财务总监'."
            )
        );
        assert_eq!(told(policy("sha256"), "0".into(), "1".into()), [None, None]);
    }

    #[test]
    fn what_a_later_step_writes_over_is_told_as_well() {
        let of = |list: &str, key: &str| KeyPath::of(list).nth(0).key(key);
        let both = |zh: &str, en: &str| [Some(zh.to_owned()), Some(en.to_owned())];
        let paid = told(
            of("claims", "paid-amount"),
            Literal::Integer(20_000),
            Fen::yuan(10_000).into(),
        );
        assert_eq!(
            paid,
            both(
                "赔款原为 20,000 元，现为 10,000 元。",
                "The amount paid was CNY 20,000, now CNY 10,000."
            )
        );
        let instalment = of("policies", "instalments").nth(0).key("amount");
        assert_eq!(
            told(
                instalment,
                Literal::Integer(1_000_000),
                Fen::yuan(9_000_000).into()
            ),
            both(
                "应缴金额原为 1,000,000 元，现为 9,000,000 元。",
                "The amount of the instalment was CNY 1,000,000, now CNY 9,000,000."
            )
        );
        let refund = told(
            of("endorsements", "premium"),
            Literal::Integer(10_000),
            Fen::yuan(-5_000).into(),
        );
        assert_eq!(
            refund,
            both(
                "保险费增减原为 10,000 元，现为 -5,000 元。",
                "The change of premium was CNY 10,000, now CNY -5,000."
            )
        );
        let outcomes = KeyPath::of("renewals").nth(0).key("outcomes").nth(0);
        let papers = KeyPath::of("archive").key("documents").nth(0);
        let texts = [
            (
                of("claims", "number"),
                "报案号",
                "The loss notification number",
            ),
            (
                of("claims", "denied-reason"),
                "拒赔理由",
                "The reason of the denial",
            ),
            (of("claims", "proof"), "结案凭据", "The closing proof"),
            (
                of("endorsements", "number"),
                "批单号",
                "The endorsement's number",
            ),
            (outcomes.key("by"), "接续保单", "The policy that follows"),
            (papers.key("file"), "电子文件", "The electronic file"),
        ];
        for (key, zh, en) in texts {
            assert_eq!(
                told(key, "a1".into(), "a2".into()),
                both(
                    &format!("{zh}原为“a1”，现为“a2”。"),
                    &format!("{en} was 'a1', now 'a2'.")
                )
            );
        }
    }

    #[test]
    fn a_stranger_is_told_with_who_may_be_meant() {
        let stranger = |near: Option<&str>| {
            let it = Slip::Stranger {
                name: "陈晶".into(),
                near: near.map(str::to_owned),
                team: vec!["陈静".into(), "周婷".into()],
                at: ("claims/k1".into(), "handler"),
            };
            [Lang::Zh, Lang::En].map(|lang| slip(lang, &it, "huarui").unwrap_or_default())
        };
        assert_eq!(
            stranger(Some("陈静")),
            [
                "服务团队中没有“陈晶”。是不是“陈静”？如是，更正：kefu correct huarui claims/k1 handler=陈静",
                "Nobody in the service team is called '陈晶'. Did you mean '陈静'? If so: kefu correct huarui claims/k1 handler=陈静",
            ]
        );
        assert_eq!(
            stranger(None),
            [
                "服务团队中没有“陈晶”，现有：陈静、周婷。确由其办理的，可加入团队：kefu team add huarui 陈晶 --role 角色 --duty 职责",
                "Nobody in the service team is called '陈晶'; in it are: 陈静, 周婷. If it is right, add them to the team: kefu team add huarui 陈晶 --role ROLE --duty TEXT",
            ]
        );
    }
}
