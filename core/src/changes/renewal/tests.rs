//! Every decision about a renewal, on both sides of its boundary.

use super::*;
use crate::changes::testing::{Of, day, in_case};
use crate::changes::{PolicyRefusal, RenewalRefusal};
use crate::model::OutcomeKind;

mod outcome;

const X2027: Of = Of("renewals", "x2027");

const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-03-20

[[team.members]]
name = '陈静'
role = 'account-manager'

[[policies]]
id = 'par'
product = '财产一切险'
ends = 2027-03-19

[[policies]]
id = 'med'
product = '团体医疗险'
ends = 2027-03-31

[[policies]]
id = 'car'
ends = 2028-06-30

[[policies]]
id = 'par27'
ends = 2028-03-19
";

const OPEN: &str = "
[[renewals]]
id = 'x2027'
policies = ['par', 'med']
started = 2026-11-19
";

/// What was taken before the client chooses.
const BEFORE_CHOICE: &str =
    "programme = 2027-01-05\ncomparison = 2027-01-20\nproposal = 2027-02-01\n";

fn open_one() -> String {
    format!("{CLIENT}{OPEN}")
}

/// What comes into the record on 2027-03-10, its lines in one.
fn lines(text: &str, decide: impl FnOnce(&Case<'_>) -> Change) -> Result<String, Refusal> {
    let new = in_case(text, "2027-03-10", decide)?;
    let diff = similar::TextDiff::from_lines(text, &new);
    let added = diff.iter_all_changes();
    let added = added.filter(|change| change.tag() == similar::ChangeTag::Insert);
    let added = added.map(|change| change.value().trim().to_owned());
    let added: Vec<String> = added.filter(|line| !line.is_empty()).collect();
    Ok(added.join(" | "))
}

fn no(refusal: RenewalRefusal) -> Result<String, Refusal> {
    Err(Refusal::Renewal(refusal))
}

fn started(text: &str, policies: &[&str], on: &str) -> Result<String, Refusal> {
    let policies: Vec<String> = policies.iter().map(|it| (*it).to_owned()).collect();
    lines(
        text,
        |case| Ok(start(case, &policies, None, day(on))?.edits),
    )
}

#[test]
fn those_that_expire_next_are_renewed_together_by_the_account_manager() {
    assert_eq!(
        started(CLIENT, &[], "2026-11-19"),
        Ok("[[renewals]] | id = \"x2027\" | policies = [\"par\", \"med\"] | handler = \"陈静\" | started = 2026-11-19".into())
    );
    let waived = "[[waivers]]\nid = 'w1'\nrule = 'renewal-step-overdue'\nsubject = 'renewals.x2027.reviewed'\n";
    let named = started(&format!("{CLIENT}{waived}"), &[], "2026-11-19").unwrap();
    assert!(named.contains("id = \"x2027-2\""), "{named}");
    let numbered = CLIENT.replace("id = 'med'", "id = 'med'\nnumber = 'TM-7'");
    assert_eq!(
        started(&numbered, &["TM-7"], "2026-11-19"),
        started(CLIENT, &["med"], "2026-11-19")
    );
    assert_eq!(
        started(CLIENT, &["med"], "2026-11-19"),
        Ok("[[renewals]] | id = \"x2027\" | policies = [\"med\"] | handler = \"陈静\" | started = 2026-11-19".into())
    );
    // With one open, the next group; its id follows the year of its expiry.
    assert_eq!(
        started(&open_one(), &[], "2027-03-10"),
        Ok("[[renewals]] | id = \"x2028\" | policies = [\"par27\"] | handler = \"陈静\" | started = 2027-03-10".into())
    );
    let again = open_one().replace("'par', 'med'", "'par'");
    assert_eq!(
        started(&again, &["med"], "2027-03-10"),
        Ok("[[renewals]] | id = \"x2027-2\" | policies = [\"med\"] | handler = \"陈静\" | started = 2027-03-10".into())
    );
    let by_hand = open_one().replace("started = 2026-11-19\n", "");
    assert_eq!(
        started(&by_hand, &[], "2027-03-10"),
        Ok("handler = \"陈静\" | started = 2027-03-10".into())
    );
}

#[test]
fn a_start_is_refused_for_what_cannot_be_renewed() {
    let text = open_one();
    let on = "2027-03-10";
    let known = || {
        let all = [
            ("par", "财产一切险"),
            ("med", "团体医疗险"),
            ("car", ""),
            ("par27", ""),
        ];
        all.map(|(id, product)| (id.to_owned(), product.to_owned()))
            .to_vec()
    };

    assert_eq!(
        started(&text, &["pra"], on),
        Err(Refusal::Policy(PolicyRefusal::Unknown {
            given: "pra".into(),
            near: Some("par".into()),
            known: known()
        }))
    );
    assert_eq!(
        started(&text, &["par"], on),
        no(No::InRenewal {
            policy: "par".into(),
            renewal: "x2027".into()
        })
    );
    let settled = CLIENT.to_owned()
        + "[[renewals]]\nid = 'x1'\npolicies = ['par']\nclosed = 2027-03-09\n\
           outcomes = [{ policy = 'par', kind = 'lapsed', on = 2027-03-09 }]\n";
    assert_eq!(
        started(&settled, &["par"], on),
        no(No::OutcomeThere {
            policy: "par".into(),
            kind: OutcomeKind::Lapsed,
            on: Some(day("2027-03-09"))
        })
    );
    let endless = CLIENT.replace("ends = 2028-06-30\n", "");
    assert_eq!(
        started(&endless, &["car"], on),
        no(No::NoEnd {
            policy: "car".into()
        })
    );
    let none = "client.name = '甲'\nappointment.established = 2026-03-20\n";
    assert_eq!(
        started(none, &[], on),
        no(No::NothingToStart { open: vec![] })
    );
    assert_eq!(
        started("client.name = '甲'\n", &[], on),
        Err(Refusal::NotAppointed)
    );
    assert!(started(CLIENT, &[], "2026-03-20").is_ok());
    assert!(matches!(
        started(CLIENT, &[], "2026-03-19"),
        Err(Refusal::TooEarly { .. })
    ));
    assert!(matches!(
        started(CLIENT, &[], "2027-03-11"),
        Err(Refusal::InFuture { .. })
    ));
}

fn stepped(text: &str, of: RenewalStep, on: &str, cover: [&[&str]; 2]) -> Result<String, Refusal> {
    let [accepted, declined] =
        cover.map(|texts| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    lines(text, |case| {
        let said = Said {
            accepted: &accepted,
            declined: &declined,
            ..Said::default()
        };
        step(case, None, of, day(on), said)
    })
}

#[test]
fn a_proposal_says_what_is_recommended_and_why() {
    let text = open_one() + "programme = 2027-01-04\ncomparison = 2027-01-11\n";
    let said = Said {
        recommended: Some("续保东海财险"),
        reason: Some("条件最宽"),
        ..Said::default()
    };
    let taken = |of, said| lines(&text, |case| step(case, None, of, day("2027-01-18"), said));
    assert_eq!(
        taken(RenewalStep::Proposal, said),
        Ok("proposal = 2027-01-18 | recommended = \"续保东海财险\" | reason = \"条件最宽\"".into())
    );
    assert_eq!(
        taken(RenewalStep::Proposal, Said::default()),
        Ok("proposal = 2027-01-18".into())
    );
    let of = RenewalStep::Reviewed;
    assert_eq!(taken(of, said), no(No::ReasonWithoutProposal { step: of }));
}

#[test]
fn a_step_is_taken_once_from_the_start_to_today() {
    let text = open_one();
    let review = |text: &str, on| stepped(text, RenewalStep::Reviewed, on, [&[], &[]]);

    assert_eq!(
        review(&text, "2026-11-19"),
        Ok("reviewed = 2026-11-19".into())
    );
    assert_eq!(
        review(&text, "2027-03-10"),
        Ok("reviewed = 2027-03-10".into())
    );
    let early = X2027.early(("reviewed", "2026-11-18"), ("started", "2026-11-19"));
    assert_eq!(review(&text, "2026-11-18"), Err(early));
    assert!(matches!(
        review(&text, "2027-03-11"),
        Err(Refusal::InFuture { .. })
    ));

    let taken = text.clone() + "reviewed = 2026-12-15\n";
    assert_eq!(review(&taken, "2026-12-15"), Ok(String::new()));
    assert_eq!(
        review(&taken, "2026-12-16"),
        Err(X2027.there("reviewed", "2026-12-15"))
    );
    assert_eq!(review(CLIENT, "2027-03-10"), no(No::NoneOpen));
    let two = text + "[[renewals]]\nid = 'x2028'\npolicies = ['car']\n";
    assert_eq!(
        review(&two, "2027-03-10"),
        no(No::SeveralOpen {
            ids: vec!["x2027".into(), "x2028".into()]
        })
    );
}

#[test]
fn a_step_waits_for_those_it_rests_on() {
    use RenewalStep::{Bound, Choice, Comparison, Exposure, Programme, Proposal, Reviewed};
    let take = |text: &str, step, on| {
        let accepted: &[&str] = if step == Choice {
            &["财产一切险"]
        } else {
            &[]
        };
        let cover = [accepted, &[]];
        stepped(text, step, on, cover)
    };
    let lack = |step: RenewalStep, lacking: &[&'static str]| Err(X2027.needs(step.code(), lacking));

    // The review and the exposures run beside the others.
    for step in [Reviewed, Exposure, Programme] {
        assert!(take(&open_one(), step, "2027-03-01").is_ok());
    }
    assert_eq!(
        take(&open_one(), Bound, "2027-03-01"),
        lack(Bound, &["programme", "comparison", "proposal", "choice"])
    );
    assert_eq!(
        take(&open_one(), Comparison, "2027-03-01"),
        lack(Comparison, &["programme"])
    );
    let mut text = open_one();
    for (step, next) in [
        (Programme, Comparison),
        (Comparison, Proposal),
        (Proposal, Choice),
        (Choice, Bound),
    ] {
        assert!(take(&text, next, "2027-03-01").is_err(), "{next:?}");
        text += &format!("{} = 2027-02-01\n", step.code());
        assert!(take(&text, next, "2027-02-01").is_ok(), "{next:?}");
        assert_eq!(
            take(&text, next, "2027-01-31"),
            Err(X2027.early((next.code(), "2027-01-31"), (step.code(), "2027-02-01")))
        );
    }
    // What a record has already, whatever it lacks, is added to as before.
    let by_hand = open_one() + "choice = 2027-03-01\naccepted = ['财产一切险']\n";
    assert_eq!(
        stepped(&by_hand, Choice, "2027-03-01", [&[], &["营业中断险"]]),
        Ok("declined = [\"营业中断险\"]".into())
    );
}

#[test]
fn the_choice_says_what_is_accepted_or_declined_and_can_be_added_to() {
    let text = open_one() + BEFORE_CHOICE;
    let choice = |text: &str, on, cover| stepped(text, RenewalStep::Choice, on, cover);

    assert_eq!(choice(&text, "2027-03-01", [&[], &[]]), no(No::ChoiceEmpty));
    assert_eq!(
        choice(&text, "2027-03-01", [&["财产一切险"], &["营业中断险"]]),
        Ok(
            "choice = 2027-03-01 | accepted = [\"财产一切险\"] | declined = [\"营业中断险\"]"
                .into()
        )
    );
    assert_eq!(
        choice(&text, "2027-03-01", [&[], &["营业中断险"]]),
        Ok("choice = 2027-03-01 | declined = [\"营业中断险\"]".into())
    );
    let chosen = text.clone() + "choice = 2027-03-01\naccepted = ['财产一切险']\n";
    assert_eq!(
        choice(&chosen, "2027-03-01", [&["财产一切险"], &["营业中断险"]]),
        Ok("declined = [\"营业中断险\"]".into())
    );
    let twice = || {
        no(No::ChosenTwice {
            cover: "财产一切险".into(),
            renewal: "x2027".into(),
        })
    };
    let on = "2027-03-01";
    assert_eq!(
        choice(&text, on, [&["财产一切险"], &["财产 一切险"]]),
        twice()
    );
    assert_eq!(choice(&chosen, on, [&[], &["财产一切险"]]), twice());
    assert_eq!(
        choice(&text, on, [&[], &["营业中断险", "营业中断险"]]),
        Ok("choice = 2027-03-01 | declined = [\"营业中断险\"]".into())
    );
    let step = RenewalStep::Bound;
    assert_eq!(
        stepped(&text, step, "2027-03-10", [&["财产一切险"], &[]]),
        no(No::CoverWithoutChoice { step })
    );
}
