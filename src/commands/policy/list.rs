//! The list of policies: of one client or of all clients, by expiry, with the brokerage.

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::commands::arguments::OfAnyClient;
use crate::commands::desk::Desk;
use crate::commands::listed::{client_cells, client_columns};
use crate::commands::survey::survey;
use crate::commands::{Answer, show};
use crate::lang::Lang;
use crate::model::Policy;
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Format, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, History, Premiums};
use crate::text::claim::days;
use crate::text::command::{Ask, kefu};

/// Which policies are listed.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    client: OfAnyClient,
    #[arg(long, value_name = both!("天数", "DAYS"), value_parser = clap::value_parser!(u32).range(0..=36_600), help = both!("只看今天起这些日历日内到期的", "Only those that expire within this many calendar days from today"))]
    expiring_within: Option<u32>,
    #[arg(long, help = both!("只看今天有效的", "Only those in force today"))]
    in_force: bool,
}

/// One policy, apart from its record: what is summed, and its cells.
struct Line {
    ends: Option<NaiveDate>,
    client: String,
    premium: Fen,
    brokerage: Fen,
    received: Fen,
    cells: Vec<Cell>,
}

pub(super) fn run(list: &List, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lines = |case: &Case<'_>| -> Vec<Line> {
        let history = History::of(case.record, case.today);
        let premiums = Premiums::on(case.record, case.today);
        let policies = case.record.policies.iter();
        let ending = policies.map(|policy| (policy, history.last_day(policy)));
        let wanted = ending.filter(|(policy, ends)| {
            (!list.in_force || history.covers(policy, case.today))
                && expires(*ends, case.today, list.expiring_within)
        });
        let lines = wanted.map(|(policy, ends)| line(case, policy, ends, &premiums));
        lines.collect()
    };
    let Some(client) = &*list.client else {
        let mut survey = survey(desk, None, lines)?;
        let found = survey.found.drain(..).flat_map(|(_, lines)| lines);
        let answer = Answer::page(page(list, desk, None, found.collect()));
        return Ok(survey.answer(answer));
    };
    show::shown_record(desk, client, |case| {
        let client = (case.id, case.record.client.name);
        Ok(page(list, desk, Some(client), lines(case)))
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
    case: &Case<'_>,
    policy: &Policy<'_>,
    ends: Option<NaiveDate>,
    premiums: &Premiums<'_>,
) -> Line {
    let flag = |flag: bool| Cell::Flag(flag, String::new());
    let tone = match ends {
        Some(ends) if ends < case.today => Tone::Faint,
        Some(_) | None => Tone::Plain,
    };
    let (premium, brokerage) = (premiums.of(policy), premiums.brokerage(policy));

    let cells = [
        Cell::Id(policy.id.to_owned()),
        Cell::from(policy.product),
        Cell::from(policy.insurer),
        Cell::from(policy.number),
        Cell::from(policy.starts),
        Cell::from(ends.map(|ends| Cell::from(ends).toned(tone))),
        Cell::from(policy.applicant),
        Cell::from(policy.insured),
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
    ];
    Line {
        ends,
        client: case.id.to_owned(),
        premium: premium.unwrap_or_default(),
        brokerage: brokerage.unwrap_or_default(),
        received: policy.received.unwrap_or_default(),
        cells: client_cells(case).into_iter().chain(cells).collect(),
    }
}

/// The earliest expiry first, those without one last; below them what they come to, exact to the fen.
fn page(list: &List, desk: &Desk<'_>, client: Option<(&str, &str)>, mut lines: Vec<Line>) -> Page {
    let lang = desk.lang();
    lines.sort_by(|one, other| {
        let key = |line: &Line| (line.ends.is_none(), line.ends, line.client.clone());
        key(one).cmp(&key(other))
    });
    let total = |of: fn(&Line) -> Fen| {
        let sum = lines.iter().map(of).sum();
        Cell::Money(sum)
    };
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let totals = vec![
        Fact::new(
            "count",
            say!(lang, zh: "保单数", en: "policies"),
            Cell::Count(count),
        ),
        Fact::new(
            "premium",
            say!(lang, zh: "保险费合计（元）", en: "premium in all (CNY)"),
            total(|line| line.premium),
        ),
        Fact::new(
            "brokerage",
            say!(lang, zh: "佣金合计（元，仅供内部）", en: "brokerage in all (CNY, internal)"),
            total(|line| line.brokerage),
        ),
        Fact::new(
            "received",
            say!(lang, zh: "到账佣金合计（元，仅供内部）", en: "brokerage received (CNY, internal)"),
            total(|line| line.received),
        ),
    ];

    let whole = matches!(desk.context.format, Format::Json | Format::Csv);
    let none = lines.is_empty();
    let table = table(list, desk, client, whole, lines);
    let title = client.map(|(_, name)| Block::Heading(name.to_owned()));
    let mut blocks: Vec<Block> = title.into_iter().chain([Block::Table(table)]).collect();
    if whole || !none {
        blocks.push(Block::Facts(totals));
    }
    Page {
        schema: "kefu.policies/1",
        blocks,
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
    let columns = vec![
        client_id,
        name,
        Column::new("id", label("保单", "policy")),
        Column::of(lang, "policies.product").grow(),
        Column::of(lang, "policies.insurer").grow(),
        Column::of(lang, "policies.number").grow(),
        Column::data("starts"),
        Column::of(lang, "policies.ends"),
        Column::data("applicant"),
        Column::data("insured"),
        Column::data("sum-insured"),
        Column::of(lang, "policies.premium").right(),
        Column::data("payment"),
        Column::data("paid"),
        Column::new("brokerage-percent", "%").right(),
        Column::new("brokerage", label("佣金", "brokerage")).right(),
        Column::of(lang, "policies.received").right(),
        Column::data("received-on"),
        Column::data("by"),
        Column::data("life"),
        Column::data("reinsurance"),
    ];
    // Of one client, its name stands above; of all, there is room for the names and for less beside them.
    let left_out: &[&str] = match (whole, client) {
        (true, _) => &[],
        (false, Some(_)) => &["brokerage-percent"],
        (false, None) => &["number", "brokerage-percent", "received"],
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
