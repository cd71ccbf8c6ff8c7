//! The records that the tests of rules begin with. What is found in them is a value to compare: [`values`].

pub(super) mod values;

/// An appointment on Thursday, 2026-09-17: day 3 is 2026-09-21, day 5 2026-09-23, day 10 2026-10-08.
pub(super) const APPOINTED: &str = "\
[client]
name = '甲'
[appointment]
established = 2026-09-17
";

pub(super) fn with_team(done: Option<&str>) -> String {
    let members = [("陈静", "account-manager"), ("周婷", "deputy")];
    let members =
        members.map(|(name, role)| format!("[[team.members]]\nname = '{name}'\nrole = '{role}'\n"));
    let members = done.map(|_| members.concat());
    with("[team]\nestablished", done) + &members.unwrap_or_default()
}

pub(super) fn with_archive(done: Option<&str>) -> String {
    let parts = ["paper", "electronic", "information"];
    let parts = done.map(|day| parts.map(|part| format!("{part} = {day}\n")).concat());
    with("[archive]\nestablished", done) + &parts.unwrap_or_default()
}

pub(super) fn with_rating(done: Option<&str>) -> String {
    with(
        "[[years]]\nstarts = 2026-09-17\n[years.rating]\nbasis = 'expected'\nincome = 9000\nrated",
        done,
    )
}

pub(super) fn with_plan(done: Option<&str>) -> String {
    with("[[years]]\nstarts = 2026-09-17\n[years.plan]\nissued", done)
}

/// An appointment with a team: each member's name and role, and further lines of its table.
pub(super) fn with_members(members: &[(&str, &str, &str)]) -> String {
    let tables = members.iter().map(|(name, role, rest)| {
        format!("[[team.members]]\nname = '{name}'\nrole = '{role}'\n{rest}\n")
    });
    let tables: String = tables.collect();
    let none = if members.is_empty() { "[team]\n" } else { "" };
    format!("{APPOINTED}{none}{tables}")
}

/// An appointment with a service year from its day: further lines of the year, then those of its plan.
pub(super) fn planned(year: &str, plan: &str) -> String {
    format!("{APPOINTED}[[years]]\nstarts = 2026-09-17\n{year}[years.plan]\n{plan}")
}

fn with(key: &str, done: Option<&str>) -> String {
    let done = done.map(|day| format!("{key} = {day}\n"));
    format!("{APPOINTED}{}", done.unwrap_or_default())
}
