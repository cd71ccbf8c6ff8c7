//! Tables about the client: work to do, contacts, claims, policies, plan, promises, people, reviews.

use chrono::NaiveDate;

use crate::commands::client::Card;
use crate::commands::{code, next};
use crate::lang::Lang;
use crate::model::{PlanItem, Review, Role};
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Kept, Promise, Share, minimums, recorded_year, year_today};
use crate::text::command::{Ask, in_turn, kefu, rating_set};
use crate::text::paper::undated as without_dates;

/// How many working days to look ahead before a meeting.
const AHEAD: u32 = 20;

/// How many reviews are shown.
const REVIEWS: usize = 3;

/// A table under its title, with a note.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) table: Table,
    pub(super) note: String,
}

/// All of them in the order they are read. A person is not shown a part that is empty, unless that itself
/// is news.
pub(super) fn sections(lang: Lang, case: &Case<'_>, whole: bool) -> Vec<Section> {
    let card = Card::of(lang, case, whole);
    let (agenda, later) = next::of_client(lang, case, AHEAD);
    let id = case.id;
    let more = match later {
        0 => String::new(),
        _ => {
            let next = kefu("next").flag("--all").word(id).say(lang);
            say!(lang,
                zh: "另有 {later} 项在 {AHEAD} 个工作日之后：{next}",
                en: "Beyond {AHEAD} working days: {later} more. {next}"
            )
        }
    };
    let is_served = year_today(case).is_some();
    let of = |title: String, table: Table| Section {
        title,
        table,
        note: String::new(),
    };
    let said = |table: Table, empty: String| Table { empty, ..table };
    let mut sections = vec![
        Section {
            title: say!(lang, zh: "到期与逾期", en: "Due and overdue"),
            table: said(
                agenda,
                say!(lang,
                    zh: "{AHEAD} 个工作日内没有到期事项，也没有逾期。",
                    en: "Nothing is due within {AHEAD} working days, and nothing is overdue."
                ),
            ),
            note: more,
        },
        of(
            say!(lang, zh: "最近往来", en: "Latest contacts"),
            said(
                card.diary(),
                say!(lang, zh: "还没有客户日志。", en: "The diary is empty."),
            ),
        ),
        of(say!(lang, zh: "未结索赔", en: "Open claims"), card.claims()),
        of(
            say!(lang, zh: "投诉", en: "Complaints"),
            complaints(lang, case),
        ),
        of(say!(lang, zh: "保单", en: "Policies"), card.policies()),
        of(
            say!(lang, zh: "计划进度", en: "The plan so far"),
            said(plan(lang, case), {
                let year = recorded_year(case, case.today);
                let is_rated = year.is_some_and(|(_, year)| year.rating.is_some());
                let set = rating_set(id, Ask::INCOME, None);
                let set = (!is_rated).then_some(set).into_iter();
                let draft = set.chain([kefu("plan draft").word(id)]);
                let draft: Vec<String> = draft.map(|it| it.say(lang)).collect();
                let draft = in_turn(lang, &draft);
                say!(lang,
                    zh: "本年度还没有计划。拟订：{draft}",
                    en: "This year has no plan yet. To draft it: {draft}"
                )
            }),
        ),
        of(
            say!(lang, zh: "承诺与需求", en: "Commitments and needs"),
            wishes(lang, case),
        ),
        of(
            say!(lang, zh: "客户联系人", en: "Contacts"),
            card.contacts(),
        ),
        of(
            say!(lang, zh: "服务团队", en: "Team"),
            said(
                team(lang, case),
                say!(lang, zh: "今天没有人在任。", en: "Nobody is in the team today."),
            ),
        ),
        of(
            say!(lang, zh: "客户回顾", en: "Account reviews"),
            reviews(lang, case),
        ),
    ];
    if !whole {
        // A client that is not served needs no plan and no team.
        let is_news = |it: &Section| {
            let of_service = ["plan", "team"].contains(&it.table.key);
            !it.table.empty.is_empty() && (is_served || !of_service)
        };
        sections.retain(|it| !it.table.rows.is_empty() || is_news(it));
    }
    sections
}

