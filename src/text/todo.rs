//! What to type for something on the agenda: the command that records it as done, or its next step.

use super::command::{Ask, Word, correct, kefu};
use super::finding::{claim, policy, remedy, service};
use super::refusal::record;
use crate::changes::Entry;
use crate::lang::Lang;
use crate::model::{Role, Word as _};
use crate::standing::{
    Case, ClaimClock, ClaimTerm, Clock, Task, Todo, What, by_another, expiring, is_review, item_of,
};

/// The command to type. Where several are needed, it is the first of them: the agenda names the next one then.
pub fn command(lang: Lang, case: &Case<'_>, todo: &Todo<'_>) -> String {
    let (client, day) = (case.id, todo.when.day());
    let command = match &todo.what {
        What::Clock(task) => return clock(lang, case, todo, *task),
        What::Item { id, .. } => {
            let item = item_of(case, id, day);
            let of = (item.is_some_and(is_review), item.and_then(|it| it.service));
            let by = item.and_then(|it| by_another(case, it)).map(Word::from);
            // Without an account manager the diary must be told who served.
            let by = by.or_else(|| (!case.is_managed()).then(|| Ask::NAME.into()));
            service::done(client, id, of, by).option("--on", Ask::DATE)
        }
        What::Claim { id, term, .. } => return of_claim(lang, case, todo, id, *term),
        What::Step { waiting, id, .. } => return step(lang, case, waiting.code, id),
        What::AppointmentEnds => kefu("appointment extend")
            .word(client)
            .option("--until", Ask::DATE)
            .option("--on", Ask::DATE),
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
        What::PlanCirculation => kefu("plan circulate")
            .word(client)
            .option("--on", Ask::DATE),
        What::RenewalOpens { policies } => kefu("renewal start").word(client).words(policies),
        What::RenewalStep { id, step } => {
            let entry = Entry {
                section: "renewals",
                id: Some((*id).to_owned()),
            };
            record(&entry, step.code(), client)
        }
        What::Expires { policies } if is_started(case, policies) => {
            let outcomes = policies.iter().map(|policy| Ask::OUTCOME.of(policy));
            kefu("renewal outcome").word(client).words(outcomes)
        }
        What::Expires { policies } => kefu("renewal start").word(client).words(policies),
        What::Premium {
            policy, instalment, ..
        } => policy::paid(client, policy, *instalment),
        What::WinBack { .. } => kefu("log")
            .word(client)
            .word(Ask::KIND_OF_SERVICE)
            .word(Ask::TEXT)
            .option("--response", Ask::RESPONSE)
            .options("--by", (!case.is_managed()).then_some(Ask::NAME))
            .option("--on", Ask::DATE),
        What::Tell { id } if is_last_hand_over(case, id) => kefu("team hand-over")
            .word(client)
            .option("--told", Ask::DATE),
        What::Tell { id } => correct(client, &format!("team.hand-overs/{id}"), "told", Ask::DATE),
    };
    command.say(lang)
}

fn clock(lang: Lang, case: &Case<'_>, todo: &Todo<'_>, task: Task) -> String {
    let day = todo.when.day();
    let mut clocks = Clock::all(case).into_iter();
    let clock = clocks.find(|it| it.task == task && it.due.date == day && it.done.is_none());
    let commands = clock.map(|it| remedy::commands(lang, case.id, &it, task));
    let first = commands.and_then(|them| them.into_iter().next());
    first.unwrap_or_else(|| kefu("explain").word(case.id).say(lang))
}

fn of_claim(lang: Lang, case: &Case<'_>, todo: &Todo<'_>, id: &str, term: ClaimTerm) -> String {
    let claim = case.record.claims.iter().find(|it| it.id == id);
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

/// A step beside the plan. An insurer is pressed for what it owes; once it was, what is left is to wait until it is done.
fn step(lang: Lang, case: &Case<'_>, code: &str, id: &str) -> String {
    let waits = crate::standing::waits(case);
    let wait = waits
        .iter()
        .find(|it| it.id == id && it.waiting.code == code);
    let Some(wait) = wait else {
        return kefu("client show").word(case.id).say(lang);
    };
    let mut duties = case.record.duties.iter();
    let mut is_pressed = || duties.any(|duty| duty.id == id && duty.pressed.is_some());
    if wait.section == "duties" && is_pressed() {
        let done = kefu("duty done").word(case.id).word(id);
        return done.option("--on", Ask::DATE).say(lang);
    }
    service::stuck(lang, (wait.section, wait.step.key), case.id, id)
}

fn has_client_relations(case: &Case<'_>) -> bool {
    let team = case.record.team.iter();
    let mut members = team.flat_map(|team| team.members_on(case.today));
    members.any(|member| member.role == Some(Role::ClientRelations))
}

/// Whether a hand-over is the last one, which its command is about.
fn is_last_hand_over(case: &Case<'_>, id: &str) -> bool {
    let all = case.record.team.iter().flat_map(|team| &team.hand_overs);
    all.max_by_key(|it| it.on).is_some_and(|it| it.id == id)
}

/// Whether the renewal of policies was started.
fn is_started(case: &Case<'_>, policies: &[&str]) -> bool {
    let all = expiring(case);
    let of = all.iter().find(|it| {
        let mut open = it.open();
        open.any(|ending| policies.contains(&ending.policy.id))
    });
    of.is_some_and(|it| it.started.is_some())
}
