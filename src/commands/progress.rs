//! How far a run over many clients has come, for a person who waits at a terminal: one line on standard error that is
//! written over in place, and gone before the answer comes.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::context::Context;
use crate::lang::Lang;
use crate::say;
use crate::wrap::width;

/// Nothing is said of what is done sooner.
const SOON: u64 = 500;
/// The line is written again no oftener than this, in milliseconds as well.
const EACH: u64 = 100;

/// A run over some clients.
pub(super) struct Progress {
    lang: Lang,
    all: usize,
    done: AtomicUsize,
    /// When the line was last written, in milliseconds from the beginning; 0 before the first time.
    written: AtomicU64,
    begun: Instant,
    is_seen: bool,
}

impl Progress {
    /// Of so many clients. Nobody is told where standard error is no terminal, or where only the answer was asked for.
    pub(super) fn of(context: &Context, all: usize) -> Progress {
        let is_seen = !context.quiet && io::stderr().is_terminal();
        Progress::begun(context.lang, all, is_seen)
    }

    fn begun(lang: Lang, all: usize, is_seen: bool) -> Progress {
        Progress {
            lang,
            all,
            done: AtomicUsize::new(0),
            written: AtomicU64::new(0),
            begun: Instant::now(),
            is_seen,
        }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        if self.is_seen
            && let Some(line) = self.line(self.begun.elapsed())
        {
            written(&format!("\r{line}"));
        }
    }

    /// Counts one more; the line, if it is time to write it. Of several at once one writes.
    fn line(&self, passed: Duration) -> Option<String> {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let now = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let last = self.written.load(Ordering::Relaxed);
        if now < SOON.max(last + EACH) {
            return None;
        }
        let relaxed = Ordering::Relaxed;
        let mine = self.written.compare_exchange(last, now, relaxed, relaxed);
        mine.ok().map(|_| self.said(done))
    }

    fn said(&self, done: usize) -> String {
        let all = self.all;
        say!(self.lang, zh: "{done}/{all} 户……", en: "{done} of {all} clients …")
    }

    /// What writes over the line; `None` where there was none.
    fn blank(&self) -> Option<String> {
        let was_written = self.written.load(Ordering::Relaxed) > 0;
        was_written.then(|| " ".repeat(width(&self.said(self.all))))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_seen
            && let Some(blank) = self.blank()
        {
            written(&format!("\r{blank}\r"));
        }
    }
}

/// That nobody can be told stops nothing.
fn written(line: &str) {
    let mut stderr = io::stderr();
    let _ = stderr.write_all(line.as_bytes());
    let _ = stderr.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_comes_after_half_a_second_and_ten_times_a_second_at_most() {
        let progress = Progress::begun(Lang::Zh, 40, false);
        let at = |millis| progress.line(Duration::from_millis(millis));

        assert_eq!(at(0), None);
        assert_eq!(at(499), None);
        assert_eq!(at(500).as_deref(), Some("3/40 户……"));
        assert_eq!(at(500), None);
        assert_eq!(at(599), None);
        assert_eq!(at(600).as_deref(), Some("6/40 户……"));
        let english = Progress::begun(Lang::En, 40, false).line(Duration::from_secs(1));
        assert_eq!(english.as_deref(), Some("1 of 40 clients …"));
    }

    #[test]
    fn a_line_that_was_written_is_written_over_whole_and_no_other() {
        let progress = Progress::begun(Lang::Zh, 40, false);
        assert_eq!(progress.blank(), None);
        let line = progress.line(Duration::from_secs(2)).unwrap();
        let blank = progress.blank().unwrap();
        assert!(blank.trim().is_empty() && width(&blank) >= width(&line));
    }
}
