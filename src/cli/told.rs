//! What clap tells about a mistake, made safe to show.

use clap::error::{ContextKind, ContextValue};

use super::shown::{escaped, shown};

/// What clap tells about a mistake.
pub struct Told<'a>(pub &'a clap::Error);

impl Told<'_> {
    /// All of a list, uncut: names from the tree of commands.
    pub fn all(&self, kind: ContextKind) -> Vec<String> {
        let whole = |text: &String| text.chars().map(escaped).collect();
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![whole(text)],
            Some(ContextValue::Strings(texts)) => texts.iter().map(whole).collect(),
            _ => Vec::new(),
        }
    }

    /// The first of a list or the only one, cut when long: it may be what a person typed.
    pub fn first(&self, kind: ContextKind) -> Option<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => Some(shown(text)),
            Some(ContextValue::Strings(texts)) => texts.first().map(|text| shown(text)),
            _ => None,
        }
    }

    /// The same, or nothing.
    pub fn one(&self, kind: ContextKind) -> String {
        self.first(kind).unwrap_or_default()
    }

    /// How many values, given or wanted; 0 when clap does not say.
    pub fn number(&self, kind: ContextKind) -> isize {
        match self.0.get(kind) {
            Some(ContextValue::Number(number)) => *number,
            _ => 0,
        }
    }

    /// Clap's tips, which are English sentences: only their kind is read off them.
    pub fn suggestions(&self) -> Vec<String> {
        match self.0.get(ContextKind::Suggested) {
            Some(ContextValue::StyledStrs(tips)) => tips.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }
}
