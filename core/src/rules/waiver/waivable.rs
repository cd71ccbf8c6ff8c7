//! Which rules can be waived.

use super::Unwaivable;
use crate::model::nearest;
use crate::rules::{Check, RULES, Rule, rule};

/// The rule of this name, when its findings can be waived in a client's file.
///
/// A file that cannot be read cannot waive anything; waivers do not waive each other; and the file of one
/// client cannot waive what concerns several clients.
///
/// # Errors
/// There is no such rule, or its findings must stand.
pub fn waivable(name: &str) -> Result<&'static Rule, Unwaivable> {
    let Some(rule) = rule(name) else {
        let names = RULES.iter().map(|rule| rule.name);
        return Err(Unwaivable::NoSuchRule(nearest(name, names)));
    };
    let of_reading = matches!(rule.name, "unreadable" | "conflict-markers");
    match rule.check {
        Check::Waivers(_) | Check::Workspace(_) => Err(Unwaivable::Never),
        Check::Clocks(_)
        | Check::Expiring(_)
        | Check::Client(_)
        | Check::Text(_)
        | Check::Files(_) => match of_reading {
            true => Err(Unwaivable::Never),
            false => Ok(rule),
        },
    }
}
