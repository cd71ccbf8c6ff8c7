//! The shipped sample standard. Every figure here is a sample that a company replaces.

use std::collections::BTreeMap;

use super::{
    Claims, Complaints, Cost, Deadlines, Goal, Maxims, Renewal, Service, ServiceTerms, Standard,
    Stars, Upkeep,
};
use crate::lang::Both;
use crate::money::Fen;

impl Standard {
    /// The shipped sample.
    pub fn sample() -> Standard {
        standard()
    }
}

fn standard() -> Standard {
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
        archive: Upkeep {
            crm_days: 180,
            filing: 10,
        },
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
        cost: Cost {
            most: 2500,
            warn: 2000,
            income_gap: 2000,
        },
        maxims: Maxims {
            bunched: 5000,
            ends: 45,
            kinds: 4,
        },
        service: ServiceTerms {
            silence: [90, 60, 30, 20, 15],
            endorsement_sent: 3,
            endorsement_issued: 15,
            endorsement_checked: 5,
            risk: 10,
            hand_over: 5,
            manual: 30,
            manual_ahead: 30,
        },
        claims: Claims {
            silence: 30,
            limitation_near: 90,
        },
        complaints: Complaints {
            answer: 15,
            complex: 30,
            approved: 60,
        },
        renewal: Renewal {
            starts: [60, 60, 90, 120, 120],
            review: 90,
            exposure: 75,
            programme: 60,
            comparison: 45,
            proposal: 30,
            choice: 14,
            bound: 7,
            together: 30,
        },
        goals: GOALS
            .iter()
            .map(|(code, zh, en, points)| Goal {
                code: (*code).to_owned(),
                name: Both {
                    zh: (*zh).to_owned(),
                    en: (*en).to_owned(),
                },
                points: *points,
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

/// What an account review scores, a hundred points in all.
const GOALS: [(&str, &str, &str, u32); 5] = [
    ("renewal", "续保保障", "renewal", 30),
    ("delivery", "计划完成", "delivery of the plan", 20),
    ("satisfaction", "客户满意", "satisfaction", 20),
    ("risk", "风险改善", "risk improvement", 15),
    ("growth", "需求开发", "new business", 15),
];
