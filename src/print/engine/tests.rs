use rayon::prelude::*;

use super::*;

fn sheet() -> Value {
    Value::from_pairs([
        ("client", Value::from("华锐 & 子公司")),
        ("internal", Value::from(())),
    ])
}

fn fill(text: &str) -> Result<String, Fault> {
    let style = Source::shipped("style.css".to_owned(), "p {}");
    let own = Source::own("templates/plan.html".to_owned(), text.into()).unwrap();
    filled(Form::Html, &[&style, &own], &own, &sheet())
}

fn wrong(text: &str) -> (Option<usize>, Trouble, Option<String>) {
    let fault = fill(text).unwrap_err();
    assert_eq!(fault.file, "templates/plan.html");
    (fault.line, fault.trouble, fault.near)
}

#[test]
fn a_template_is_filled_and_may_ask_for_what_is_not_there() {
    assert_eq!(
        fill("\u{feff}<p>{{ client }}</p>\n{% if internal %}x{% endif %}\n"),
        Ok("<p>华锐 &amp; 子公司</p>\n".to_owned())
    );
    assert_eq!(fill("{% include \"style.css\" %}"), Ok("p {}".to_owned()));
    assert_eq!(
        fill("{% if internal.stars %}x{% endif %}{% if other %}y{% endif %}"),
        Ok(String::new())
    );
}

#[test]
fn a_fault_is_told_with_its_line_and_words() {
    assert_eq!(
        wrong("<p>\n{{ clinet }}\n"),
        (Some(2), Trouble::Unknown, Some("clinet".to_owned()))
    );
    assert_eq!(
        wrong("\n\n{{ internal.stars }}"),
        (Some(3), Trouble::Unknown, Some("internal.stars".to_owned()))
    );
    let (line, trouble, _) = wrong("a\n{% if client %}\nb");
    assert_eq!(line, Some(3));
    assert!(matches!(trouble, Trouble::Wrong(_)), "{trouble:?}");
    let (line, trouble, _) = wrong("{% include \"/etc/passwd\" %}");
    assert_eq!(line, Some(1));
    assert!(matches!(trouble, Trouble::Wrong(_)), "{trouble:?}");
}

#[test]
fn a_fault_in_a_part_is_told_where_the_part_is_included() {
    let part = |text: &str| {
        let part = Source::shipped("part.html".to_owned(), text);
        let own = "<p>\n{% include \"part.html\" %}\n";
        let own = Source::own("templates/plan.html".to_owned(), own.into()).unwrap();
        let fault = filled(Form::Html, &[&part, &own], &own, &sheet()).unwrap_err();
        (fault.file, fault.line, fault.trouble)
    };
    let told = |trouble| ("templates/plan.html".to_owned(), Some(2), trouble);

    assert_eq!(part("\n\n\n{{ clinet }}"), told(Trouble::Unknown));
    let loops = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}";
    assert_eq!(part(loops), told(Trouble::TooMuch));
}

#[test]
fn a_template_that_would_never_end_is_stopped() {
    let loops = "{% for a in range(99999) %}{% for b in range(99999) %}{{ client }}{% endfor %}{% endfor %}";
    assert_eq!(wrong(loops).1, Trouble::TooMuch);
    let grows = "{% for a in range(99999) %}{{ 'x' * 9000000 }}{% endfor %}";
    assert_eq!(wrong(grows).1, Trouble::TooMuch);
}

#[test]
fn the_size_of_a_value_is_bounded() {
    let sizes = [
        ("a string that is repeated", "{{ 'x' * 900000000 }}"),
        (
            "a string that is not printed",
            "{% set a = 'x' * 900000000 %}",
        ),
        (
            "a string that doubles in a loop",
            "{% set it = namespace(a=client) %}{% for n in range(64) %}{% set it.a = it.a ~ it.a %}{% endfor %}",
        ),
        (
            "a sum that doubles",
            "{% set it = namespace(a=client) %}{% for n in range(64) %}{% set it.a = it.a + it.a %}{% endfor %}",
        ),
        (
            "a list that doubles",
            "{% set it = namespace(a=[1]) %}{% for n in range(64) %}{% set it.a = (it.a + it.a) | list %}{% endfor %}",
        ),
        (
            "a list that is repeated",
            "{% set a = ([1] * 900000000) | list %}",
        ),
        (
            "a block that is kept",
            "{% set it = namespace(a=client) %}{% for n in range(64) %}{% set b %}{{ it.a }}{{ it.a }}{% endset %}{% set it.a = b %}{% endfor %}",
        ),
        (
            "a string that is replaced",
            "{% set it = namespace(a='xx') %}{% for n in range(64) %}{% set it.a = it.a | replace('x', 'xxxxxxxx') %}{% endfor %}",
        ),
        (
            "a list that is joined",
            "{% set it = namespace(a='xx') %}{% for n in range(64) %}{% set it.a = [it.a, it.a, it.a] | join %}{% endfor %}",
        ),
    ];
    for (what, text) in sizes {
        let begun = std::time::Instant::now();
        let trouble = wrong(text).1;
        let is_stopped = match &trouble {
            Trouble::TooMuch => true,
            Trouble::Wrong(why) => why.contains("too large") || why.contains("too many"),
            _ => false,
        };
        assert!(is_stopped, "{what}: {trouble:?}");
        assert!(begun.elapsed().as_secs() < 20, "{what}");
    }
}

#[test]
fn the_depth_of_a_value_is_bounded() {
    let grown = |step: &str, then: &str| {
        format!(
            "{{% set it = namespace(a=[]) %}}{{% for n in range(99999) %}}{{% set it.a = {step} %}}{{% endfor %}}{then}"
        )
    };
    let uses = [
        "{{ it.a }}",
        "{{ it.a == it.a }}",
        "{{ it.a | length }}",
        "{{ it.a | string }}",
        "{{ it.a | sort }}",
        "{{ [it.a, it.a] | unique }}",
        "{{ it.a in it.a }}",
        "",
    ];
    let steps = ["[it.a]", "{'a': it.a}", "[it.a, n]", "(it.a,)"];
    let all = steps
        .par_iter()
        .flat_map(|step| uses.map(|then| grown(step, then)));
    // Whatever comes of it, the program goes on.
    all.for_each(|grown| _ = fill(&grown));
    let nested = "[".repeat(99_999) + &"]".repeat(99_999);
    assert!(fill(&format!("{{{{ {nested} }}}}")).is_err());
    let nested = "{% if 1 %}".repeat(9_999) + &"{% endif %}".repeat(9_999);
    let _ = fill(&nested);
    let nested = "(".repeat(99_999) + "1" + &")".repeat(99_999);
    assert!(fill(&format!("{{{{ {nested} }}}}")).is_err());
}

#[test]
fn a_template_is_text_in_utf_8() {
    let fault =
        Source::own("templates/plan.md".to_owned(), b"a\nb\n\xbf\xcd".to_vec()).unwrap_err();
    assert_eq!((fault.line, fault.trouble), (Some(3), Trouble::NotUtf8));
}
