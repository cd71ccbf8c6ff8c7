//! What is wrong with a client service plan, or could be better, and what helps.

use super::Mend;
use crate::lang::Lang;
use crate::money::Fen;
use crate::rules::{Gap, OfPlan, Shortfall, Unapproved};
use crate::say;
use crate::text::command::{Ask, Command, in_turn, kefu, rating_set};
use crate::text::refusal::{field, four_fields};
use crate::text::{self, capital, cut, entry};

pub(super) mod opinion;

pub(super) fn message(lang: Lang, fault: &OfPlan) -> String {
    match fault {
        OfPlan::Incomplete { item, lacks, .. } => {
            let item = entry(lang, item);
            let lacks: Vec<&str> = lacks.iter().map(|key| four_fields(lang, key)).collect();
            let list = lang.list(&lacks);
            say!(lang,
                zh: "计划项目 {item} 未列明：{list}。",
                en: "Plan item {item} does not state its {list}.")
        }
        OfPlan::BelowStandard { service, stars } => below(lang, service, *stars),
        OfPlan::BelowReference { services, stars } => {
            let services: Vec<String> = services.iter().map(|it| of(lang, it)).collect();
            let list = lang.list(&services);
            say!(lang,
                zh: "参照 ★{stars} 标准（非最低标准），计划少于：{list}。",
                en: "The plan has fewer services than the standard of ★{stars}, which is a reference and not a minimum here: {list}.")
        }
        OfPlan::Lowered { name, fault, .. } => lowered(lang, &cut(name.pick(lang)), *fault),
        OfPlan::NeedUnplanned { id, text } => {
            let (id, text) = (entry(lang, id), cut(text));
            say!(lang,
                zh: "客户需求 {id}“{text}”没有计划项目落实。",
                en: "No plan item covers need {id} '{text}'.")
        }
        OfPlan::NeedIncomplete { id, text, lacks } => {
            let (id, text) = (entry(lang, id), cut(text));
            let each = lacks.iter().map(|key| match *key {
                "by" => say!(lang, zh: "由谁了解（by）", en: "who learned it (by)"),
                _ => say!(lang, zh: "何时了解（found）", en: "when it was learned (found)"),
            });
            let lacks = each.collect::<Vec<_>>().join(lang.comma());
            say!(lang,
                zh: "客户需求 {id}“{text}”没有写明{lacks}。",
                en: "Need {id} '{text}' does not say {lacks}.")
        }
        OfPlan::NotCirculated { issued } => say!(lang,
            zh: "服务计划已于 {issued} 定稿，尚未内部披露。",
            en: "The plan was issued on {issued} and has not been circulated internally."),
        OfPlan::Opinion(fault) => opinion::message(lang, fault),
        OfPlan::NoPurpose => say!(lang,
            zh: "服务计划中没有一项写明目的是保证续保还是开发新需求。",
            en: "No item of the plan says whether it is for the renewal or for new business."),
        OfPlan::Budget {
            cost,
            actual,
            income,
            most,
            over,
            ..
        } => {
            let (share, most) = (share_of(*cost, *income), percent(*most));
            let spent = actual.map_or_else(String::new, |actual| {
                say!(lang,
                zh: "（其中已发生 {actual} 元）",
                en: " ({actual} of it spent)")
            });
            match over {
                true => say!(lang,
                    zh: "计划费用 {cost} 元{spent}，占本服务年度收入 {income} 元的 {share}%，超过上限 {most}%。",
                    en: "The plan costs CNY {cost}{spent}, {share}% of the service year's income of {income}: more than the {most}% allowed."),
                false => say!(lang,
                    zh: "计划费用 {cost} 元{spent}，占本服务年度收入 {income} 元的 {share}%，接近上限 {most}%。",
                    en: "The plan costs CNY {cost}{spent}, {share}% of the service year's income of {income}: near the {most}% allowed."),
            }
        }
        OfPlan::IncomeGap(it) => gap(lang, it),
        OfPlan::OutsideTerm {
            item,
            day,
            term: (starts, ends),
        } => {
            let item = entry(lang, item);
            say!(lang,
                zh: "计划项目 {item} 的 {day} 不在计划期限 {starts} 至 {ends} 之内。",
                en: "{day} of plan item {item} lies outside the plan's term, {starts} to {ends}.")
        }
        OfPlan::PastPromise {
            item,
            start,
            commitment,
            text,
            last,
        } => {
            let (item, commitment, text) = (entry(lang, item), cut(commitment), cut(text));
            say!(lang,
                zh: "计划项目 {item} 预计 {start} 才开始，而服务承诺 {commitment}“{text}”最迟应在 {last} 履行。",
                en: "Plan item {item} begins only on {start}, but commitment {commitment}, '{text}', must be kept by {last}.")
        }
        OfPlan::OnRestDay {
            item,
            finish,
            day,
            instead,
            provisional,
        } => {
            let item = entry(lang, item);
            let day = text::calendar::day(lang, day);
            let maybe = match provisional {
                true => say!(lang,
                    zh: "该年的放假安排尚未收录，可能改变。",
                    en: " The holiday notice of that year is not in yet, so this may change."),
                false => String::new(),
            };
            say!(lang,
                zh: "计划项目 {item} 的完成日 {finish} 不上班（{day}），相近的工作日是 {instead}。{maybe}",
                en: "Plan item {item} is to be finished on {finish}, on which nobody works ({day}). The working day next to it is {instead}.{maybe}")
        }
        OfPlan::Bunched { month, count, of } => {
            let month = month.format("%Y-%m").to_string();
            say!(lang,
                zh: "{of} 项服务中有 {count} 项在 {month} 一个月内开始，不宜一步到位。",
                en: "{count} of {of} items begin in {month}. It is better to spread them over the year.")
        }
        OfPlan::NoFocus { .. } => say!(lang,
            zh: "服务计划没有写明本年度的重点。",
            en: "The plan names no focus of the year."),
        OfPlan::FocusRepeated { focus } => {
            let focus = cut(focus.trim());
            say!(lang,
                zh: "本年度重点“{focus}”与上一服务年度相同。",
                en: "The focus of the year, '{focus}', is the same as last year's.")
        }
        OfPlan::NothingNew => say!(lang,
            zh: "本年度计划没有上一服务年度未做过的服务种类。",
            en: "Last year's plan had every kind of service that this one has."),
        OfPlan::EndUntouched { first, day, within } => match first {
            true => say!(lang,
                zh: "保险期限首日 {day} 前后 {within} 天内没有计划、也没有登记与客户的沟通。",
                en: "No contact is planned or on record within {within} days of {day}, when the insurance period begins."),
            false => say!(lang,
                zh: "保险止期 {day} 前后 {within} 天内没有计划、也没有登记与客户的沟通。",
                en: "No contact is planned or on record within {within} days of {day}, when the insurance period ends."),
        },
        OfPlan::NoClaims => say!(lang,
            zh: "服务计划没有安排索赔与事故案例的讲解。",
            en: "The plan has no session on claims and loss cases."),
        OfPlan::FewKinds { kinds, least } => say!(lang,
            zh: "关键企业的服务计划只有 {kinds} 种服务，建议不少于 {least} 种。",
            en: "The plan of this key account holds {kinds} kinds of service; {least} or more are suggested."),
    }
}

