//! The command that records a plan item as done.

use crate::model::is_answered;
use crate::text::command::{Ask, Command, Word, kefu};

/// The command that records an item as done: a review with its points; anything else in the diary, with who, what, and
/// the response where the client gives one.
pub(in crate::text) fn done(
    client: &str,
    item: &str,
    (is_review, service): (bool, Option<&str>),
    by: Option<Word>,
) -> Command {
    if is_review {
        let add = kefu("review add").word(client);
        return add
            .option("--score", Ask::GOAL_AND_POINTS)
            .option("--item", item);
    }
    let is_answered = service.is_none_or(is_answered);
    let log = kefu("log").word(client);
    let log = match service {
        Some(service) => log.word(service),
        None => log.word(Ask::KIND_OF_SERVICE),
    };
    log.word(Ask::TEXT)
        .options("--response", is_answered.then_some(Ask::RESPONSE))
        .options("--by", by)
        .option("--item", item)
}
