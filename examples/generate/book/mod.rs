//! An invented broker's book of clients: as many records as asked for, always the same for the same order.
//!
//! ```text
//! Order { records, years, seed, today, text_factor }
//!   names     what each client is called, and its id
//!   signing   client, contacts, needs, appointment, team, archive
//!   insured   policies, whose brokerage gives the stars
//!   service   service years: rating and plan
//!   course    renewals, claims, endorsements, changes of risk, insurers' duties, reviews
//!   journal   the diary
//!   fault     in about six of a hundred, one thing wrong
//!   write     the record's text
//! ```
//!
//! The book knows nothing of kefu's library, so that neither can repeat the other's mistake.

mod client;
mod course;
mod days;
mod dice;
pub mod fault;
mod insured;
mod journal;
mod names;
mod service;
mod signing;
mod standard;
mod words;
mod write;

use std::io;
use std::path::Path;

use chrono::NaiveDate;

use client::{Client, Policy, Year};
use dice::Dice;
use fault::Fault;
use names::Company;
use write::Layout;

/// What book is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// How many client records.
    pub records: usize,
    /// How many service years the record of an appointed client carries, the running one included; at least 1.
    pub years: i64,
    /// The same seed gives the same book.
    pub seed: u64,
    /// The day the book stands at: nothing in it has happened later.
    pub today: NaiveDate,
    /// About how many times as long as usual a record is, by longer diary entries; 1 is usual.
    pub text_factor: usize,
}

/// One client's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The file's name without `.toml`.
    pub id: String,
    /// The file's text.
    pub text: String,
    /// What is wrong in it on purpose.
    pub fault: Option<Fault>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The length of each record in bytes, from the shortest to the longest.
    pub sizes: Vec<usize>,
    /// The faults made, in the order of the records.
    pub faults: Vec<Fault>,
}

/// Writes a workspace into `dir`, which must not hold client records yet.
///
/// # Errors
/// When `dir/clients` is there already, or the disk refuses.
pub fn write(order: &Order, dir: &Path) -> io::Result<Written> {
    std::fs::create_dir_all(dir)?;
    let clients = dir.join("clients");
    std::fs::create_dir(&clients)?;
    std::fs::write(dir.join("kefu.toml"), settings())?;

    let mut written = Written::default();
    for record in records(order) {
        std::fs::write(clients.join(format!("{}.toml", record.id)), &record.text)?;
        written.sizes.push(record.text.len());
        written.faults.extend(record.fault);
    }
    written.sizes.sort_unstable();
    Ok(written)
}

/// The company's `kefu.toml`: it keeps to the sample standard.
pub fn settings() -> &'static str {
    "company = \"衡澜保险经纪有限公司\"\nlang = \"zh\"\ntimezone = \"Asia/Shanghai\"\n"
}

/// The records of the book, one by one.
pub fn records(order: &Order) -> impl Iterator<Item = Record> {
    let order = *order;
    let mut dice = Dice::new(order.seed, 0);
    let staff = names::staff(24 + order.records / 60, &mut dice);
    let companies = names::companies(order.records, &mut dice);
    companies
        .into_iter()
        .enumerate()
        .map(move |(nth, company)| record(&order, nth, &company, &staff))
}

/// A record hangs on the seed and its number alone, never on the records before it.
fn record(order: &Order, nth: usize, company: &Company, staff: &[String]) -> Record {
    let stream = u64::try_from(nth).expect("a count of records") * 2 + 1;
    let mut dice = Dice::new(order.seed, stream);
    let layout = Layout::new(&mut dice);

    let (mut client, fault) = if dice.chance(50) {
        (courted(company, nth, staff, order.today, &mut dice), None)
    } else {
        appointed(company, nth, staff, layout, order, &mut dice)
    };
    if order.text_factor > 1 {
        // Longer sentences draw from a stream of their own, so that every fact stays as it was.
        let mut dice = Dice::new(order.seed, stream + 1);
        let more =
            write::record(&client, layout, fault, order.today).len() * (order.text_factor - 1);
        journal::at_length(&mut client, more, &mut dice);
    }
    Record {
        id: company.id.clone(),
        text: write::record(&client, layout, fault, order.today),
        fault,
    }
}

