use proptest::prelude::*;

use super::*;
use crate::rules::testing::values::{Found, day, found};

/// What is found in a line: its place, and what it is.
pub(super) fn of(line: &str) -> Vec<(String, Personal)> {
    let text = format!("client.name = '甲'\n# {line}\n");
    let found = found(&RULE, "2026-11-20", &text);
    found.iter().map(told).collect()
}

fn told(found: &Found) -> (String, Personal) {
    let (_, place) = found.at.rsplit_once(' ').unwrap();
    match found.detail {
        Detail::Personal(kind) => {
            assert_eq!(found.subject(), kind.code());
            (place.to_owned(), kind)
        }
        ref other => panic!("{other:?}"),
    }
}

pub(super) fn at(place: &str, kind: Personal) -> (String, Personal) {
    (place.to_owned(), kind)
}

#[test]
fn an_identity_card_has_a_day_and_a_check_character() {
    let identity = at("2:3", Personal::IdentityCard);
    for number in [
        "11010119900307299X",
        "11010119900307299x",
        "110101199003074477",
        "110101 19900307 4477",
        "110101-19900307-299X",
    ] {
        assert_eq!(of(number), std::slice::from_ref(&identity), "{number}");
    }
    for other in [
        "110101199003072991",
        "11010119900307447X",
        "110101199013074477",
        "110101199002304477",
        "010101199003074477",
        "1101011990030744770",
        "a110101199003074477",
        "110101199003074477b",
        "11010119900307299Xy",
        "11010119900307",
    ] {
        assert_eq!(of(other), [], "{other}");
    }
}

#[test]
fn nobody_is_born_in_the_future() {
    // Born on 2026-11-20 and on the next day.
    let number = |day: &str| {
        let seventeen = format!("110101{day}447");
        let checks = "0123456789Xx".chars();
        let mut all = checks.map(|check| format!("{seventeen}{check}"));
        all.find(|number| {
            let text = format!("client.name = '甲'\n# {number}\n");
            found(&RULE, "2199-12-31", &text).len() == 1
        })
    };
    let on = |today: &str, born: &str| {
        let text = format!("client.name = '甲'\n# {}\n", number(born).unwrap());
        found(&RULE, today, &text).len()
    };
    assert_eq!(on("2026-11-20", "20261120"), 1);
    assert_eq!(on("2026-11-20", "20261121"), 0);
    assert_eq!(on("2026-11-21", "20261121"), 1);
}

#[test]
fn digits_of_full_width_are_digits() {
    for number in [
        "１１０１０１１９９００３０７２９９Ｘ",
        "１１０１０１　１９９００３０７　４４７７",
        "110101１９９００３０７4477",
    ] {
        assert_eq!(of(number), [at("2:3", Personal::IdentityCard)], "{number}");
    }
    assert_eq!(
        of("保单，卡号：４１１１１１１１１１１１１１１１"),
        [at("2:9", Personal::BankCard)]
    );
    assert_eq!(of("病历号：１２３４５６"), [at("2:7", Personal::Health)]);
    assert_eq!(of("２０２６年，１０月"), []);
}

#[test]
fn a_bank_card_has_an_issuer_and_a_check_digit() {
    let bank = at("2:3", Personal::BankCard);
    for number in [
        "4111111111111111",
        "5555555555554444",
        "3530111333300000",
        "6222021234567890128",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "6222 0212 3456 7890 128",
    ] {
        assert_eq!(of(number), std::slice::from_ref(&bank), "{number}");
    }
    for other in [
        "4111111111111112",
        "9111111111111111",
        "41111111111111110",
        "04111111111111111",
        "4111  1111  1111  1111",
        "41 11111111111111",
        "x4111111111111111",
    ] {
        assert_eq!(of(other), [], "{other}");
    }
}

#[test]
fn a_number_is_found_wherever_it_stands_and_told_once() {
    for before in 0..40 {
        for number in ["4111111111111111", "110101 19900307 4477"] {
            let line = format!("{}。{number}。", "y".repeat(before));
            assert_eq!(of(&line).len(), 1, "{line}");
        }
    }
}

proptest! {
    /// Every byte is a beginning: what is found must not hang on where in the text a number stands.
    #[test]
    fn the_numbers_found_are_those_of_a_look_at_every_byte(
        parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..12)
    ) {
        let text = parts.concat();
        let (bytes, today) = (text.as_bytes(), day("2026-11-20"));
        let (mut quick, mut slow) = (Vec::new(), Vec::new());
        each_card(bytes, today, |at, kind| quick.push((at, kind)));
        let mut at = 0;
        while at < bytes.len() {
            let end = at + (at..bytes.len()).take_while(|&i| belongs(bytes, i)).count();
            stretch(bytes, (at, end), today, |at, kind| slow.push((at, kind)));
            at = end + 1;
        }
        prop_assert_eq!(quick, slow, "{:?}", text);
    }
}

/// What numbers are made of, and what stands between them.
const PARTS: &[&str] = &[
    "4111111111111111",
    "4111 1111 1111 1111",
    "6222-0212-3456-7890-128",
    "6222021234567890128",
    "110101199003074477",
    "110101 19900307 4477",
    "110101-19900307-299X",
    "11010119900307299x",
    "2026-03-02",
    "20260302",
    "0532-5550101",
    "1",
    "41",
    "1111",
    " ",
    "  ",
    "-",
    "--",
    "\n",
    ".",
    ",",
    "x",
    "X",
    "_",
    "保",
    "号",
    "\t",
    "=",
];

#[test]
fn a_number_before_a_blank_is_told_once() {
    for before in 0..FEWEST {
        let line = format!("{}4111 1111 1111 1111 。", ".".repeat(before));
        assert_eq!(of(&line).len(), 1, "{line}");
    }
}

#[test]
fn numbers_are_found_anywhere_and_among_others() {
    assert_eq!(of("身份证110101199003074477。").len(), 1);
    assert_eq!(
        of("2026-03-02 4111111111111111 110101199003074477"),
        [
            at("2:14", Personal::BankCard),
            at("2:31", Personal::IdentityCard),
        ]
    );
    assert_eq!(of("2026-03-02 4111 1111 1111 1111").len(), 1);
    for before in 0..40 {
        let line = format!("{}4111111111111111", "保".repeat(before));
        assert_eq!(of(&line).len(), 1, "{line}");
        let line = format!("{}1.4111111111111111", "保".repeat(before));
        assert_eq!(of(&line).len(), 1, "{line}");
        let line = format!("{}110101199003074477", ".".repeat(before));
        assert_eq!(of(&line).len(), 1, "{line}");
    }
}

#[test]
fn the_ids_dates_and_digests_of_a_record_are_no_such_numbers() {
    for other in [
        "C-20260117",
        "20260326-1",
        "2026-03-20 2026-03-21 2026-03-22",
        "0532-5550101 0532-5550102",
        "4111111111111111a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718",
        "1_232_000_000_000_000_000",
        "00000000000000000000",
    ] {
        assert_eq!(of(other), [], "{other}");
    }
}
