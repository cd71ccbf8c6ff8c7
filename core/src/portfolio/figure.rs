//! The figures that a portfolio is made of: counts, sums, and the rates that follow from them.

use crate::money::Fen;

/// The clients of a number of stars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// How many.
    pub clients: usize,
    /// Their income of one service year.
    pub income: Income,
}

/// The brokerage income of one service year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Income {
    /// By ratings on expected income.
    pub expected: Sum,
    /// By ratings on realised income.
    pub realised: Sum,
    /// By ratings that do not say which.
    pub unsaid: Sum,
    /// The income realised so far, if a rating has it (D49).
    pub so_far: Sum,
}

impl Income {
    /// The income of one service year, whatever its basis.
    pub fn yearly(self) -> Fen {
        let Income {
            expected,
            realised,
            unsaid,
            ..
        } = self;
        Sum(expected.0 + realised.0 + unsaid.0).fen()
    }

    pub(super) fn add(&mut self, other: Income) {
        self.expected.0 += other.expected.0;
        self.realised.0 += other.realised.0;
        self.unsaid.0 += other.unsaid.0;
        self.so_far.0 += other.so_far.0;
    }
}

/// A sum of amounts in fen, with room for the amounts of any number of records.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum(pub i128);

impl Sum {
    /// The sum as an amount; past what an amount can be, the nearest one.
    pub fn fen(self) -> Fen {
        let bounded = self.0.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        Fen(i64::try_from(bounded).expect("it is within its bounds"))
    }
}

impl From<Fen> for Sum {
    fn from(amount: Fen) -> Sum {
        Sum(i128::from(amount.0))
    }
}

/// The figures of an account manager.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Managed {
    /// Served clients of one to five stars; the first is those not rated.
    pub clients: [usize; 6],
    /// Their income of one service year.
    pub income: Sum,
    /// What is overdue on the agenda of all clients, as `next` lists it.
    pub overdue: usize,
    /// The open complaints of all clients, also of those whose service has ended.
    pub complaints: usize,
}

/// What ends in a month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ends {
    /// The policies that expire.
    pub policies: usize,
    /// The clients they belong to; one with policies in several months counts in each.
    pub clients: usize,
    /// The premium of those policies.
    pub premium: Sum,
    /// Of the policies, those whose renewal is open and not settled.
    pub opened: usize,
    /// Of the policies, those whose outcome is settled.
    pub settled: usize,
    /// The appointments that run out.
    pub appointments: usize,
}

impl Ends {
    /// Of the policies, those whose renewal nobody has begun.
    pub fn waiting(&self) -> usize {
        self.policies - self.opened - self.settled
    }
}

/// Deadlines that were due, by their result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Punctuality {
    /// Done on the last day or before.
    pub on_time: usize,
    /// Done after it.
    pub late: usize,
    /// Not done.
    pub overdue: usize,
}

impl Punctuality {
    /// How many fell due.
    pub fn due(self) -> usize {
        self.on_time + self.late + self.overdue
    }

    /// The share done on time, in hundredths of a per cent, whole per cents rounded down, so that a hundred
    /// means all; `None` when none fell due.
    pub fn rate(self) -> Option<i64> {
        rate(self.on_time, self.due())
    }

    /// Adds others.
    pub fn add(&mut self, other: Punctuality) {
        self.on_time += other.on_time;
        self.late += other.late;
        self.overdue += other.overdue;
    }
}

/// A service, compared with the current plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The items planned, without those dropped.
    pub planned: usize,
    /// Of them, those done by their expected finish.
    pub on_time: usize,
    /// Of them, those done after it.
    pub late: usize,
    /// Of them, those that are past it and not done.
    pub overdue: usize,
}

impl Delivery {
    /// The items that are still to come.
    pub fn to_come(self) -> usize {
        self.planned - self.on_time - self.late - self.overdue
    }

    /// The share delivered of what should have been by now, as [`Punctuality::rate`] has it.
    pub fn rate(self) -> Option<i64> {
        let delivered = self.on_time + self.late;
        rate(delivered, delivered + self.overdue)
    }

    /// Adds others.
    pub fn add(&mut self, other: Delivery) {
        self.planned += other.planned;
        self.on_time += other.on_time;
        self.late += other.late;
        self.overdue += other.overdue;
    }
}

fn rate(part: usize, whole: usize) -> Option<i64> {
    let percent = (part * 100).checked_div(whole)?;
    i64::try_from(percent).ok().map(|percent| percent * 100)
}