/// A target, or a prospect who has been met but not won.
fn courted(
    company: &Company,
    nth: usize,
    staff: &[String],
    today: NaiveDate,
    dice: &mut Dice,
) -> Client {
    let identified = days::plus(today, -dice.between(40, 300));
    let mut client = signing::target(company, nth, identified, dice);
    if dice.chance(700) {
        let met = days::plus(identified, dice.between(5, 30));
        let by = dice.pick(staff).clone();
        client.first_contact = Some(met);
        let needs = if dice.chance(600) { 1 } else { 0 };
        signing::learn_needs(&mut client, needs, &by, (met, today), dice);
        journal::court(&mut client, &by, today, dice);
    }
    client
}

/// How large a client is, before anything is dated.
struct Size {
    /// Brokerage of one service year, in whole CNY.
    income: i64,
    policies: usize,
    /// How long the record is to become, in bytes, where it is long.
    long: Option<usize>,
}

fn size(years: i64, dice: &mut Dice) -> Size {
    let long = dice
        .chance(25)
        .then(|| usize::try_from(dice.between(37_000, 42_000) * years).expect("a length"));
    let (least, most, policies) = match dice.between(1, 100) {
        _ if long.is_some() => (210_000, 495_000, (3, 5)),
        ..=70 => (6_000, 48_000, (1, 2)),
        71..=91 => (52_000, 190_000, (1, 3)),
        92..=97 => (210_000, 480_000, (2, 4)),
        98 => (520_000, 950_000, (3, 5)),
        _ => (1_050_000, 1_400_000, (4, 7)),
    };
    let policies = usize::try_from(dice.between(policies.0, policies.1)).expect("a count");
    Size {
        income: dice.between(least, most),
        policies,
        long,
    }
}

