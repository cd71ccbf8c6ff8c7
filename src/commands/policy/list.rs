//! The list of policies: of one client or of all clients, by expiry, with the brokerage.

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::commands::arguments::OfAnyClient;
use crate::commands::desk::Desk;
use crate::commands::insurers::{insured_cell, insurers_cell};
use crate::commands::listed::{client_cells, client_columns};
use crate::commands::survey::survey;
use crate::commands::who::{Asked, Who};
use crate::commands::{Answer, show};
use crate::lang::{Lang, half};
use crate::model::Policy;
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Cover, History, Premiums};
use crate::text::claim::days;
use crate::text::command::{Ask, kefu};

/// Which policies are listed.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    client: OfAnyClient,
    #[command(flatten)]
    who: Who,
    #[arg(long, value_name = both!("天数", "DAYS"), value_parser = clap::value_parser!(u32).range(0..=36_600), help = both!("只看今天起这些日历日内到期的", "Only those that expire within this many calendar days from today"))]
    expiring_within: Option<u32>,
    #[arg(long, help = both!("只看今天有效的", "Only those in force today"))]
    in_force: bool,
}

/// One policy, apart from its record: what is summed, and its cells.
struct Line {
    cover: Cover,
    ends: Option<NaiveDate>,
    client: String,
    premium: Fen,
    brokerage: Fen,
    received: Fen,
    is_long: bool,
    cells: Vec<Cell>,
}

pub(super) fn run(list: &List, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let who = list.who.asked(desk)?;
    let lines = |case: &Case<'_>| -> Vec<Line> {
        let history = History::of(case.record, case.today);
        let premiums = Premiums::on(case.record, case.today);
        let policies = case.record.policies.iter();
        let policies = policies.filter(|_| who.is(case.who()));
        let ending = policies.map(|policy| (policy, history.last_day(policy)));
        let wanted = ending.filter_map(|(policy, ends)| {
            let cover = history.cover(policy, case.today);
            let is_it = (!list.in_force || cover == Cover::InForce)
                && expires(ends, case.today, list.expiring_within);
            is_it.then(|| line(lang, case, policy, (cover, ends), &premiums))
        });
        wanted.collect()
    };
    let Some(client) = &*list.client else {
        let mut survey = survey(desk, None, lines)?;
        let found = survey.found.drain(..).flat_map(|(_, lines)| lines);
        let answer = Answer::page(page(list, desk, &who, None, found.collect())?);
        return Ok(survey.answer(answer));
    };
    show::shown_record(desk, client, |case| {
        let client = (case.id, case.record.client.name);
        page(list, desk, &who, Some(client), lines(case))
    })
}

/// Whether a policy runs out within so many days, today and the last of them included.
fn expires(ends: Option<NaiveDate>, today: NaiveDate, within: Option<u32>) -> bool {
    within.is_none_or(|within| {
        ends.is_some_and(|ends| (0..=i64::from(within)).contains(&(ends - today).num_days()))
    })
}

/// The cells of a policy, in the order of the columns of [`table`].
fn line(
    lang: Lang,
    case: &Case<'_>,
    policy: &Policy<'_>,
    (cover, ends): (Cover, Option<NaiveDate>),
    premiums: &Premiums<'_>,
) -> Line {
    let flag = |flag: bool| Cell::Flag(flag, String::new());
    let tone = match cover {
        Cover::Over | Cover::EndedEarly => Tone::Faint,
        Cover::ToCome | Cover::InForce => Tone::Plain,
    };
    let (premium, brokerage) = (premiums.of(policy), premiums.brokerage(policy));
    let yearly = premiums.yearly(policy, ends);

    let cells = [
        Cell::Id(policy.id.to_owned()),
        Cell::from(policy.product),
        insurers_cell(policy),
        Cell::from(policy.number),
        Cell::from(policy.starts),
        Cell::from(ends.map(|ends| Cell::from(ends).toned(tone))),
        Cell::from(policy.applicant),
        insured_cell(policy),
        Cell::from(policy.sum_insured),
        Cell::from(premium),
        Cell::from(policy.payment),
        Cell::from(policy.paid),
        Cell::from(policy.brokerage_percent.map(Cell::Percent)),
        Cell::from(brokerage),
        Cell::from(policy.received),
        Cell::from(policy.received_on),
        Cell::from(policy.by),
        flag(policy.life),
        flag(policy.reinsurance),
        state(lang, cover),
        Cell::from(yearly),
        Cell::from(policy.terminated),
        Cell::from(policy.terminated_reason),
        flag(policy.one_off),
        flag(policy.liability),
        flag(policy.marine),
    ];
    Line {
        cover,
        ends,
        client: case.id.to_owned(),
        premium: premium.unwrap_or_default(),
        brokerage: brokerage.unwrap_or_default(),
        received: policy.received.unwrap_or_default(),
        is_long: yearly.is_some(),
        cells: client_cells(case).into_iter().chain(cells).collect(),
    }
}

