//! What is new for one person, as short messages: Markdown, HTML and plain text without tables, for a group robot or a mail.
//!
//! Each message is below [`LIMIT`]; what does not fit goes into the next one, and nothing is cut within a character. Of more
//! findings than [`PARTS`] messages hold, the last one says how many are left out, and where they are.

use unicode_normalization::char::is_combining_mark;

use super::escape::{Into, escaped};
use crate::lang::Lang;
use crate::say;
use crate::text::visible::visible;

/// Every message is shorter than this, in bytes: the most that some group robots take.
pub const LIMIT: usize = 4096;
/// The most messages of a digest: on the first run all findings of a book are new.
const PARTS: usize = 3;
/// So many settled findings are told one by one.
const SETTLED: usize = 12;
/// The most bytes of a sentence, of a command, and of all that is said of one finding.
const SENTENCE: usize = 900;
/// See [`SENTENCE`].
const ITEM: usize = 2400;

/// What one person is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// Its title.
    pub title: String,
    /// What it rests on: the days, the numbers, a run that was missed.
    pub opening: Vec<String>,
    /// What is new, the gravest first.
    pub new: Vec<Item>,
    /// The command that lists what there is no room for.
    pub rest: String,
    /// What is still open, in one sentence; empty when nothing is.
    pub open: String,
    /// What is settled, each in a few words.
    pub settled: Vec<String>,
}

/// One new finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its severity, its client, its rule.
    pub head: String,
    /// What was found and what to do.
    pub said: Vec<Said>,
}

/// A part of what is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Words to read.
    Words(String),
    /// A command to copy; it is whole or not there.
    Command(String),
}

/// The form of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// For robots that read Markdown.
    Markdown,
    /// For a mail.
    Html,
    /// For everything else.
    Text,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 3] = [Shape::Markdown, Shape::Html, Shape::Text];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Shape::Markdown => "md",
            Shape::Html => "html",
            Shape::Text => "txt",
        }
    }
}

/// The messages of a digest in a shape.
pub fn messages(digest: &Digest, shape: Shape, lang: Lang) -> Vec<String> {
    let frame = Frame {
        shape,
        lang,
        title: &digest.title,
    };
    let mut before: Vec<String> = digest.opening.iter().map(|it| frame.line(it)).collect();
    if !digest.new.is_empty() {
        before.push(frame.heading(&say!(lang, zh: "新增", en: "New")));
    }
    let new = digest.new.iter().zip(1..);
    let new: Vec<String> = new.map(|(item, nth)| frame.item(nth, item)).collect();
    let mut after = Vec::new();
    if !digest.open.is_empty() {
        after.push(frame.heading(&say!(lang, zh: "仍未解决", en: "Still open")));
        after.push(frame.line(&digest.open));
    }
    if !digest.settled.is_empty() {
        after.push(frame.heading(&say!(lang, zh: "已解决", en: "Settled")));
        let told = digest.settled.iter().take(SETTLED);
        after.extend(told.map(|it| frame.point(it)));
        if digest.settled.len() > SETTLED {
            let more = digest.settled.len() - SETTLED;
            after.push(frame.point(&say!(lang, zh: "另有 {more} 项", en: "and {more} more")));
        }
    }

    let with = |told: usize| {
        let (told, left) = new.split_at(told);
        let rest = (!left.is_empty()).then(|| frame.rest(left.len(), &digest.rest));
        frame.filled(before.iter().chain(told).chain(&rest).chain(&after))
    };
    let whole = with(new.len());
    if whole.len() <= PARTS {
        return whole;
    }
    let shorter = (0..new.len()).map(with);
    let fitting = shorter.take_while(|messages| messages.len() <= PARTS);
    fitting.last().unwrap_or_else(|| with(0))
}

/// What is around the pieces, and how each is written.
struct Frame<'d> {
    shape: Shape,
    lang: Lang,
    title: &'d str,
}

