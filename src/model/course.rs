//! The dated steps of each list: what a step follows, what it needs, what bars it, what is known with it.
//!
//! One row a step. `changes::step` takes a step by these rows, and the rule `dates-out-of-order` holds what is on
//! record to them, so that a command and `check` cannot disagree.

/// One dated step.
#[derive(Debug, PartialEq, Eq)]
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
    /// What is said while it is waited for; `None` for a step that has no last day.
    pub waiting: Option<Waiting>,
}

/// A step that ends what another could still be recorded after.
#[derive(Debug, PartialEq, Eq)]
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

/// What is said while a step is waited for.
#[derive(Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The code for scripts: `endorsement-send`.
    pub code: &'static str,
    /// The rule that speaks once its last day is past.
    pub rule: &'static str,
    /// Its name among what is to be done, in both languages.
    pub todo: &'static str,
    /// Where the entry stands until then, in both languages.
    pub state: &'static str,
}

/// A step with its key and its command.
pub(super) const fn step(key: &'static str, command: &'static str) -> Step {
    Step {
        key,
        command,
        after: &[],
        needs: None,
        bars: &[],
        again: Again::Refused,
        waiting: None,
    }
}

impl Step {
    /// The step with those it is not dated before.
    pub(super) const fn after(self, after: &'static [&'static str]) -> Step {
        Step { after, ..self }
    }

    /// The step with the one it needs.
    pub(super) const fn needs(self, key: &'static str) -> Step {
        let needs = Some(key);
        Step { needs, ..self }
    }

    /// The step with what bars it.
    pub(super) const fn bars(self, bars: &'static [Bar]) -> Step {
        Step { bars, ..self }
    }

    /// The step with what is said while it is waited for: the code for scripts, the rule that speaks once its last
    /// day is past, its name among what is to be done, and where the entry stands until then.
    pub(super) const fn waits(
        self,
        code: &'static str,
        rule: &'static str,
        todo: &'static str,
        state: &'static str,
    ) -> Step {
        let waiting = Some(Waiting {
            code,
            rule,
            todo,
            state,
        });
        Step { waiting, ..self }
    }

    /// The step as one that happens again, and whose last day is kept.
    pub(super) const fn replaces(self) -> Step {
        let again = Again::Replaces;
        Step { again, ..self }
    }
}

/// Barred once this step is on record.
pub(super) const fn once(by: &'static str) -> Bar {
    Bar { by, unless: None }
}

/// Barred once this step is on record, unless another is too.
pub(super) const fn unless(by: &'static str, lifted: &'static str) -> Bar {
    let unless = Some(lifted);
    Bar { by, unless }
}

#[cfg(test)]
mod tests {
    use crate::model::form::{FORM, Role};

    #[test]
    fn every_row_names_facts_of_its_section() {
        for section in FORM {
            for step in section.steps {
                let bars = step.bars.iter();
                let bars = bars.flat_map(|bar| [Some(bar.by), bar.unless]).flatten();
                let named = step.after.iter().copied().chain(step.needs).chain(bars);
                for key in named.chain([step.key]) {
                    let way = format!("{}.{key}, of {}", section.name, step.key);
                    let role = section.key(key).map(|key| key.role);
                    assert!(matches!(role, Some(Role::Born | Role::Fact)), "{way}");
                }
            }
        }
    }

    #[test]
    fn what_a_step_needs_it_also_follows_and_no_step_follows_itself() {
        for section in FORM {
            for step in section.steps {
                let way = format!("{}.{}", section.name, step.key);
                assert!(
                    step.needs.is_none_or(|it| step.after.contains(&it)),
                    "{way}"
                );
                assert!(!step.after.contains(&step.key), "{way}");
                for follower in section.followers(step.key) {
                    assert!(!step.after.contains(&follower.key), "{way}");
                }
            }
        }
    }
}
