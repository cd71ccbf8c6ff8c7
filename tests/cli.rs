//! What a person types and what kefu answers, whole: transcripts over small workspaces.
//!
//! Each `tests/cmd/NAME.md` runs in a copy of `NAME.in`, and `NAME.out` is how the records end. The day is
//! fixed, so that every answer is the same on any day.

/// A Friday, three weeks after the day the National Day weeks were worked off.
const TODAY: &str = "2026-11-20";

#[test]
fn every_transcript_says_what_kefu_answers() {
    let cases = trycmd::TestCases::new();
    cases
        .env("KEFU_TODAY", TODAY)
        .env("KEFU_LANG", "")
        .env("KEFU_WORKSPACE", "")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("EDITOR", "")
        .env("XDG_CONFIG_HOME", "nowhere")
        .case("tests/cmd/*.md");
}
