//! The star rating of a service year: computed from income, overridden only with approval (D32–D36).

use chrono::NaiveDate;

use super::fields::Fields;
use super::word::words;
use crate::money::Fen;

words! {
    /// Where the income of a rating comes from (D32).
    Basis {
        /// 预期可实现.
        Expected = "expected",
        /// 已实现.
        Realised = "realised",
    }
}

words! {
    /// Why stars may be overridden (D33).
    Factor {
        /// 规模.
        Size = "size",
        /// 社会影响力.
        Influence = "influence",
        /// 具体需求.
        Needs = "needs",
    }
}

/// The rating of one service year.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating<'d> {
    /// The day it was rated (D34).
    pub rated: Option<NaiveDate>,
    /// Expected or realised.
    pub basis: Option<Basis>,
    /// The brokerage income, CNY, for all of `months`.
    pub income: Option<Fen>,
    /// How many months the income serves; 12 when nothing is said (D36).
    pub months: Option<i64>,
    /// The stars as rated that day, 1 to 5.
    pub stars: Option<i64>,
    /// The brokerage income realised so far in this service year, CNY (D49).
    pub realised: Option<Fen>,
    /// The day up to which it was counted, inclusive.
    pub realised_at: Option<NaiveDate>,
    /// Stars changed for a reason.
    pub over: Option<Override<'d>>,
    /// The approval to make the stars public.
    pub publication: Option<Publication<'d>>,
}

impl<'d> Rating<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Rating<'d> {
        Rating {
            rated: fields.born("rated"),
            basis: fields.word("basis"),
            income: fields.money("income"),
            months: fields.integer("months", 1, 600),
            stars: fields.integer("stars", 1, 5),
            realised: fields.with("realised-at", |it| it.money("realised")),
            realised_at: fields.fact("realised-at"),
            over: fields.table("override", Override::read),
            publication: fields.table("publication", Publication::read),
        }
    }
}

/// Stars changed for a reason: they count once approved (D33).
#[derive(Clone, Debug, PartialEq)]
pub struct Override<'d> {
    /// The stars asked for, 1 to 5.
    pub stars: Option<i64>,
    /// Size, influence or needs.
    pub factor: Option<Factor>,
    /// The reason in words.
    pub reason: Option<&'d str>,
    /// The day it was referred up.
    pub referred: Option<NaiveDate>,
    /// The day it was approved.
    pub approved: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<&'d str>,
}

impl<'d> Override<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Override<'d> {
        Override {
            stars: fields.integer("stars", 1, 5),
            factor: fields.word("factor"),
            reason: fields.text("reason"),
            referred: fields.born("referred"),
            approved: fields.fact("approved"),
            approved_by: fields.with("approved", |it| it.text("approved-by")),
        }
    }
}

/// The approval of the client relations centre to make the stars public (D35).
#[derive(Clone, Debug, PartialEq)]
pub struct Publication<'d> {
    /// The day they were made public.
    pub published: Option<NaiveDate>,
    /// The day it was approved.
    pub approved: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<&'d str>,
}

impl<'d> Publication<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Publication<'d> {
        Publication {
            published: fields.fact("published"),
            approved: fields.fact("approved"),
            approved_by: fields.with("approved", |it| it.text("approved-by")),
        }
    }
}
