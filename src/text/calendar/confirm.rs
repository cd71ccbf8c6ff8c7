//! What is said when a person confirms a year's table.

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu};

/// There is no table to confirm.
pub fn unknown(lang: Lang, year: i32) -> String {
    let import = kefu("calendar import").word(Ask::FILE).say(lang);
    say!(lang,
        zh: "{year} 年的放假安排尚未收录，无从确认。导入：{import}",
        en: "There is no holiday notice for {year} to confirm. To import one: {import}")
}

/// Nothing about the table is in doubt.
pub fn certain(lang: Lang, year: i32) -> String {
    say!(lang,
        zh: "{year} 年的放假安排没有疑点，无须确认。",
        en: "Nothing about {year} is in doubt; there is nothing to confirm.")
}

/// It was confirmed before.
pub fn already(lang: Lang, year: i32) -> String {
    say!(lang, zh: "{year} 年早已确认。", en: "{year} was confirmed before.")
}

/// It is confirmed now.
pub fn confirmed(lang: Lang, year: i32, file: &str) -> String {
    say!(lang,
        zh: "{year} 年的放假安排已确认（{file}），check 不再提示。",
        en: "{year} is confirmed ({file}); check tells of it no more.")
}

/// The year's file is no longer what it was.
pub fn gone(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 刚被其他程序改动，未写入。请核对后重试",
        en: "{file} was just changed by another program; nothing was written. Look at it and try again")
}

/// The year's file is written so that a line cannot be added to it.
pub fn by_hand(lang: Lang, file: &str, today: NaiveDate) -> String {
    say!(lang,
        zh: "无法在 {file} 中插入一行。请在 year 一行之下自行写上 confirmed = {today}",
        en: "No line can be added to {file}. Write confirmed = {today} below its line with year yourself")
}
