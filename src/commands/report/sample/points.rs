//! What to look for in one client's file: what the record says, to be held against the papers.

use chrono::{Months, NaiveDate};

use crate::lang::Lang;
use crate::model::{
    Claim, Lowering, Member, Override, PaperKind, Plan, PlanItem, Publication, Rating, Waiver,
    Word, said,
};
use crate::say;
use crate::standing::{Case, PaperState, Papers, year_today};
use crate::text::word::{Spoken, diary_kind};
use crate::words;

words! {
    /// The part of the file that a point is about.
    Area {
        /// The team and its duties (D18–D20).
        Team = "team",
        /// The documents of the archive (D26, D28).
        Archive = "archive",
        /// The rating and its approvals (D32–D35).
        Rating = "rating",
        /// The written plan, the opinion on it, and lowered standards (D41, D45, D47).
        Plan = "plan",
        /// A service that was done, and its diary entry (D54).
        Service = "service",
        /// An open claim (D62).
        Claim = "claim",
        /// A waiver in force.
        Waiver = "waiver",
    }
}

impl Spoken for Area {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Area::Team => ("团队", "team"),
            Area::Archive => ("档案", "archive"),
            Area::Rating => ("评级", "rating"),
            Area::Plan => ("计划", "plan"),
            Area::Service => ("服务", "service"),
            Area::Claim => ("索赔", "claim"),
            Area::Waiver => ("豁免", "waiver"),
        }
    }
}

/// One thing to look for.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) area: Area,
    /// The entry of the record, by its id.
    pub(super) entry: Option<String>,
    /// What to hold against what.
    pub(super) text: String,
}

/// How many months back a service that was done is looked for.
const MONTHS: Months = Months::new(12);

/// All points of a client, in the order of the file.
pub(super) fn points(lang: Lang, case: &Case<'_>) -> Vec<Point> {
    let mut points = vec![team(lang, case)];
    points.extend(archive(lang, case));
    let year = year_today(case).and_then(|year| year.recorded);
    let (rating, plan) = match year {
        Some((_, year)) => (year.rating.as_ref(), year.plan.as_ref()),
        None => (None, None),
    };
    points.extend(rated(lang, rating));
    points.extend(planned(lang, case, plan));
    points.extend(services(lang, case));
    let open = case.record.claims.iter().filter(|claim| claim.is_open());
    points.extend(open.map(|claim| open_claim(lang, claim)));
    let waivers = case.record.waivers.iter();
    let holding = waivers.filter(|waiver| waiver.holds_on(case.today));
    points.extend(holding.map(|waiver| waived(lang, waiver)));
    points
}

fn of(area: Area, text: String) -> Point {
    Point {
        area,
        entry: None,
        text,
    }
}

/// The day, or that there is none on record.
fn dated(lang: Lang, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| unsaid(lang), |day| day.to_string())
}

/// The words, or that there are none on record.
fn named(lang: Lang, name: Option<&str>) -> String {
    name.map_or_else(|| unsaid(lang), str::to_owned)
}

fn unsaid(lang: Lang) -> String {
    say!(lang, zh: "（未登记）", en: "(not on record)")
}

fn team(lang: Lang, case: &Case<'_>) -> Point {
    let team = case.record.team.iter();
    let members = team.flat_map(|team| team.members_on(case.today));
    let member = |it: &Member<'_>| {
        let role = it.role.map(|role| role.say(lang)).unwrap_or_default();
        let duty = said(it.duty);
        let duty = duty.map_or_else(
            || say!(lang, zh: "职责未写明", en: "no duty written"),
            str::to_owned,
        );
        let name = it.name;
        say!(lang, zh: "{name}（{role}：{duty}）", en: "{name} ({role}: {duty})")
    };
    let members: Vec<String> = members.map(member).collect();
    let text = match members.is_empty() {
        true => say!(lang,
            zh: "没有人在任：查由谁服务",
            en: "nobody is in the team: see who serves the client"
        ),
        false => {
            let members = members.join(lang.pick("、", ", "));
            say!(lang,
                zh: "分工与实际相符：{members}",
                en: "the duties are as they are in practice: {members}"
            )
        }
    };
    of(Area::Team, text)
}

