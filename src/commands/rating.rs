//! `kefu rating`: the stars of a service year, and their basis (D32–D36).

use clap::Subcommand;

use super::change::{Decision, change_in};
use super::desk::Desk;
use super::show::shown_record;
use super::{Answer, word};
use crate::both;
use crate::changes::rating::{self, Asked, Published, Rated, Referral};
use crate::cli::amount::amount;
use crate::cli::date::{Dated, Happened};
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{Basis, Factor};
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, another_year};
use crate::text::command::{Ask, kefu};
use crate::text::word::Spoken;

mod page;

pub(super) use page::computation;

/// What can be done with a rating.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Rates a service year.
    #[command(
        about = both!("按经纪业务收入评定星级", "Rate a service year by its brokerage income"),
        after_help = both!(
            "一个服务年度的收入 = 收入 × 12 ÷ 月数（D36）。再次运行时，未写的内容保持不变。日期（--on）相同的，是更正那一次评定；日期更晚的，是重新评定，原来的一次保留。\n例：\n  kefu rating set huarui --income 123.2万 --on 2026-03-06\n  kefu rating set huarui --income 2,400,000 --months 24 --basis realised\n  kefu rating set huarui --from-policies\n  kefu rating set huarui --realised-from-policies",
            "The income of one service year is income × 12 ÷ months (D36). When you run it again, what you leave out stays as it was. With the same day (--on) it corrects that rating; with a later day it rates again, and the earlier rating stays.\nExamples:\n  kefu rating set huarui --income 1,232,000 --on 2026-03-06\n  kefu rating set huarui --income 2,400,000 --months 24 --basis realised\n  kefu rating set huarui --from-policies\n  kefu rating set huarui --realised-from-policies"
        ),
    )]
    Set {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, required_unless_present_any = ["realised", "from_policies", "realised_from_policies"], value_parser = amount, value_name = both!("收入", "AMOUNT"), help = both!("全部月数的经纪业务收入，如 1232000、1,232,000 或 123.2万", "The brokerage income for all the months, CNY: 1232000 or 1,232,000"))]
        income: Option<Fen>,
        #[arg(long, conflicts_with_all = ["income", "months", "basis", "from_policies", "realised_from_policies"], value_parser = amount, value_name = both!("收入", "AMOUNT"), help = both!("本服务年度至 --on 之日已实现的收入，与预期对照（D49），不改变评定", "The income realised so far, up to --on, compared with the expected (D49); the rating stays"))]
        realised: Option<Fen>,
        #[arg(long, conflicts_with_all = ["income", "months", "basis", "from_policies"], help = both!("同上，按保单登记的到账佣金（policy set --received）汇总", "The same, as the sum of what was received under the policies (policy set --received)"))]
        realised_from_policies: bool,
        #[arg(long, conflicts_with_all = ["income", "months"], help = both!("按记录中的保单汇总收入：起保于该服务年度的保单计其佣金（--basis realised 计到账佣金），超过一年的按月分摊（D32、D36）", "Take the sum of the brokerage of the policies that begin in the service year (with --basis realised, of what was received); longer policies count by their months (D32, D36)"))]
        from_policies: bool,
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=600), value_name = both!("月数", "N"), help = both!("这笔收入用于多少个月的服务，默认 12", "How many months of service the income is for; 12 when left out"))]
        months: Option<i64>,
        #[arg(long, value_parser = word::<Basis>(), value_name = both!("依据", "BASIS"), help = both!("收入是预期还是已实现，默认 expected", "Where the income comes from; expected when left out"))]
        basis: Option<Basis>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("评定日期，或已实现收入的统计日期，默认今天", "The day it was rated, or up to which the realised income is counted; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("所评服务年度内的任一天", "Any day of the service year"))]
        year: Option<Dated>,
    },
    /// Refers other stars for approval.
    #[command(
        about = both!("上报星级调整；批准之前按评定星级执行（D33）", "Refer other stars up for approval; until then the computed ones hold (D33)"),
        after_help = both!(
            "例：\n  kefu rating override huarui --stars 4 --factor influence --reason 行业标杆，带动同业",
            "Example:\n  kefu rating override huarui --stars 4 --factor influence --reason \"leads its trade\""
        ),
    )]
    Override {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5), value_name = both!("星级", "N"), help = both!("拟调整为几星，1 至 5", "The stars asked for, 1 to 5"))]
        stars: u8,
        #[arg(long, value_parser = word::<Factor>(), value_name = both!("因素", "FACTOR"), help = both!("调整因素", "The factor"))]
        factor: Factor,
        #[arg(long, value_parser = words, value_name = both!("理由", "TEXT"), help = both!("调整的理由", "The reason, in words"))]
        reason: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("上报日期，默认今天", "The day it was referred; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("所指服务年度内的任一天", "Any day of the service year"))]
        year: Option<Dated>,
    },
    /// Approves an override.
    #[command(
        about = both!("登记星级调整的批准（D33）", "Record the approval of an override (D33)"),
        after_help = both!(
            "例：\n  kefu rating approve huarui --by 客户关系管理中心 --on 2026-09-28",
            "Example:\n  kefu rating approve huarui --by \"client relations centre\" --on 2026-09-28"
        ),
    )]
    Approve {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = one_line, value_name = both!("批准人", "NAME"), help = both!("由谁批准", "Who approved it"))]
        by: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("批准日期，默认今天", "The day it was approved; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("所指服务年度内的任一天", "Any day of the service year"))]
        year: Option<Dated>,
    },
    /// Records the approval to make the stars public.
    #[command(
        about = both!("登记公布星级的批准；未经客户关系管理中心批准不得对外公布（D35）", "Record the client relations centre's approval to make the stars public (D35)"),
        after_help = both!(
            "例：\n  kefu rating publish huarui --approved-by 客户关系管理中心 --approved 2026-09-28",
            "Example:\n  kefu rating publish huarui --approved-by \"client relations centre\" --approved 2026-09-28"
        ),
    )]
    Publish {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = one_line, value_name = both!("批准人", "NAME"), help = both!("客户关系管理中心的批准人", "Who approved it at the client relations centre"))]
        approved_by: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("公布日期，默认今天", "The day they were made public; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("批准日期，默认与公布同日", "The day it was approved; the day of publication when left out"))]
        approved: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("所指服务年度内的任一天", "Any day of the service year"))]
        year: Option<Dated>,
    },
    /// Shows how the stars are worked out.
    #[command(
        about = both!("查看星级的由来，逐步列明；仅供内部使用", "Show step by step how the stars are worked out; internal"),
        after_help = both!(
            "例：\n  kefu rating show huarui",
            "Example:\n  kefu rating show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("所看服务年度内的任一天，默认最近的年度", "Any day of the service year; the latest when left out"))]
        year: Option<Dated>,
    },
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    let in_year = |day: &Option<Dated>| day.map(|day| day.on(desk.today));
    match verb {
        Verb::Set {
            client,
            realised,
            realised_from_policies,
            on,
            year,
            ..
        } if realised.is_some() || *realised_from_policies => {
            change_in(&desk, client, in_year(year), |case| {
                let on = day(on);
                let realised = match realised {
                    Some(realised) => *realised,
                    None => rating::realised_from_policies(case, in_year(year), on)?,
                };
                let edits = rating::realise(case, in_year(year), realised, on)?;
                let (name, id) = (case.record.client.name, case.id);
                let check = kefu("check").word(id).say(lang);
                let said = say!(lang,
                    zh: "{name}：至 {on} 已实现收入 {realised} 元。与预期是否有差距：{check}",
                    en: "{name}: CNY {realised} of income realised by {on}. To compare it with the expected income: {check}"
                );
                Ok(Decision { edits, said })
            })
        }
        Verb::Set {
            client,
            income,
            from_policies,
            months,
            basis,
            on,
            year,
            ..
        } => change_in(&desk, client, in_year(year), |case| {
            let on = on.map(|on| on.by(desk.today));
            let (income, months) = match income.filter(|_| !from_policies) {
                Some(income) => (income, *months),
                None => (
                    rating::from_policies(case, in_year(year), *basis, on)?,
                    Some(12),
                ),
            };
            let asked = Asked {
                income,
                months,
                basis: *basis,
                on,
                year: in_year(year),
            };
            let rated = rating::settled(case, asked)?;
            let edits = rating::set(&rated);
            let said = said_rated(lang, case, &rated);
            Ok(Decision { edits, said })
        }),
        Verb::Override {
            client,
            stars,
            factor,
            reason,
            on,
            year,
        } => change_in(&desk, client, in_year(year), |case| {
            let referral = Referral {
                stars: *stars,
                factor: *factor,
                reason: reason.clone(),
                on: day(on),
            };
            let edits = rating::refer(case, in_year(year), referral)?;
            let (name, id) = (case.record.client.name, case.id);
            let stars = page::drawn(*stars);
            let approve = kefu("rating approve")
                .word(id)
                .option("--by", Ask::APPROVER)
                .options("--year", in_year(year))
                .say(lang);
            let said = say!(lang,
                zh: "{name}：已上报调整为 {stars}，批准之前不计，仍按评定星级执行（D33）。批准后登记：{approve}",
                en: "{name}: {stars} referred for approval. Until it is approved it does not count, and the computed stars hold (D33). Once it is: {approve}"
            );
            Ok(Decision { edits, said })
        }),
        Verb::Approve {
            client,
            by,
            on,
            year,
        } => change_in(&desk, client, in_year(year), |case| {
            let on = day(on);
            let edits = rating::approve(case, in_year(year), by, on)?;
            let name = case.record.client.name;
            let said = say!(lang,
                zh: "{name}：星级调整已由{by}于 {on} 批准，自即日起计入。",
                en: "{name}: the override was approved by {by} on {on} and counts from that day."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Publish {
            client,
            approved_by: by,
            on,
            approved,
            year,
        } => change_in(&desk, client, in_year(year), |case| {
            let on = day(on);
            let approved = approved.map_or(on, |approved| approved.by(desk.today));
            let published = Published { on, approved, by };
            let edits = rating::publish(case, in_year(year), published)?;
            let name = case.record.client.name;
            let said = say!(lang,
                zh: "{name}：{by}已于 {approved} 批准公布星级（D35）。",
                en: "{name}: {by} approved on {approved} to make the stars public (D35)."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Show { client, year } => shown_record(&desk, client, |case| {
            Ok(page::show(lang, case, in_year(year)))
        }),
    }
}

/// What was rated, how, and what follows: 1,232,000 × 12 ÷ 24 = 616,000 → ★★★★.
fn said_rated(lang: Lang, case: &Case<'_>, rated: &Rated<'_>) -> String {
    let (name, id) = (case.record.client.name, case.id);
    let (starts, ends, on) = (rated.meant.year.starts, rated.meant.year.ends, rated.on);
    let stars = page::drawn(rated.stars);
    let sum = page::spread(rated.income, rated.months, rated.yearly_income);
    let basis = rated.basis.say(lang);
    let done = say!(lang,
        zh: "{name}：{starts} 至 {ends} 服务年度评为 {stars}（{basis}收入 {sum}，{on} 评定）。",
        en: "{name}: rated {stars} for the service year {starts} to {ends} ({basis} income {sum}, on {on})."
    );

    // The last of them is the year rated.
    let skipped = rated.meant.begun.len().saturating_sub(1);
    let done = match skipped {
        0 => done,
        _ => {
            let show = kefu("rating show").word(id).say(lang);
            say!(lang,
                zh: "{done}\n此前 {skipped} 个没有登记的服务年度也已登记，尚未评定：{show}",
                en: "{done}\nEarlier service years that were missing are on record now, but not rated yet ({skipped}): {show}"
            )
        }
    };

    let another = another_year(case, starts);
    let in_force = page::drawn(rated.in_force);
    let over = rated.meant.rating().and_then(|it| it.over.as_ref());
    let next = if rated.in_force != rated.stars {
        say!(lang,
            zh: "已批准的调整仍然有效，现行星级为 {in_force}。",
            en: "The approved override still holds: {in_force} in force."
        )
    } else if over.is_some_and(|it| it.approved.is_none()) {
        let show = kefu("rating show").word(id).options("--year", another);
        let show = show.say(lang);
        say!(lang,
            zh: "另有一项调整待批准：{show}",
            en: "An override still waits for approval: {show}"
        )
    } else if rated.meant.year.recorded.is_none() && case.today <= ends {
        let draft = kefu("plan draft").word(id).options("--year", another);
        let draft = draft.say(lang);
        say!(lang,
            zh: "下一步，按星级服务标准拟订服务计划：{draft}",
            en: "Next, draft the client service plan from the standard: {draft}"
        )
    } else {
        return done;
    };
    format!("{done}\n{next}")
}
