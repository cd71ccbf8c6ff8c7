//! What a drafted plan item is called in the record, as the people who carry it out would write it.

use super::paper::MONTHS;
use crate::changes::plan::{Drafted, Mark, Subject};
use crate::lang::Lang;
use crate::model::Purpose;
use crate::say;
use crate::standard::Service;

/// The content of an item: "四月电话拜访", "risk survey (2)".
pub fn content(lang: Lang, item: &Drafted<'_>) -> String {
    match item.subject {
        Subject::Service(service, mark) => {
            let done = done(lang, service);
            let marked = marked(lang, &done, mark);
            let meets = ["visit", "phone-call", "meeting"].contains(&service.code.as_str());
            match meets && item.purpose == Some(Purpose::Renewal) {
                true => say!(lang, zh: "{marked}，沟通续转", en: "{marked}, about the renewal"),
                false => marked,
            }
        }
        Subject::Commitment(text) => {
            say!(lang, zh: "落实服务承诺：{text}", en: "as promised: {text}")
        }
        Subject::Need(text) => {
            let (zh, en) = (NEED[0], NEED[1]);
            say!(lang, zh: "{zh}{text}", en: "{en}{text}")
        }
    }
}

/// The beginning of an item for a need, as the company writes it, in each language.
const NEED: [&str; 2] = ["跟进客户需求：", "client's need: "];

/// The content of a plan item as the client reads it: a need is addressed to the client.
pub fn to_the_client(content: &str) -> String {
    let [zh, en] = NEED.map(|need| content.strip_prefix(need));
    match (zh, en) {
        (Some(text), _) => format!("应贵公司要求：{text}"),
        (None, Some(text)) => format!("at your request: {text}"),
        (None, None) => content.to_owned(),
    }
}

/// The service by its name, with a verb if the name is a thing.
fn done(lang: Lang, service: &Service) -> String {
    let name = service.name.pick(lang);
    match service.code.as_str() {
        "client-manual" => say!(lang, zh: "编制{name}", en: "prepare the {name}"),
        "stewardship-report" => say!(lang, zh: "编写{name}", en: "write the {name}"),
        _ => name.to_owned(),
    }
}

fn marked(lang: Lang, name: &str, mark: Mark) -> String {
    match mark {
        Mark::Only => name.to_owned(),
        Mark::Quarter(quarter) => {
            let zh = chinese(quarter);
            say!(lang, zh: "{zh}季度{name}", en: "Q{quarter} {name}")
        }
        Mark::Month(month) => {
            let zh = chinese(month);
            let en = MONTHS[(month.clamp(1, 12) - 1) as usize];
            say!(lang, zh: "{zh}月{name}", en: "{en} {name}")
        }
        Mark::Nth(nth) => {
            let zh = chinese(nth);
            say!(lang, zh: "{name}（{zh}）", en: "{name} ({nth})")
        }
    }
}

/// A number up to ninety-nine in Chinese: 十二, 二十, 二十一.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number > 99 {
        return number.to_string();
    }
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", DIGITS[more]),
    };
    format!("{tens}{}", DIGITS[ones])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;
    use crate::standard::Standard;

    fn both(subject: Subject<'_>, purpose: Option<Purpose>) -> [String; 2] {
        let day = "2026-03-02".parse().unwrap();
        let item = Drafted {
            id: "p1".to_owned(),
            subject,
            service: None,
            origin: Origin::Standard,
            covers: Vec::new(),
            start: day,
            finish: day,
            handler: "陈静",
            purpose,
            cost: None,
        };
        [content(Lang::Zh, &item), content(Lang::En, &item)]
    }

    #[test]
    fn an_item_is_called_by_its_service_and_what_tells_it_apart() {
        let standard = Standard::sample();
        let of = |code: &str, mark| {
            both(
                Subject::Service(standard.service(code).unwrap(), mark),
                None,
            )
        };
        assert_eq!(
            of("visit", Mark::Quarter(1)),
            ["一季度上门拜访", "Q1 visit"]
        );
        assert_eq!(
            of("phone-call", Mark::Month(12)),
            ["十二月电话拜访", "December phone call"]
        );
        assert_eq!(
            of("risk-survey", Mark::Nth(2)),
            ["风险查勘（二）", "risk survey (2)"]
        );
        assert_eq!(
            of("client-manual", Mark::Only),
            ["编制客户手册", "prepare the client manual"]
        );
        assert_eq!(
            of("stewardship-report", Mark::Only),
            ["编写年度服务报告", "write the stewardship report"]
        );
        let visit = Subject::Service(standard.service("visit").unwrap(), Mark::Month(2));
        assert_eq!(
            both(visit, Some(Purpose::Renewal)),
            [
                "二月上门拜访，沟通续转",
                "February visit, about the renewal"
            ]
        );
    }

    #[test]
    fn commitments_and_needs_keep_their_own_words() {
        assert_eq!(
            both(Subject::Commitment("理赔全程协助"), None),
            ["落实服务承诺：理赔全程协助", "as promised: 理赔全程协助"]
        );
        assert_eq!(
            both(Subject::Need("新仓库加保"), Some(Purpose::NewBusiness)),
            ["跟进客户需求：新仓库加保", "client's need: 新仓库加保"]
        );
    }

    #[test]
    fn what_the_client_asked_for_is_said_to_the_client() {
        for (written, read) in [
            ("跟进客户需求：新仓库加保", "应贵公司要求：新仓库加保"),
            ("client's need: 新仓库加保", "at your request: 新仓库加保"),
            ("新仓库投产前查勘", "新仓库投产前查勘"),
        ] {
            assert_eq!(to_the_client(written), read);
        }
    }

    #[test]
    fn numbers_are_chinese_up_to_ninety_nine() {
        let said: Vec<String> = [1, 9, 10, 12, 20, 21, 99, 100].map(chinese).to_vec();
        assert_eq!(
            said,
            ["一", "九", "十", "十二", "二十", "二十一", "九十九", "100"]
        );
    }
}
