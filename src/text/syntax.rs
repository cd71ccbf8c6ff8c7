//! Why a file cannot be read, in plain words: the parser's short English, reworded so that a broker's staff
//! can correct the line.

use crate::both;
use crate::document::KeyPath;
use crate::lang::{Lang, half};
use crate::model::{Expected, Problem};
use crate::say;

/// What is wrong with a value, or with the text as a whole, and what to write instead.
pub fn problem(lang: Lang, key: &KeyPath, problem: &Problem) -> String {
    let key = super::cut(&key.to_string());
    match problem {
        Problem::Syntax(what) => syntax(lang, what),
        Problem::ConflictMarker => say!(lang,
            zh: "此处留有 Git 合并冲突标记。",
            en: "Git left the marks of a merge conflict here."),
        Problem::Missing => say!(lang,
            zh: "缺少 {key}，这一项必须填写。",
            en: "{key} is missing; it must be given."),
        Problem::Blank => say!(lang,
            zh: "{key} 是空白的，这一项必须填写。",
            en: "{key} is blank; it must say something."),
        Problem::Expected(expected) => {
            let expected = self::expected(lang, *expected);
            say!(lang, zh: "{key} 应为{expected}。", en: "{key} must be {expected}.")
        }
        Problem::NotOneOf {
            found,
            allowed,
            near,
        } => {
            let found = super::cut(found);
            let meant = match near {
                Some(near) => say!(lang, zh: "是否应为“{near}”？", en: " Did you mean '{near}'?"),
                None => String::new(),
            };
            let list = lang.list(allowed);
            say!(lang,
                zh: "{key} 不能填“{found}”。{meant}可填：{list}。",
                en: "{key} cannot be '{found}'.{meant} It takes: {list}.")
        }
        Problem::OutOfRange { least, most } => say!(lang,
            zh: "{key} 应在 {least} 至 {most} 之间。",
            en: "{key} must be from {least} to {most}."),
    }
}

fn expected(lang: Lang, expected: Expected) -> String {
    let words = match expected {
        Expected::Text => both!(
            "加引号的文字，如 \"陈静\"",
            "words in quotes, such as \"Chen Jing\""
        ),
        Expected::Texts => both!(
            "方括号中的一组文字，如 [\"c1\", \"n1\"]",
            "a list of words, such as [\"c1\", \"n1\"]"
        ),
        Expected::Names => both!(
            "加引号的名称，或方括号中的几个，如 [\"甲公司\", \"乙公司\"]",
            "a name in quotes or a list of them, such as [\"Jia Co.\", \"Yi Co.\"]"
        ),
        Expected::Date => both!("日期，如 2026-03-02", "a date, such as 2026-03-02"),
        Expected::DateWithoutQuotes => both!(
            "不加引号的日期，如 2026-03-02",
            "a date without quotes, such as 2026-03-02"
        ),
        Expected::DateWithoutTime => both!(
            "不带时刻的日期，如 2026-03-02",
            "a date without a time of day, such as 2026-03-02"
        ),
        Expected::Integer => both!(
            "不加引号的整数，如 12",
            "a whole number without quotes, such as 12"
        ),
        Expected::Money => both!(
            "人民币金额，不加引号，最多两位小数，如 1232000.50",
            "an amount of CNY without quotes, with at most two decimals, such as 1232000.50"
        ),
        Expected::Percent => both!(
            "百分数，不加引号和百分号，最多两位小数，如 15.5",
            "a percentage without quotes or sign, with at most two decimals, such as 15.5"
        ),
        Expected::RisingAmounts => both!(
            "四个由小到大的金额，如 [50000, 200000, 500000, 1000000]",
            "four amounts, each above the one before, such as [50000, 200000, 500000, 1000000]"
        ),
        Expected::Counts => both!(
            "一星至五星的五个次数，如 [0, 1, 2, 4, 6]",
            "five counts, for one to five stars, such as [0, 1, 2, 4, 6]"
        ),
        Expected::Bool => both!(
            "true（是）或 false（否），不加引号",
            "true or false, without quotes"
        ),
        Expected::Table => both!("一节内容，如 [team]", "a section, such as [team]"),
        Expected::Tables => both!(
            "一组条目，每条以双方括号开头，如 [[diary]]",
            "a list of entries, each under double brackets, such as [[diary]]"
        ),
    };
    half(words, lang).to_owned()
}

/// The parser's description of a fault as a sentence; an unknown description is quoted.
fn syntax(lang: Lang, what: &str) -> String {
    match known(what) {
        Some(words) => half(words, lang).to_owned(),
        None => {
            let what = super::cut(what);
            say!(lang,
                zh: "此处不合 TOML 格式（{what}）。",
                en: "This is not TOML here ({what}).")
        }
    }
}

fn known(what: &str) -> Option<&'static str> {
    if what.starts_with("cannot extend value of type") {
        return Some(both!(
            "这个键前面已经有值，不能再在它下面添加内容。",
            "This key has a value already; nothing can be put below it."
        ));
    }
    let date = ["invalid date", "invalid time", "invalid offset"];
    if date.iter().any(|kind| what.starts_with(kind)) {
        return Some(both!(
            "没有这一天，或日期写法不对。请写作 2026-03-02。",
            "There is no such day, or it is not written like one. Write a date as 2026-03-02."
        ));
    }
    quoting(what)
        .or_else(|| structure(what))
        .or_else(|| number(what))
}

