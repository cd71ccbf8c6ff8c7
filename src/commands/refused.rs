//! A refusal in words, and what the name that was given means where it is of another list.

use super::Failed;
use crate::changes::Refusal;
use crate::lang::Lang;
use crate::standing::Case;
use crate::text;

/// The refusal as the answer of a command.
pub fn refused(lang: Lang, case: &Case<'_>, refusal: &Refusal) -> anyhow::Error {
    Failed::because(told(lang, case, refusal))
}

/// The refusal in words.
pub fn told(lang: Lang, case: &Case<'_>, refusal: &Refusal) -> String {
    let said = text::refusal::refusal(lang, refusal, case.id);
    match refusal.unknown_entry() {
        Some(given) => with_meaning(lang, case, said, given),
        None => said,
    }
}

/// That a list has no entry of a name, and what the name means elsewhere in the record.
///
/// The meaning is left out when the record has a fact after today: on a past day nobody knew of later entries.
pub fn with_meaning(lang: Lang, case: &Case<'_>, said: String, given: &str) -> String {
    if case.record.has_fact_after(case.today) {
        return said;
    }
    let tables = case.record.tables();
    match text::named::elsewhere(lang, given, tables, case.today) {
        Some(meant) => format!("{said}\n{meant}"),
        None => said,
    }
}
