//! The sample clients of `kefu init --demo`: dates relative to the day, so that any day shows every state.
//!
//! In the templates, `@` is today and what follows moves it: `-12w` working days, `+24m` months, `-1d` days,
//! one after the other. `«中文|English»` is one text in both languages.

use chrono::{Days, Months, NaiveDate};

use crate::calendar::Calendar;
use crate::lang::Lang;
use crate::say;

/// The clients' ids and templates.
const TEMPLATES: [(&str, &str); 6] = [
    ("changfeng", include_str!("demo/changfeng.toml")),
    ("hangye", include_str!("demo/hangye.toml")),
    ("huarui", include_str!("demo/huarui.toml")),
    ("jiangnan", include_str!("demo/jiangnan.toml")),
    ("runhe", include_str!("demo/runhe.toml")),
    ("tiancheng", include_str!("demo/tiancheng.toml")),
];

/// The sample clients as of a day: each id with the text of its record.
pub fn clients(today: NaiveDate, calendar: &Calendar, lang: Lang) -> Vec<(&'static str, String)> {
    TEMPLATES
        .iter()
        .map(|(id, template)| (*id, filled(&spoken(template, lang), today, calendar)))
        .collect()
}

/// The name of the invented broker.
pub fn company(lang: Lang) -> &'static str {
    lang.pick("东屿保险经纪有限公司", "Dongyu Insurance Brokers")
}

/// What stands on its papers, as a section of `kefu.toml`.
pub fn broker(lang: Lang) -> String {
    say!(lang,
        zh: "\n# 书面文件的抬头。示例公司是虚构的\n[broker]\naddress = \"青岛市市南区示例路 18 号 6 层\"\nphone = \"0532-5550100\"\nlicence = \"示例许可证 000000\"\n",
        en: "\n# The letterhead of papers. The company is invented\n[broker]\naddress = \"6th floor, 18 Sample Road, Shinan District, Qingdao\"\nphone = \"0532-5550100\"\nlicence = \"sample licence 000000\"\n"
    )
}

/// The template with the half of each `«中文|English»` that is in the language.
fn spoken(template: &str, lang: Lang) -> String {
    let mut pieces = template.split('«');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (both, rest) = piece
            .split_once('»')
            .expect("every « of a template is closed");
        let (zh, en) = both
            .split_once('|')
            .expect("every «…» of a template has two halves");
        text.push_str(lang.pick(zh, en));
        text.push_str(rest);
    }
    text
}

/// The template with each `@…` as a date.
fn filled(template: &str, today: NaiveDate, calendar: &Calendar) -> String {
    let mut pieces = template.split('@');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let moves_end = piece
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | 'w' | 'm' | 'd')))
            .unwrap_or(piece.len());
        let (moves, rest) = piece.split_at(moves_end);
        text.push_str(&moved(today, moves, calendar).to_string());
        text.push_str(rest);
    }
    text
}

fn moved(today: NaiveDate, moves: &str, calendar: &Calendar) -> NaiveDate {
    moves
        .split_inclusive(['w', 'm', 'd'])
        .fold(today, |day, step| {
            let back = step.starts_with('-');
            let unit = step.chars().last().unwrap_or('d');
            let count: u32 = step
                .trim_matches(|c: char| !c.is_ascii_digit())
                .parse()
                .expect("every step of a template has a number");
            let moved = match (unit, back) {
                ('w', true) => Some(working_days_before(day, count, calendar)),
                ('w', false) => Some(calendar.due(day, count).date),
                ('m', true) => day.checked_sub_months(Months::new(count)),
                ('m', false) => day.checked_add_months(Months::new(count)),
                (_, true) => day.checked_sub_days(Days::new(u64::from(count))),
                (_, false) => day.checked_add_days(Days::new(u64::from(count))),
            };
            moved.unwrap_or(day)
        })
}