fn below(lang: Lang, short: &Shortfall, stars: u8) -> String {
    let Shortfall {
        name,
        planned,
        least,
        standard,
        ..
    } = short;
    let name = capital(name.pick(lang));
    match standard {
        None => say!(lang,
            zh: "{name}：计划 {planned} 次，★{stars} 标准至少 {least} 次。",
            en: "{name}: {planned} planned, but ★{stars} requires at least {least}."),
        Some(standard) => say!(lang,
            zh: "{name}：计划 {planned} 次，★{stars} 标准 {standard} 次，经批准调低后至少 {least} 次。",
            en: "{name}: {planned} planned, but the approved lower standard is {least} (★{stars} requires {standard})."),
    }
}

/// A service with the planned and the required number: 电话拜访 1/2.
fn of(lang: Lang, short: &Shortfall) -> String {
    let Shortfall {
        name,
        planned,
        least,
        ..
    } = short;
    let name = name.pick(lang);
    format!("{name} {planned}/{least}")
}

fn lowered(lang: Lang, name: &str, fault: Unapproved) -> String {
    match fault {
        Unapproved::Never { from } => say!(lang,
            zh: "{name}的标准自 {from} 起调低，未经批准；批准后方可执行。",
            en: "{name}: the standard is lowered from {from} on without approval. The approval must come first."),
        Unapproved::Late { from, approved } => say!(lang,
            zh: "{name}的标准自 {from} 起调低，{approved} 才获批准；批准后方可执行。",
            en: "{name}: the standard was lowered from {from} on, but approved only on {approved}. The approval must come first."),
        Unapproved::Who => say!(lang,
            zh: "调低{name}的标准没有写明由谁批准，不能计入。",
            en: "{name}: the record does not say who approved the lower standard, so it does not count."),
        Unapproved::Reason => say!(lang,
            zh: "调低{name}的标准没有写明原因。",
            en: "{name}: the record gives no reason for the lower standard."),
    }
}

