//! The `kefu` command: parse, build the context, run, print, exit.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use kefu::cli::{mistakes, pasted, speak};
use kefu::commands::{self, Answer, Failed, Kefu};
use kefu::context::{self, Context};
use kefu::lang::Lang;
use kefu::output::{self, Format, check};
use kefu::text;

/// A check allocates many small things on every core; what the system brings for that takes a tenth longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    if let Some(candidates) = commands::complete(&args, &Kefu::command) {
        // A shell that no longer listens needs no candidates.
        let _ = io::stdout().write_all(&candidates);
        return ExitCode::SUCCESS;
    }
    let (stdout, notes, code) =
        answer(&args).unwrap_or_else(|(message, code)| (Vec::new(), message, code));

    let printed = io::stdout()
        .write_all(&stdout)
        .and_then(|()| io::stdout().flush());
    // Words about the answer come after it, where a person at a terminal reads on. What was done stays done
    // when no one can be told: a script that repeated it would do it twice.
    let _ = writeln_safely(&mut io::stderr(), &notes);
    match printed {
        // The reader has seen enough (`kefu check | head`): that is no fault.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(error) => {
            let lang = context::screen(&args).map_or(Lang::En, |screen| screen.lang);
            let message = text::store::answer_lost(lang, &error);
            let _ = writeln_safely(&mut io::stderr(), &message);
            ExitCode::from(2)
        }
        Ok(()) => ExitCode::from(code),
    }
}

/// What goes to standard output, what to standard error, and the exit code.
fn answer(args: &[OsString]) -> Result<(Vec<u8>, String, u8), (String, u8)> {
    let refused = |message: String| (message, 2);
    let screen = context::screen(args).map_err(refused)?;
    let mut command = speak::in_language_for(Kefu::command(), screen.lang, args);
    let parsed = command.try_get_matches_from_mut(args);
    let pasted = parsed.as_ref().ok();
    let pasted =
        pasted.and_then(|matches| pasted::refusal(&Kefu::command, &command, matches, screen.lang));
    let parsed = parsed.and_then(|matches| Kefu::from_arg_matches(&matches));
    // The program ends soon, and to take the tree apart takes as long as to make it.
    std::mem::forget(command);
    let kefu = match parsed {
        Ok(kefu) => kefu,
        Err(error) => {
            let tree = || speak::in_language(Kefu::command(), screen.lang);
            let outcome = mistakes::explain(&error, &tree, args, &screen);
            return Ok((outcome.stdout.into_bytes(), outcome.stderr, outcome.code));
        }
    };

    if let Some(message) = pasted {
        return Err(refused(message));
    }
    let context = Context::new(&kefu.global, &screen, args).map_err(refused)?;
    match commands::run(&kefu, &context) {
        Ok(Answer {
            page,
            report,
            documents,
            // They go into files alone.
            days: _,
            mut notes,
            code,
            ..
        }) => {
            if let (Some(page), Format::Csv) = (&page, context.format) {
                let (held, others) = output::left_out(page);
                notes.extend(text::file::csv_holds(context.lang, held, &others));
            }
            let page = page.map(|page| output::render(&page, context.format, &context.style));
            let report = report.map(|report| match context.annotations {
                Some(annotations) => check::annotate(&report, annotations, context.lang),
                None => check::render(&report, context.format, &context.style),
            });
            let notes = if context.quiet {
                String::new()
            } else {
                notes.join("\n")
            };
            let text = page.or(report).map(String::into_bytes);
            let document = || Some(documents.into_iter().next()?.1);
            Ok((text.or_else(document).unwrap_or_default(), notes, code))
        }
        Err(error) => {
            let code = error
                .downcast_ref::<Failed>()
                .map_or(2, |failed| failed.code);
            Err((format!("{error:#}"), code))
        }
    }
}

/// Words, each line made harmless to the terminal.
fn writeln_safely(to: &mut impl Write, words: &str) -> io::Result<()> {
    words
        .lines()
        .try_for_each(|line| writeln!(to, "{}", text::visible::visible(line)))
}
