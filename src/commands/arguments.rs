//! Arguments that many verbs have, each defined once.

use std::ops::Deref;

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::cli::date::Happened;

/// The client that a command changes: by its id or its full name, so that there is no mistake.
#[derive(Args, Clone, Debug)]
pub struct OfClient {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: String,
}

/// The client that a command shows: any word that matches only one client.
#[derive(Args, Clone, Debug)]
pub struct AboutClient {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号、名称或其一部分、拼音", "The client's id, name, a part of it or its pinyin"))]
    client: String,
}

/// The client whose entries are listed; those of all clients when left out.
#[derive(Args, Clone, Debug)]
pub struct OfAnyClient {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号、名称或其一部分、拼音；不写则为全部客户", "The client's id, name, a part of it or its pinyin; all clients when left out"))]
    client: Option<String>,
}

/// The day on which it happened, when the verb needs no other words for it.
#[derive(Args, Clone, Copy, Debug)]
pub struct On {
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("日期，默认今天", "The day; today when left out"))]
    on: Option<Happened>,
}

impl On {
    /// The day, or today when none was typed.
    pub(super) fn day(self, today: NaiveDate) -> NaiveDate {
        Happened::or_today(self.on, today)
    }

    /// The day that was typed.
    pub(super) fn typed(self, today: NaiveDate) -> Option<NaiveDate> {
        self.on.map(|on| on.by(today))
    }
}

impl Deref for OfClient {
    type Target = str;

    fn deref(&self) -> &str {
        &self.client
    }
}

impl Deref for AboutClient {
    type Target = str;

    fn deref(&self) -> &str {
        &self.client
    }
}

impl Deref for OfAnyClient {
    type Target = Option<String>;

    fn deref(&self) -> &Option<String> {
        &self.client
    }
}