fn gap(lang: Lang, gap: &Gap) -> String {
    let Gap {
        at,
        realised,
        expected,
        stars,
        projected,
        projected_stars,
    } = gap;
    let told = match realised > expected {
        true => {
            let more = percent(share(*realised, *expected) - 10_000);
            say!(lang,
                zh: "至 {at} 已实现收入 {realised} 元，比全年预期的 {expected} 元还多 {more}%；照此全年约 {projected} 元，",
                en: "CNY {realised} of income was realised by {at}, {more}% more than the {expected} expected of the whole year. At this pace the year comes to {projected}, ")
        }
        false => {
            let short = percent(10_000 - share(*realised, *expected));
            say!(lang,
                zh: "至 {at} 已实现收入 {realised} 元，比按预期应有的 {expected} 元少 {short}%；照此全年约 {projected} 元，",
                en: "CNY {realised} of income was realised by {at}, {short}% less than the {expected} expected by then. At this pace the year comes to {projected}, ")
        }
    };
    let stars = match stars == projected_stars {
        true => say!(lang, zh: "仍为 ★{stars}。", en: "still ★{stars}."),
        false => say!(lang,
            zh: "为 ★{projected_stars}，而非 ★{stars}。",
            en: "which is ★{projected_stars}, not ★{stars}."),
    };
    told + &stars
}

/// A share in hundredths of a per cent as a person reads it: 25, 26.7.
fn percent(share: i64) -> String {
    let (whole, tenth) = (share / 100, share % 100 / 10);
    match (tenth, share % 10) {
        (0, 0) => whole.to_string(),
        (tenth, 0) => format!("{whole}.{tenth}"),
        (_, _) => format!("{whole}.{:02}", share % 100),
    }
}

/// One amount as a share of another, in hundredths of a per cent, rounded down.
fn share(part: Fen, whole: Fen) -> i64 {
    let share = i128::from(part.0) * 10_000 / i128::from(whole.0.max(1));
    i64::try_from(share).unwrap_or(i64::MAX)
}

