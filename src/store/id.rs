//! A client's id is the name of its file, so it must be valid on every file system.

use std::fmt;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::model::belongs_in_id;

/// The most characters an id has.
const MOST_CHARACTERS: usize = 64;

/// The most bytes `<id>.toml` has: what Linux and macOS allow one file name.
const MOST_BYTES: usize = 255;

/// A client's id: letters (Han too), digits, `-` and `_`; lower case, NFC, 1 to 64 characters.
///
/// An id can be a file name anywhere and cannot be a path. Parsing is the only way to get one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// Why a text is not an id. [`Id::suggest`] offers a similar one, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    /// Nothing was given.
    Empty,
    /// The file's name is not Unicode, so that it cannot be typed.
    NotUnicode,
    /// Letters and their marks are stored apart (as some systems do), so the same name would be two.
    NotComposed,
    /// A capital letter: `Huarui` and `huarui` are one file on Windows and macOS, two on Linux.
    NotLower,
    /// A character that is no letter, ASCII digit, `-` or `_`; full-width letters count as such.
    Character(char),
    /// A first `-`, which a command line would take for an option.
    LeadingDash,
    /// A name Windows keeps for a device, such as `con` or `com1`.
    Device,
    /// More than 64 characters.
    TooLong {
        /// How many there are.
        characters: usize,
    },
    /// At most 64 characters, but more bytes than a file name may have.
    TooManyBytes {
        /// How many there would be, `.toml` included.
        bytes: usize,
    },
    /// The file ends in `.TOML` or the like, which only some systems find as `.toml`.
    Extension,
}

impl Id {
    /// Reads an id exactly as given: nothing is trimmed, lowered or otherwise changed.
    ///
    /// # Errors
    /// The first fault, in the order of [`IdFault`].
    pub fn parse(text: &str) -> Result<Id, IdFault> {
        let bytes = text.len() + ".toml".len();
        let characters = text.chars().count();

        if text.is_empty() {
            Err(IdFault::Empty)
        } else if !is_nfc(text) {
            Err(IdFault::NotComposed)
        } else if text.to_lowercase() != text {
            Err(IdFault::NotLower)
        } else if let Some(other) = text.chars().find(|&c| !belongs_in_id(c)) {
            Err(IdFault::Character(other))
        } else if text.starts_with('-') {
            Err(IdFault::LeadingDash)
        } else if is_device(text) {
            Err(IdFault::Device)
        } else if characters > MOST_CHARACTERS {
            Err(IdFault::TooLong { characters })
        } else if bytes > MOST_BYTES {
            Err(IdFault::TooManyBytes { bytes })
        } else {
            Ok(Id(text.to_owned()))
        }
    }

