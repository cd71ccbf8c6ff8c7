//! Pages as a person sees them at a terminal.

use super::*;

#[test]
fn chinese_clients_at_100_columns() {
    let page = shown(&clients(Lang::Zh), 100, false, Lang::Zh);

    assert_eq!(
        page,
        r#"编号    名称                      阶段      星级   到期        下一步                           收入
──────  ────────────────────────  ────────  ─────  ──────────  ───────────────────────  ────────────
huarui  华锐重工集团有限公司      在编计划  ★★★★★  2026-11-24  服务计划：2个工作日内制  1,232,000.50
                                                               定，并在公司内部传阅
runhe   润禾冷链有限公司          组建团队         2026-09-21  服务团队：已逾期42个工
                                                               作日
boyuan  博远港务（青岛）股份有限  服务中    ★★★★   2026-12-31  四季度上门拜访             580,000.00
        公司
qinghe  =清禾␛[31m\u{202e}        准客户                                                     -100.00

共4家客户，1家逾期。运行 kefu explain runhe team，可以看到期限怎样算出、哪些日子因节假日跳过。
"#
    );
}

#[test]
fn chinese_clients_at_80_columns() {
    let page = shown(&clients(Lang::Zh), 80, false, Lang::Zh);

    assert_eq!(
        page,
        r#"编号    名称           阶段      星级   到期        下一步                  收入
──────  ─────────────  ────────  ─────  ──────────  ──────────────  ────────────
huarui  华锐重工集团   在编计划  ★★★★★  2026-11-24  服务计划：2个   1,232,000.50
        有限公司                                    工作日内制定，
                                                    并在公司内部传
                                                    阅
runhe   润禾冷链有限   组建团队         2026-09-21  服务团队：已逾
        公司                                        期42个工作日
boyuan  博远港务（青   服务中    ★★★★   2026-12-31  四季度上门拜访    580,000.00
        岛）股份有限
        公司
qinghe  =清禾          准客户                                            -100.00
        ␛[31m\u{202e}

共4家客户，1家逾期。运行 kefu explain runhe team，可以看到期限怎样算出、哪些日子
因节假日跳过。
"#
    );
}

#[test]
fn chinese_clients_at_50_columns_are_records() {
    let page = shown(&clients(Lang::Zh), 50, false, Lang::Zh);

    assert_eq!(
        page,
        r#"编号：huarui
名称：华锐重工集团有限公司
阶段：在编计划  星级：★★★★★  到期：2026-11-24
下一步：服务计划：2个工作日内制定，并在公司内部传
  阅
收入：1,232,000.50

编号：runhe
名称：润禾冷链有限公司
阶段：组建团队  到期：2026-09-21
下一步：服务团队：已逾期42个工作日

编号：boyuan
名称：博远港务（青岛）股份有限公司
阶段：服务中  星级：★★★★  到期：2026-12-31
下一步：四季度上门拜访
收入：580,000

编号：qinghe
名称：=清禾␛[31m\u{202e}
阶段：准客户  收入：-100

共4家客户，1家逾期。运行 kefu explain runhe team，
可以看到期限怎样算出、哪些日子因节假日跳过。
"#
    );
}

#[test]
fn english_clients_at_100_columns() {
    let page = shown(&clients(Lang::En), 100, false, Lang::En);

    assert_eq!(
        page,
        r#"Id      Name                    Stage       Stars  Due         Next                         Income
──────  ──────────────────────  ──────────  ─────  ──────────  ─────────────────────  ────────────
huarui  华锐重工集团有限公司    planning    ★★★★★  2026-11-24  Service plan: due      1,232,000.50
                                                               within 2 working days
runhe   润禾冷链有限公司        team               2026-09-21  Service team: 42
                                                               working days overdue
boyuan  博远港务（青岛）股份有  in service  ★★★★   2026-12-31  Fourth-quarter visit     580,000.00
        限公司
qinghe  =清禾␛[31m\u{202e}      prospect                                                   -100.00

4 clients, 1 overdue. Run kefu explain runhe team to see how the deadline was counted.
"#
    );
}

#[test]
fn english_clients_at_40_columns_are_records() {
    let page = shown(&clients(Lang::En), 40, false, Lang::En);

    assert_eq!(
        page,
        r#"Id: huarui
Name: 华锐重工集团有限公司
Stage: planning  Stars: ★★★★★
Due: 2026-11-24
Next: Service plan: due within 2 working
  days
Income: 1,232,000.50

Id: runhe
Name: 润禾冷链有限公司
Stage: team  Due: 2026-09-21
Next: Service team: 42 working days
  overdue

Id: boyuan
Name: 博远港务（青岛）股份有限公司
Stage: in service  Stars: ★★★★
Due: 2026-12-31
Next: Fourth-quarter visit
Income: 580,000

Id: qinghe
Name: =清禾␛[31m\u{202e}
Stage: prospect  Income: -100

4 clients, 1 overdue. Run kefu explain
runhe team to see how the deadline was
counted.
"#
    );
}

#[test]
fn colour_marks_headings_and_tones_only() {
    let page = shown(&clients(Lang::Zh), 100, true, Lang::Zh);

    assert_eq!(
        page,
        "\
\u{1b}[1m编号\u{1b}[0m    \u{1b}[1m名称\u{1b}[0m                      \u{1b}[1m阶段\u{1b}[0m      \u{1b}[1m星级\u{1b}[0m   \u{1b}[1m到期\u{1b}[0m        \u{1b}[1m下一步\u{1b}[0m                           \u{1b}[1m收入\u{1b}[0m
\u{1b}[2m──────  ────────────────────────  ────────  ─────  ──────────  ───────────────────────  ────────────\u{1b}[0m
huarui  华锐重工集团有限公司      在编计划  ★★★★★  2026-11-24  服务计划：2个工作日内制  1,232,000.50
                                                               定，并在公司内部传阅
runhe   润禾冷链有限公司          \u{1b}[31m组建团队\u{1b}[0m         2026-09-21  服务团队：已逾期42个工
                                                               作日
boyuan  博远港务（青岛）股份有限  \u{1b}[32m服务中\u{1b}[0m    ★★★★   2026-12-31  四季度上门拜访             580,000.00
        公司
qinghe  =清禾␛[31m\\u{202e}        \u{1b}[2m准客户\u{1b}[0m                                                     -100.00

共4家客户，1家逾期。运行 kefu explain runhe team，可以看到期限怎样算出、哪些日子因节假日跳过。
"
    );
}

#[test]
fn chinese_facts_at_80_columns() {
    let page = shown(&appointment(Lang::Zh), 80, false, Lang::Zh);

    assert_eq!(
        page,
        "\
委托关系

客户          huarui
确立日期      2026-03-02
有效期至      —
经纪业务收入  1,232,000.50
佣金比例      15.5%
关键企业      是
工作日        3
团队          陈静、周婷
计入          2026-03-03、2026-03-04
状态          迟办
客户需求      新仓库十月投产，须提前加保；“利润损失险”另行询价。
              保险期间自2026-03-20起。

--- clients/huarui.toml
+++ clients/huarui.toml
@@ -1,2 +1,2 @@
 [team]
-established = 2026-03-04
+established = 2026-03-05
    # `核对`␇
"
    );
}

#[test]
fn chinese_facts_at_50_columns_wrap_beside_their_label() {
    let page = shown(&appointment(Lang::Zh), 50, false, Lang::Zh);

    assert_eq!(
        page,
        "\
委托关系

客户          huarui
确立日期      2026-03-02
有效期至      —
经纪业务收入  1,232,000.50
佣金比例      15.5%
关键企业      是
工作日        3
团队          陈静、周婷
计入          2026-03-03、2026-03-04
状态          迟办
客户需求      新仓库十月投产，须提前加保；“利润损
              失险”另行询价。
              保险期间自2026-03-20起。

--- clients/huarui.toml
+++ clients/huarui.toml
@@ -1,2 +1,2 @@
 [team]
-established = 2026-03-04
+established = 2026-03-05
    # `核对`␇
"
    );
}

#[test]
fn english_facts_at_40_columns_wrap_below_their_label() {
    let page = shown(&appointment(Lang::En), 40, false, Lang::En);

    assert_eq!(
        page,
        "\
Appointment

Client: huarui
Established: 2026-03-02
Until: —
Brokerage income: 1,232,000.50
Commission: 15.5%
Key account: yes
Working days: 3
Team: 陈静, 周婷
Counted: 2026-03-03, 2026-03-04
State: late
Need: 新仓库十月投产，须提前加保；“利润
  损失险”另行询价。
  保险期间自2026-03-20起。

--- clients/huarui.toml
+++ clients/huarui.toml
@@ -1,2 +1,2 @@
 [team]
-established = 2026-03-04
+established = 2026-03-05
    # `核对`␇
"
    );
}

#[test]
fn a_diff_has_colours() {
    let page = shown(&appointment(Lang::En), 100, true, Lang::En);

    assert_eq!(
        page,
        "\
\u{1b}[1mAppointment\u{1b}[0m

\u{1b}[2mClient\u{1b}[0m            huarui
\u{1b}[2mEstablished\u{1b}[0m       2026-03-02
\u{1b}[2mUntil\u{1b}[0m             —
\u{1b}[2mBrokerage income\u{1b}[0m  1,232,000.50
\u{1b}[2mCommission\u{1b}[0m        15.5%
\u{1b}[2mKey account\u{1b}[0m       yes
\u{1b}[2mWorking days\u{1b}[0m      3
\u{1b}[2mTeam\u{1b}[0m              陈静, 周婷
\u{1b}[2mCounted\u{1b}[0m           2026-03-03, 2026-03-04
\u{1b}[2mState\u{1b}[0m             \u{1b}[33mlate\u{1b}[0m
\u{1b}[2mNeed\u{1b}[0m              新仓库十月投产，须提前加保；“利润损失险”另行询价。
                  保险期间自2026-03-20起。

\u{1b}[1m--- clients/huarui.toml\u{1b}[0m
\u{1b}[1m+++ clients/huarui.toml\u{1b}[0m
\u{1b}[2m@@ -1,2 +1,2 @@\u{1b}[0m
 [team]
\u{1b}[31m-established = 2026-03-04\u{1b}[0m
\u{1b}[32m+established = 2026-03-05\u{1b}[0m
    # `核对`␇
"
    );
}
