use super::*;

fn sheet() -> Value {
    let item = |number: i64, content: &str| {
        Value::from_pairs([
            ("number", Value::from(number)),
            ("content", Value::from(content)),
        ])
    };
    Value::from_pairs([
        ("client", Value::from("华锐 & 子公司\n二厂")),
        ("focus", Value::from("")),
        ("items", Value::from(vec![item(1, "拜访"), item(2, "查勘")])),
    ])
}

/// The body of a document whose template has this body.
fn body(text: &str) -> Result<String, Fault> {
    let part = |name: &str, text: &str| Part {
        name: name.to_owned(),
        bytes: Cow::Owned(text.as_bytes().to_vec()),
    };
    let own = zipped(&[
        part("[Content_Types].xml", "<Types/>"),
        part("word/document.xml", text),
        part("word/media/image1.xml", "{{ kept }}"),
    ]);
    let parts = parts("templates/plan.docx", &own)?;
    let document = filled("templates/plan.docx", &parts, &sheet(), "")?;
    let parts = super::parts("again", &document).unwrap();
    assert_eq!(parts.len(), 3);
    assert_eq!(*parts[2].bytes, *b"{{ kept }}");
    Ok(String::from_utf8(parts[1].bytes.to_vec()).unwrap())
}

fn trouble(text: &str) -> (Trouble, Option<String>) {
    let fault = body(text).unwrap_err();
    assert_eq!(fault.file, "templates/plan.docx (word/document.xml)");
    assert_eq!(fault.line, None);
    (fault.trouble, fault.near)
}

#[test]
fn a_placeholder_that_word_cut_into_runs_is_filled() {
    let torn = "<w:p><w:r><w:t>致{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ cli</w:t></w:r><w:r><w:t>ent }</w:t></w:r><w:r><w:t>}：</w:t></w:r></w:p>";
    assert_eq!(
        body(torn).unwrap(),
        "<w:p><w:r><w:t>致华锐 &amp; 子公司</w:t><w:br/><w:t xml:space=\"preserve\">二厂：</w:t></w:r></w:p>"
    );
}

#[test]
fn rows_repeat_and_paragraphs_go() {
    let table = "<w:tbl><w:tr w:id=\"1\"><w:tc><w:p><w:r><w:t>{%tr for it in items %}</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>{{ it.number }} {{ it.content }}</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:pPr/><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let row =
        |words: &str| format!("<w:tr><w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>");
    // The first of two rows stays on the page of the second.
    let kept = row("1 拜访").replace("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>");
    assert_eq!(
        body(table).unwrap(),
        format!("<w:tbl>{kept}{}</w:tbl>", row("2 查勘"))
    );

    let optional = "<w:p><w:r><w:t>{%p if focus == “a” %}</w:t></w:r></w:p><w:p/><w:p w:x=\"1\"><w:pPr/><w:r><w:t>{%p endif %}</w:t></w:r></w:p><w:p>.</w:p>";
    assert_eq!(body(optional).unwrap(), "<w:p>.</w:p>");
}

#[test]
fn braces_that_are_no_placeholder_stay() {
    let plain = "<w:p>{ {</w:p><w:p>{x} {</w:p><w:p>{ y }}</w:p>";
    assert_eq!(body(plain).unwrap(), plain);
}

#[test]
fn a_fault_says_which_words() {
    assert_eq!(
        trouble("<w:p>{{ clinet }}</w:p>"),
        (Trouble::Unknown, Some("clinet".to_owned()))
    );
    assert_eq!(
        trouble("<w:p><w:a><w:r>{{ cli</w:r></w:a><w:r>ent }}</w:r></w:p>"),
        (Trouble::Torn, Some("{{ client }}".to_owned()))
    );
    assert_eq!(
        trouble("<w:p>{%tr if focus %}</w:p>"),
        (Trouble::Homeless, Some("{%tr if focus %}".to_owned()))
    );
    assert_eq!(
        trouble("<w:tbl><w:tr></w:tr></w:tbl><w:p>{%tr if focus %}</w:p><w:tr></w:tr>"),
        (Trouble::Homeless, Some("{%tr if focus %}".to_owned()))
    );
}

#[test]
fn what_is_no_word_document_is_refused() {
    let refused = |bytes: &[u8]| parts("templates/plan.docx", bytes).unwrap_err().trouble;
    assert_eq!(refused(b"PK"), Trouble::NotDocx);
    let other = zipped(&[Part {
        name: "mimetype".to_owned(),
        bytes: Cow::Borrowed(b"x"),
    }]);
    assert_eq!(refused(&other), Trouble::NotDocx);
    let bomb = zipped(&[Part {
        name: "word/document.xml".to_owned(),
        bytes: Cow::Owned(vec![b' '; MOST_BYTES as usize + 1]),
    }]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refused(&bomb), Trouble::NotDocx);
}
