use std::sync::LazyLock;

use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::Record;
use crate::rules::{Census, Filed, Ground, Read, Selection, Source, look, order, workspace};
use crate::standard::Standard;

mod appointment;
mod claim;
mod complaint;
mod corrected;
mod deadline;
mod doubled;
mod plan;
mod policy;
mod rating;
mod record;
mod renewal;
mod service;
mod team;

/// The embedded years, made once.
static EMBEDDED: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);

/// What is said of a client on a day: each message, then its remedy.
fn said(lang: Lang, rules: &[&str], id: &str, today: &str, text: &str) -> Vec<String> {
    let rules: Vec<String> = rules.iter().map(|rule| (*rule).to_owned()).collect();
    let selection = Selection::new(&rules, &[], &Default::default()).unwrap();
    let (standard, calendar) = (Standard::sample(), &*EMBEDDED);
    let ground = Ground {
        standard: &standard,
        calendar,
        today: today.parse().unwrap(),
    };
    let document = Document::parse(text);
    let reading = document.as_ref().map(Record::read);
    let read = match (&document, &reading) {
        (Ok(document), Ok(reading)) => Read::Whole(document, reading),
        (Err(faults), _) | (Ok(_), &Err(faults)) => Read::Broken(faults),
    };
    let source = Source {
        id,
        id_is_valid: crate::store::Id::parse(id).is_ok(),
        text,
        read,
    };
    let mut looked = look(&source, &ground, &selection, &Filed::default());
    let census = Census {
        calendar,
        today: ground.today,
        calendar_files: &[],
        recovered: Vec::new(),
        misplaced: Vec::new(),
        clients: looked.counted.into_iter().collect(),
    };
    looked.findings.extend(workspace(&census, &selection));
    looked.findings.sort_by(order);
    let lines = looked.findings.iter();
    lines
        .flat_map(|finding| [message(lang, finding), remedy(lang, finding)])
        .collect()
}

fn appointed(day: &str, rest: &str) -> String {
    format!("[client]\nname = '甲'\n[appointment]\nestablished = {day}\n{rest}")
}

