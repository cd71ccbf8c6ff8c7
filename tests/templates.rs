//! What a company's own template may do, and what it cannot leave out.

#![allow(clippy::unwrap_used)]

use kefu::print::{Form, Paper, Template, Trouble, print};

#[test]
fn a_template_of_a_company_may_use_the_parts_of_the_shipped_ones() {
    #[derive(serde::Serialize)]
    struct Sheet {
        lang: &'static str,
        client: &'static str,
        broker: &'static str,
        mark: &'static str,
        t: Heading,
        items: Vec<Item>,
    }
    #[derive(serde::Serialize)]
    struct Heading {
        title: &'static str,
        content: &'static str,
    }
    #[derive(serde::Serialize)]
    struct Item {
        content: &'static str,
    }
    let text = r#"{% extends "base.html" %}
{% block style %}
h1 { color: navy; }
{% endblock %}
{% block main %}
{% with class = "short", rows = items, columns = [["content", t.content, "content", "–"]] %}
{% include "table.html" %}
{% endwith %}
{% endblock %}
"#;
    let own = Template::shipped(Paper::Plan, Form::Html)
        .replaced("templates/plan.html".to_owned(), text.into())
        .and_then(|own| own.styled("templates/style.css".to_owned(), "p {}\n".into()));
    let (title, content) = ("Plan", "Content");
    let sheet = Sheet {
        lang: "en",
        client: "A & B",
        broker: "",
        mark: "DRAFT",
        t: Heading { title, content },
        items: vec![Item { content: "<visit>" }, Item { content: "" }],
    };
    let page = print(&own.unwrap(), &sheet).unwrap();

    assert_eq!(
        String::from_utf8(page).unwrap(),
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>A &amp; B – Plan</title>
<style>
p {}
h1 { color: navy; }
</style>
</head>
<body>
<p class="mark">DRAFT</p>
<p class="watermark" aria-hidden="true">DRAFT</p>
<header>
<h1>Plan</h1>
<p class="client">A &amp; B</p>
<dl>
</dl>
</header>
<main>
<table class="short">
<thead><tr><th scope="col" class="content">Content</th></tr></thead>
<tbody>
<tr><td class="content" data-label="Content">&lt;visit&gt;</td></tr>
<tr><td class="content" data-label="Content">–</td></tr>
</tbody>
</table>
</main>
</body>
</html>
"#
    );
}

#[test]
fn a_paper_that_must_be_marked_is_not_printed_without_its_mark() {
    #[derive(serde::Serialize)]
    struct Marked {
        mark: &'static str,
    }
    let own = |text: &str, mark| {
        let shipped = Template::shipped(Paper::Plan, Form::Html);
        let own = shipped.replaced("templates/plan.html".to_owned(), text.into());
        print(&own.unwrap(), &Marked { mark }).map_err(|fault| fault.trouble)
    };
    assert_eq!(
        own("<p>{{ mark }}</p>", "内部 & 草稿"),
        Ok("<p>内部 &amp; 草稿</p>".into())
    );
    assert_eq!(own("<p></p>", "内部"), Err(Trouble::Unmarked));
    assert_eq!(own("<p></p>", ""), Ok("<p></p>".into()));

    let docx = Template::shipped(Paper::Plan, Form::Docx);
    let Template::Docx { name, mut parts } = docx else {
        panic!("it is one")
    };
    parts.retain(|part| part.name == "word/styles.xml");
    let bare = Template::Docx { name, parts };
    assert_eq!(
        print(&bare, &Marked { mark: "内部" }).unwrap_err().trouble,
        Trouble::Unmarked
    );
}
