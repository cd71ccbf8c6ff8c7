//! Values as kefu writes them into a record: plain, minimal TOML 1.0.

use std::fmt;

use chrono::NaiveDate;

use super::quoted::text as quoted;
use super::{ArrayForm, Item, Value};
use crate::money::Fen;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Words.
    Text(String),
    /// Several words, such as the commitments a plan item covers.
    Texts(Vec<String>),
    /// A day.
    Date(NaiveDate),
    /// Several days, such as the company's own days of rest.
    Dates(Vec<NaiveDate>),
    /// A whole number.
    Integer(i64),
    /// An amount of CNY.
    Money(Fen),
    /// Yes or no.
    Bool(bool),
}

impl Literal {
    /// What one value of a record says, as kefu would write it; `None` for a table, a list of anything but
    /// words, and a moment of time.
    pub fn of(item: Item<'_>) -> Option<Literal> {
        Some(match item.value() {
            Value::Text(text) => Literal::Text(text.to_owned()),
            Value::Date(day) => Literal::Date(day),
            Value::Bool(flag) => Literal::Bool(flag),
            Value::Integer(number) => Literal::Integer(number),
            Value::Float => Literal::Money(amount(item)?),
            Value::Array(ArrayForm::Inline) => match dates(item) {
                Some(days) if !days.is_empty() => Literal::Dates(days),
                _ => Literal::Texts(texts(item)?.into_iter().map(str::to_owned).collect()),
            },
            _ => return None,
        })
    }

    /// The values of a list, each by itself; `None` when it is none.
    pub(super) fn listed(&self) -> Option<Vec<Literal>> {
        match self {
            Literal::Texts(texts) => Some(texts.iter().cloned().map(Literal::Text).collect()),
            Literal::Dates(days) => Some(days.iter().copied().map(Literal::Date).collect()),
            _ => None,
        }
    }

    /// Whether a value of a record says this already, in whatever form it is written.
    pub fn is_said_by(&self, item: Item<'_>) -> bool {
        match (item.value(), self) {
            (Value::Integer(_), Literal::Money(new)) => amount(item) == Some(*new),
            _ => Literal::of(item).as_ref() == Some(self),
        }
    }
}

/// The words of a list of words; `None` when it holds anything else.
fn texts(item: Item<'_>) -> Option<Vec<&str>> {
    item.items().map(Item::text).collect()
}

/// The days of a list of days; `None` when it holds anything else.
fn dates(item: Item<'_>) -> Option<Vec<NaiveDate>> {
    item.items()
        .map(|element| match element.value() {
            Value::Date(day) => Some(day),
            _ => None,
        })
        .collect()
}

/// A number as an amount: exact to the fen, or none.
fn amount(item: Item<'_>) -> Option<Fen> {
    Fen::parse(&item.source().replace('_', ""))
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => f.write_str(&quoted(text)),
            Literal::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(f, "[{}]", texts.join(", "))
            }
            Literal::Dates(days) => {
                let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
                write!(f, "[{}]", days.join(", "))
            }
            Literal::Date(date) => write!(f, "{}", date.format("%Y-%m-%d")),
            Literal::Integer(number) => write!(f, "{number}"),
            Literal::Money(fen) => f.write_str(&fen.plain()),
            Literal::Bool(flag) => write!(f, "{flag}"),
        }
    }
}

impl From<&str> for Literal {
    fn from(text: &str) -> Literal {
        Literal::Text(text.to_owned())
    }
}

impl From<String> for Literal {
    fn from(text: String) -> Literal {
        Literal::Text(text)
    }
}

impl From<NaiveDate> for Literal {
    fn from(date: NaiveDate) -> Literal {
        Literal::Date(date)
    }
}

impl From<Fen> for Literal {
    fn from(fen: Fen) -> Literal {
        Literal::Money(fen)
    }
}

impl From<bool> for Literal {
    fn from(flag: bool) -> Literal {
        Literal::Bool(flag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_plainly() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a real day");
        let written = |literal: Literal| literal.to_string();

        assert_eq!(written("走访二号车间".into()), r#""走访二号车间""#);
        assert_eq!(written(r#"客户说"可以""#.into()), r#"'客户说"可以"'"#);
        assert_eq!(written("it's \"it\"".into()), r#""it's \"it\"""#);
        assert_eq!(
            written("一\n二\u{202e}\u{7}".into()),
            r#""一\n二\u202E\u0007""#
        );
        assert_eq!(
            written(Literal::Texts(vec!["c1".into(), "n1".into()])),
            r#"["c1", "n1"]"#
        );
        assert_eq!(written(day.into()), "2026-03-02");
        assert_eq!(written(Fen(123_200_050).into()), "1232000.50");
        assert_eq!(written(true.into()), "true");
        assert_eq!(written(Literal::Integer(5)), "5");
    }
}