/// The original of the appointment, the documents on record, and those that are due and not there.
fn archive(lang: Lang, case: &Case<'_>) -> Vec<Point> {
    let papers = Papers::of(case);
    let kinds = |wanted: &dyn Fn(PaperState) -> bool| {
        let kinds = PaperKind::ALL.iter().copied();
        let kinds = kinds.filter(|kind| wanted(papers.state(*kind)));
        let named: Vec<&str> = kinds.map(|kind| kind.say(lang)).collect();
        (!named.is_empty()).then(|| named.join(lang.pick("、", ", ")))
    };
    let held = kinds(&|state| matches!(state, PaperState::Held { .. }));
    let missing = kinds(&|state| matches!(state, PaperState::Missing { .. }));
    let appointment = case.record.appointment();
    let original_at = named(lang, appointment.and_then(|it| it.original_at));
    let mut points = vec![say!(lang,
        zh: "委托文件正本在：{original_at}",
        en: "the original of the appointment is kept at: {original_at}"
    )];
    points.extend(
        held.map(
            |held| say!(lang, zh: "文件在档：{held}", en: "these documents are there: {held}"),
        ),
    );
    points.extend(missing.map(|missing| {
        say!(lang,
            zh: "应有，没有登记，查是否在档：{missing}",
            en: "due and not on record, see whether they are there: {missing}"
        )
    }));
    let points = points.into_iter();
    points.map(|text| of(Area::Archive, text)).collect()
}

fn rated(lang: Lang, rating: Option<&Rating<'_>>) -> Vec<Point> {
    let Some(rating) = rating else {
        let text = say!(lang,
            zh: "本服务年度没有登记评级",
            en: "this service year has no rating on record"
        );
        return vec![of(Area::Rating, text)];
    };
    let on = dated(lang, rating.rated);
    let income = rating
        .income
        .map_or_else(|| unsaid(lang), |it| it.to_string());
    let mut texts = vec![say!(lang,
        zh: "{on} 评级：收入 {income} 元的依据",
        en: "rated on {on}: what the income of CNY {income} was counted from"
    )];
    texts.extend(rating.over.as_ref().map(|it| overridden(lang, it)));
    texts.extend(rating.publication.as_ref().map(|it| public(lang, it)));
    texts
        .into_iter()
        .map(|text| of(Area::Rating, text))
        .collect()
}

fn overridden(lang: Lang, over: &Override<'_>) -> String {
    let stars = over.stars.map_or_else(|| unsaid(lang), |it| it.to_string());
    let by = named(lang, over.approved_by);
    match over.approved {
        Some(on) => say!(lang,
            zh: "星级调整为 {stars} 星：{by} {on} 的批准文件",
            en: "stars changed to {stars}: the approval by {by} of {on}"
        ),
        None => say!(lang,
            zh: "星级调整为 {stars} 星：还没有批准，不得使用",
            en: "stars changed to {stars}: not approved, so they may not be in use"
        ),
    }
}

fn public(lang: Lang, publication: &Publication<'_>) -> String {
    let by = named(lang, publication.approved_by);
    let on = dated(lang, publication.approved);
    say!(lang,
        zh: "星级公开：{by} {on} 的批准文件",
        en: "stars made public: the approval by {by} of {on}"
    )
}

/// The written plan, the opinion that precedes it, and each lowered standard.
fn planned(lang: Lang, case: &Case<'_>, plan: Option<&Plan<'_>>) -> Vec<Point> {
    let Some((plan, issued)) = plan.and_then(|plan| Some((plan, plan.issued?))) else {
        let text = say!(lang,
            zh: "本服务年度没有签发的计划",
            en: "this service year has no plan that was issued"
        );
        return vec![of(Area::Plan, text)];
    };
    let mut points = vec![of(
        Area::Plan,
        say!(lang, zh: "{issued} 签发的书面计划", en: "the written plan issued on {issued}"),
    )];
    let opinion = match &plan.opinion {
        Some(opinion) => {
            let (by, on) = (named(lang, opinion.by), dated(lang, opinion.on));
            say!(lang,
                zh: "客户关系管理人员的意见：{by}，{on}，不晚于签发",
                en: "the opinion of client relations: {by}, {on}, not after the issue"
            )
        }
        None => say!(lang,
            zh: "没有登记客户关系管理人员的意见",
            en: "no opinion of client relations is on record"
        ),
    };
    points.push(of(Area::Plan, opinion));
    points.extend(plan.lowerings.iter().map(|it| lowered(lang, case, it)));
    points
}

fn lowered(lang: Lang, case: &Case<'_>, lowering: &Lowering<'_>) -> Point {
    let code = lowering.service.unwrap_or_default();
    let service = diary_kind(lang, case.standard, code);
    let by = named(lang, lowering.approved_by);
    let on = dated(lang, lowering.approved);
    Point {
        area: Area::Plan,
        entry: Some(lowering.id.to_owned()),
        text: say!(lang,
            zh: "降低“{service}”标准：{by} {on} 的批准文件",
            en: "the standard of “{service}” lowered: the approval by {by} of {on}"
        ),
    }
}

