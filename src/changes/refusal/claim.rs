//! Why a claim is not recorded or closed. `text::refusal::claim` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why a claim is not recorded so, or not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// A claim has this id.
    IdThere {
        /// The id.
        id: String,
        /// Its cause.
        cause: String,
    },
    /// A claim neither paid, denied nor withdrawn cannot be closed.
    Unsettled {
        /// The claim.
        claim: String,
    },
    /// A claim is closed with its written proof.
    NoProof {
        /// The claim.
        claim: String,
    },
    /// The document is older than the loss and proves nothing about the claim.
    EarlyProof {
        /// The document.
        proof: String,
        /// Its day.
        dated: NaiveDate,
    },
    /// The archive has no document of this id.
    UnknownProof {
        /// What was given.
        given: String,
        /// The id that was probably meant.
        near: Option<String>,
        /// Those on record: id and title.
        known: Vec<(String, String)>,
    },
}

impl From<ClaimRefusal> for Refusal {
    fn from(refusal: ClaimRefusal) -> Refusal {
        Refusal::Claim(refusal)
    }
}
