//! What a service year holds at least.

use super::form::rows::{CODE, EN, Section, ZH, counts, section};
use super::said::Said;
use crate::both;
use crate::lang::Both;

/// A service of the standard, and how often a service year must hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its code in records.
    pub code: String,
    /// Its name.
    pub name: Both,
    /// The least number a year for one to five stars.
    pub least: [u32; 5],
}

/// The form of `services`.
pub(super) const SERVICES: Section = section(
    "services",
    both!("服务项目：修改或增加", "services: changed, or added"),
    &[
        CODE,
        ZH,
        EN,
        counts(
            "least",
            [0; 5],
            both!(
                "每一服务年度至少几次，依次为一至五星",
                "the least number in a service year, for one to five stars"
            ),
        ),
    ],
);

/// What a service year holds at least, for one to five stars.
const SAMPLE: [(&str, &str, &str, [u32; 5]); 10] = [
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

/// A service as the company's file has it: what it leaves out is taken from the sample's of that code.
struct OwnService {
    code: String,
    zh: Option<String>,
    en: Option<String>,
    least: Option<[u32; 5]>,
}

impl OwnService {
    fn read(said: &mut Said<'_, '_, '_>) -> OwnService {
        OwnService {
            code: said.needed("code"),
            zh: said.text("zh"),
            en: said.text("en"),
            least: said.own_counts("least"),
        }
    }
}

impl Service {
    /// The sample's services as the company changed them, then the company's own.
    pub(super) fn read_all(said: &mut Said<'_, '_, '_>) -> Vec<Service> {
        let mut services: Vec<Service> = SAMPLE.into_iter().map(Service::of).collect();
        for own in said.list(&SERVICES, OwnService::read) {
            let known = services.iter().position(|service| service.code == own.code);
            let nth = known.unwrap_or_else(|| {
                services.push(Service::of((&own.code, &own.code, &own.code, [0; 5])));
                services.len() - 1
            });
            let service = &mut services[nth];
            if let Some(zh) = own.zh {
                service.name.zh = zh;
            }
            if let Some(en) = own.en {
                service.name.en = en;
            }
            if let Some(least) = own.least {
                service.least = least;
            }
        }
        services
    }

    fn of((code, zh, en, least): (&str, &str, &str, [u32; 5])) -> Service {
        Service {
            code: code.to_owned(),
            name: Both {
                zh: zh.to_owned(),
                en: en.to_owned(),
            },
            least,
        }
    }
}
