//! What a company says, key by key, over the shipped values: each key is read as its row says.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::form::rows::{Section, Takes};
use super::severity::Switch;
use crate::model::Fields;
use crate::money::Fen;

/// The keys of one section; of none of them the company says anything where the section is not there.
pub(super) struct Said<'d, 'r, 'f> {
    section: &'static Section,
    fields: Option<&'f mut Fields<'d, 'r>>,
}

impl<'d, 'r, 'f> Said<'d, 'r, 'f> {
    /// What these fields say of a section.
    pub fn by(section: &'static Section, fields: &'f mut Fields<'d, 'r>) -> Said<'d, 'r, 'f> {
        let fields = Some(fields);
        Said { section, fields }
    }

    /// Nothing: all of a section as shipped.
    pub fn nothing(section: &'static Section) -> Said<'d, 'r, 'f> {
        Said {
            section,
            fields: None,
        }
    }

    /// A section below.
    pub fn section<T>(
        &mut self,
        section: &'static Section,
        read: fn(&mut Said<'_, '_, '_>) -> T,
    ) -> T {
        let own = self.fields.as_deref_mut().and_then(|fields| {
            fields.table(section.name, |fields| read(&mut Said::by(section, fields)))
        });
        own.unwrap_or_else(|| read(&mut Said::nothing(section)))
    }

    /// The entries of a list below.
    pub fn list<T>(
        &mut self,
        section: &'static Section,
        read: fn(&mut Said<'_, '_, '_>) -> T,
    ) -> Vec<T> {
        let own = self.fields.as_deref_mut().map(|fields| {
            fields.entries(section.name, |fields| read(&mut Said::by(section, fields)))
        });
        own.unwrap_or_default()
    }

    /// What a key takes, and the fields to look for it in.
    ///
    /// # Panics
    ///
    /// The section has no such row: a test reads every key.
    fn ask(&mut self, key: &str) -> (Takes, Option<&mut Fields<'d, 'r>>) {
        let row = self.section.key(key);
        let row = row.expect("what is read is a row of the section");
        (row.takes, self.fields.as_deref_mut())
    }

    /// Words: any, one of a few, or a time zone.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let (takes, fields) = self.ask(key);
        let fields = fields?;
        let text = match takes {
            Takes::Text => fields.text(key),
            Takes::Word(allowed) => fields.text_of(key, allowed),
            Takes::TimeZone => fields.time_zone(key),
            other => not_read(key, other),
        };
        text.map(str::to_owned)
    }

    /// Words that must be there.
    pub fn needed(&mut self, key: &'static str) -> String {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Needed => {}
            other => not_read(key, other),
        }
        let text = fields.map(|fields| fields.needed_text(key));
        text.unwrap_or_default().to_owned()
    }

    /// A list of words.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let (takes, fields) = self.ask(key);
        let own = match takes {
            Takes::Texts => fields.map(|it| it.texts(key)).unwrap_or_default(),
            other => not_read(key, other),
        };
        own.into_iter().map(str::to_owned).collect()
    }

    /// A day.
    pub fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Date => fields.and_then(|it| it.date(key)),
            other => not_read(key, other),
        }
    }

    /// A list of days.
    pub fn dates(&mut self, key: &str) -> Vec<NaiveDate> {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Dates => fields.map(|it| it.dates(key)).unwrap_or_default(),
            other => not_read(key, other),
        }
    }

    /// Rules and groups, each with how grave it is.
    pub fn severities(&mut self, key: &str) -> BTreeMap<String, Switch> {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Severities => {}
            other => not_read(key, other),
        }
        let own = fields.and_then(|fields| {
            fields.table(key, |fields| {
                let rules: Vec<String> = fields.keys().map(str::to_owned).collect();
                let rules = rules.into_iter();
                rules
                    .filter_map(|rule| fields.word(&rule).map(|switch| (rule, switch)))
                    .collect()
            })
        });
        own.unwrap_or_default()
    }

    /// A whole number.
    pub fn count(&mut self, key: &str) -> u32 {
        let (takes, fields) = self.ask(key);
        let Takes::Count {
            least,
            most,
            shipped,
        } = takes
        else {
            not_read(key, takes)
        };
        let own = fields.and_then(|it| it.integer(key, least.into(), most.into()));
        own.map_or(shipped, |own| own as u32)
    }

    /// A share, in hundredths of a per cent.
    pub fn percent(&mut self, key: &str) -> i64 {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Percent(shipped) => fields.and_then(|it| it.percent(key)).unwrap_or(shipped),
            other => not_read(key, other),
        }
    }

    /// Five counts, for one to five stars.
    pub fn counts(&mut self, key: &str) -> [u32; 5] {
        let shipped = match self.ask(key).0 {
            Takes::Counts(shipped) => shipped,
            other => not_read(key, other),
        };
        self.own_counts(key).unwrap_or(shipped)
    }

    /// The same; `None` when the company does not say them.
    pub fn own_counts(&mut self, key: &str) -> Option<[u32; 5]> {
        let (_, fields) = self.ask(key);
        fields.and_then(|it| it.counts(key))
    }

    /// Four amounts, each above the one before.
    pub fn amounts(&mut self, key: &str) -> [Fen; 4] {
        let (takes, fields) = self.ask(key);
        match takes {
            Takes::Amounts(shipped) => fields
                .and_then(|it| it.rising_amounts(key))
                .unwrap_or(shipped),
            other => not_read(key, other),
        }
    }
}

/// A line of the reader asks for another kind of value than the row has.
fn not_read(key: &str, takes: Takes) -> ! {
    unreachable!("a test reads every key; {key}: {takes:?}")
}
