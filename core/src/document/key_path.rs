//! The way to one item of a record: `years[0].plan.items[3].finish`.

use std::fmt;

use super::quoted::key as quoted;

/// One step of a [`KeyPath`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a table, by its key.
    Key(String),
    /// Into an array, counted from 0.
    Nth(usize),
}

/// A way from the root of a document to one of its items.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPath(Vec<Step>);

impl KeyPath {
    /// The document itself.
    pub fn root() -> KeyPath {
        KeyPath::default()
    }

    /// A way that begins at a top-level key.
    pub fn of(key: &str) -> KeyPath {
        KeyPath::root().key(key)
    }

    /// One step on, into a table.
    pub fn key(mut self, key: &str) -> KeyPath {
        self.0.push(Step::Key(key.to_owned()));
        self
    }

    /// One step on, into an array, counted from 0.
    pub fn nth(mut self, nth: usize) -> KeyPath {
        self.0.push(Step::Nth(nth));
        self
    }

    /// The steps, from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The way without its last step, and that step; `None` for the root.
    pub fn split_last(&self) -> Option<(KeyPath, &Step)> {
        let (last, way) = self.0.split_last()?;
        Some((KeyPath(way.to_vec()), last))
    }

    /// The keys alone, without positions in arrays: what a `[header]` says.
    pub fn keys(&self) -> Vec<&str> {
        self.0
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Nth(_) => None,
            })
            .collect()
    }

    /// Whether this way leads through, or to, the other.
    pub fn is_under(&self, other: &KeyPath) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if place == 0 => write!(f, "{}", quoted(key))?,
                Step::Key(key) => write!(f, ".{}", quoted(key))?,
                Step::Nth(nth) => write!(f, "[{nth}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_a_person_would_write_it() {
        let path = KeyPath::of("years").nth(0).key("plan").key("items").nth(3);

        assert_eq!(path.to_string(), "years[0].plan.items[3]");
        assert_eq!(path.keys(), ["years", "plan", "items"]);
        assert_eq!(
            KeyPath::of("a b").key("客户").to_string(),
            r#""a b"."客户""#
        );
        assert_eq!(KeyPath::root().to_string(), "");
    }
}
