//! What happened on the first day that a day given may be.

/// What happened on the first day that a day given may be.
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
    /// The account manager who hands over had the client for a day.
    Managed,
    /// The service year began.
    YearBegan,
    /// The year was rated.
    Rated,
    /// Other stars were referred up.
    Referred,
    /// It was approved to make the stars public.
    Publishable,
    /// The plan was issued.
    PlanIssued,
    /// The client asked for the endorsement.
    EndorsementAsked,
    /// The endorsement was sent to the insurer.
    EndorsementSent,
    /// The insurer issued the endorsement.
    EndorsementIssued,
    /// The change of risk was found.
    RiskFound,
    /// The insurer was last pressed.
    Pressed,
    /// The renewal was started.
    RenewalStarted,
}
