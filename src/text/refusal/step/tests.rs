use super::*;

fn told(of: StepRefusal) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| refusal(lang, &of, "huarui", None))
}

fn entry(section: &'static str, id: &str) -> Entry {
    let id = Some(id.to_owned());
    Entry { section, id }
}

fn plan() -> Entry {
    let (section, id) = ("years.plan", None);
    Entry { section, id }
}

fn day(day: &str) -> chrono::NaiveDate {
    day.parse().unwrap()
}

#[test]
fn another_day_is_not_written_over_and_it_says_how_to_see_and_correct_the_one_there_is() {
    let there = |entry, step| {
        let on = day("2026-07-25");
        told(StepRefusal::There { entry, step, on })
    };
    assert_eq!(
        there(entry("duties", "o1"), "done"),
        [
            "保险公司应办事项 o1：保险公司履行日期已登记为 2026-07-25，不另行覆盖。查看：kefu duty list huarui；登记有误的，更正：kefu correct huarui duties/o1 done=日期",
            "Insurer's duty o1: the insurer's performance is already on record for 2026-07-25, and is not overwritten. To see it: kefu duty list huarui; if it is wrong: kefu correct huarui duties/o1 done=DATE",
        ]
    );
    assert_eq!(
        there(plan(), "sent"),
        [
            "服务计划提交客户日期已登记为 2026-07-25，不另行覆盖。查看：kefu plan show huarui；登记有误的，更正：kefu correct huarui plan sent=日期",
            "The sending of the plan to the client is already on record for 2026-07-25, and is not overwritten. To see it: kefu plan show huarui; if it is wrong: kefu correct huarui plan sent=DATE",
        ]
    );
    assert_eq!(
        there(entry("claims", "k1"), "complete"),
        [
            "索赔 k1：索赔单证齐全日期已登记为 2026-07-25，不另行覆盖。查看：kefu claim show huarui k1；登记有误的，更正：kefu correct huarui claims/k1 complete=日期；其他进展记入日志：kefu log huarui claim 内容 --claim k1",
            "Claim k1: the completion of the claim papers is already on record for 2026-07-25, and is not overwritten. To see it: kefu claim show huarui k1; if it is wrong: kefu correct huarui claims/k1 complete=DATE; anything further goes into the diary: kefu log huarui claim TEXT --claim k1",
        ]
    );
    let choice = there(entry("renewals", "x2027"), "choice");
    assert!(choice[1].ends_with(
        "; to add cover the client accepted or declined: kefu renewal step huarui choice --on 2026-07-25 --decline COVER"
    ));
}

#[test]
fn a_step_out_of_order_says_which_one_stands_in_the_way() {
    let (given, on) = (day("2026-07-24"), day("2026-07-25"));
    assert_eq!(
        told(StepRefusal::TooEarly {
            entry: plan(),
            step: "sent",
            day: given,
            after: "sent",
            on,
        }),
        [
            "服务计划提交客户日期已登记为 2026-07-25，不以更早的 2026-07-24 覆盖。登记有误的，更正：kefu correct huarui plan sent=日期",
            "The sending of the plan to the client is already on record for 2026-07-25, and an earlier day, 2026-07-24, does not replace it. If it is wrong: kefu correct huarui plan sent=DATE",
        ]
    );
    assert_eq!(
        told(StepRefusal::TooEarly {
            entry: entry("claims", "k1"),
            step: "complete",
            day: given,
            after: "asked",
            on,
        }),
        [
            "索赔 k1：索赔单证齐全日期不能早于要求补充单证日期（2026-07-25），而所写日期为 2026-07-24。请核对日期。",
            "Claim k1: the completion of the claim papers on 2026-07-24 would come before the insurer's request for papers on 2026-07-25. Check the date.",
        ]
    );
    assert_eq!(
        told(StepRefusal::TooLate {
            entry: plan(),
            step: "issued",
            day: on,
            before: "sent",
            on: given,
        }),
        [
            "服务计划定稿日期不能晚于服务计划提交客户日期（2026-07-24），而所写日期为 2026-07-25。请核对日期。",
            "The issue of the plan on 2026-07-25 would come after the sending of the plan to the client on 2026-07-24. Check the date.",
        ]
    );
}