/// Keys, words and their quotes.
fn quoting(what: &str) -> Option<&'static str> {
    let words = match what {
        "string values must be quoted" => both!(
            "文字须加半角双引号，如 name = \"陈静\"。",
            "Put words in straight quotes, such as name = \"Chen Jing\"."
        ),
        "full-width digits" => both!(
            "数字须用半角，如 2026-03-02、1232000。",
            "Write plain digits, such as 2026-03-02 or 1232000, not full-width ones."
        ),
        "missing opening quote"
        | "invalid string"
        | "invalid basic string"
        | "invalid literal string"
        | "invalid multi-line basic string"
        | "invalid multi-line literal string" => both!(
            "引号不成对，或文字中有不能直接写的字符。文字请写在一对半角引号中，不要换行。",
            "A quote is missing, or the text has a character that is not allowed there. Put the text between two straight quotes on one line."
        ),
        "missing escaped value" | "too few unicode value digits" => both!(
            "反斜杠“\\”后面的写法不对。要写反斜杠本身，请用单引号，如 'C:\\档案'。",
            "The characters after this backslash mean nothing. To write a backslash itself, use single quotes, such as 'C:\\files'."
        ),
        "invalid unquoted key" | "invalid key" => both!(
            "键名只能用英文字母、数字、“-”和“_”；其他字符须加引号。全角标点（如“＝”“，”）请改为半角。",
            "A key has letters a to z, digits, '-' and '_' only; others need quotes. Full-width signs must be typed in half width."
        ),
        "unquoted keys cannot be empty" => {
            both!("等号前缺少键名。", "The key before '=' is missing.")
        }
        "keys cannot be multi-line basic strings" | "keys cannot be multi-line literal strings" => {
            both!("键名不能用三引号。", "A key cannot be in triple quotes.")
        }
        "duplicate key" => both!(
            "同一个键写了两次，请删去一处。",
            "The same key is here a second time. Remove one of the two."
        ),
        "invalid comment character" => both!(
            "注释中有看不见的控制字符，请删去。",
            "There is an invisible control character in the comment; remove it."
        ),
        "carriage return must be followed by newline" => both!(
            "此处有单独的回车符，请用编辑器把换行统一为 LF 或 CRLF。",
            "There is a lone carriage return; have your editor end lines with LF or CRLF."
        ),
        _ => return None,
    };
    Some(words)
}

/// Equal signs, commas, brackets, sections.
fn structure(what: &str) -> Option<&'static str> {
    let words = match what {
        "key with no value"
        | "invalid key-value pair"
        | "invalid inline table element"
        | "missing assignment between key-value pairs"
        | "missing key for inline table element" => both!(
            "每一行应写作：键 = 值。此处缺少半角等号、键或值。",
            "A line reads: key = value. The equal sign, the key or the value is missing here."
        ),
        "missing value" | "missing value for key" | "invalid value" => {
            both!("等号后缺少值。", "The value after '=' is missing.")
        }
        "extra `=`" | "extra assignment between key-value pairs" => {
            both!("多了一个等号。", "There is one equal sign too many.")
        }
        "unexpected `=` in array" => both!(
            "方括号的列表中不能有等号。",
            "There cannot be an equal sign in a list in brackets."
        ),
        "extra comma in array" | "extra comma in inline table" => {
            both!("多了一个逗号。", "There is one comma too many.")
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            both!(
                "两项之间缺少半角逗号。",
                "A comma is missing between two entries."
            )
        }
        "missing array opening" | "unclosed array" => both!(
            "方括号“[”“]”不成对。",
            "The square brackets of a list do not match."
        ),
        "missing inline table opening" | "unclosed inline table" => {
            both!("花括号“{”“}”不成对。", "The braces do not match.")
        }
        "missing table open" | "unclosed table" | "unclosed array table" | "invalid table" => {
            both!(
                "节的标题写法不对。请写作 [team]，条目写作 [[diary]]。",
                "This is not how a section begins. Write [team], or [[diary]] for an entry."
            )
        }
        "unexpected content"
        | "unexpected content between comment and newline"
        | "unexpected key or value" => both!(
            "这一行到此应已结束，后面多了内容。",
            "The line should have ended before this."
        ),
        "missing comment start" => both!("注释须以“#”开头。", "A comment begins with '#'."),
        "cannot recurse further; max recursion depth met" => both!(
            "嵌套超过 80 层。",
            "This is nested more than 80 levels deep."
        ),
        "the text is too long" => both!("文件过长。", "The file is too long."),
        _ => return None,
    };
    Some(words)
}

fn number(what: &str) -> Option<&'static str> {
    let words = match what {
        "unexpected leading zero" => both!(
            "数字不能以 0 开头；电话、编号等请加引号。",
            "A number cannot begin with 0; put telephone numbers and the like in quotes."
        ),
        "`_` may only go between digits" => both!(
            "数字中的下划线只能夹在两个数字之间。",
            "An underscore in a number can only be between two digits."
        ),
        "redundant numeric sign"
        | "unexpected sign"
        | "integers with a radix cannot be signed"
        | "radix must be lowercase"
        | "redundant integer number prefix"
        | "invalid integer number"
        | "invalid hexadecimal number"
        | "invalid octal number"
        | "invalid binary number"
        | "invalid float"
        | "invalid mantissa"
        | "invalid fraction"
        | "invalid exponent" => both!(
            "数字写法不对，或数值过大。请写作 12 或 1232000.50，不加千分位逗号。",
            "This is not how a number is written, or it is too large. Write 12 or 1232000.50, without commas."
        ),
        "invalid boolean" => both!(
            "是与否请写作 true 或 false，全部小写。",
            "Yes and no are written true and false, in lower case."
        ),
        _ => return None,
    };
    Some(words)
}

#[cfg(test)]
mod tests;
