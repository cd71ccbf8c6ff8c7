use super::*;

fn item(said: &[Said]) -> Item {
    Item {
        head: "错误 · 润禾冷链 <有限公司> · team-overdue D21".to_owned(),
        said: said.to_vec(),
    }
}

fn words(text: &str) -> Said {
    Said::Words(text.to_owned())
}

fn command(text: &str) -> Said {
    Said::Command(text.to_owned())
}

fn digest(new: Vec<Item>) -> Digest {
    Digest {
        title: "2026-11-20 陈静".to_owned(),
        opening: vec!["新增 1 项。".to_owned()],
        new,
        rest: "kefu check --who 陈静".to_owned(),
        open: "共 3 项。".to_owned(),
        settled: vec!["长风建设 · plan-late".to_owned()],
    }
}

#[test]
fn a_digest_is_read_in_three_shapes_without_tables() {
    let digest = digest(vec![item(&[
        words("逾期 3 个工作日_未设立"),
        command("kefu team set runhe --manager 姓名"),
    ])]);
    let of = |shape| messages(&digest, shape, Lang::Zh);

    assert_eq!(
        of(Shape::Markdown),
        [
            "**2026-11-20 陈静**\n新增 1 项。\n\n**新增**\n\n1. **错误 · 润禾冷链 \\<有限公司\\> · team-overdue D21**\n逾期 3 个工作日\\_未设立\n`kefu team set runhe --manager 姓名`\n\n**仍未解决**\n共 3 项。\n\n**已解决**\n- 长风建设 · plan-late\n"
        ]
    );
    assert_eq!(
        of(Shape::Text),
        [
            "2026-11-20 陈静\n新增 1 项。\n\n新增\n\n1. 错误 · 润禾冷链 <有限公司> · team-overdue D21\n逾期 3 个工作日_未设立\n  kefu team set runhe --manager 姓名\n\n仍未解决\n共 3 项。\n\n已解决\n- 长风建设 · plan-late\n"
        ]
    );
    assert_eq!(
        of(Shape::Html),
        [
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>2026-11-20 陈静</title></head>\n<body style=\"font-family:sans-serif;max-width:40em;line-height:1.5\">\n<h1 style=\"font-size:1.2em\">2026-11-20 陈静</h1>\n<p>新增 1 项。</p>\n<h2 style=\"font-size:1em\">新增</h2>\n<p><b>1. 错误 · 润禾冷链 &lt;有限公司&gt; · team-overdue D21</b><br>\n逾期 3 个工作日_未设立<br>\n<code>kefu team set runhe --manager 姓名</code></p>\n<h2 style=\"font-size:1em\">仍未解决</h2>\n<p>共 3 项。</p>\n<h2 style=\"font-size:1em\">已解决</h2>\n<p>· 长风建设 · plan-late</p>\n</body>\n</html>\n"
        ]
    );
}

/// So many findings, each with its number.
fn many(count: usize) -> Digest {
    let said = "逾期未设立团队。&<".repeat(4);
    let items = (0..count).map(|nth| item(&[words(&format!("第{nth}项 {said}"))]));
    digest(items.collect())
}

#[test]
fn what_does_not_fit_goes_into_the_next_message_and_none_is_lost() {
    for shape in Shape::ALL {
        let count = 24;
        let messages = messages(&many(count), shape, Lang::Zh);
        assert!(messages.len() > 1, "{shape:?}");
        let all = messages.concat();
        for nth in 0..count {
            assert_eq!(
                all.matches(&format!("第{nth}项")).count(),
                1,
                "{shape:?} {nth}"
            );
        }
        assert!(!all.contains("另有"), "{shape:?}");
        for (nth, message) in messages.iter().enumerate() {
            assert!(message.len() < LIMIT, "{shape:?}: {}", message.len());
            assert!(nth == 0 || message.contains(&format!("（续 {}）", nth + 1)));
            assert!(shape != Shape::Html || message.ends_with("</html>\n"));
        }
        // None is sent that would fit into the one before.
        let first = &messages[0];
        assert!(first.len() > LIMIT - ITEM, "{shape:?}: {}", first.len());
    }
}