impl Frame<'_> {
    fn begin(&self, nth: usize) -> String {
        let title = match nth {
            1 => self.title.to_owned(),
            _ => {
                let title = self.title;
                say!(self.lang, zh: "{title}（续 {nth}）", en: "{title} ({nth})")
            }
        };
        let title = self.cut(&title, SENTENCE / 2);
        match self.shape {
            Shape::Markdown => format!("**{title}**\n"),
            Shape::Text => format!("{title}\n"),
            Shape::Html => format!(
                "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body style=\"font-family:sans-serif;max-width:40em;line-height:1.5\">\n<h1 style=\"font-size:1.2em\">{title}</h1>\n",
                self.lang.tag()
            ),
        }
    }

    fn end(&self) -> &'static str {
        match self.shape {
            Shape::Markdown | Shape::Text => "",
            Shape::Html => "</body>\n</html>\n",
        }
    }

    /// The messages that these texts fill.
    fn filled<'t>(&self, texts: impl Iterator<Item = &'t String>) -> Vec<String> {
        let mut messages = vec![self.begin(1)];
        for text in texts {
            let last = messages.last_mut().expect("there is one");
            if last.len() + text.len() + self.end().len() < LIMIT {
                last.push_str(text);
            } else {
                last.push_str(self.end());
                messages.push(self.begin(messages.len() + 1) + text);
            }
        }
        if let Some(last) = messages.last_mut() {
            last.push_str(self.end());
        }
        messages
    }

    fn heading(&self, words: &str) -> String {
        let words = self.cut(words, SENTENCE);
        match self.shape {
            Shape::Markdown => format!("\n**{words}**\n"),
            Shape::Text => format!("\n{words}\n"),
            Shape::Html => format!("<h2 style=\"font-size:1em\">{words}</h2>\n"),
        }
    }

    fn line(&self, words: &str) -> String {
        let words = self.cut(words, SENTENCE);
        match self.shape {
            Shape::Markdown | Shape::Text => format!("{words}\n"),
            Shape::Html => format!("<p>{words}</p>\n"),
        }
    }

    fn point(&self, words: &str) -> String {
        let words = self.cut(words, SENTENCE);
        match self.shape {
            Shape::Markdown | Shape::Text => format!("- {words}\n"),
            Shape::Html => format!("<p>· {words}</p>\n"),
        }
    }

    /// How many findings are left out, and the command that lists them.
    fn rest(&self, left: usize, command: &str) -> String {
        let words =
            say!(self.lang, zh: "另有 {left} 项。全部列出：", en: "And {left} more. To list all:");
        let command = self.command(command).unwrap_or_default();
        match self.shape {
            Shape::Markdown | Shape::Text => format!("\n{words}\n{command}"),
            Shape::Html => format!("<p>{words}{command}</p>\n"),
        }
    }

    fn item(&self, nth: usize, item: &Item) -> String {
        let head = self.cut(&item.head, SENTENCE);
        let mut text = match self.shape {
            Shape::Markdown => format!("\n{nth}. **{head}**\n"),
            Shape::Text => format!("\n{nth}. {head}\n"),
            Shape::Html => format!("<p><b>{nth}. {head}</b>"),
        };
        for said in &item.said {
            let told = match said {
                Said::Words(words) => match self.shape {
                    Shape::Markdown | Shape::Text => self.cut(words, SENTENCE) + "\n",
                    Shape::Html => format!("<br>\n{}", self.cut(words, SENTENCE)),
                },
                Said::Command(command) => match self.command(command) {
                    Some(told) => told,
                    None => continue,
                },
            };
            if text.len() + told.len() <= ITEM {
                text.push_str(&told);
            }
        }
        match self.shape {
            Shape::Markdown | Shape::Text => text,
            Shape::Html => text + "</p>\n",
        }
    }

    /// A command that stands whole; half of one would be another.
    fn command(&self, command: &str) -> Option<String> {
        let command = visible(command);
        let told = match self.shape {
            Shape::Markdown if command.contains(['`', '\\']) => {
                format!("{}\n", escaped(Into::Markdown, &command))
            }
            Shape::Markdown => format!("`{command}`\n"),
            Shape::Text => format!("  {command}\n"),
            Shape::Html => format!("<br>\n<code>{}</code>", escaped(Into::Html, &command)),
        };
        (told.len() <= SENTENCE).then_some(told)
    }

    /// The words as the shape writes them, in so many bytes; where they are longer, `…` stands for the rest.
    fn cut(&self, words: &str, most: usize) -> String {
        let words = visible(words);
        let written = |words: &str| match self.shape {
            Shape::Markdown => escaped(Into::Markdown, words),
            Shape::Html => escaped(Into::Html, words),
            Shape::Text => words.to_owned(),
        };
        let whole = written(&words);
        if whole.len() <= most {
            return whole;
        }
        let chars: Vec<char> = words.chars().collect();
        let (mut room, mut kept) = (most - '…'.len_utf8(), 0);
        for c in &chars {
            let length = written(c.encode_utf8(&mut [0; 4])).len();
            if length > room {
                break;
            }
            room -= length;
            kept += 1;
        }
        // What is seen as one character is not parted.
        while kept > 0
            && chars
                .get(kept)
                .is_some_and(|next| belongs(chars[kept - 1], *next))
        {
            kept -= 1;
        }
        let kept: String = chars[..kept].iter().collect();
        written(&kept) + "…"
    }
}

/// Whether a character is seen as one with the next.
fn belongs(before: char, next: char) -> bool {
    const JOINER: char = '\u{200d}';
    is_combining_mark(next)
        || next == JOINER
        || before == JOINER
        || ('\u{fe00}'..='\u{fe0f}').contains(&next)
        || ('\u{1f3fb}'..='\u{1f3ff}').contains(&next)
}

/// A name that every file system takes, of a person's name: what none takes is `_`.
pub fn file_name(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "-_·・•. ".contains(c);
    let plain = name.trim().chars();
    let plain = plain.map(|c| if is_plain(c) { c } else { '_' });
    let mut plain: String = plain.take(40).collect();
    while plain.len() > 120 {
        plain.pop();
    }
    // Windows drops blanks and dots at an end.
    let plain = plain.trim_matches([' ', '.']).replace("..", "_");
    match plain.is_empty() {
        true => "_".to_owned(),
        false => plain,
    }
}

#[cfg(test)]
mod tests;
