//! The help is whole: every command, argument and value speaks both languages.

use clap::CommandFactory;
use kefu::cli::speak;
use kefu::commands::Kefu;

#[test]
fn every_command_and_argument_speaks_both_languages() {
    assert_eq!(speak::untranslated(&Kefu::command()), Vec::<String>::new());
}

#[test]
fn the_command_tree_is_sound() {
    Kefu::command().debug_assert();
}
