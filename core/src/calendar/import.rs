//! Reading years from the files people have: a JSON table, a calendar feed, a year's own TOML.
//!
//! A feed is someone else's work, read by a machine, and decides deadlines afterwards. So nothing is
//! guessed: what should be a day off or a day worked, and does not plainly say so, refuses the whole file, with
//! its place. What stands beside such days, festivals and solar terms without a mark, is left out and told.

mod feed;
mod gather;
mod json;
mod lines;
mod moment;
mod words;

use chrono::NaiveDate;

use super::doubt::YearDoubt;
use super::flaw::YearFault;
use super::year::Year;

/// No entry is longer, calendar days; a longer one has a mistyped end.
const LONGEST_ENTRY: i64 = 31;

/// What a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The whole years in it, in order; at least one.
    pub years: Vec<Year>,
    /// What a person should look at before relying on them.
    pub doubts: Vec<Doubt>,
}

/// Something odd about a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A year's table may be wrong.
    OfYear {
        /// The year.
        year: i32,
        /// In what way.
        doubt: YearDoubt,
    },
    /// A year was left out, since festivals of it are missing: its notice is not in the file.
    LeftOut {
        /// The year.
        year: i32,
        /// The festivals it lacks.
        missing: Vec<&'static str>,
    },
    /// An event was left out, since the feed says it was cancelled.
    Cancelled(Entry),
    /// An event was left out, since the feed holds a later version of it.
    Replaced(Entry),
    /// Events were left out, since nothing marks them as off or worked: festivals, solar terms, anniversaries.
    Unmarked(Vec<Entry>),
    /// The days that events end on were counted as theirs: read the other way the year does not come out.
    EndIncluded,
}

/// Where an entry of a file stands, and what it calls itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place.
    pub place: Place,
    /// Its own words: an event's summary, a day's name; may be empty.
    pub words: String,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// An item of the list of days, from 1.
    Item(usize),
}

/// Why a file could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// It is neither of the formats kefu reads.
    UnknownFormat,
    /// It is no calendar feed, where only one will do.
    NoFeed,
    /// Its bytes are not UTF-8, first so on this line.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// Its JSON cannot be read, or is not a table of days.
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The parser's own words.
        words: String,
    },
    /// A line of a feed that is no `NAME:value`.
    Garbled {
        /// The line, from 1.
        line: usize,
    },
    /// A part of a feed that is never closed, as when a download broke off.
    Unclosed {
        /// The line it began on, from 1.
        line: usize,
        /// The part, such as `VEVENT`.
        part: String,
    },
    /// Entries that cannot be taken for a day off or a day worked; all of them.
    Entries(Vec<(Entry, EntryFlaw)>),
    /// A day that is off in one entry and worked in another.
    Contradiction {
        /// The day.
        date: NaiveDate,
        /// The entry that came first.
        first: Entry,
        /// The entry that says the opposite.
        second: Entry,
    },
    /// No day at all: the year's notice is not out yet, which is not a year without holidays.
    Empty {
        /// The year the file says it is for, if it says so.
        year: Option<i32>,
    },
    /// No year of the file is whole; each with what is wrong with it.
    Years(Vec<(i32, Vec<YearFault>)>),
    /// A year's own file that has faults.
    YearFile(Vec<YearFault>),
}

/// What can be wrong with one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFlaw {
    /// Nothing marks it as a day off or a day worked.
    Unmarked,
    /// A day off that names no holiday.
    Nameless,
    /// It does not say when it begins.
    NoStart,
    /// A date that is none, as written.
    BadDate(String),
    /// A length that is none, or not in whole days, as written.
    BadLength(String),
    /// It ends before or when it begins; the end of whole days is exclusive.
    EndsBeforeStart,
    /// It is longer than a month.
    TooLong,
    /// It repeats; a notice's days do not.
    Repeats,
    /// Its time is told in a zone that nobody knows, by this name.
    UnknownZone(String),
    /// It lasts several days by the clock of this zone, which are no whole days in China.
    OtherDays(String),
}

/// One entry of a file, understood: days of a holiday that are all off or all worked.
struct Stretch {
    entry: Entry,
    /// The holiday, where the entry names one.
    holiday: Option<String>,
    from: NaiveDate,
    /// Inclusive.
    to: NaiveDate,
    works: bool,
}

impl Stretch {
    fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |&day| day <= to)
    }
}

/// The company's own days in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The days that events mark as off or worked, in order; each once.
    pub days: Vec<OwnDay>,
    /// What was left out.
    pub doubts: Vec<Doubt>,
}

/// A day of the company's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether the company works on it.
    pub works: bool,
    /// What the event calls itself.
    pub words: String,
}

/// Reads the days off and worked of a company's own feed. It is no notice: no festival need be there.
///
/// # Errors
/// As [`read`], but for what a year lacks.
pub fn company(bytes: &[u8]) -> Result<Company, ImportFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !starts_with_ignoring_case(bytes.trim_ascii_start(), b"BEGIN:VCALENDAR") {
        return Err(ImportFault::NoFeed);
    }
    let feed = feed::read(bytes)?;
    let days = gather::own(&feed.stretches(feed::End::Excluded)?)?;
    let doubts = feed.doubts;
    Ok(Company { days, doubts })
}

/// Reads the years of a file by what its bytes are; the name is asked only to know a TOML file.
///
/// A feed may hold several years, and some of them in part (next year's New Year's Day, before next
/// year's notice): the whole ones are taken and the others told as [`Doubt::LeftOut`].
///
/// # Errors
/// The first thing that keeps the file from being read, or all entries that cannot be understood, or,
/// when no year in it is whole, what each lacks.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Import, ImportFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let content = bytes.trim_ascii_start();

    if starts_with_ignoring_case(content, b"BEGIN:VCALENDAR") {
        let feed = feed::read(bytes)?;
        let by = |end| {
            let stretches = feed.stretches(end)?;
            gather::years(stretches, feed.doubts.clone())
        };
        return gather::better(by(feed::End::Excluded), || by(feed::End::Included));
    }
    if content.starts_with(b"{") {
        let json::Table {
            year,
            notices,
            days,
        } = json::read(text(bytes)?)?;
        return gather::one_year(year, notices, days);
    }
    if file_name.to_ascii_lowercase().ends_with(".toml") {
        let year = Year::from_toml(text(bytes)?).map_err(ImportFault::YearFile)?;
        let doubts = gather::doubts(&year).collect();
        return Ok(Import {
            years: vec![year],
            doubts,
        });
    }
    Err(ImportFault::UnknownFormat)
}

fn text(bytes: &[u8]) -> Result<&str, ImportFault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        ImportFault::NotUtf8 { line }
    })
}

fn starts_with_ignoring_case(bytes: &[u8], start: &[u8]) -> bool {
    let head = bytes.get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start))
}
