//! All of one client on a card, for those who serve it. Internal: it has the stars and the income.

use super::super::code;
use super::super::desk::Desk;
use super::list::{for_scripts, provisional_cell};
use super::running_stars;
use crate::lang::Lang;
use crate::model::{ClientKind, PlanItem, Role};
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, Stage, StarsInForce, State};
use crate::text;
use crate::text::word::Spoken;

/// How many diary entries a card shows.
const LATEST: usize = 3;

/// The card of a client.
pub(super) fn card(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let whole = for_scripts(desk);
    let lang = desk.lang();
    let card = Card { lang, case, whole };
    let facts = [
        (String::new(), card.client()),
        (card.words("委托", "Appointment"), card.appointment()),
        (
            card.words("星级（仅供内部）", "Stars (internal)"),
            card.stars(),
        ),
    ];
    let tables = [
        (card.words("时限", "Deadlines"), card.clocks()),
        (card.words("联系人", "Contacts"), card.contacts()),
        (card.words("客户需求", "Needs"), card.needs()),
        (card.words("服务承诺", "Commitments"), card.commitments()),
        (card.words("未完成的计划", "Open plan items"), card.items()),
        (card.words("最近日志", "Latest in the diary"), card.diary()),
    ];

    // A person is shown what there is; a script finds every key.
    let mut blocks = Vec::new();
    let mut under = |title: String, block: Block| {
        if !title.is_empty() {
            blocks.push(Block::Heading(title));
        }
        blocks.push(block);
    };
    for (title, mut facts) in facts {
        if !whole {
            facts.retain(|fact| fact.value != Cell::Empty);
        }
        if !facts.is_empty() {
            under(title, Block::Facts(facts));
        }
    }
    for (title, table) in tables {
        if whole || !table.rows.is_empty() {
            under(title, Block::Table(table));
        }
    }
    Page {
        schema: "kefu.client/1",
        blocks,
    }
}

struct Card<'c> {
    lang: Lang,
    case: &'c Case<'c>,
    /// Whether every key is wanted.
    whole: bool,
}