#[test]
fn what_is_wrong_with_a_file_says_where_and_what_to_write() {
    let text = "[client]\nname = '甲'\nfirst-contct = 2026-03-02\nfirst-contact = 2026-03-05\n\
                [appointment]\nestablished = 2026-03-04\n[[needs]]\nid = 'n 1'\ntext = 'x'\n\
                [[diary]]\nid = 'd1'\non = 2026-12-01\nkind = 'vist'\nitem = 'p9'\n\
                [[diary]]\nid = 'd1'\non = 2026-03-09\ndid = '登记 110101199003074477'\n";
    let told = |lang| said(lang, &["record"], "jia", "2026-11-20", text);

    assert_eq!(
        told(Lang::Zh),
        [
            "客户日志日期为 2026-12-01，这一天还没有到；已办的事项不能晚于今天。",
            "打开 clients/jia.toml 第 12 行写明 on。",
            "委托关系确立日期（2026-03-04）早于首次接触日期（2026-03-05）。",
            "kefu correct jia appointment established=日期",
            "编号“d1”在第 11 行已经用过；同一列表中的编号不能重复，下一个可用的是“d2”。",
            "kefu git resolve jia",
            "编号“n 1”中有空格，编号不能含空格。",
            "打开 clients/jia.toml 第 8 行改正。",
            "此处像是居民身份证号码。客户文件中不应保存个人敏感信息，Git 会留下每个版本。",
            "打开 clients/jia.toml 第 18 行删去该号码；如已提交到 Git，还须清理历史版本。",
            "服务计划中没有编号为“p9”的事项。",
            "打开 clients/jia.toml 第 14 行写明 item。",
            "“vist”既不是公司服务标准中的服务，也不是日志的业务类别。是否应为“visit”？",
            "打开 clients/jia.toml 第 13 行写明 kind；服务确有其项的，加入 kefu.toml 的 [[services]]。",
            "没有 client.first-contct 这一项，其内容不起作用。是否应为“first-contact”？",
            "打开 clients/jia.toml 第 3 行改正。",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "The diary entry is dated 2026-12-01, which is in the future. A record holds only what has happened.",
            "Open clients/jia.toml at line 12 and write on.",
            "The appointment (2026-03-04) is before the first contact (2026-03-05).",
            "kefu correct jia appointment established=DATE",
            "The id 'd1' is already used on line 11. An id can be used only once in a list; the next free one is 'd2'.",
            "kefu git resolve jia",
            "The id 'n 1' has a space in it. An id cannot have spaces.",
            "Open clients/jia.toml at line 8 and correct it.",
            "This looks like the number of an identity card. A record must not hold it, and git keeps every version.",
            "Open clients/jia.toml at line 18 and delete the number. If it was committed, remove it from git's history too.",
            "No plan item has the id 'p9'.",
            "Open clients/jia.toml at line 14 and write item.",
            "'vist' is neither a service of the company's standard nor a kind of business the diary knows. Did you mean 'visit'?",
            "Open clients/jia.toml at line 13 and write kind. If there is such a service, add it to [[services]] in kefu.toml.",
            "There is no key client.first-contct, so it has no effect. Did you mean 'first-contact'?",
            "Open clients/jia.toml at line 3 and correct it.",
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_and_its_name_are_told() {
    let told = |lang, text| said(lang, &["record"], "Hua Rui", "2026-11-20", text);

    assert_eq!(
        told(Lang::En, "client.name = '甲'\nteam = 3\n")[2..],
        [
            "team must be a section, such as [team].",
            "Open clients/Hua Rui.toml at line 2 and correct it.",
        ]
    );
    assert_eq!(
        told(Lang::Zh, "[client\nname = '甲'\n")[1..],
        [
            "将 clients/Hua Rui.toml 改名为 clients/hua-rui.toml。",
            "节的标题写法不对。请写作 [team]，条目写作 [[diary]]。",
            "打开 clients/Hua Rui.toml 第 1 行改正。",
        ]
    );
    let conflict = "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n";
    assert_eq!(
        told(Lang::Zh, conflict)[..2],
        [
            "此处到第 3 行是 Git 未合并完的冲突，文件因此无法读取。",
            "kefu git resolve 'Hua Rui'；仍有标记的，打开 clients/Hua Rui.toml 第 1 行，每处留下一边，删去 <<<<<<<、=======、>>>>>>> 标记行。",
        ]
    );
}

#[test]
fn long_words_of_the_user_are_cut() {
    let text = format!(
        "[client]\nname = '甲'\n[[diary]]\nid = 'd1'\non = 2026-03-09\nkind = '{}'\n",
        "长".repeat(61)
    );
    let told = said(Lang::Zh, &["service-unknown"], "jia", "2026-11-20", &text);

    assert_eq!(
        told[0],
        format!(
            "“{}…”既不是公司服务标准中的服务，也不是日志的业务类别。",
            "长".repeat(60)
        )
    );
}

#[test]
fn waivers_are_told_by_their_rule_and_with_what_to_type() {
    let late = appointed(
        "2026-09-17",
        "[team]\nestablished = 2026-09-22\nmembers = [{ name = '陈静', role = 'account-manager' }, { name = '周婷', role = 'deputy' }]\n",
    );
    let waiver = |id: &str, rest: &str| {
        format!("[[waivers]]\nid = '{id}'\nreason = '客户改期'\nby = '陈静'\n{rest}\n")
    };
    let waivers = [
        waiver("w1", "rule = 'team-late'\nuntil = 2026-10-31"),
        waiver(
            "w2",
            "rule = 'team-late'\nsubject = '2026-09-17'\nuntil = 2026-11-01",
        ),
        waiver("w3", "rule = 'plan-late'\nuntil = 2026-12-31"),
        waiver(
            "w4",
            "rule = 'plan-late'\nsubject = \"it's\"\nuntil = 2026-12-31",
        ),
    ];
    let text = late + &waivers.concat();
    let told = |lang| {
        let rules = ["team-late", "plan-late", "waiver"];
        let mut told = said(lang, &rules, "jia", "2026-11-20", &text);
        told.drain(..2);
        told
    };

    assert_eq!(
        told(Lang::Zh),
        [
            "豁免 w1（team-late）已于 2026-10-31 到期，所豁免的问题仍在。",
            "kefu waiver add jia team-late --reason 理由 --by 姓名 --until 日期",
            "豁免 w2（team-late 2026-09-17）已于 2026-11-01 到期，所豁免的问题仍在。",
            "kefu waiver add jia team-late --subject 2026-09-17 --reason 理由 --by 姓名 --until 日期",
            "豁免 w3（plan-late）目前没有可豁免的问题。",
            "kefu waiver remove jia w3",
            "豁免 w4（plan-late it's）目前没有可豁免的问题。",
            "kefu waiver remove jia w4",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Waiver w1 of team-late ended on 2026-10-31, and its finding is still there.",
            "kefu waiver add jia team-late --reason TEXT --by NAME --until DATE",
            "Waiver w2 of team-late 2026-09-17 ended on 2026-11-01, and its finding is still there.",
            "kefu waiver add jia team-late --subject 2026-09-17 --reason TEXT --by NAME --until DATE",
            "Waiver w3 of plan-late has no finding to waive today.",
            "kefu waiver remove jia w3",
            "Waiver w4 of plan-late it's has no finding to waive today.",
            "kefu waiver remove jia w4",
        ]
    );
}

#[test]
fn what_a_waiver_does_not_say_is_told() {
    let text = appointed(
        "2026-09-17",
        "[[waivers]]\nid = 'w1'\n[[waivers]]\nid = 'w 2'\nrule = 'teem-late'\nreason = 'x'\nby = 'x'\nuntil = 2026-12-31\n\
         [[waivers]]\nid = 'w3'\nrule = '别的'\nreason = 'x'\nby = 'x'\nuntil = 2026-12-31\n\
         [[waivers]]\nid = 'w 4'\nrule = 'conflict-markers'\nreason = 'x'\nby = 'x'\nuntil = 2026-12-31\n",
    );
    let told = |lang| said(lang, &["waiver"], "jia", "2026-11-20", &text);

    assert_eq!(
        told(Lang::Zh),
        [
            "豁免 w1 没有写明规则、豁免理由、决定人、豁免期限，不起作用。",
            "kefu correct jia waivers/w1 rule=规则 reason=理由 by=姓名 until=日期",
            "豁免 “w 2” 所写的规则“teem-late”不存在，不起作用。是否应为“team-late”？",
            "kefu correct jia 'waivers/w 2' rule=规则",
            "豁免 w3 所写的规则“别的”不存在，不起作用。",
            "kefu correct jia waivers/w3 rule=规则",
            "规则 conflict-markers 发现的问题不能豁免，豁免 “w 4” 不起作用。",
            "kefu waiver remove jia 'w 4'",
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "Waiver w1 does not say which rule, why, who decided, until when, so it has no effect.",
            "kefu correct jia waivers/w1 rule=RULE reason=TEXT by=NAME until=DATE",
            "Waiver 'w 2' names a rule 'teem-late' that does not exist, so it has no effect. Did you mean 'team-late'?",
            "kefu correct jia 'waivers/w 2' rule=RULE",
            "Waiver w3 names a rule '别的' that does not exist, so it has no effect.",
            "kefu correct jia waivers/w3 rule=RULE",
            "Findings of conflict-markers cannot be waived, so waiver 'w 4' has no effect.",
            "kefu waiver remove jia 'w 4'",
        ]
    );
}

#[test]
fn a_health_number_is_told_without_it() {
    let text = "client.name = '甲'\n# 病历号123456\n";
    let told = |lang| said(lang, &["personal-data"], "jia", "2026-11-20", text);
    assert_eq!(
        told(Lang::Zh)[0],
        "此处像是病历号、医保卡号之类的健康信息号码。客户文件中不应保存个人敏感信息，Git 会留下每个版本。"
    );
    assert_eq!(
        told(Lang::En)[0],
        "This looks like a person's medical or health insurance number. A record must not hold it, and git keeps every version."
    );
}
