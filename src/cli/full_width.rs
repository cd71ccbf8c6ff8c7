//! What a Chinese keyboard types wide: digits, letters and signs of full width, read as the plain ones.

/// The text in plain characters; `None` when it is plain already.
///
/// Dashes are plain hyphens: a word processor, or two of a Chinese keyboard, make them of `-`.
pub fn narrowed(text: &str) -> Option<String> {
    let narrow: String = text.chars().map(narrow).collect();
    (narrow != text).then_some(narrow)
}

fn narrow(c: char) -> char {
    const WIDER_BY: u32 = 0xfee0;
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - WIDER_BY).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_and_dashes_are_made_plain() {
        let narrow = |text: &str| narrowed(text).unwrap_or_default();
        assert_eq!(narrow("２０２６－１１－２０"), "2026-11-20");
        assert_eq!(narrow("２０２６／１１／２０"), "2026/11/20");
        assert_eq!(narrow("1，232，000．50"), "1,232,000.50");
        assert_eq!(narrow("2026–11—20"), "2026-11-20");
        assert_eq!(narrow("——paid"), "--paid");
        assert_eq!(narrow("１２％　"), "12% ");
        assert_eq!(narrowed("2026年11月20日"), None);
        assert_eq!(narrowed("陈静"), None);
    }
}
