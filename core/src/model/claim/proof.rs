//! Whether a document proves how a claim ended (D62).

use chrono::NaiveDate;

use super::Claim;
use crate::model::archive::{Archive, PaperKind};

impl Claim<'_> {
    /// Why a document of the archive cannot prove how the claim ended.
    pub fn unproven_by(&self, archive: Option<&Archive<'_>>, document: &str) -> Option<NoProof> {
        let mut papers = archive.into_iter().flat_map(|it| &it.documents);
        let named = papers.find(|paper| paper.id == document)?;
        let early = named
            .date
            .filter(|dated| self.loss.is_some_and(|loss| *dated < loss));
        let other = named.kind.filter(|kind| !kind.shows_an_end());
        early.map(NoProof::Early).or(other.map(NoProof::Kind))
    }
}

/// Why a document proves nothing about a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoProof {
    /// Its day is before the loss.
    Early(NaiveDate),
    /// It is of a kind that says nothing about a claim's end.
    Kind(PaperKind),
}
