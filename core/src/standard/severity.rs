//! How grave a finding is.

use crate::words;

words! {
    /// How grave a finding is; the graver is the greater.
    Severity {
        /// A maxim or a hint.
        Advice = "advice",
        /// Needs a person.
        Warning = "warning",
        /// A breach of the standard.
        Error = "error",
    }
}

words! {
    /// What a company may set for a rule.
    Switch {
        /// Shown as advice.
        Advice = "advice",
        /// Shown as a warning.
        Warning = "warning",
        /// Shown as an error.
        Error = "error",
        /// Not shown.
        Off = "off",
    }
}

impl Switch {
    /// The severity it sets; `None` for a rule that is switched off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Switch::Advice => Some(Severity::Advice),
            Switch::Warning => Some(Severity::Warning),
            Switch::Error => Some(Severity::Error),
            Switch::Off => None,
        }
    }
}