/// The share of a cost, rounded up, so that a cost over the limit never reads as the limit itself.
fn share_of(cost: Fen, income: Fen) -> String {
    let (cost, income) = (i128::from(cost.0), i128::from(income.0.max(1)));
    let share = (cost * 10_000 + income - 1) / income;
    percent(i64::try_from(share).unwrap_or(i64::MAX))
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfPlan, id: &str, at: &Mend<'_>) -> String {
    let another = at.another_year();
    match fault {
        OfPlan::Incomplete {
            item,
            lacks,
            open: true,
            managed,
        } => {
            let manager = kefu("team set")
                .word(id)
                .option("--manager", Ask::NAME)
                .option("--on", Ask::DATE);
            let first = (!managed).then(|| manager.say(lang)).into_iter();
            let completed = completed(lang, id, item, lacks).say(lang);
            let commands: Vec<String> = first.chain([completed]).collect();
            in_turn(lang, &commands)
        }
        OfPlan::Incomplete { lacks, .. } => at.keys(lacks),
        OfPlan::BelowStandard { service, .. } => {
            let lacking = service.least.saturating_sub(service.planned);
            at.plan_add_each(&service.code, None, lacking)
        }
        OfPlan::BelowReference { .. } => kefu("plan show").word(id).say(lang),
        OfPlan::Lowered {
            service,
            fault: Unapproved::Never { .. },
            ..
        } => kefu("plan lower")
            .word(id)
            .word(service)
            .options("--year", another)
            .option("--approved", Ask::DATE)
            .option("--approved-by", Ask::APPROVER)
            .option("--from", Ask::DATE)
            .say(lang),
        OfPlan::Lowered {
            fault: Unapproved::Late { .. },
            ..
        } => {
            let correct = at.key();
            say!(lang,
                zh: "日期记错的，更正：{correct}；确属先执行后批准的，上报说明，今后批准后再执行。",
                en: "If the day is wrong: {correct}. If the approval really was late, report that, and wait for it from now on.")
        }
        OfPlan::Lowered {
            fault: Unapproved::Who | Unapproved::Reason,
            ..
        } => at.key(),
        OfPlan::NeedUnplanned { id: need, .. } => at.plan_add(Ask::SERVICE, Some(need)),
        OfPlan::NeedIncomplete { lacks, .. } => at.keys(lacks),
        OfPlan::NotCirculated { .. } => kefu("plan circulate")
            .word(id)
            .options("--year", another)
            .option("--on", Ask::DATE)
            .say(lang),
        OfPlan::Opinion(fault) => opinion::remedy(lang, fault, id, at),
        OfPlan::NoPurpose => kefu("plan revise")
            .word(id)
            .option("--item", Ask::ITEM)
            .option("--purpose", Ask::PURPOSE)
            .option("--reason", lang.pick("补全", "completed"))
            .say(lang),
        OfPlan::Budget { is_spent: true, .. } => {
            let show = kefu("plan show").word(id).say(lang);
            let cost = Ask::AMOUNT.of("actual-cost");
            let correct = kefu("correct")
                .word(id)
                .word(Ask::ITEM)
                .word(cost)
                .say(lang);
            say!(lang,
                zh: "已成事实，记录保留；费用记错的，更正：{correct}；查看：{show}",
                en: "It stays on record; if a cost is wrong: {correct}. To see it: {show}")
        }
        OfPlan::Budget { .. } => kefu("plan revise")
            .word(id)
            .option("--item", Ask::ITEM)
            .option("--cost", Ask::AMOUNT)
            .option("--reason", Ask::CAUSE)
            .say(lang),
        OfPlan::IncomeGap(gap) => rating_set(id, gap.projected.plain(), another).say(lang),
        OfPlan::Bunched { .. } => kefu("plan revise")
            .word(id)
            .option("--item", Ask::ITEM)
            .option("--start", Ask::DATE)
            .option("--finish", Ask::DATE)
            .option("--reason", Ask::CAUSE)
            .say(lang),
        OfPlan::OnRestDay { item, instead, .. } => kefu("plan revise")
            .word(id)
            .option("--item", item)
            .option("--finish", instead)
            .option("--reason", Ask::CAUSE)
            .say(lang),
        OfPlan::OutsideTerm { item, .. } | OfPlan::PastPromise { item, .. } => kefu("plan revise")
            .word(id)
            .option("--item", item)
            .option("--start", Ask::DATE)
            .option("--finish", Ask::DATE)
            .option("--reason", Ask::CAUSE)
            .say(lang),
        OfPlan::NoFocus { issued } => kefu("plan issue")
            .word(id)
            .options("--year", another)
            .option("--on", issued)
            .option("--focus", Ask::FOCUS)
            .say(lang),
        OfPlan::FocusRepeated { .. } => at.key(),
        OfPlan::NothingNew | OfPlan::FewKinds { .. } => at.plan_add(Ask::SERVICE, None),
        OfPlan::EndUntouched { .. } => at.plan_add("visit", None),
        OfPlan::NoClaims => at.plan_add("claims-session", None),
    }
}

/// The command that writes what an item lacks.
pub(in crate::text) fn completed(lang: Lang, id: &str, item: &str, lacks: &[&str]) -> Command {
    let mut revise = kefu("plan revise").word(id).option("--item", item);
    for key in lacks {
        let (option, asked) = field(key);
        revise = revise.option(option, asked);
    }
    revise.option("--reason", lang.pick("补全", "completed"))
}

/// The command that writes what an item lacks that was done or dropped, and is revised no more.
pub(in crate::text) fn filled(id: &str, item: &str, lacks: &[&str]) -> Command {
    let asked = lacks.iter().map(|key| field(key).1.of(key));
    let entry = format!("plan.items/{item}");
    kefu("correct").word(id).word(entry).words(asked)
}
