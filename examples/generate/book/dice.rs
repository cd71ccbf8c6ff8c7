//! Chance that comes out the same every time: what makes one client unlike the next, and every run alike.

/// A stream of numbers fixed by a seed (splitmix64), the same on every machine.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream for one purpose: another `stream` under the same `seed` is unrelated to it.
    pub fn new(seed: u64, stream: u64) -> Dice {
        let mut mixing = Dice(seed);
        let mixed = mixing.roll() ^ stream.wrapping_mul(0xd6e8_feb8_6659_fd93);
        Dice(mixed)
    }

    /// The next number of the stream.
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low {
            return low;
        }
        let width = high.abs_diff(low) + 1;
        // The bias of a plain remainder is far below anything a book of clients could show.
        low + i64::try_from(self.roll() % width)
            .expect("the width of an i64 range met in this book")
    }

    /// True in `permille` of a thousand cases.
    pub fn chance(&mut self, permille: i64) -> bool {
        self.between(1, 1000) <= permille
    }

    /// One of the choices, each as likely as the next. The list must not be empty.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        let last = i64::try_from(choices.len()).expect("a short list") - 1;
        &choices[usize::try_from(self.between(0, last)).expect("an index")]
    }

    /// One of the words.
    pub fn word<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let word: &&str = self.pick(choices);
        word
    }

    /// Turns a list into a random order of itself.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let top = i64::try_from(last).expect("a short list");
            list.swap(
                last,
                usize::try_from(self.between(0, top)).expect("an index"),
            );
        }
    }
}
