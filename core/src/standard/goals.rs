//! The goals and indicators that account reviews score.

use super::form::rows::{CODE, EN, Section, ZH, count, section};
use super::said::Said;
use crate::both;
use crate::lang::Both;

/// A goal of the unit, and how it is scored in an account review (D55).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Its code in records.
    pub code: String,
    /// Its name.
    pub name: Both,
    /// The full points.
    pub points: u32,
}

/// The form of `goals`.
pub(super) const GOALS: Section = section(
    "goals",
    both!(
        "客户回顾的评分指标；写了就取代样本",
        "what account reviews score; yours replace the sample's"
    ),
    &[
        CODE,
        ZH,
        EN,
        count("points", 1..=366, 10, both!("满分", "its points")),
    ],
);

/// What an account review scores, a hundred points in all.
const SAMPLE: [(&str, &str, &str, u32); 5] = [
    ("renewal", "续保保障", "renewal", 30),
    ("delivery", "计划完成", "delivery of the plan", 20),
    ("satisfaction", "客户满意", "satisfaction", 20),
    ("risk", "风险改善", "risk improvement", 15),
    ("growth", "需求开发", "new business", 15),
];

impl Goal {
    /// The company's goals; the sample's when it names none, for goals are a set.
    pub(super) fn read_all(said: &mut Said<'_, '_, '_>) -> Vec<Goal> {
        let own = said.list(&GOALS, Goal::read);
        match own.is_empty() {
            true => SAMPLE.into_iter().map(Goal::of).collect(),
            false => own,
        }
    }

    fn read(said: &mut Said<'_, '_, '_>) -> Goal {
        let code = said.needed("code");
        let name = |own: Option<String>| own.unwrap_or_else(|| code.clone());
        let (zh, en) = (name(said.text("zh")), name(said.text("en")));
        Goal {
            name: Both { zh, en },
            points: said.count("points"),
            code,
        }
    }

    fn of((code, zh, en, points): (&str, &str, &str, u32)) -> Goal {
        Goal {
            code: code.to_owned(),
            name: Both {
                zh: zh.to_owned(),
                en: en.to_owned(),
            },
            points,
        }
    }
}