#[test]
fn what_a_step_rests_on_is_told_in_its_order_each_with_its_command() {
    let needs = |entry, step, lacking: &[&'static str]| {
        let lacking = lacking.to_vec();
        told(StepRefusal::Needs {
            entry,
            step,
            lacking,
        })
    };
    assert_eq!(
        needs(entry("claims", "k1"), "paid", &["notified", "agreed"]),
        [
            "索赔 k1：赔款到账之前，请先登记报案、达成赔付协议：\n  kefu claim notify huarui k1 --on 日期\n  kefu claim agree huarui k1 --on 日期",
            "Claim k1: the payment of the claim needs earlier steps that are not on record yet: the notice of loss, the agreement on the amount. Record them first, in this order:\n  kefu claim notify huarui k1 --on DATE\n  kefu claim agree huarui k1 --on DATE",
        ]
    );
    let bound = needs(entry("renewals", "x2027"), "bound", &["proposal", "choice"]);
    assert!(bound[1].ends_with(
        "\n  kefu renewal step huarui proposal --renewal x2027 --on DATE\n  kefu renewal step huarui choice --accept COVER --decline COVER --renewal x2027 --on DATE"
    ));
    let sent = needs(plan(), "sent", &["issued"]);
    assert!(sent[1].ends_with("\n  kefu plan issue huarui --on DATE"));
    let contested = needs(entry("claims", "k1"), "contested", &["denied"]);
    assert!(contested[1].ends_with("\n  kefu claim deny huarui k1 --reason TEXT --on DATE"));
}

#[test]
fn an_end_says_since_when_and_what_can_still_be_done() {
    let over = |entry, step, end| {
        let on = (end != "minor").then(|| day("2026-10-12"));
        told(StepRefusal::Over {
            entry,
            step,
            end,
            on,
        })
    };
    assert_eq!(
        over(entry("endorsements", "b1"), "withdrawn", "issued"),
        [
            "批改 b1：批改撤回日期不再登记，批单出具日期已登记为 2026-10-12。批单是合同的一部分（保险法第二十条），要改回来，另行申请批改：kefu endorsement add huarui 保单 内容",
            "Endorsement b1: the withdrawal of the endorsement cannot be recorded after the issue of the endorsement on 2026-10-12. An issued endorsement is part of the contract (Insurance Law, article 20). To undo it, ask for another: kefu endorsement add huarui POLICY TEXT",
        ]
    );
    assert_eq!(
        over(entry("duties", "o1"), "done", "dropped"),
        [
            "保险公司应办事项 o1：保险公司履行日期不再登记，不再要求履行的日期已登记为 2026-10-12。如仍需办理，另行登记：kefu duty add huarui 保险公司 内容 --due 日期",
            "Insurer's duty o1: the insurer's performance cannot be recorded after the giving-up of the insurer's duty on 2026-10-12. If it is wanted after all, record it again: kefu duty add huarui INSURER TEXT --due DATE",
        ]
    );
    assert_eq!(
        over(entry("claims", "k1"), "agreed", "denied"),
        [
            "索赔 k1：达成赔付协议日期不再登记，拒赔日期已登记为 2026-10-12。提出异议后保险公司改变决定的，请先登记异议：kefu claim contest huarui k1 --on 日期",
            "Claim k1: the agreement on the amount cannot be recorded after the denial of the claim on 2026-10-12. If the insurer changed its mind, record that the denial was contested first: kefu claim contest huarui k1 --on DATE",
        ]
    );
    assert_eq!(
        over(entry("risks", "x1"), "told", "minor"),
        [
            "风险变化 x1：告知保险公司日期不再登记，已注明无须告知保险公司（minor = true）。登记有误的，更正：kefu correct huarui risks/x1 minor=否",
            "Change of risk x1: the telling of the insurer cannot be recorded while the record says minor = true. If that is wrong: kefu correct huarui risks/x1 minor=no",
        ]
    );
    let closed = over(entry("claims", "k1"), "asked", "closed");
    assert!(closed[1].ends_with(
        "To see it: kefu claim show huarui k1; what came later goes into the diary: kefu log huarui claim TEXT --claim k1"
    ));
    let renewal = over(entry("renewals", "x2027"), "bound", "closed");
    assert!(renewal[1].ends_with("To see it: kefu renewal show huarui x2027"));
}

#[test]
fn an_id_that_nobody_has_is_told_with_those_there_are() {
    let not_listed = |near: Option<&str>, known: &[(&str, &str)]| {
        let known = known
            .iter()
            .map(|(id, words)| ((*id).into(), (*words).into()));
        told(StepRefusal::NotListed {
            section: "risks",
            id: "x9".into(),
            near: near.map(str::to_owned),
            known: known.collect(),
        })
    };
    assert_eq!(
        not_listed(None, &[]),
        [
            "没有编号为 x9 的风险变化，该客户一条也没有登记。登记：kefu risk add huarui 变化",
            "No change of risk has the id x9; this client has none on record. Record one: kefu risk add huarui TEXT",
        ]
    );
    assert_eq!(
        not_listed(Some("x1"), &[("x1", "新仓库投产")]),
        [
            "没有编号为 x9 的风险变化。是不是 x1？现有：\n  x1  新仓库投产",
            "No change of risk has the id x9. Did you mean x1? There are:\n  x1  新仓库投产",
        ]
    );
}
