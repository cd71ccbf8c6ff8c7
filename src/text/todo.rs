//! What to type for something on the agenda: the command that records it as done, or its next step.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::command::{Ask, Command, Word, correct, kefu};
use super::finding::{claim, follow, policy, remedy, service};
use super::refusal::record;
use super::stage;
use crate::changes::Entry;
use crate::lang::Lang;
use crate::model::{Claim, Role, Word as _};
use crate::standing::{
    Case, ClaimClock, ClaimTerm, Clock, HandingOver, Items, Task, Todo, What, by_another, is_review,
};

/// The entries of a record that commands are about, by their ids. They are made once: to look for each among all would
/// take a long record minutes.
pub struct Known<'a> {
    /// The plan items.
    pub items: Items<'a>,
    claims: HashMap<&'a str, &'a Claim<'a>>,
    /// Insurers that were pressed for what they owe: what is left is to wait until it is done.
    pressed: HashSet<&'a str>,
    /// The last hand-over, which its command is about.
    last_hand_over: Option<&'a str>,
}

impl<'a> Known<'a> {
    /// Those of a record.
    pub fn of(case: &Case<'a>) -> Known<'a> {
        let record = case.record;
        let mut claims = HashMap::new();
        for claim in &record.claims {
            claims.entry(claim.id).or_insert(claim);
        }
        let pressed = record.duties.iter().filter(|it| it.pressed.is_some());
        let hand_overs = record.team.iter().flat_map(|team| &team.hand_overs);
        Known {
            items: Items::of(case),
            claims,
            pressed: pressed.map(|duty| duty.id).collect(),
            last_hand_over: hand_overs.max_by_key(|it| it.on).map(|it| it.id),
        }
    }
}

/// The command to type. Where several are needed, it is the first of them: the agenda names the next one then.
pub fn command(lang: Lang, case: &Case<'_>, known: &Known<'_>, todo: &Todo<'_>) -> String {
    let (client, day) = (case.id, todo.when.day());
    let command = match &todo.what {
        What::Clock { task, from, .. } => return clock(lang, case, *task, *from),
        What::Item { id, .. } => {
            let item = known.items.at(id, day);
            let of = (item.is_some_and(is_review), item.and_then(|it| it.service));
            let by = item.and_then(|it| by_another(case, it)).map(Word::from);
            // Without an account manager the diary must be told who served.
            let by = by.or_else(|| (!case.is_managed()).then(|| Ask::NAME.into()));
            service::done(client, id, of, by).option("--on", Ask::DATE)
        }
        What::Claim { id, term, .. } => return of_claim(lang, case, known, todo, (id, *term)),
        What::Step {
            section: "duties",
            id,
            ..
        } if known.pressed.contains(id) => kefu("duty done")
            .word(client)
            .word(id)
            .option("--on", Ask::DATE),
        What::Step {
            section, step, id, ..
        } => return service::stuck(lang, (section, step), client, id),
        What::AppointmentEnds => stage::extended(client),
        What::LicenceEnds => kefu("client set")
            .word(client)
            .option("--licence-until", Ask::DATE),
        What::OverrideApproval { .. } => kefu("rating approve")
            .word(client)
            .option("--by", Ask::APPROVER)
            .option("--on", Ask::DATE),
        What::LoweringApproval { service, .. } => {
            let lower = kefu("plan lower").word(client);
            let lower = match service {
                Some(service) => lower.word(*service),
                None => lower.word(Ask::SERVICE),
            };
            lower
                .option("--approved", Ask::DATE)
                .option("--approved-by", Ask::APPROVER)
        }
        What::PlanOpinion if !has_client_relations(case) => kefu("team add")
            .word(client)
            .word(Ask::NAME)
            .option("--role", Role::ClientRelations.code())
            .option("--duty", Ask::DUTY)
            .option("--on", Ask::DATE),
        What::PlanOpinion => kefu("plan opinion")
            .word(client)
            .word(Ask::OPINION)
            .option("--by", Ask::NAME)
            .option("--on", Ask::DATE),
        What::PlanCirculation { .. } => kefu("plan circulate")
            .word(client)
            .option("--on", Ask::DATE),
        What::RenewalStep { id, step } => {
            let entry = Entry {
                section: "renewals",
                id: Some((*id).to_owned()),
            };
            record(&entry, step.code(), client)
        }
        What::Expires {
            policies,
            started: true,
        } => {
            let outcomes = policies.iter().map(|policy| Ask::OUTCOME.of(policy));
            kefu("renewal outcome").word(client).words(outcomes)
        }
        What::RenewalOpens { policies } | What::Expires { policies, .. } => {
            kefu("renewal start").word(client).words(policies)
        }
        What::Follows(follower) => {
            let commands = follow(lang, client, follower);
            return commands.into_iter().next().unwrap_or_default();
        }
        What::Premium {
            policy, instalment, ..
        } => policy::paid(client, policy, *instalment),
        What::WinBack { .. } | What::Contact { .. } => kefu("log")
            .word(client)
            .word(Ask::KIND_OF_SERVICE)
            .word(Ask::TEXT)
            .option("--response", Ask::RESPONSE)
            .options("--by", (!case.is_managed()).then_some(Ask::NAME))
            .option("--on", Ask::DATE),
        What::HandOver { id, left } => handed_over(client, known, id, *left),
    };
    command.say(lang)
}

/// Records what is left of a hand-over; of an earlier one than the last by its name, and the first alone.
fn handed_over(client: &str, known: &Known<'_>, id: &str, left: HandingOver) -> Command {
    let (sign, tell) = (left != HandingOver::Tell, left != HandingOver::Sign);
    if known.last_hand_over != Some(id) {
        let key = if tell { "told" } else { "signed" };
        return correct(client, &format!("team.hand-overs/{id}"), key, Ask::DATE);
    }
    kefu("team hand-over")
        .word(client)
        .options("--signed", sign.then_some(Ask::DATE))
        .options("--told", tell.then_some(Ask::DATE))
}

fn clock(lang: Lang, case: &Case<'_>, task: Task, from: NaiveDate) -> String {
    let mut clocks = Clock::all(case).into_iter();
    let clock = clocks.find(|it| it.task == task && it.from == from && it.done.is_none());
    let commands = clock.map(|it| remedy::commands(lang, case.id, &it, task));
    let first = commands.and_then(|them| them.into_iter().next());
    first.unwrap_or_else(|| kefu("explain").word(case.id).say(lang))
}

fn of_claim(
    lang: Lang,
    case: &Case<'_>,
    known: &Known<'_>,
    todo: &Todo<'_>,
    (id, term): (&str, ClaimTerm),
) -> String {
    let claim = known.claims.get(id);
    let clocks = claim.map(|claim| ClaimClock::all(case, claim));
    let mut clocks = clocks.into_iter().flatten();
    let clock = clocks.find(|it| it.term == term && it.due.date == todo.when.day());
    match clock {
        Some(clock) => {
            let runs = case.today <= clock.due.date;
            claim::of_term(case.id, id, &clock, runs).say(lang)
        }
        None => kefu("claim show").word(case.id).word(id).say(lang),
    }
}

fn has_client_relations(case: &Case<'_>) -> bool {
    let mut members = case.record.in_role_on(Role::ClientRelations, case.today);
    members.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::document::Document;
    use crate::model::Record;
    use crate::standard::Standard;
    use crate::standing::agenda;
    use crate::used::used;

    fn commands(text: &str) -> Vec<String> {
        let text = format!("client.name = '甲'\nappointment.established = 2025-06-02\n{text}");
        let document = Document::parse(&text).unwrap();
        let case = Case {
            id: "jia",
            record: &Record::read(&document).record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: "2026-11-20".parse().unwrap(),
        };
        let todos = agenda(&case).into_iter();
        let of_entries = todos.filter(|it| {
            !matches!(
                it.what,
                What::Clock { .. }
                    | What::RenewalStep { .. }
                    | What::RenewalOpens { .. }
                    | What::AppointmentEnds
                    | What::Contact { .. }
            )
        });
        let known = Known::of(&case);
        let said = of_entries.map(|it| command(Lang::En, &case, &known, &it));
        said.collect()
    }

    #[test]
    fn an_insurer_is_pressed_once_and_then_waited_for() {
        let duty = |pressed: &str| format!("[[duties]]\nid = 'o1'\ndue = 2026-11-19\n{pressed}");
        assert_eq!(commands(&duty("")), ["kefu duty press jia o1 --on DATE"]);
        let pressed = duty("pressed = 2026-11-20\n");
        assert_eq!(commands(&pressed), ["kefu duty done jia o1 --on DATE"]);
    }

    #[test]
    fn cover_that_ends_needs_a_renewal_and_then_an_outcome() {
        let cover = |renewal: &str| {
            let policy = "[[policies]]\nid = 'par'\nstarts = 2025-12-01\nends = 2026-11-30\n";
            commands(&format!("{policy}{renewal}"))
        };
        assert_eq!(cover(""), ["kefu renewal start jia par"]);
        let started = |on| format!("[[renewals]]\nid = 'x1'\npolicies = ['par']\nstarted = {on}\n");
        assert_eq!(
            cover(&started("2026-11-20")),
            ["kefu renewal outcome jia par=OUTCOME"]
        );
        // It starts only tomorrow.
        assert_eq!(
            cover(&started("2026-11-21")),
            ["kefu renewal start jia par"]
        );
    }

    #[test]
    fn a_hand_over_is_told_and_signed_by_its_own_commands() {
        let of = |id: &str, rest: &str| {
            format!("[[team.hand-overs]]\nid = '{id}'\non = 2026-11-{id}\nto = '乙'\n{rest}")
        };
        let told = "told = 2026-11-16\n";
        let signed = "signed = 2026-11-16\n";
        let tell = "kefu team hand-over jia --told DATE";
        let sign = "kefu team hand-over jia --signed DATE";
        let both = "kefu team hand-over jia --signed DATE --told DATE";
        assert_eq!(commands(&of("16", "")), [both]);
        assert_eq!(commands(&of("16", told)), [sign]);
        assert_eq!(commands(&of("16", signed)), [tell]);
        assert_eq!(commands(&of("16", &format!("{told}{signed}"))), [""; 0]);
        let two = of("10", told) + &of("16", &format!("{told}{signed}"));
        let earlier = "kefu correct jia team.hand-overs/10 signed=DATE";
        assert_eq!(commands(&two), [earlier]);
    }

    /// Looked up once for each other these would be a hundred million pairs.
    #[test]
    fn thousands_of_entries_are_told_what_to_type_at_once() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            format!(
                "[[policies]]\nid = 'p{nth}'\nstarts = 2025-12-01\nends = 2026-11-30\n\
                 [[renewals]]\nid = 'x{nth}'\npolicies = ['p{nth}']\nstarted = 2026-11-02\n\
                 [[endorsements]]\nid = 'b{nth}'\nrequested = 2026-11-02\n\
                 [[duties]]\nid = 'o{nth}'\ndue = 2026-11-19\n\
                 [[claims]]\nid = 'k{nth}'\nloss = 2026-11-18\n\
                 [[team.hand-overs]]\nid = 'h{nth}'\non = 2026-11-02\nto = '乙'\n"
            )
        };
        let item =
            |nth: usize| format!("[[years.plan.items]]\nid = 'p{nth}'\nfinish = 2026-11-20\n");
        let plan = "[[years]]\nstarts = 2026-06-02\n[years.plan]\nissued = 2026-06-10\n";
        let text: String = (0..MANY).map(one).collect();
        let items: String = (0..MANY).map(item).collect();
        let begun = used();
        // A claim has two terms; the opinion on the plan and its circulation are waited for.
        assert_eq!(
            commands(&format!("{text}{plan}{items}")).len(),
            7 * MANY + 2
        );
        assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
    }
}
