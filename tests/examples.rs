//! Every client of the example workspaces has exactly the findings that are said of it here, and the figures of
//! the examples add up.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kefu::document::Document;
use kefu::model::Record;
use kefu::money::Fen;
use serde_json::Value;

/// `client: rule subject` for each finding, in the order of the clients; `client: –` for one without any.
const BROKERAGE: &str = "
changfeng: archive-overdue 2026-11-16
changfeng: income-not-apportioned years.2026-11-16.rating.income
changfeng: leading-group-missing team.members
changfeng: unknown-key client.secter
hangye: plan-late 2026-04-04
hangye: crm-stale client.crm-synced
hangye: response-missing diary.20260903-1.response
huarui: –
jiangnan: rating-late 2026-08-10
jiangnan: appointment-ends-soon appointment.until
jiangnan: below-reference years.2026-08-10.plan
runhe: team-late 2026-09-17
runhe: risk-unmeasured risks.x1.told
runhe: item-overdue years.2026-09-17.plan.items.p2.finish
runhe: below-standard 2026-09-17.bulletin
runhe: document-missing risk-assessment-report
runhe: item-incomplete years.2026-09-17.plan.items.p12
runhe: override-unapproved years.2026-09-17.rating.override.approved
tiancheng: –
workspace: year-not-covered 2027
";

const FAULTS: &str = "
antai: commitment-unplanned appointment.commitments.c2
boyuan: lowered-unapproved years.2026-08-31.plan.lowerings.l1.approved
canglan: team-late 2026-09-30
dingfeng: contact-before-appointment 20260908-1
haixin: income-not-apportioned years.2026-11-12.rating.income
hengtai: item-incomplete years.2026-08-24.plan.items.p4
linjiang: claim-silent k1
qinghe: appointment-ends-before-renewal appointment.until
wanshun: claim-closed-without-proof k1
yunhe: response-missing diary.20261110-1.response
";

fn workspace(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("examples").join(name)
}

/// The ids of a workspace's clients, sorted.
fn clients(name: &str) -> Vec<String> {
    let folder = fs::read_dir(workspace(name).join("clients")).unwrap();
    let files = folder.map(|file| file.unwrap().path());
    let mut ids: Vec<String> = files
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

/// What `kefu check` finds in a workspace on a day, in the form of the lists above.
fn found(name: &str, today: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .arg("-w")
        .arg(workspace(name))
        .args(["--today", today, "check", "--format", "json"])
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["complete"], true);
    assert_eq!(report["summary"]["clients"], clients(name).len());

    let findings = report["findings"].as_array().unwrap();
    let of = |client: Option<&str>| -> Vec<String> {
        let theirs = findings.iter().filter(|it| it["client"].as_str() == client);
        let fingerprints = theirs.map(|it| it["fingerprint"].as_str().unwrap());
        fingerprints
            .map(|it| it.splitn(3, '/').skip(1).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let mut lines = vec![String::new()];
    for id in clients(name) {
        let theirs = of(Some(&id));
        if theirs.is_empty() {
            lines.push(format!("{id}: –"));
        }
        lines.extend(theirs.iter().map(|finding| format!("{id}: {finding}")));
    }
    lines.extend(
        of(None)
            .iter()
            .map(|finding| format!("workspace: {finding}")),
    );
    lines.push(String::new());
    lines.join("\n")
}

#[test]
fn each_client_of_the_brokerage_has_exactly_its_findings() {
    assert_eq!(found("brokerage", "2026-11-20"), BROKERAGE);
}

#[test]
fn each_client_of_the_faults_has_its_one_fault_and_no_other() {
    assert_eq!(found("faults", "2026-11-20"), FAULTS);
}

#[test]
fn each_client_is_told_of_in_the_document_of_its_workspace() {
    for name in ["brokerage", "faults"] {
        let text = fs::read_to_string(workspace(name).join("README.md")).unwrap();
        let told = |id: &String| text.contains(&format!("\n$ kefu check {id}"));
        let untold: Vec<String> = clients(name).into_iter().filter(|id| !told(id)).collect();
        assert!(untold.is_empty(), "{name}: {untold:?}");
    }
}

#[test]
fn premiums_and_brokerage_add_up_to_the_income_that_was_rated() {
    let sums = |id: &str| {
        let file = workspace("brokerage")
            .join("clients")
            .join(format!("{id}.toml"));
        let text = fs::read_to_string(file).unwrap();
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        let policies = &reading.record.policies;
        let premium: i64 = policies.iter().map(|it| it.premium.unwrap().0).sum();
        let brokerage: i64 = policies
            .iter()
            .map(|it| it.brokerage_on(it.premium.unwrap()).unwrap().0)
            .sum();
        let income = reading.record.years[0].rating.as_ref().unwrap().income;
        (Fen(premium), Fen(brokerage), income.unwrap())
    };
    let yuan = Fen::yuan;

    let huarui = (yuan(8_300_000), yuan(1_232_000), yuan(1_232_000));
    assert_eq!(sums("huarui"), huarui);
    assert_eq!(
        sums("runhe"),
        (yuan(1_620_000), yuan(242_100), yuan(242_100))
    );
    // The whole 36 months are taken as one year's: that is the fault it shows.
    assert_eq!(
        sums("changfeng"),
        (yuan(6_000_000), yuan(900_000), yuan(900_000))
    );
}
