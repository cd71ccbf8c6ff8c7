//! What happened on the earliest day that may be given.

/// What happened on the earliest day that may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The client was known by name.
    Identified,
    /// The client was contacted first.
    Contacted,
    /// The appointment was established.
    Appointed,
    /// A member joined the team.
    Joined,
    /// The account manager who hands over had served for one day.
    Managed,
    /// The service year began.
    YearBegan,
    /// The year was rated.
    Rated,
    /// The publication of the stars was approved.
    Publishable,
    /// The renewal was started.
    RenewalStarted,
}
