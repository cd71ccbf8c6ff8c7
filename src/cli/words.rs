//! Words as a person gives them to a command.

use crate::alike;
use crate::both;

/// Reads words that are not blank: spaces around them are removed, nothing else is changed. They may have lines.
///
/// # Errors
///
/// Nothing but blanks, or a control character; a text in both languages, for [`super::mistakes`] to pick from.
pub fn words(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(both!("内容不能为空", "it cannot be empty").to_owned()),
        words if words.chars().any(acts) => {
            Err(both!("不能有控制字符", "it cannot have control characters").to_owned())
        }
        words => Ok(words.to_owned()),
    }
}

/// The same for what stands on one line: a name, a number, a place.
///
/// # Errors
///
/// As [`words`], and a line break or a tab.
pub fn one_line(text: &str) -> Result<String, String> {
    let words = words(text)?;
    match words.chars().any(char::is_control) {
        true => Err(both!(
            "只能写一行，不能有换行和制表符",
            "it must be one line, without tabs"
        )
        .to_owned()),
        false => Ok(words),
    }
}

fn acts(c: char) -> bool {
    alike::acts(c) && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, half};

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(one_line(" 刘 洋\n"), Ok("刘 洋".to_owned()));
        for several in ["刘\n洋", "刘\t洋", "刘\r洋"] {
            let said = one_line(several).unwrap_err();
            assert_eq!(half(&said, Lang::En), "it must be one line, without tabs");
        }
        for acting in ["刘\u{7}洋", "刘\u{202e}洋"] {
            let said = one_line(acting).unwrap_err();
            assert_eq!(half(&said, Lang::En), "it cannot have control characters");
        }
        assert_eq!(half(&one_line(" ").unwrap_err(), Lang::Zh), "内容不能为空");
    }

    #[test]
    fn words_are_kept_as_given_but_for_the_blanks_around_them() {
        assert_eq!(words("刘洋"), Ok("刘洋".to_owned()));
        assert_eq!(words(" 一\n 二　"), Ok("一\n 二".to_owned()));
        assert_eq!(words("一\r\n\t二"), Ok("一\r\n\t二".to_owned()));
        let said = words("一\u{1b}[31m二").unwrap_err();
        assert_eq!(half(&said, Lang::Zh), "不能有控制字符");
        for nothing in ["", " ", "\t　\n"] {
            let said = words(nothing).unwrap_err();
            assert_eq!(half(&said, Lang::Zh), "内容不能为空", "{nothing:?}");
            assert_eq!(half(&said, Lang::En), "it cannot be empty", "{nothing:?}");
        }
    }
}
