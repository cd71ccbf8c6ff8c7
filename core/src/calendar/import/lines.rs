//! The lines of a calendar feed (iCalendar, RFC 5545), and the events they make.
//!
//! They are read here rather than by a general parser, because a fault must name its line, and because the
//! little that is needed of the format is smaller than what would have to be asked of a parser.

use super::ImportFault;

/// An event: the line it begins on, and what stands in it but not in a part of it, such as an alarm.
pub(super) struct Event {
    pub(super) line: usize,
    properties: Vec<Property>,
}

/// `NAME;PARAMETER=…:value`
pub(super) struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    /// As it is written.
    pub(super) value: String,
}

impl Event {
    /// The first property of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|it| it.name == name)
    }

    /// The value of a property, without the blanks around it.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.get(name).map(|it| it.value.trim())
    }

    /// What the event calls itself; may be empty.
    pub(super) fn summary(&self) -> String {
        self.value("SUMMARY").map(unescaped).unwrap_or_default()
    }
}

impl Property {
    /// The value of a parameter, without its quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut named = self.parameters.iter().filter(|(it, _)| it == name);
        named.next().map(|(_, value)| value.as_str())
    }

    /// `name:value` with parameters between, whose quoted values may hold a colon or a semicolon.
    fn parse(line: &str) -> Option<Property> {
        let mut quoted = false;
        let mut parts = line.split(|sign| {
            quoted ^= sign == '"';
            matches!(sign, ':' | ';') && !quoted
        });
        let name = parts.next()?;
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }

        let mut parameters = Vec::new();
        let mut read = name.len();
        while line[read..].starts_with(';') {
            let parameter = parts.next()?;
            read += 1 + parameter.len();
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let value = value.trim_matches('"').to_owned();
            parameters.push((name.to_ascii_uppercase(), value));
        }
        let value = line[read..].strip_prefix(':')?;
        Some(Property {
            name: name.to_ascii_uppercase(),
            parameters,
            value: value.to_owned(),
        })
    }
}

/// The events of a feed. Parts that are opened are closed, each in the one it was opened in.
pub(super) fn events(bytes: &[u8]) -> Result<Vec<Event>, ImportFault> {
    let mut events = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (line, text) in unfolded(bytes)? {
        let garbled = ImportFault::Garbled { line };
        let property = Property::parse(&text).ok_or(garbled.clone())?;
        let part = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                if part == "VEVENT" {
                    events.push(Event {
                        line,
                        properties: Vec::new(),
                    });
                }
                open.push((part, line));
            }
            "END" => match open.pop() {
                Some((opened, _)) if opened == part => {}
                Some((part, line)) => return Err(ImportFault::Unclosed { line, part }),
                None => return Err(garbled),
            },
            _ => match (open.last(), events.last_mut()) {
                (Some((part, _)), Some(event)) if part == "VEVENT" => {
                    event.properties.push(property);
                }
                (Some(_), _) => {}
                (None, _) => return Err(garbled),
            },
        }
    }
    match open.into_iter().next_back() {
        Some((part, line)) => Err(ImportFault::Unclosed { line, part }),
        None => Ok(events),
    }
}

/// The lines of a feed, each with its number: a line that begins with a blank goes on the one before.
///
/// Old programs fold between the bytes of one Chinese character, so bytes are joined before they are
/// read as text.
fn unfolded(bytes: &[u8]) -> Result<Vec<(usize, String)>, ImportFault> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    for (at, line) in split(bytes).enumerate() {
        match (line, lines.last_mut()) {
            ([b' ' | b'\t', more @ ..], Some((_, before))) => before.extend(more),
            _ => lines.push((at + 1, line.to_vec())),
        }
    }
    let lines = lines
        .into_iter()
        .filter(|(_, line)| !line.trim_ascii().is_empty());
    lines
        .map(|(line, bytes)| match String::from_utf8(bytes) {
            Ok(text) => Ok((line, text)),
            Err(_) => Err(ImportFault::NotUtf8 { line }),
        })
        .collect()
}

/// The lines as they stand: they end in LF, CR LF or, as old Macs wrote them, CR.
fn split(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = memchr::memchr2(b'\n', b'\r', text) else {
            rest = None;
            return Some(text);
        };
        let ends_in_two = text[end..].starts_with(b"\r\n");
        rest = Some(&text[end + 1 + usize::from(ends_in_two)..]);
        Some(&text[..end])
    })
}

/// A text without the signs that protect its commas, semicolons and line breaks.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => text.push(' '),
                Some(sign) => text.push(sign),
                None => text.push('\\'),
            },
            sign => text.push(sign),
        }
    }
    text
}