/// Each service of a plan that was done within twelve months, with the diary entries and reviews that tell
/// of it.
fn services(lang: Lang, case: &Case<'_>) -> Vec<Point> {
    let plans = case
        .record
        .years
        .iter()
        .filter_map(|year| year.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    let year_ago = case.today.checked_sub_months(MONTHS);
    let mut done: Vec<(NaiveDate, &PlanItem<'_>)> = items
        .filter_map(|item| Some((item.done?, item)))
        .filter(|(on, _)| year_ago.is_none_or(|year_ago| *on > year_ago))
        .collect();
    done.sort_by_key(|(on, _)| *on);
    let points = done.into_iter();
    points
        .map(|(on, item)| service(lang, case, item, on))
        .collect()
}

fn service(lang: Lang, case: &Case<'_>, item: &PlanItem<'_>, on: NaiveDate) -> Point {
    let kind = item
        .service
        .map(|code| diary_kind(lang, case.standard, code));
    let what = item.content.map(str::to_owned).or(kind);
    let what = what.unwrap_or_default();
    let told = told(lang, case, item, on);
    let text = match told.is_empty() {
        true => say!(lang,
            zh: "{what}，{on} 完成：日志没有记录，查凭据",
            en: "{what}, done on {on}: not in the diary, look for other proof"
        ),
        false => {
            let told = told.join(lang.pick("、", ", "));
            say!(lang,
                zh: "{what}，{on} 完成：{told}，与凭据相符",
                en: "{what}, done on {on}: {told}; compare with the proof"
            )
        }
    };
    Point {
        area: Area::Service,
        entry: Some(item.id.to_owned()),
        text,
    }
}

/// The diary entries and reviews that name an item; when none does, those of its kind on its day.
fn told(lang: Lang, case: &Case<'_>, item: &PlanItem<'_>, on: NaiveDate) -> Vec<String> {
    let (diary, reviews) = (&case.record.diary, &case.record.reviews);
    let is_same_day = |service: &str, named: Option<&str>, day: NaiveDate| {
        named.is_none() && day == on && item.service == Some(service)
    };
    let find = |names: bool| {
        let entries = diary.iter().filter(move |it| match names {
            true => it.item == Some(item.id),
            false => is_same_day(it.kind.unwrap_or_default(), it.item, it.on),
        });
        let reviews = reviews.iter().filter(move |it| match names {
            true => it.item == Some(item.id),
            false => is_same_day("account-review", it.item, it.on),
        });
        let entries = entries.map(|it| {
            let (on, by) = (it.on, named(lang, it.by));
            say!(lang, zh: "日志 {on}（{by}）", en: "diary of {on} ({by})")
        });
        let reviews = reviews.map(|it| {
            let (on, by) = (it.on, named(lang, it.by));
            say!(lang, zh: "客户回顾 {on}（{by}）", en: "account review of {on} ({by})")
        });
        entries.chain(reviews).collect::<Vec<String>>()
    };
    match find(true) {
        none if none.is_empty() => find(false),
        named => named,
    }
}

fn open_claim(lang: Lang, claim: &Claim<'_>) -> Point {
    let cause = claim.cause.unwrap_or_default();
    let (loss, notified) = (dated(lang, claim.loss), dated(lang, claim.notified));
    let text = match claim.first_received.or(claim.complete) {
        Some(received) => say!(lang,
            zh: "{cause}，{loss} 出险未结：{notified} 报案、{received} 交材料的凭据",
            en: "{cause}, loss of {loss}, open: proof that it was notified on {notified} and that papers were received on {received}"
        ),
        None => say!(lang,
            zh: "{cause}，{loss} 出险未结：{notified} 报案的凭据，材料未交的原因",
            en: "{cause}, loss of {loss}, open: proof that it was notified on {notified}, and why no papers were handed in"
        ),
    };
    Point {
        area: Area::Claim,
        entry: Some(claim.id.to_owned()),
        text,
    }
}

fn waived(lang: Lang, waiver: &Waiver<'_>) -> Point {
    let rule = waiver.rule.unwrap_or_default();
    let by = named(lang, waiver.by);
    let until = dated(lang, waiver.until);
    let on = match waiver.on {
        Some(on) => say!(lang, zh: " {on} ", en: " of {on}"),
        None => say!(lang, zh: "", en: ""),
    };
    Point {
        area: Area::Waiver,
        entry: Some(waiver.id.to_owned()),
        text: say!(lang,
            zh: "豁免 {rule} 至 {until}：{by}{on}的决定，理由仍成立",
            en: "{rule} waived until {until}: the decision by {by}{on}, and the reason still holds"
        ),
    }
}
