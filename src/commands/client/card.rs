//! All of one client on a card, for the people who serve it. Internal: it has the stars and the income.

use super::super::appointment::earlier;
use super::super::code;
use super::super::desk::Desk;
use super::list::for_scripts;
use super::running_stars;
use crate::lang::Lang;
use crate::model::{ClientKind, Role};
use crate::output::{Block, Cell, Column, Fact, Page, Tone};
use crate::say;
use crate::standing::{Case, Stage, StarsInForce, retention};
use crate::text::key::label;
use crate::text::word::Spoken;

mod cover;
mod tables;

/// The card of a client.
pub(super) fn card(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let whole = for_scripts(desk);
    let lang = desk.lang();
    let card = Card::of(lang, case, whole);
    let facts = [
        (String::new(), card.client()),
        (card.words("委托", "Appointment"), card.appointment()),
        (
            card.words("星级（仅供内部）", "Stars (internal)"),
            card.stars(),
        ),
        (card.words("业务档案", "Business file"), card.kept()),
    ];
    let tables = [
        (card.words("时限", "Deadlines"), card.clocks()),
        (
            card.words("此前的委托", "Earlier appointments"),
            earlier(lang, case),
        ),
        (card.words("曾用名", "Former names"), card.former_names()),
        (card.words("联系人", "Contacts"), card.contacts()),
        (card.words("客户需求", "Needs"), card.needs()),
        (card.words("服务承诺", "Commitments"), card.commitments()),
        (card.words("未完成的计划", "Open plan items"), card.items()),
        (
            card.words("保单（佣金仅供内部）", "Policies (brokerage internal)"),
            card.policies(),
        ),
        (card.words("未结索赔", "Open claims"), card.claims()),
        (
            card.words("未办结的投诉", "Open complaints"),
            card.complaints(),
        ),
        (card.words("最近日志", "Latest in the diary"), card.diary()),
    ];

    // A person sees only what is there; a script gets every key.
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

/// What there is to show of a client, part by part.
pub(in crate::commands) struct Card<'c> {
    lang: Lang,
    case: &'c Case<'c>,
    /// Whether every key is wanted.
    whole: bool,
}

impl<'c> Card<'c> {
    /// The card of a client; `whole` when every key is wanted.
    pub(in crate::commands) fn of(lang: Lang, case: &'c Case<'c>, whole: bool) -> Card<'c> {
        Card { lang, case, whole }
    }
}

