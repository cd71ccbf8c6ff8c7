//! The characters of an id: of a client's, and of an entry's in its record.

use super::name;

/// Whether a text can be the id of a new entry: characters that belong in one, not too many, and not the name of a
/// section.
pub fn is_entry_id(text: &str) -> bool {
    const LONGEST: usize = 64;
    let fits = text.chars().all(belongs_in_id) && text.chars().count() <= LONGEST;
    !text.is_empty() && fits && !name::is_section(text)
}

/// Whether a character belongs in an id: a letter (Han too), an ASCII digit, `-` or `_`.
pub fn belongs_in_id(c: char) -> bool {
    match c {
        '-' | '_' | '0'..='9' => true,
        // Full- and half-width forms look like plain letters, and are typed by accident.
        '\u{FF00}'..='\u{FFEF}' => false,
        // Unicode calls them letters, but they are invisible.
        '\u{115F}' | '\u{1160}' | '\u{3164}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The next free id of the kind of this one: `k3` after `k1` and `k2`, `20261120-2` after `20261120-1`, `liu2` after
/// `liu`.
pub fn next_free<'i>(id: &str, taken: impl Iterator<Item = &'i str>) -> String {
    let stem = id.trim_end_matches(|it: char| it.is_ascii_digit());
    // A number too long to count on from is part of the name.
    let (stem, digits) = match id[stem.len()..].parse::<u32>() {
        Ok(_) => (stem.to_owned(), id.len() - stem.len()),
        Err(_) if stem.len() == id.len() => (id.to_owned(), 1),
        Err(_) => (format!("{id}-"), 1),
    };
    let number = |it: &str| match it == id && it == stem {
        true => Some(1),
        false => it.strip_prefix(stem.as_str())?.parse::<u32>().ok(),
    };
    let highest = taken.filter_map(number).max().unwrap_or(1);
    let next = u64::from(highest) + 1;
    format!("{stem}{next:0digits$}")
}

#[cfg(test)]
mod tests {
    use super::next_free;

    #[test]
    fn the_next_free_id_is_of_the_same_kind_and_fills_no_gap() {
        let next = |id: &str, others: &[&str]| {
            let taken = others.iter().copied().chain([id]);
            next_free(id, taken)
        };
        assert_eq!(next("k1", &[]), "k2");
        assert_eq!(next("k1", &["k9", "k10", "p12"]), "k11");
        assert_eq!(
            next("20261120-1", &["20261120-2", "20261121-7"]),
            "20261120-3"
        );
        assert_eq!(next("d01", &["d02"]), "d03");
        assert_eq!(next("liu", &[]), "liu2");
        assert_eq!(next("liu", &["liu2", "liujing"]), "liu3");
        assert_eq!(next("1", &["2"]), "3");
        assert_eq!(next("12345678901234567890", &[]), "12345678901234567890-2");
    }
}