impl Card<'_> {
    fn words(&self, zh: &str, en: &str) -> String {
        let words = match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        words.to_owned()
    }

    fn fact(&self, key: &'static str, zh: &str, en: &str, value: impl Into<Cell>) -> Fact {
        Fact::new(key, self.words(zh, en), value)
    }

    fn column(&self, key: &'static str, zh: &str, en: &str) -> Column {
        Column::new(key, self.words(zh, en))
    }

    /// A yes; a no only where every key is wanted.
    fn flag(&self, flag: bool) -> Cell {
        match flag {
            true => Cell::Flag(true, self.words("是", "yes")),
            false if self.whole => Cell::Flag(false, self.words("否", "no")),
            false => Cell::Empty,
        }
    }

    fn client(&self) -> Vec<Fact> {
        let client = &self.case.record.client;
        let kind = client.kind.unwrap_or(ClientKind::Direct);
        let members = self.case.record.team.iter();
        let deputy = members
            .flat_map(|team| team.members_on(self.case.today))
            .filter(|member| member.role == Some(Role::Deputy))
            .last();
        vec![
            self.fact("name", "名称", "name", client.name),
            self.fact("id", "编号", "id", Cell::Id(self.case.id.to_owned())),
            self.fact(
                "stage",
                "阶段",
                "stage",
                code(self.lang, Stage::of(self.case)),
            ),
            self.fact("kind", "类型", "kind", code(self.lang, kind)),
            self.fact(
                "key-account",
                "关键企业",
                "key account",
                self.flag(client.key_account),
            ),
            self.fact(
                "consulting",
                "以咨询为主",
                "mostly advisory",
                self.flag(client.consulting),
            ),
            self.fact("sector", "行业", "sector", client.sector),
            self.fact("who", "客户经理", "account manager", self.case.who()),
            self.fact(
                "deputy",
                "客户副经理",
                "deputy",
                deputy.map(|member| member.name),
            ),
            self.fact("identified", "列为目标", "identified", client.identified),
            self.fact(
                "first-contact",
                "首次接触",
                "first contact",
                client.first_contact,
            ),
            self.fact(
                "disclosure-notice",
                "客户告知书",
                "disclosure notice",
                client.disclosure_notice,
            ),
            self.fact("crm-id", "系统编号", "CRM id", client.crm_id),
            self.fact("crm-synced", "系统同步", "CRM in step", client.crm_synced),
            self.fact("closed", "终止日期", "ended", client.closed),
            self.fact(
                "closed-reason",
                "终止原因",
                "why it ended",
                client.closed_reason,
            ),
        ]
    }

    fn appointment(&self) -> Vec<Fact> {
        let appointment = self.case.record.appointment.as_ref();
        let kind = appointment.and_then(|it| it.kind);
        let ends = appointment.and_then(|it| it.ends());
        let over = ends.is_some_and(|ends| ends < self.case.today);
        let tone = if over { Tone::Bad } else { Tone::Plain };
        let ends = ends.map(|ends| Cell::Date(ends).toned(tone));
        let kind = kind.map(|kind| code(self.lang, kind));
        let template = appointment.and_then(|it| it.template);
        let original = appointment.and_then(|it| it.original_at);
        vec![
            self.fact("appointment-kind", "文件", "document", kind),
            self.fact(
                "appointed",
                "确立日期",
                "established",
                self.case.record.appointed(),
            ),
            self.fact("until", "到期", "until", ends),
            self.fact("template", "合同样本", "template", template),
            self.fact("original-at", "正本存放", "original at", original),
        ]
    }

    fn stars(&self) -> Vec<Fact> {
        let stars = running_stars(self.case);
        let stars = stars.as_ref();
        let basis = stars.and_then(|(rating, _)| rating.basis);
        let count = |stars: u8| Cell::Count(i64::from(stars));
        let over = stars.and_then(|(_, it)| it.over);
        vec![
            self.fact(
                "stars",
                "执行星级",
                "in force",
                stars.map(|(_, it)| count(it.stars)),
            ),
            self.fact(
                "stars-from",
                "依据",
                "from",
                stars.map(|(_, it)| self.stars_from(it)),
            ),
            self.fact(
                "stars-by-income",
                "按收入",
                "by income",
                stars.map(|(_, it)| count(it.computed)),
            ),
            self.fact(
                "yearly-income",
                "年度收入（元）",
                "yearly income (CNY)",
                stars.map(|(_, it)| it.yearly_income),
            ),
            self.fact(
                "income-basis",
                "收入口径",
                "income is",
                basis.map(|it| code(self.lang, it)),
            ),
            self.fact(
                "override-reason",
                "调整理由",
                "override reason",
                over.and_then(|it| it.reason),
            ),
        ]
    }

    /// Where the stars come from: the income, or an override that is approved (D32, D33).
    fn stars_from(&self, stars: &StarsInForce<'_>) -> Cell {
        let lang = self.lang;
        let income = say!(lang,
            zh: "一个服务年度的经纪业务收入",
            en: "brokerage income of one service year"
        );
        let asked = stars.over.and_then(|over| over.stars);
        let (code, label) = match (stars.over, asked) {
            (Some(over), _) if stars.over_counts => {
                let factor = over.factor.map_or("—", |factor| factor.say(lang));
                let by = over.approved_by.unwrap_or("—");
                let on = over.approved.map(|day| day.to_string()).unwrap_or_default();
                let label = say!(lang,
                    zh: "调整因素：{factor}，{by}于 {on} 批准",
                    en: "override for {factor}, approved by {by} on {on}"
                );
                ("override", label)
            }
            (Some(_), Some(asked)) => {
                let label = say!(lang,
                    zh: "{income}；申请调整为 {asked} 星，尚未批准（D33）",
                    en: "{income}; an override to {asked} awaits approval (D33)"
                );
                ("income", label)
            }
            _ => ("income", income),
        };
        Cell::Code {
            code: code.to_owned(),
            label,
            tone: Tone::Plain,
        }
    }

    fn clocks(&self) -> Table {
        let clocks = Clock::all(self.case);
        let any_provisional = clocks.iter().any(|clock| clock.due.provisional);
        let rows = clocks.iter().map(|clock| {
            let state = clock.state(self.case);
            let soon = i64::from(self.case.standard.deadlines.due_soon);
            let tone = match state {
                State::OnTime => Tone::Good,
                State::Late(_) => Tone::Warning,
                State::Overdue(_) => Tone::Bad,
                State::Running(left) if left <= soon => Tone::Warning,
                State::Running(_) => Tone::Plain,
            };
            let label = text::standing::state(self.lang, state);
            let code_ = state.code().to_owned();
            let mut row = vec![
                code(self.lang, clock.task),
                Cell::from(clock.from),
                Cell::from(clock.due.date),
                Cell::from(clock.done),
                Cell::Code {
                    code: code_,
                    label,
                    tone,
                },
            ];
            if self.whole || any_provisional {
                row.push(provisional_cell(self.lang, clock.due.provisional));
            }
            row
        });
        let rows = rows.collect();
        let mut columns = vec![
            self.column("task", "事项", "task"),
            self.column("from", "起算", "from"),
            self.column("due", "期限", "due"),
            self.column("done", "完成", "done"),
            self.column("state", "状态", "state").grow(),
        ];
        if self.whole || any_provisional {
            columns.push(self.column("provisional", "暂定", "provisional"));
        }
        table("deadlines", columns, rows)
    }

    fn contacts(&self) -> Table {
        let rows = self.case.record.contacts.iter().map(|contact| {
            vec![
                Cell::Id(contact.id.to_owned()),
                Cell::from(contact.name),
                Cell::from(contact.role),
                Cell::from(contact.phone),
                Cell::from(contact.email),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            self.column("name", "姓名", "name"),
            self.column("role", "职务", "role").grow(),
            self.column("phone", "电话", "phone"),
            self.column("email", "邮箱", "email"),
        ];
        table("contacts", columns, rows.collect())
    }

    fn needs(&self) -> Table {
        let rows = self.case.record.needs.iter().map(|need| {
            vec![
                Cell::Id(need.id.to_owned()),
                Cell::from(need.text),
                Cell::from(need.found),
                Cell::from(need.by),
                self.covered(need.id),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            self.column("text", "需求", "need").grow(),
            self.column("found", "了解日期", "found"),
            self.column("by", "了解人", "by"),
            self.column("covered-by", "计划", "planned"),
        ];
        table("needs", columns, rows.collect())
    }

    fn commitments(&self) -> Table {
        let appointment = self.case.record.appointment.iter();
        let rows = appointment.flat_map(|it| &it.commitments).map(|promise| {
            vec![
                Cell::Id(promise.id.to_owned()),
                Cell::from(promise.text),
                self.covered(promise.id),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            self.column("text", "承诺", "commitment").grow(),
            self.column("covered-by", "计划", "planned"),
        ];
        table("commitments", columns, rows.collect())
    }

    /// The plan items that answer a commitment or need and were not dropped (D17).
    fn covered(&self, id: &str) -> Cell {
        let items = self.plan_items().filter(|item| item.dropped.is_none());
        let covering = items.filter(|item| item.covers.contains(&id));
        let ids: Vec<String> = covering.map(|item| item.id.to_owned()).collect();
        match ids.is_empty() && !self.whole {
            true => Cell::Text(self.words("未列入", "not planned")).toned(Tone::Warning),
            false => Cell::List(ids),
        }
    }

    fn items(&self) -> Table {
        let rows = self.plan_items().filter(|item| item.is_open()).map(|item| {
            let over = item.finish.is_some_and(|finish| finish < self.case.today);
            let tone = if over { Tone::Bad } else { Tone::Plain };
            vec![
                Cell::Id(item.id.to_owned()),
                Cell::from(item.service.map(|code| self.service(code))),
                Cell::from(item.content),
                Cell::from(item.start),
                Cell::from(item.finish.map(|day| Cell::Date(day).toned(tone))),
                Cell::from(item.handler),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            self.column("service", "服务", "service"),
            self.column("content", "内容", "content").grow(),
            self.column("start", "开始", "start"),
            self.column("finish", "完成", "finish"),
            self.column("handler", "经办人", "handler"),
        ];
        table("open-items", columns, rows.collect())
    }

    fn diary(&self) -> Table {
        let mut entries: Vec<_> = self.case.record.diary.iter().collect();
        entries.sort_by_key(|entry| entry.on);
        let rows = entries.iter().rev().take(LATEST).map(|entry| {
            vec![
                Cell::Id(entry.id.to_owned()),
                Cell::from(entry.on),
                Cell::from(entry.by),
                Cell::from(entry.kind.map(|code| self.service(code))),
                Cell::from(entry.did),
                Cell::from(entry.response),
            ]
        });
        let mut columns = vec![
            self.column("id", "编号", "id"),
            self.column("on", "日期", "on"),
            self.column("by", "服务人", "by"),
            self.column("kind", "类别", "kind"),
            self.column("did", "内容", "what was done").grow(),
            self.column("response", "客户反应", "response").grow(),
        ];
        let mut rows: Vec<_> = rows.collect();
        if !self.whole {
            // The id is the day with a number: it takes room and tells a person nothing.
            columns.remove(0);
            for row in &mut rows {
                row.remove(0);
            }
        }
        table("diary", columns, rows)
    }

    fn plan_items(&self) -> impl Iterator<Item = &PlanItem<'_>> {
        let years = self.case.record.years.iter();
        years
            .filter_map(|year| year.plan.as_ref())
            .flat_map(|plan| &plan.items)
    }

    /// A service of the standard by its name, or another word as it was written.
    fn service(&self, code: &str) -> Cell {
        let services = &self.case.standard.services;
        let known = services.iter().find(|service| service.code == code);
        Cell::Code {
            code: code.to_owned(),
            label: known.map_or(code, |it| it.name.pick(self.lang)).to_owned(),
            tone: Tone::Plain,
        }
    }
}

fn table(key: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key,
        columns,
        rows,
        empty: String::new(),
    }
}