impl Card<'_> {
    fn words(&self, zh: &str, en: &str) -> String {
        let words = self.lang.pick(zh, en);
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

    pub(in crate::commands) fn client(&self) -> Vec<Fact> {
        let client = &self.case.record.client;
        let kind = client.kind.unwrap_or(ClientKind::Direct);
        let members = self.case.record.team.iter();
        let deputy = members
            .flat_map(|team| team.members_on(self.case.today))
            .filter(|member| member.role == Some(Role::Deputy))
            .last();
        vec![
            Fact::of(self.lang, "client.name", client.name),
            self.fact("id", "编号", "id", Cell::Id(self.case.id.to_owned())),
            self.fact(
                "stage",
                "阶段",
                "stage",
                code(self.lang, Stage::of(self.case)),
            ),
            Fact::of(self.lang, "client.kind", code(self.lang, kind)),
            Fact::of(
                self.lang,
                "client.key-account",
                self.flag(client.key_account),
            ),
            Fact::of(self.lang, "client.consulting", self.flag(client.consulting)),
            Fact::of(self.lang, "client.sector", client.sector),
            Fact::of(
                self.lang,
                "client.licence-kind",
                client.licence_kind.map(|kind| code(self.lang, kind)),
            ),
            Fact::of(self.lang, "client.licence-number", client.licence_number),
            Fact::of(self.lang, "client.licence-until", client.licence_until),
            self.fact("who", "客户经理", "account manager", self.case.who()),
            self.fact(
                "deputy",
                "客户副经理",
                "deputy",
                deputy.map(|member| member.name),
            ),
            Fact::of(self.lang, "client.identified", client.identified),
            Fact::of(self.lang, "client.first-contact", client.first_contact),
            Fact::of(
                self.lang,
                "client.disclosure-notice",
                client.disclosure_notice,
            ),
            Fact::of(self.lang, "client.recorded-from", client.recorded_from),
            Fact::of(self.lang, "client.crm-id", client.crm_id),
            Fact::of(self.lang, "client.crm-synced", client.crm_synced),
            Fact::of(self.lang, "client.closed", self.case.record.closed()),
            Fact::of(
                self.lang,
                "client.closed-reason",
                self.case.record.closed_reason(),
            ),
        ]
    }

    /// How long the law requires the file to be kept, and why; for a client whose service has ended, also
    /// that no policy sets a term.
    fn kept(&self) -> Vec<Fact> {
        let kept = retention(self.case.record);
        let ended = Stage::of(self.case) == Stage::Ended;
        let why = match kept {
            Some(kept) => {
                let (policy, years) = (kept.policy.id, kept.years);
                let label = say!(self.lang,
                    zh: "保单 {policy} 终止后 {years} 年",
                    en: "{years} years from the end of policy {policy}"
                );
                Some((
                    if years == 5 {
                        "five-years"
                    } else {
                        "ten-years"
                    },
                    label,
                ))
            }
            None => {
                let label =
                    self.words("没有保单，法规未定期限", "no policy, so no term set by law");
                ended.then_some(("no-policy", label))
            }
        };
        let why = why.map(|(code, label)| Cell::Code {
            code: code.to_owned(),
            label,
            tone: Tone::Plain,
        });
        let policy = kept.filter(|_| self.whole).map(|kept| kept.policy.id);
        let mut facts = vec![
            self.fact(
                "kept-until",
                "保管至",
                "keep until",
                kept.map(|kept| kept.until),
            ),
            self.fact("kept-why", "保管依据", "because of", why),
        ];
        if self.whole {
            facts.push(self.fact("kept-policy", "依据保单", "policy", policy));
        }
        facts
    }

    pub(in crate::commands) fn appointment(&self) -> Vec<Fact> {
        let appointment = self.case.record.appointment();
        let kind = appointment.and_then(|it| it.kind);
        let ends = appointment.and_then(|it| it.ends());
        let over = ends.is_some_and(|ends| ends < self.case.today);
        let tone = if over { Tone::Bad } else { Tone::Plain };
        let ends = ends.map(|ends| Cell::Date(ends).toned(tone));
        let kind = kind.map(|kind| code(self.lang, kind));
        let template = appointment.and_then(|it| it.template);
        let original = appointment.and_then(|it| it.original_at);
        vec![
            Fact::new(
                "appointment-kind",
                label(self.lang, "appointment.kind"),
                kind,
            ),
            Fact::new(
                "appointed",
                label(self.lang, "appointment.established"),
                appointment.and_then(|it| it.established),
            ),
            Fact::of(self.lang, "appointment.until", ends),
            Fact::of(self.lang, "appointment.template", template),
            Fact::of(self.lang, "appointment.original-at", original),
        ]
    }

    pub(in crate::commands) fn stars(&self) -> Vec<Fact> {
        let stars = running_stars(self.case);
        let stars = stars.as_ref();
        let basis = stars.and_then(|(rating, _)| rating.basis);
        let count = |stars: u8| Cell::Count(i64::from(stars));
        let over = stars.and_then(|(_, it)| it.over);
        vec![
            self.fact(
                "stars",
                "现行星级",
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
            Fact::new(
                "income-basis",
                label(self.lang, "years.rating.basis"),
                basis.map(|it| code(self.lang, it)),
            ),
            Fact::new(
                "override-reason",
                label(self.lang, "years.rating.override.reason"),
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
}
