//! The sample company standard, written out a second time so that the book can be held against kefu's.

/// A service of the standard by its code, and the least number a service year holds for ★1 to ★5.
pub const SERVICES: [(&str, [i64; 5]); 10] = [
    ("phone-call", [2, 4, 6, 12, 12]),
    ("visit", [0, 1, 2, 4, 6]),
    ("meeting", [0, 0, 1, 2, 4]),
    ("client-manual", [1, 1, 1, 1, 1]),
    ("risk-survey", [0, 0, 1, 1, 2]),
    ("training", [0, 0, 1, 2, 3]),
    ("bulletin", [1, 2, 4, 4, 12]),
    ("claims-session", [1, 1, 1, 2, 4]),
    ("account-review", [1, 1, 1, 2, 2]),
    ("stewardship-report", [0, 1, 1, 1, 1]),
];

/// The goals that account reviews score, and their full points.
pub const GOALS: [(&str, i64); 5] = [
    ("renewal", 30),
    ("delivery", 20),
    ("satisfaction", 20),
    ("risk", 15),
    ("growth", 15),
];

/// The stars of a service year's brokerage income, in whole CNY; lower bounds included.
pub fn stars(income: i64) -> u8 {
    match income {
        1_000_000.. => 5,
        500_000.. => 4,
        200_000.. => 3,
        50_000.. => 2,
        _ => 1,
    }
}

/// The least number of a service in one service year, at `stars` (1 to 5).
pub fn least(minimum: &[i64; 5], stars: u8) -> i64 {
    minimum[usize::from(stars) - 1]
}

/// The steps of a renewal and by how many calendar days before expiry each is taken.
pub const RENEWAL_STEPS: [(&str, i64); 7] = [
    ("reviewed", 90),
    ("exposure", 75),
    ("programme", 60),
    ("comparison", 45),
    ("proposal", 30),
    ("choice", 14),
    ("bound", 7),
];

/// Calendar days before expiry by which a renewal is started.
pub fn renewal_starts(stars: u8) -> i64 {
    [60, 60, 90, 120, 120][usize::from(stars) - 1]
}

/// Calendar days of silence that surely stay below the standard's working days of it.
pub fn silence(stars: u8) -> i64 {
    [115, 75, 38, 24, 18][usize::from(stars) - 1]
}
