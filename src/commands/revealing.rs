//! No paper goes to the client while a text on it tells the stars or our income (D35).

use super::check::selection;
use super::desk::Desk;
use super::survey::survey_seen;
use super::{Failed, which};
use crate::lang::Lang;
use crate::rules::{self, Filed, Secret};
use crate::say;
use crate::standing::Case;
use crate::text;

const RULE: &str = "client-text-reveals";

/// Looks through what the client would read.
///
/// # Errors
///
/// A text that tells a secret, by its line; one that is waived may go.
pub(super) fn tells_nothing(desk: &Desk<'_>, client: &str) -> anyhow::Result<()> {
    let lang = desk.lang();
    let which = which::fitting(desk, client)?;
    let selection = selection(desk, &[RULE.to_owned()], &[])?;
    let survey = survey_seen(desk, Some(&which.id), |_, source| {
        let looked = rules::look(source, &desk.ground(), &selection, &Filed::default());
        let found = looked.findings.into_iter();
        let found = found.filter(|it| it.rule.name == RULE && it.waived.is_none());
        found
            .map(|finding| {
                let line = finding.place.map_or(1, |place| place.line);
                let message = text::finding::message(lang, &finding);
                format!("{}:{line}  {message}", which.file())
            })
            .collect::<Vec<_>>()
    })?;
    let told: Vec<String> = survey
        .found
        .into_iter()
        .flat_map(|(_, told)| told)
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    Err(refused(lang, &told.join("\n")))
}

/// Looks at words that an option puts on the paper.
///
/// # Errors
///
/// They tell a secret.
pub(super) fn option_tells_nothing(
    lang: Lang,
    case: &Case<'_>,
    option: &str,
    given: &str,
) -> anyhow::Result<()> {
    let Some((secret, words)) = rules::told(case, given) else {
        return Ok(());
    };
    let told = match secret {
        Secret::Stars => say!(lang,
            zh: "{option} 中“{words}”说出了客户星级。",
            en: "'{words}' in {option} tells the client's stars."),
        Secret::Income => say!(lang,
            zh: "{option} 中“{words}”说出了我方收入。",
            en: "'{words}' in {option} tells our income."),
    };
    Err(refused(lang, &told))
}

fn refused(lang: Lang, told: &str) -> anyhow::Error {
    Failed::because(say!(lang,
        zh: "没有打印：给客户的文件不得透露客户星级和我方收入（D35）。请先改正：\n{told}",
        en: "Nothing was printed: no paper for the client tells its stars or our income (D35). First correct:\n{told}"
    ))
}