/// The earliest expiry first, those without one last; below them how many are in force, and what those come to, exact
/// to the fen.
fn page(
    list: &List,
    desk: &Desk<'_>,
    who: &Asked,
    client: Option<(&str, &str)>,
    mut lines: Vec<Line>,
) -> anyhow::Result<Page> {
    let lang = desk.lang();
    lines.sort_by(|one, other| {
        (one.ends.is_none(), one.ends, &one.client).cmp(&(
            other.ends.is_none(),
            other.ends,
            &other.client,
        ))
    });
    let total = |of: fn(&Line) -> Fen| {
        let in_force = lines.iter().filter(|line| line.cover == Cover::InForce);
        Cell::Money(in_force.map(of).sum())
    };
    let count = |of: &dyn Fn(Cover) -> bool| {
        let count = lines.iter().filter(|line| of(line.cover)).count();
        Cell::counted(count)
    };
    let is_over = |it: Cover| matches!(it, Cover::Over | Cover::EndedEarly);
    let mut totals = vec![
        Fact::new(
            "count",
            say!(lang, zh: "保单数", en: "policies"),
            count(&|_| true),
        ),
        Fact::new(
            "in-force",
            say!(lang, zh: "其中有效", en: "of them in force"),
            count(&|it| it == Cover::InForce),
        ),
        Fact::new(
            "to-come",
            say!(lang, zh: "未起保", en: "not begun"),
            count(&|it| it == Cover::ToCome),
        ),
        Fact::new(
            "over",
            say!(lang, zh: "已到期或终止", en: "ended"),
            count(&is_over),
        ),
        Fact::new(
            "premium",
            say!(lang, zh: "有效保单保险费（元）", en: "premium in force (CNY)"),
            total(|line| line.premium),
        ),
        Fact::new(
            "brokerage",
            say!(lang, zh: "有效保单佣金（元，仅供内部）", en: "brokerage in force (CNY, internal)"),
            total(|line| line.brokerage),
        ),
        Fact::new(
            "received",
            say!(lang, zh: "有效保单到账佣金（元，仅供内部）", en: "brokerage received (CNY, internal)"),
            total(|line| line.received),
        ),
    ];

    let whole = desk.context.format.is_whole();
    // A person is told what there is of; a script gets every count.
    let is_plain = lines.iter().all(|line| line.cover == Cover::InForce);
    totals.retain(|it| {
        let is_none = it.value == Cell::Count(0);
        whole || !(is_none || is_plain && it.key == "in-force")
    });
    let none = lines.is_empty();
    let table = table(list, desk, client, whole, lines);
    let empty = who.empty(desk, !none, table.empty)?;
    let table = Table { empty, ..table };
    let title = client.map(|(_, name)| Block::Heading(name.to_owned()));
    let mut blocks: Vec<Block> = title.into_iter().chain([Block::Table(table)]).collect();
    if whole || !none {
        blocks.push(Block::Facts(totals));
    }
    Ok(Page {
        schema: "kefu.policies/1",
        blocks,
    })
}