/// The `count`-th working day before a day.
fn working_days_before(day: NaiveDate, count: u32, calendar: &Calendar) -> NaiveDate {
    let earlier = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
    let mut working = earlier.filter(|day| calendar.is_working(*day));
    match count.checked_sub(1) {
        Some(skip) => working.nth(skip as usize).unwrap_or(day),
        None => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::{Record, Word};
    use crate::rules::{self, Filed, Ground, Read, Selection, Source};
    use crate::standard::Standard;
    use crate::standing::{Case, Clock, Stage};

    #[test]
    fn a_template_is_filled_with_days_and_words() {
        let calendar = Calendar::embedded();
        let today = "2026-10-12".parse().unwrap();
        let filled = |text, lang| filled(&spoken(text, lang), today, &calendar);

        assert_eq!(filled("a = @, «甲|A»", Lang::Zh), "a = 2026-10-12, 甲");
        // 2026-10-10 is a Saturday that is worked.
        assert_eq!(
            filled("@-1w @-2w+1w @+1w", Lang::En),
            "2026-10-10 2026-10-10 2026-10-13"
        );
        assert_eq!(filled("@-1d+12m «甲|A»\n", Lang::En), "2027-10-11 A\n");
    }

    #[test]
    fn on_any_day_the_samples_show_every_state() {
        let calendar = Calendar::embedded();
        let mut today: NaiveDate = "2025-12-20".parse().unwrap();
        for _ in 0..400 {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(shown(today, &calendar, lang), EXPECTED, "{today} {lang:?}");
            }
            today = today.succ_opt().unwrap();
        }
    }

    const EXPECTED: [&str; 6] = [
        "changfeng signing: team running, archive running, rating running, plan running, onboarding running",
        "hangye ended: team on time, archive on time, rating on time, plan on time, onboarding on time",
        "huarui service: team on time, archive on time, rating on time, plan on time, onboarding on time",
        "jiangnan service: team on time, archive on time, rating on time, plan on time, onboarding on time, rating late, plan on time",
        "runhe signing: team overdue, archive overdue, rating on time, plan overdue, onboarding overdue",
        "tiancheng prospect: ",
    ];

    #[test]
    fn on_any_day_the_same_is_found_in_the_samples() {
        let calendar = Calendar::embedded();
        let mut today: NaiveDate = "2025-12-20".parse().unwrap();
        for _ in 0..400 {
            assert_eq!(found(today, &calendar), FOUND, "{today}");
            today = today.succ_opt().unwrap();
        }
    }

    const FOUND: [&str; 6] = [
        "changfeng: disclosure-notice-missing",
        "hangye: ",
        "huarui: document-missing endorsement-stuck insurer-decision-overdue leading-group-missing",
        "jiangnan: below-reference disclosure-notice-missing hand-over-incomplete rating-late renewal-step-overdue review-overdue unknown-key",
        "runhe: archive-overdue client-relations-missing deputy-missing disclosure-notice-missing onboarding-overdue plan-overdue team-of-one team-overdue template-missing",
        "tiancheng: ",
    ];

    /// The rules that find something in each of them; but what is due shortly, which is so on working days only.
    fn found(today: NaiveDate, calendar: &Calendar) -> Vec<String> {
        let standard = Standard::sample();
        let ground = Ground {
            standard: &standard,
            calendar,
            today,
        };
        let look = |(id, text): (&str, String)| {
            let document = Document::parse(&text).unwrap();
            let reading = Record::read(&document);
            let source = Source {
                id,
                id_is_valid: true,
                text: &text,
                read: Read::Whole(&document, &reading),
            };
            let looked = rules::look(&source, &ground, &Selection::all(), &Filed::default());
            let rules = looked.findings.iter().map(|it| it.rule.name);
            let mut found: Vec<&str> = rules.filter(|rule| *rule != "deadline-soon").collect();
            found.sort_unstable();
            format!("{id}: {}", found.join(" "))
        };
        clients(today, calendar, Lang::Zh)
            .into_iter()
            .map(look)
            .collect()
    }

    fn shown(today: NaiveDate, calendar: &Calendar, lang: Lang) -> Vec<String> {
        let standard = Standard::sample();
        let look = |(id, text): (&str, String)| {
            let document = Document::parse(&text).unwrap();
            let reading = Record::read(&document);
            assert_eq!(reading.faults, []);
            let case = Case {
                id,
                record: &reading.record,
                standard: &standard,
                calendar,
                today,
            };
            let clocks: Vec<String> = Clock::all(&case)
                .iter()
                .map(|clock| {
                    let state = format!("{:?}", clock.state(&case)).to_lowercase();
                    let state = state
                        .split('(')
                        .next()
                        .unwrap_or_default()
                        .replace("ontime", "on time");
                    format!("{} {state}", clock.task.code())
                })
                .collect();
            format!("{id} {}: {}", Stage::of(&case).code(), clocks.join(", "))
        };
        clients(today, calendar, lang)
            .into_iter()
            .map(look)
            .collect()
    }
}
