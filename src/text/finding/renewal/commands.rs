//! The commands of a remedy of renewals.

use crate::lang::Lang;
use crate::model::Word as _;
use crate::rules::OneOutcome;
use crate::say;
use crate::standing::{Follower, LossLack};
use crate::text::command::{Ask, Command, Word, in_turn, kefu};
use crate::text::entry;
use crate::text::word::{Spoken, unexplained};

/// That a policy waits in two renewals.
pub(super) fn doubled(lang: Lang, of: [&String; 3]) -> String {
    let [policy, first, then] = of.map(|it| entry(lang, it));
    say!(lang,
        zh: "保单 {policy} 同时在两项续转中：{first} 与 {then}。",
        en: "Policy {policy} waits in two renewals at once: {first} and {then}.")
}

/// The commands that record which policy follows another: the policy, unless it is on record, then the outcome that
/// names it.
pub(crate) fn follow(lang: Lang, client: &str, follower: &Follower) -> Vec<String> {
    let Follower {
        policy,
        kind,
        product,
        from,
        by,
        is_there,
        void,
    } = follower;
    let product = product.as_ref().map_or(Ask::PRODUCT.into(), Word::from);
    let add = kefu("policy add")
        .word(client)
        .option("--id", by)
        .option("--insurer", Ask::INSURER)
        .option("--product", product)
        .option("--starts", from)
        .say(lang);
    let outcome = match void {
        // What is on record is not overwritten, but corrected.
        Some((renewal, _)) => kefu("correct")
            .word(client)
            .word(format!("{renewal}.outcomes/{policy}"))
            .word(format!("by={by}")),
        None => kefu("renewal outcome")
            .word(client)
            .word(format!("{policy}={}:{by}", kind.code())),
    };
    let outcome = outcome.say(lang);
    (!is_there)
        .then_some(add)
        .into_iter()
        .chain([outcome])
        .collect()
}

/// The command that records what is still missing after a loss, with an option for each part.
pub(crate) fn loss_command(lang: Lang, client: &str, renewal: &str, lacks: &[LossLack]) -> String {
    let command = kefu("renewal loss").word(client).word(renewal);
    let add = |command: Command, lack: &LossLack| match lack {
        LossLack::Reason => command.option("--reason", Ask::CAUSE),
        LossLack::ClaimsBy => command.option("--claims-by", Ask::NAME),
        LossLack::Talk => command.option("--talk", Ask::DATE),
        LossLack::Report => command.option("--report", Ask::DATE),
        LossLack::WinBack => command.option("--win-back", Ask::DATE),
    };
    lacks.iter().fold(command, add).say(lang)
}

/// What to do about policies, after the word for what it is done for; those that may be cover for one occasion can be marked
/// as that instead.
pub(super) fn or_one_off(
    lang: Lang,
    client: &str,
    (lead, record): ((&str, &str), String),
    occasional: &[String],
) -> String {
    if occasional.is_empty() {
        return record;
    }
    let marks = occasional.iter().map(|policy| {
        let set = kefu("policy set").word(client).word(policy);
        set.option("--one-off", "true").say(lang)
    });
    let marks = in_turn(lang, &marks.collect::<Vec<_>>());
    let lead = lang.pick(lead.0, lead.1);
    say!(lang,
        zh: "{lead}：{record}；一次性保险（工程、航程等），到期不续转的：{marks}",
        en: "{lead}: {record}. If it is cover for one occasion, such as a project or a voyage, and is not renewed: {marks}")
}

/// An outcome with its day and its renewal.
pub(super) fn outcome(lang: Lang, it: &OneOutcome) -> String {
    let (kind, renewal) = (unexplained(it.kind.say(lang)), entry(lang, &it.renewal));
    match it.on {
        Some(on) => say!(lang,
            zh: "{kind}（{on}，续转 {renewal}）",
            en: "{kind} ({on}, renewal {renewal})"),
        None => say!(lang, zh: "{kind}（续转 {renewal}）", en: "{kind} (renewal {renewal})"),
    }
}

/// The commands that take one of two outcomes off, each after its renewal was opened again.
pub(super) fn one_of_two(lang: Lang, client: &str, both: [&OneOutcome; 2]) -> String {
    let correct = |entry: &str| kefu("correct").word(client).word(entry);
    let [first, then] = both.map(|it| {
        let reopen = correct(&format!("renewals/{}", it.renewal)).word("closed=");
        let reopen = it.is_closed.then(|| reopen.say(lang));
        let remove = correct(&it.name).flag("--remove").say(lang);
        let commands: Vec<String> = reopen.into_iter().chain([remove]).collect();
        in_turn(lang, &commands)
    });
    say!(lang,
        zh: "只留下实际发生的一项。去掉前一项：{first}；去掉后一项：{then}",
        en: "Keep only the one that happened. To take the first off: {first}. To take the second off: {then}"
    )
}
