//! A claim that is to be recorded.

use chrono::NaiveDate;

use crate::money::Fen;

/// A loss, to be recorded as a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// Its id; `k1`, `k2`… when left out.
    pub id: Option<String>,
    /// The policy it is made under, by its id or its number.
    pub policy: String,
    /// The day of the loss.
    pub loss: NaiveDate,
    /// What happened.
    pub cause: String,
    /// The amount claimed or reserved, CNY.
    pub amount: Option<Fen>,
    /// Which of us handles it.
    pub handler: Option<String>,
    /// The number the insurer gave when the loss was reported (报案号).
    pub number: Option<String>,
    /// The numbers of the files the insurer opened for it (立案号, 赔案号).
    pub claim_numbers: Vec<String>,
    /// The day the insurer was notified.
    pub notified: Option<NaiveDate>,
    /// Whether others handled it before we were appointed.
    pub before_us: bool,
}
