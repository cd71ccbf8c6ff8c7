//! What is said of a year of the calendar, and of its file.

use crate::calendar::Conflict;
use crate::lang::Lang;
use crate::rules::OfCalendar;
use crate::say;
use crate::text::calendar::{differing, year_doubt, year_fault};
use crate::text::command::kefu;

/// What is wrong with a year, or with its file.
pub fn message(lang: Lang, of: &OfCalendar) -> String {
    match of {
        OfCalendar::NotRead { file } => say!(lang,
            zh: "{file} 无法读取。",
            en: "{file} cannot be read."),
        OfCalendar::Merge { file } => say!(lang,
            zh: "{file} 中留有合并冲突，未采用；该年没有其他文件的，按没有放假通知推算。",
            en: "{file} holds a merge conflict and was not taken. Unless another file has it, its year counts as one without a notice."),
        OfCalendar::Faults { file, faults } => {
            let told: Vec<String> = faults
                .iter()
                .take(3)
                .map(|it| year_fault(lang, it))
                .collect();
            let told = told.join(lang.pick("；", "; "));
            say!(lang,
                zh: "{file} 有误，未采用：{told}。该年没有其他文件的，按没有放假通知推算。",
                en: "{file} is wrong and was not taken: {told}. Unless another file has it, its year counts as one without a notice.")
        }
        OfCalendar::Contradicts { file, conflict } => contradicts(lang, file, conflict),
        OfCalendar::Doubtful { year, doubts } => {
            let told: Vec<String> = doubts
                .iter()
                .map(|it| year_doubt(lang, *year, it))
                .collect();
            let told = told.join(lang.pick("；", "; "));
            say!(lang, zh: "{told}。", en: "{told}.")
        }
    }
}

fn contradicts(lang: Lang, file: &str, conflict: &Conflict) -> String {
    let (year, days) = (conflict.year, differing(lang, conflict));
    let days = days.join(lang.pick("；", "; "));
    say!(lang,
        zh: "{file} 与已知的 {year} 年放假安排不同，未采用：{days}。",
        en: "{file} differs from what is known of {year} and was not taken: {days}.")
}

pub(super) fn remedy(lang: Lang, of: &OfCalendar) -> String {
    match of {
        OfCalendar::NotRead { file }
        | OfCalendar::Merge { file }
        | OfCalendar::Faults { file, .. } => {
            say!(lang,
                zh: "打开 {file} 改正，或移走该文件后重新导入放假通知。",
                en: "Open {file} and correct it, or move it away and import the notice again.")
        }
        OfCalendar::Contradicts { file, .. } => say!(lang,
            zh: "对照通知：{file} 多余则移走；以它为准则在其中写 amends = true。",
            en: "Compare {file} with the notice: move it away if it is a mere copy, or write amends = true in it if it is right."),
        OfCalendar::Doubtful { year, .. } => {
            kefu("calendar confirm").word(year.to_string()).say(lang)
        }
    }
}
