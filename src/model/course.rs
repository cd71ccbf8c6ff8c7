//! The dated steps of each list: what a step follows, what it needs, what bars it, what is known with it.
//!
//! One row a step. `changes::step` takes a step by these rows, and the rule `dates-out-of-order` holds what is on
//! record to them, so that a command and `check` cannot disagree.

mod rows;

pub use rows::COURSES;

/// The steps of the entries of one section.
#[derive(Debug)]
pub struct Course {
    /// The section, as the form names it: `claims`.
    pub section: &'static str,
    /// The steps, in the order the trade takes them.
    pub steps: &'static [Step],
}

/// One dated step.
#[derive(Debug)]
pub struct Step {
    /// The key that holds its day.
    pub key: &'static str,
    /// The noun and verb of the command that records it: `claim notify`.
    pub command: &'static str,
    /// The steps it is not dated before, where they are dated.
    pub after: &'static [&'static str],
    /// The step without which it is not recorded.
    pub needs: Option<&'static str>,
    /// The steps after which it is not recorded any more.
    pub bars: &'static [Bar],
    /// Whether a later day takes the place of the one on record.
    pub again: Again,
}

/// A step that ends what another could still be recorded after.
#[derive(Debug)]
pub struct Bar {
    /// The step that bars.
    pub by: &'static str,
    /// The step that lifts the bar again: a denial that was contested may still be paid.
    pub unless: Option<&'static str>,
}

/// What another day means for a step that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Nothing: a fact is not written over.
    Refused,
    /// It happened once more, and the last day is the one that is kept.
    Replaces,
}

/// The course of a section's entries.
///
/// # Panics
///
/// The section has none. Who asks names one of the rows.
pub fn course_of(section: &str) -> &'static Course {
    COURSES
        .iter()
        .find(|course| course.section == section)
        .expect("every caller names a section of the rows")
}

impl Course {
    /// The row of the step that a key dates.
    pub fn step(&self, key: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// The steps that are not dated before another.
    pub fn followers(&self, key: &str) -> impl Iterator<Item = &'static Step> {
        let follows = move |step: &&Step| step.after.contains(&key);
        self.steps.iter().filter(follows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::{Role, section_of};

    #[test]
    fn every_row_names_facts_of_its_section() {
        for course in COURSES {
            let section = section_of(course.section).unwrap();
            for step in course.steps {
                let bars = step.bars.iter();
                let bars = bars.flat_map(|bar| [Some(bar.by), bar.unless]).flatten();
                let named = step.after.iter().copied().chain(step.needs).chain(bars);
                for key in named.chain([step.key]) {
                    let way = format!("{}.{key}, of {}", course.section, step.key);
                    let role = section.key(key).map(|key| key.role);
                    assert!(matches!(role, Some(Role::Born | Role::Fact)), "{way}");
                }
            }
        }
    }

    #[test]
    fn what_a_step_needs_it_also_follows_and_no_step_follows_itself() {
        for course in COURSES {
            for step in course.steps {
                let way = format!("{}.{}", course.section, step.key);
                assert!(
                    step.needs.is_none_or(|it| step.after.contains(&it)),
                    "{way}"
                );
                assert!(!step.after.contains(&step.key), "{way}");
                for follower in course.followers(step.key) {
                    assert!(!step.after.contains(&follower.key), "{way}");
                }
            }
        }
    }
}