/// The complaints that are open, and those of the last twelve months.
fn complaints(lang: Lang, case: &Case<'_>) -> Table {
    let year_ago = case.today - chrono::Months::new(12);
    let all = case.record.complaints.iter();
    let shown = all.filter(|it| it.is_open() || it.received.is_some_and(|on| on >= year_ago));
    let rows = shown.map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.received),
            Cell::from(it.text),
            Cell::from(it.answered),
            Cell::from(it.settled.or(it.withdrawn)),
            Cell::from(it.lesson),
        ]
    });
    Table {
        key: "complaints",
        columns: vec![
            column(lang, "id", "编号", "id"),
            column(lang, "received", "收到", "received"),
            column(lang, "text", "投诉内容", "complaint").grow(),
            column(lang, "answered", "答复", "answered"),
            column(lang, "ended", "办结", "ended"),
            column(lang, "lesson", "改进措施", "lesson").grow(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}

fn column(lang: Lang, key: &'static str, zh: &str, en: &str) -> Column {
    let heading = lang.pick(zh, en);
    Column::new(key, heading)
}

/// The items of the current plan.
fn items<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a PlanItem<'a>> + Clone {
    let year = year_today(case).and_then(|year| year.recorded);
    let plan = year.and_then(|(_, year)| year.plan.as_ref());
    let items = plan.into_iter().flat_map(|plan| &plan.items);
    items.filter(|item| item.dropped.is_none())
}

/// Each service of the running plan: the least there should be, planned, done, overdue, and when next.
fn plan(lang: Lang, case: &Case<'_>) -> Table {
    let minimums = year_today(case).map_or_else(Vec::new, |year| minimums(case, &year));
    let mut codes: Vec<Option<&str>> = Vec::new();
    let services = case.standard.services.iter();
    codes.extend(services.map(|it| Some(it.code.as_str())));
    for item in items(case) {
        if !codes.contains(&item.service) {
            codes.push(item.service);
        }
    }
    let any = items(case).next().is_some();
    let row = |service: Option<&str>| {
        let of_it = items(case).filter(|item| item.service == service);
        let least = minimums
            .iter()
            .find(|it| Some(it.service.code.as_str()) == service);
        let least = least.map(|it| it.least);
        let planned = of_it.clone().count();
        if !any || (planned == 0 && least.unwrap_or(0) == 0) {
            return None;
        }
        let done = of_it.clone().filter(|item| item.done.is_some()).count();
        let open = of_it.filter(|item| item.is_open());
        let past = |item: &&PlanItem<'_>| item.finish.is_some_and(|day| day < case.today);
        let overdue = open.clone().filter(past).count();
        let next: Option<NaiveDate> = open.filter(|it| !past(it)).filter_map(|it| it.finish).min();
        let count = Cell::counted;
        let overdue = match overdue {
            0 => count(0),
            more => count(more).toned(Tone::Bad),
        };
        Some(vec![
            named(lang, case, service),
            least.map_or(Cell::Empty, |it| Cell::Count(it.into())),
            count(planned),
            count(done),
            overdue,
            Cell::from(next),
        ])
    };
    Table {
        key: "plan",
        columns: vec![
            Column::of(lang, "years.plan.items.service").grow(),
            column(lang, "least", "最低", "least").right(),
            column(lang, "planned", "计划", "planned").right(),
            column(lang, "done", "完成", "done").right(),
            column(lang, "overdue", "逾期", "overdue").right(),
            column(lang, "next", "下一次最迟", "next by"),
        ],
        rows: codes.into_iter().filter_map(row).collect(),
        empty: String::new(),
    }
}

fn named(lang: Lang, case: &Case<'_>, service: Option<&str>) -> Cell {
    let Some(code) = service else {
        let other = say!(lang, zh: "其他服务", en: "other service");
        return Cell::Text(other);
    };
    let name = case.standard.service(code);
    Cell::Code {
        code: code.to_owned(),
        label: name.map_or(code, |it| it.name.pick(lang)).to_owned(),
        tone: Tone::Plain,
    }
}

/// The commitments, which are for each year, and the needs that no service has met yet; each with the items
/// that cover it.
fn wishes(lang: Lang, case: &Case<'_>) -> Table {
    let met = |id: &str| {
        let mut covering = case.record.covering(id);
        covering.any(|item| item.done.is_some())
    };
    let row = |kind: (&str, &str, &str),
               id: &str,
               text: &str,
               found: Option<NaiveDate>,
               undated: Option<Kept>,
               covering: Vec<&PlanItem<'_>>| {
        let (code, zh, en) = kind;
        let (planned, done) = covering
            .into_iter()
            .fold((0_i64, 0_i64), |(planned, done), item| {
                (planned + 1, done + i64::from(item.done.is_some()))
            });
        let state = match planned {
            0 if undated.is_some() => Cell::from(undated.map(|it| without_dates(lang, it))),
            0 => {
                let none = say!(lang, zh: "未列入", en: "not planned");
                Cell::Text(none).toned(Tone::Warning)
            }
            _ => {
                Cell::Text(say!(lang, zh: "完成 {done}/{planned}", en: "{done} of {planned} done"))
            }
        };
        vec![
            Cell::Id(id.to_owned()),
            Cell::Code {
                code: code.to_owned(),
                label: say!(lang, zh: "{zh}", en: "{en}"),
                tone: Tone::Plain,
            },
            Cell::from(text),
            Cell::from(found),
            Cell::Count(planned),
            Cell::Count(done),
            state,
        ]
    };
    let commitments = case.record.appointment().into_iter();
    let commitments = commitments.flat_map(|it| &it.commitments);
    let promised = ("commitment", "承诺", "promise");
    let year = year_today(case);
    let starts = year.as_ref().map(|year| year.starts);
    let share = year.map(|year| Share::of(case, &year));
    let commitments = commitments.filter_map(|it| {
        let promise = Promise::of(case.standard, it);
        let undated = Some(promise.kept).filter(|kept| !kept.is_dated());
        let keeping = share.map(|share| promise.kept_by(items(case), share));
        let keeping = keeping.unwrap_or_default();
        let is_met = || starts.is_some_and(|starts| promise.is_met_before(case.record, starts));
        let is_over = keeping.is_empty() && is_met();
        (!is_over).then(|| row(promised, it.id, it.text, None, undated, keeping))
    });
    let needs = case.record.needs.iter().filter(|need| !met(need.id));
    let needs = needs.map(|it| {
        let covering = items(case).filter(|item| item.answers(it.id)).collect();
        let kind = ("need", "需求", "need");
        row(kind, it.id, it.text, it.found, None, covering)
    });
    Table {
        key: "wishes",
        columns: vec![
            column(lang, "id", "编号", "id"),
            column(lang, "kind", "类别", "kind"),
            column(lang, "text", "内容", "what").grow(),
            Column::data("found"),
            Column::data("planned"),
            Column::data("done"),
            column(lang, "state", "本年度", "this year"),
        ],
        rows: commitments.chain(needs).collect(),
        empty: String::new(),
    }
}