/// Where a policy stands, for a person and for a script.
pub(super) fn state(lang: Lang, cover: Cover) -> Cell {
    let (code, label, tone) = match cover {
        Cover::ToCome => ("to-come", both!("未起保", "to come"), Tone::Plain),
        Cover::InForce => ("in-force", both!("有效", "in force"), Tone::Plain),
        Cover::Over => ("over", both!("已到期", "expired"), Tone::Faint),
        Cover::EndedEarly => ("ended-early", both!("提前终止", "ended early"), Tone::Faint),
    };
    Cell::Code {
        code: code.to_owned(),
        label: half(label, lang).to_owned(),
        tone,
    }
}

/// A person sees what fits in a line; a script and a spreadsheet get everything.
fn table(
    list: &List,
    desk: &Desk<'_>,
    client: Option<(&str, &str)>,
    whole: bool,
    lines: Vec<Line>,
) -> Table {
    let lang = desk.lang();
    let label = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let [client_id, name] = client_columns(desk, client.is_none());
    let file = |way| Column::of(lang, way).only_in_files();
    let columns = vec![
        client_id,
        name,
        Column::new("id", label("保单", "policy")),
        Column::of(lang, "policies.product").grow(),
        Column::of(lang, "policies.insurer").grow(),
        Column::of(lang, "policies.number").grow(),
        file("policies.starts"),
        Column::of(lang, "policies.ends"),
        file("policies.applicant"),
        file("policies.insured"),
        file("policies.sum-insured").right(),
        Column::of(lang, "policies.premium").right(),
        file("policies.payment"),
        file("policies.paid"),
        match whole {
            true => Column::of(lang, "policies.brokerage-percent").right(),
            false => Column::new("brokerage-percent", "%").right(),
        },
        Column::new("brokerage", label("佣金", "brokerage")).right(),
        Column::of(lang, "policies.received").right(),
        file("policies.received-on"),
        file("policies.by"),
        file("policies.life"),
        file("policies.reinsurance"),
        Column::new("state", label("状态", "state")),
        Column::new("yearly-premium", label("年均保险费", "premium a year")).right(),
        file("policies.terminated"),
        file("policies.terminated-reason"),
        file("policies.one-off"),
        file("policies.liability"),
        file("policies.marine"),
    ];
    // Of one client, its name stands above; of all, there is room for the names and for less beside them.
    let all_in_force = lines.iter().all(|line| line.cover == Cover::InForce);
    let none_is_long = lines.iter().all(|line| !line.is_long);
    let left_out: &[&str] = match (whole, client) {
        (true, _) => &[],
        (false, Some(_)) => match (all_in_force, none_is_long) {
            (true, true) => &["brokerage-percent", "state", "yearly-premium"],
            (true, false) => &["number", "brokerage-percent", "received", "state"],
            (false, true) => &["number", "brokerage-percent", "received", "yearly-premium"],
            (false, false) => &["number", "brokerage-percent", "received"],
        },
        (false, None) => match all_in_force {
            true => &[
                "number",
                "brokerage-percent",
                "received",
                "state",
                "yearly-premium",
            ],
            false => &[
                "number",
                "brokerage-percent",
                "brokerage",
                "received",
                "yearly-premium",
            ],
        },
    };
    let rows = lines.into_iter().map(|line| line.cells).collect();

    let id = client.map_or_else(|| label("客户", "CLIENT"), |(id, _)| id.to_owned());
    let empty = match list.expiring_within {
        Some(within) => {
            let span = days(Lang::En, i64::from(within));
            say!(lang,
                zh: "今天起 {within} 天内没有到期的保单。",
                en: "No policy expires within {span} from today."
            )
        }
        None if list.in_force => say!(lang,
            zh: "今天没有有效的保单。",
            en: "No policy is in force today."
        ),
        None => {
            let add = kefu("policy add")
                .word(id)
                .option("--insurer", Ask::INSURER)
                .option("--product", Ask::PRODUCT)
                .option("--starts", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "还没有登记保单。登记：{add}",
                en: "No policy is on record. Record one: {add}"
            )
        }
    };
    Table {
        key: "policies",
        columns,
        rows,
        empty,
    }
    .without(left_out)
}