/// A client with its appointment, and perhaps a fault.
fn appointed(
    company: &Company,
    nth: usize,
    staff: &[String],
    layout: Layout,
    order: &Order,
    dice: &mut Dice,
) -> (Client, Option<Fault>) {
    let (today, service_years) = (order.today, order.years);
    let fault = dice.chance(63).then(|| *dice.pick(&Fault::ALL));
    let Size {
        income,
        policies,
        long,
    } = size(service_years, dice);
    let building = company.sector.in_name == "建设" && service_years <= 3 && dice.chance(300);
    let advice_only = !building && long.is_none() && dice.chance(20);

    // The running service year is young enough that no policy of it is near its end.
    let settled = fault.is_some() || long.is_some() || dice.chance(880);
    let latest = days::plus(today, if settled { -60 } else { -1 });
    let anniversary = |day: NaiveDate| days::plus(day, -365 * (service_years - 1));
    let signed = days::quiet_start(
        anniversary(days::plus(today, -262)),
        anniversary(latest),
        dice,
    )
    .expect("two hundred days in a row hold quiet weeks");
    let running = days::months_later(signed, 12 * (service_years - 1));

    let identified = days::plus(signed, -dice.between(60, 240));
    let mut client = signing::target(company, nth, identified, dice);
    client.consulting = advice_only;
    let months = if building { 36 } else { 12 };
    let commitments = usize::try_from(dice.between(1, 2)).expect("a count");
    signing::appoint(
        &mut client,
        signed,
        12 * service_years + months,
        commitments,
        dice,
    );

    let insured = Insured {
        income: income * months / 12,
        policies: if advice_only { 0 } else { policies },
        starts: days::plus(signed, dice.between(30, 45)),
        months,
        years: service_years,
    };
    let policies = insured.policies(dice);
    let incomes = insured.incomes(&policies);
    if !advice_only {
        client.products = insured::talked_about(&policies[0]);
    }
    let stars = |income: &i64| standard::stars(income * 12 / months);
    client.key_account = incomes.iter().any(|income| stars(income) >= 4);
    signing::set_up_team(&mut client, staff, dice);
    if service_years > 1 && dice.chance(120) {
        signing::hand_over(&mut client, running, staff, today, dice);
    }
    let manager = client.manager_on(signed);
    let needs = if dice.chance(300) { 1 } else { 0 };
    let learned = (
        days::weekday_after(signed, 1),
        days::weekday_after(signed, 5),
    );
    if learned.1 <= today {
        signing::learn_needs(&mut client, needs, &manager, learned, dice);
    }

    client.policies = policies.concat();
    for (nth, income) in (0..).zip(&incomes) {
        let starts = days::months_later(signed, 12 * nth);
        let basis = service::Basis {
            starts,
            income: *income,
            months,
            first: nth == 0,
            may_be_raised: long.is_none(),
        };
        let items = client
            .years
            .iter()
            .flat_map(|year| &year.plan)
            .map(|plan| plan.items.len())
            .sum();
        let year = service::year(&client, basis, items, today, dice);
        client.years.push(year);
    }
    client.policies.retain(|policy| policy.starts <= today);
    for (nth, years) in policies.windows(2).enumerate() {
        if let [ended, begun] = years
            && !begun.is_empty()
            && ended[0].ends < begun[0].starts
        {
            let stars = stars_of(client.years.get(nth));
            client
                .renewals
                .push(course::renewal(&client, (ended, begun), stars, today));
        }
    }
    course::happen(&mut client, today, dice);
    client.reviews = course::reviewed(&client, dice);
    signing::build_archive(&mut client, today, dice);
    if dice.chance(20) {
        signing::waive_template(&mut client, today, dice);
    }

    let stars = stars_in_force(&client);
    journal::keep(&mut client, stars, today, dice);
    if let Some(bytes) = long {
        let lacking = bytes.saturating_sub(write::record(&client, layout, None, today).len());
        journal::go_on(&mut client, lacking / 280, today, dice);
    }
    let built = client.archive.as_ref().map(|archive| archive.established);
    client.crm_synced =
        built.map(|built| built.max(days::a_day_between(days::plus(today, -25), today, dice)));
    client.team.take_if(|team| team.established > today);
    if let Some(fault) = fault {
        fault::commit(fault, &mut client, dice);
    }
    (client, fault)
}

/// What a client is insured for, before it is spread over the service years.
struct Insured {
    /// Brokerage of the first policies, in whole CNY.
    income: i64,
    policies: usize,
    starts: NaiveDate,
    months: i64,
    years: i64,
}

impl Insured {
    /// The policies that begin in each service year: renewed every year, but those of a building site run on.
    fn policies(&self, dice: &mut Dice) -> Vec<Vec<Policy>> {
        let first = insured::policies(self.income, self.policies, self.starts, self.months, dice);
        let mut years = vec![first];
        while years.len() < usize::try_from(self.years).expect("a count of years") {
            let last = years.last().expect("there is a first year");
            let next = match self.months {
                12 => course::renewed(last, dice),
                _ => Vec::new(),
            };
            years.push(next);
        }
        years
    }

    /// The income each service year is rated on, in whole CNY.
    fn incomes(&self, policies: &[Vec<Policy>]) -> Vec<i64> {
        let mut last = self.income;
        let income = |year: &Vec<Policy>| {
            if !year.is_empty() {
                last = insured::income(year);
            }
            last
        };
        policies.iter().map(income).collect()
    }
}

/// The stars of the last service year, raised or not.
fn stars_in_force(client: &Client) -> u8 {
    stars_of(client.years.last())
}

/// The stars of a service year, raised or not.
fn stars_of(year: Option<&Year>) -> u8 {
    let rating = year.and_then(|year| year.rating.as_ref());
    rating.map_or(1, |rating| {
        rating
            .raised
            .as_ref()
            .map_or(rating.stars, |raised| raised.stars)
    })
}