    /// The nearest id to a text that is not an id: `Hua Rui` gives `hua-rui`, `ＨＵＡＲＵＩ` gives `huarui`.
    ///
    /// None where nothing of the text would remain.
    pub fn suggest(text: &str) -> Option<Id> {
        // Compatibility composition turns the full-width letters of a Chinese keyboard into plain ones.
        let plain: String = text.nfkc().collect::<String>().to_lowercase();

        let mut mended = String::new();
        for c in plain.nfc() {
            if belongs_in_id(c) && c != '-' {
                mended.push(c);
            } else if !c.is_control() && !mended.is_empty() && !mended.ends_with('-') {
                mended.push('-');
            }
        }

        let cut: String = mended.chars().take(MOST_CHARACTERS).collect();
        let cut = cut.trim_end_matches('-');
        if is_device(cut) {
            return Id::parse(&format!("{cut}-1")).ok();
        }
        Id::parse(cut).ok()
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the client's file: `huarui.toml`.
    pub fn file_name(&self) -> String {
        format!("{}.toml", self.0)
    }
}

impl IdFault {
    /// 2: the command could not be done.
    pub fn exit_code(&self) -> u8 {
        2
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A name folded as the least exact file system does it: two names with the same folded form may be one file.
///
/// Upper case and then lower case also folds what lower case alone does not, such as `ß` and `ss`.
pub(super) fn folded(name: &str) -> String {
    let composed: String = name.nfc().collect();
    composed.to_uppercase().to_lowercase().nfc().collect()
}

fn is_device(text: &str) -> bool {
    let port = |name: &str| {
        text.strip_prefix(name)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(text, "con" | "prn" | "aux" | "nul") || port("com") || port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_is_a_name_that_every_file_system_takes() {
        let table: &[(&str, Result<(), IdFault>)] = &[
            ("huarui", Ok(())),
            ("华锐重工", Ok(())),
            ("hua-rui_2026", Ok(())),
            ("_a", Ok(())),
            ("7", Ok(())),
            ("lǚ", Ok(())),
            ("com", Ok(())),
            ("com10", Ok(())),
            ("conrad", Ok(())),
            ("", Err(IdFault::Empty)),
            ("lu\u{308}", Err(IdFault::NotComposed)),
            ("Huarui", Err(IdFault::NotLower)),
            ("ÉLAN", Err(IdFault::NotLower)),
            ("hua rui", Err(IdFault::Character(' '))),
            (" huarui", Err(IdFault::Character(' '))),
            ("huarui.", Err(IdFault::Character('.'))),
            ("../huarui", Err(IdFault::Character('.'))),
            ("a/b", Err(IdFault::Character('/'))),
            ("a\\b", Err(IdFault::Character('\\'))),
            ("c:", Err(IdFault::Character(':'))),
            ("a\0", Err(IdFault::Character('\0'))),
            ("a\u{202e}b", Err(IdFault::Character('\u{202e}'))),
            ("a\u{200d}b", Err(IdFault::Character('\u{200d}'))),
            ("a\u{3164}", Err(IdFault::Character('\u{3164}'))),
            ("ｈua", Err(IdFault::Character('ｈ'))),
            ("１", Err(IdFault::Character('１'))),
            ("com¹", Err(IdFault::Character('¹'))),
            ("-huarui", Err(IdFault::LeadingDash)),
            ("con", Err(IdFault::Device)),
            ("nul", Err(IdFault::Device)),
            ("com1", Err(IdFault::Device)),
            ("lpt9", Err(IdFault::Device)),
        ];
        for (text, expected) in table {
            assert_eq!(&Id::parse(text).map(|_| ()), expected, "{text:?}");
        }
    }

    #[test]
    fn the_length_is_counted_in_characters_and_in_bytes() {
        assert!(Id::parse(&"华".repeat(64)).is_ok());
        assert_eq!(
            Id::parse(&"华".repeat(65)),
            Err(IdFault::TooLong { characters: 65 })
        );
        // A rare Han character takes four bytes: 62 of them and two letters are 250, with `.toml` 255.
        assert!(Id::parse(&format!("{}ab", "𠮷".repeat(62))).is_ok());
        assert_eq!(
            Id::parse(&format!("{}a", "𠮷".repeat(63))),
            Err(IdFault::TooManyBytes { bytes: 258 })
        );
    }

    #[test]
    fn a_near_id_is_suggested_where_there_is_one() {
        let near = |text: &str| Id::suggest(text).map(|id| id.0);

        assert_eq!(near("Hua Rui"), Some("hua-rui".into()));
        assert_eq!(near("ＨＵＡ１"), Some("hua1".into()));
        assert_eq!(near("lu\u{308}"), Some("lü".into()));
        assert_eq!(near("-华锐 (集团)."), Some("华锐-集团".into()));
        assert_eq!(near("CON"), Some("con-1".into()));
        assert_eq!(near(&"A".repeat(70)), Some("a".repeat(64)));
        assert_eq!(near("../.."), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn names_that_some_system_holds_for_one_are_folded_together() {
        assert_eq!(folded("Huarui.TOML"), folded("huarui.toml"));
        assert_eq!(folded("lu\u{308}"), folded("Lü"));
        assert_eq!(folded("straße"), folded("STRASSE"));
        assert_ne!(folded("huarui"), folded("hua-rui"));
    }

    /// Any text at all, and texts that are often ids or nearly so.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[a-zB-D0-9_éßİ华锐𠮷Ａ.\\- -]{0,70}",
            "\\PC{0,8}"
        ]
    }

    proptest! {
        #[test]
        fn any_text_gives_an_answer(text in texts()) {
            if let Ok(id) = Id::parse(&text) {
                prop_assert_eq!(id.as_str(), text.as_str());
                prop_assert!(id.file_name().len() <= 255);
            }
            if let Some(id) = Id::suggest(&text) {
                prop_assert_eq!(Id::parse(id.as_str()), Ok(id.clone()));
            }
        }

        #[test]
        fn an_id_survives_as_the_name_of_a_file(text in texts()) {
            let Some(id) = Id::parse(&text).ok().or_else(|| Id::suggest(&text)) else {
                return Ok(());
            };
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(id.file_name()), "").unwrap();

            let listed = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
            let name = listed.file_name().into_string().unwrap();
            prop_assert_eq!(Id::parse(name.strip_suffix(".toml").unwrap()), Ok(id));
        }
    }
}