/// Who serves today: the account manager first, the leading group last.
fn team(lang: Lang, case: &Case<'_>) -> Table {
    let team = case.record.team.iter();
    let members = team.flat_map(|team| team.members_on(case.today));
    let mut members: Vec<_> = members.collect();
    members.sort_by_key(|member| match member.role {
        Some(Role::AccountManager) => 0,
        Some(Role::Deputy) => 1,
        Some(Role::Leader) => 3,
        Some(Role::Producer | Role::Life | Role::NonLife | Role::ClientRelations | Role::Other)
        | None => 2,
    });
    let rows = members.into_iter().map(|member| {
        vec![
            Cell::from(member.name),
            Cell::from(member.role.map(|role| code(lang, role))),
            Cell::from(member.duty),
            Cell::from(member.from),
        ]
    });
    Table {
        key: "team",
        columns: vec![
            Column::of(lang, "team.members.name"),
            Column::of(lang, "team.members.role"),
            Column::of(lang, "team.members.duty").grow(),
            Column::of(lang, "team.members.from"),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}

/// The latest reviews, the last first, each with its points.
fn reviews(lang: Lang, case: &Case<'_>) -> Table {
    let full: u32 = case.standard.goals.iter().map(|goal| goal.points).sum();
    let mut reviews: Vec<&Review<'_>> = case.record.reviews.iter().collect();
    reviews.retain(|review| review.on <= case.today);
    reviews.sort_by_key(|review| std::cmp::Reverse(review.on));
    let row = |review: &Review<'_>| {
        let scores = review.scores.iter();
        let known = scores.filter(|score| case.standard.goal(score.goal).is_some());
        let points = known
            .filter_map(|score| score.points)
            .reduce(|one, other| one + other);
        vec![
            Cell::Id(review.id.to_owned()),
            Cell::Date(review.on),
            points.map_or(Cell::Empty, Cell::Count),
            Cell::Count(full.into()),
            Cell::from(review.text),
            Cell::from(review.by),
        ]
    };
    Table {
        key: "reviews",
        columns: vec![
            Column::data("id"),
            Column::of(lang, "reviews.on"),
            Column::of(lang, "reviews.scores.points").right(),
            column(lang, "full", "满分", "of").right(),
            Column::of(lang, "reviews.text").grow(),
            Column::of(lang, "reviews.by"),
        ],
        rows: reviews.into_iter().take(REVIEWS).map(row).collect(),
        empty: String::new(),
    }
}
