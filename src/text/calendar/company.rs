//! What is said of the company's own days from a feed.

use chrono::NaiveDate;

use crate::calendar::import::OwnDay;
use crate::lang::Lang;
use crate::say;

/// The days that were written.
pub fn written(lang: Lang, new: &[OwnDay], known: usize) -> String {
    let work = new.iter().filter(|day| day.works).count();
    let rest = new.len() - work;
    let known = match known {
        0 => String::new(),
        _ => say!(lang,
            zh: "本已如此而未写入的：{known} 天。",
            en: " So already, and not written: {known}."),
    };
    say!(lang,
        zh: "已写入 kefu.toml：公司休息日 {rest} 天，公司上班日 {work} 天。{known}",
        en: "Written to kefu.toml: days of rest {rest}, working days {work}.{known}")
}

/// There is nothing to write.
pub fn nothing(lang: Lang, known: usize) -> String {
    match known {
        0 => say!(lang,
            zh: "文件中没有标明休、班的日程，未写入。",
            en: "No event of the file is marked as off or worked; nothing was written."),
        _ => say!(lang,
            zh: "文件中的日子（{known} 天）本已如此，未写入。",
            en: "All days of the file ({known}) are so already; nothing was written."),
    }
}

/// Days that `kefu.toml` has the other way round.
pub fn against(lang: Lang, days: &[NaiveDate]) -> String {
    let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
    let days = lang.list(&days);
    say!(lang,
        zh: "{days} 在 kefu.toml 的 [calendar] 中与此相反，未写入。请先在 kefu.toml 中改正",
        en: "kefu.toml says the opposite of {days} in [calendar]; nothing was written. Correct it in kefu.toml first")
}

/// `kefu.toml` cannot be edited.
pub fn by_hand(lang: Lang) -> String {
    say!(lang,
        zh: "kefu.toml 无法由程序改写，未写入。请自行在 [calendar] 的 rest、work 中加上这些日子",
        en: "kefu.toml cannot be edited by kefu; nothing was written. Add the days to rest and work in [calendar] yourself")
}
