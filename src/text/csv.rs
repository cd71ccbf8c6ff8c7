//! What a spreadsheet does not get of a page.

use crate::lang::Lang;
use crate::say;

/// That the page has more than one table; `None` where it has no more.
pub fn csv_holds(lang: Lang, (shown, left_out): (Option<&str>, Vec<&str>)) -> Option<String> {
    if left_out.is_empty() {
        return None;
    }
    let shown = shown?;
    let left_out = lang.list(&left_out);
    Some(say!(lang,
        zh: "CSV 只有一张表（{shown}），不含{left_out}；全部内容请用 -f json。",
        en: "CSV holds one table, {shown}, and leaves out {left_out}. For all of it: -f json"
    ))
}
