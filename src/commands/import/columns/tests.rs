use super::*;

fn found(known: &[&'static [Column]], rows: &[&[&str]], map: &[(&str, &str)]) -> Option<Headings> {
    let rows: Vec<Row> = (1..)
        .zip(rows)
        .map(|(number, cells)| Row {
            number,
            cells: cells
                .iter()
                .map(|cell| Value::Text((*cell).to_owned()))
                .collect(),
        })
        .collect();
    let pair = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned());
    headings(known, &rows, &map.iter().map(pair).collect())
}

fn keys_of(known: &[&'static [Column]], row: &[&str]) -> Vec<Option<&'static str>> {
    let found = found(known, &[row], &[]).unwrap();
    found.columns.into_iter().map(|it| it.key).collect()
}

#[test]
fn headings_are_known_as_offices_write_them_in_both_languages() {
    assert_eq!(
        keys_of(
            CLIENTS,
            &["客户名称 *", "系统编号", "委托日期", "客户经理", "备注"]
        ),
        [
            Some("name"),
            Some("crm-id"),
            Some("established"),
            Some("manager"),
            None
        ]
    );
    assert_eq!(
        keys_of(
            POLICIES,
            &[
                "CRM编号",
                "保单号：",
                "保险费（元）",
                "佣金比例(%)",
                "起保日期",
                "止期"
            ]
        ),
        [
            Some("crm-id"),
            Some("number"),
            Some("premium"),
            Some("brokerage-percent"),
            Some("starts"),
            Some("ends")
        ]
    );
    assert_eq!(
        keys_of(
            POLICIES,
            &["Client name", "Policy number", "SUM INSURED", "sum_insured"]
        ),
        [
            Some("name"),
            Some("number"),
            Some("sum-insured"),
            Some("sum-insured")
        ]
    );
    assert_eq!(
        keys_of(CONTACTS, &["客户编号", "联系人", "职务", "邮箱"]),
        [Some("client"), Some("contact"), Some("role"), Some("email")]
    );
}

#[test]
fn a_title_may_stand_above_and_a_mapping_says_what_is_meant() {
    let rows: [&[&str]; 3] = [
        &["2026 年客户清单"],
        &["户名", "客户经理", "签约日"],
        &["甲", "陈静", "x"],
    ];
    assert!(found(CLIENTS, &rows, &[]).is_none());
    let mapped = found(
        CLIENTS,
        &rows,
        &[("户名", "name"), ("签约日", "established")],
    )
    .unwrap();
    assert_eq!(mapped.at, 1);
    let keys: Vec<_> = mapped.columns.iter().map(|it| it.key).collect();
    assert_eq!(keys, [Some("name"), Some("manager"), Some("established")]);
}

#[test]
fn each_key_is_a_heading_itself_and_no_heading_means_two() {
    for known in [CLIENTS, POLICIES, CONTACTS, TEAMS] {
        let columns: Vec<&Column> = known.iter().flat_map(|it| it.iter()).collect();
        for column in &columns {
            let way: Vec<&str> = column.way.split('.').collect();
            let row = key_of(&way);
            let words = row.into_iter().flat_map(|row| [row.words, row.head]);
            let words = words.flat_map(|both| [half(both, Lang::Zh), half(both, Lang::En)]);
            let words = words.filter(|word| !word.is_empty());
            let names = column.also.iter().copied().chain([column.key]).chain(words);
            for name in names {
                let called: Vec<&str> = columns
                    .iter()
                    .filter(|it| is_called(it, &plain(name.strip_prefix("the ").unwrap_or(name))))
                    .map(|it| it.key)
                    .collect();
                assert_eq!(called, [column.key], "{name}");
            }
        }
    }
}
