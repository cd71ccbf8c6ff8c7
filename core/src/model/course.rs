//! The dated steps of each list: which steps come before a step, which one it needs, and which ones bar it.
//!
//! Each step has one row. `changes::step` records a step by these rows, and the rule `dates-out-of-order`
//! compares the record with them, so a command and `check` cannot disagree.

/// One dated step.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// The key that holds its day.
    pub key: &'static str,
    /// The noun and verb of the command that records it: `claim notify`.
    pub command: &'static str,
    /// The steps that come before it: where they are dated, its day is not earlier.
    pub after: &'static [&'static str],
    /// The step it needs: without that one it is not recorded.
    pub needs: Option<&'static str>,
    /// The steps after which it is not recorded any more.
    pub bars: &'static [Bar],
    /// Whether a later day takes the place of the one on record.
    pub again: Again,
    /// The words for it while it is due; `None` for a step that has no last day.
    pub waiting: Option<Waiting>,
}

/// What another step is no longer recorded after.
#[derive(Debug, PartialEq, Eq)]
pub struct Bar {
    /// The step that bars, or a key without a day that bars while it is true.
    pub by: &'static str,
    /// The step that lifts the bar again: a denial that was contested may still be paid.
    pub unless: Option<&'static str>,
}

/// What another day means for a step that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It is refused: a fact is not overwritten.
    Refused,
    /// It happened again, and the last day is kept.
    Replaces,
}

/// The words for a step while it is due.
#[derive(Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The code for scripts: `endorsement-send`.
    pub code: &'static str,
    /// The rule that reports it once its last day is past.
    pub rule: &'static str,
    /// Its name in the list of what is to be done, in both languages.
    pub todo: &'static str,
    /// The state of the entry until then, in both languages.
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
    /// The step with those that come before it.
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

    /// The step with the words for it while it is due: the code for scripts, the rule that reports it once
    /// its last day is past, its name in the list of what is to be done, and the state of the entry until
    /// then.
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

    /// The step as one that can happen again; its last day is kept.
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
                let is_flag = |key: &&str| {
                    let key = section.key(key);
                    key.is_some_and(|key| key.role == Role::Said)
                };
                let bars = step.bars.iter();
                let by = bars.clone().map(|bar| bar.by).filter(|by| !is_flag(by));
                let bars = bars.filter_map(|bar| bar.unless).chain(by);
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