#[test]
fn of_more_than_three_messages_the_last_says_how_many_are_left_out_and_where() {
    for shape in Shape::ALL {
        let of = |count| messages(&many(count), shape, Lang::Zh);
        // The most that three messages hold are all told; of one more, some are left out.
        let most = (1..80).take_while(|count| !of(*count).concat().contains("另有"));
        let most = most.last().unwrap();
        for count in [most, most + 1, 80] {
            let messages = of(count);
            assert_eq!(messages.len(), 3, "{shape:?} {count}");
            assert!(messages.iter().all(|it| it.len() < LIMIT), "{shape:?}");
            let all = messages.concat();
            let is_told = |nth: &usize| all.contains(&format!("第{nth}项"));
            let told = (0..count).filter(is_told).count();
            // The gravest are the first.
            assert!((0..told).all(|nth| is_told(&nth)), "{shape:?} {count}");
            let left = count - told;
            assert_eq!(left == 0, count == most, "{shape:?} {count}");
            let where_ = match shape {
                Shape::Markdown => "\n`kefu check --who 陈静`\n",
                Shape::Text => "\n  kefu check --who 陈静\n",
                Shape::Html => "<br>\n<code>kefu check --who 陈静</code></p>\n",
            };
            let line = format!("另有 {left} 项。全部列出：{where_}");
            assert_eq!(messages[2].matches(&line).count(), usize::from(left > 0));
            // What is open and settled is told all the same.
            assert!(messages[2].contains("共 3 项。") && messages[2].contains("plan-late"));
        }
        // No more are left out than the line needs room for.
        let all = of(80).concat();
        let told = (0..80).filter(|nth| all.contains(&format!("第{nth}项")));
        assert!(told.count() + 2 > most, "{shape:?}");
    }
}

#[test]
fn of_many_settled_findings_twelve_are_told() {
    let with = |count: usize| Digest {
        settled: (0..count).map(|nth| format!("长风建设 {nth}")).collect(),
        ..digest(Vec::new())
    };
    let text = |count| messages(&with(count), Shape::Text, Lang::En).concat();
    assert!(text(12).ends_with("- 长风建设 10\n- 长风建设 11\n"));
    assert!(text(13).ends_with("- 长风建设 10\n- 长风建设 11\n- and 1 more\n"));
}

#[test]
fn the_largest_message_has_one_byte_less_than_the_limit() {
    let of = |length: usize| {
        let digest = Digest {
            title: "t".to_owned(),
            opening: Vec::new(),
            new: Vec::new(),
            rest: String::new(),
            open: String::new(),
            settled: (0..8)
                .map(|_| "x".repeat(500))
                .chain(["y".repeat(length)])
                .collect(),
        };
        messages(&digest, Shape::Text, Lang::En)
    };
    let used = of(1)[0].len();
    let room = LIMIT - 1 - used;
    let largest = of(1 + room);
    assert_eq!((largest.len(), largest[0].len()), (1, LIMIT - 1));
    assert_eq!(of(2 + room).len(), 2);
}

#[test]
fn nothing_is_cut_within_a_character_and_no_command_is_cut_at_all() {
    let family = "👨\u{200d}👩\u{200d}👧";
    for (long, of_one) in [("华&", 2), (family, 5), ("e\u{301}", 2)] {
        for shape in Shape::ALL {
            let frame = Frame {
                shape,
                lang: Lang::Zh,
                title: "",
            };
            for most in 20..80 {
                let cut = frame.cut(&long.repeat(40), most);
                assert!(cut.len() <= most, "{shape:?} {most}: {cut}");
                let kept = cut.strip_suffix('…').unwrap();
                let kept = kept.replace("&amp;", "&").replace("\\&", "&");
                let is_whole = kept.chars().count().is_multiple_of(of_one) || long == "华&";
                assert!(is_whole, "{shape:?} {most}: {cut}");
            }
        }
    }
    let digest = digest(vec![item(&[
        command(&"kefu x ".repeat(300)),
        words("后来"),
    ])]);
    for shape in Shape::ALL {
        let text = messages(&digest, shape, Lang::Zh).concat();
        assert!(
            !text.contains("kefu x") && text.contains("后来"),
            "{shape:?}"
        );
    }
}

#[test]
fn a_person_s_name_becomes_a_name_that_every_file_system_takes() {
    for (name, file) in [
        ("陈静", "陈静"),
        ("Chen Jing", "Chen Jing"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("../../etc/passwd", "___etc_passwd"),
        ("a/b\\c:d*e?\"<>|", "a_b_c_d_e_____"),
        ("王\n五\u{202e}", "王_五_"),
        (" . ", "_"),
        ("", "_"),
        ("李明.", "李明"),
    ] {
        assert_eq!(file_name(name), file, "{name:?}");
    }
    assert!(file_name(&"华".repeat(500)).len() <= 120);
}
