//! The shipped sample standard. Every figure here is a sample that a company replaces.

use std::collections::BTreeMap;

use super::{Deadlines, Service, Standard, Stars, Upkeep};
use crate::lang::Both;
use crate::money::Fen;

pub(super) fn standard() -> Standard {
    Standard {
        company: None,
        lang: None,
        timezone: None,
        deadlines: Deadlines {
            team: 3,
            archive: 3,
            rating: 5,
            plan: 10,
            onboarding: 10,
            due_soon: 2,
        },
        archive: Upkeep { crm_days: 180 },
        stars: Stars {
            thresholds: [
                Fen::yuan(50_000),
                Fen::yuan(200_000),
                Fen::yuan(500_000),
                Fen::yuan(1_000_000),
            ],
            leading_group: 4,
        },
        services: SERVICES
            .iter()
            .map(|(code, zh, en, least)| Service {
                code: (*code).to_owned(),
                name: Both {
                    zh: (*zh).to_owned(),
                    en: (*en).to_owned(),
                },
                least: *least,
            })
            .collect(),
        rest_days: Vec::new(),
        work_days: Vec::new(),
        severities: BTreeMap::new(),
    }
}

/// What a service year holds at least, for one to five stars.
const SERVICES: [(&str, &str, &str, [u32; 5]); 10] = [
    ("phone-call", "电话拜访", "phone call", [2, 4, 6, 12, 12]),
    ("visit", "上门拜访", "visit", [0, 1, 2, 4, 6]),
    ("meeting", "沟通例会", "regular meeting", [0, 0, 1, 2, 4]),
    (
        "client-manual",
        "客户手册",
        "client manual",
        [1, 1, 1, 1, 1],
    ),
    ("risk-survey", "风险查勘", "risk survey", [0, 0, 1, 1, 2]),
    ("training", "培训讲座", "training or talk", [0, 0, 1, 2, 3]),
    ("bulletin", "市场与法规资讯", "bulletin", [1, 2, 4, 4, 12]),
    (
        "claims-session",
        "索赔与案例",
        "claims session",
        [1, 1, 1, 2, 4],
    ),
    (
        "account-review",
        "客户回顾",
        "account review",
        [1, 1, 1, 2, 2],
    ),
    (
        "stewardship-report",
        "年度服务报告",
        "stewardship report",
        [0, 1, 1, 1, 1],
    ),
];
