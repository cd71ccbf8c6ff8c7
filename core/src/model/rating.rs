//! The star rating of a service year: computed from income, overridden only with approval (D32–D36).

use chrono::NaiveDate;

use super::course::step;
use super::fields::Fields;
use super::form::rows::{ID, Key, Section, TABLE, born, fact, said, section, with};
use crate::both;
use crate::money::Fen;
use crate::words;

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

/// What a rating rests on, and the stars it gave.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stated {
    /// The day it was rated.
    pub rated: Option<NaiveDate>,
    /// Expected or realised.
    pub basis: Option<Basis>,
    /// The brokerage income, CNY, for all of `months`.
    pub income: Option<Fen>,
    /// How many months of service the income is for; 12 when left out (D36).
    pub months: Option<i64>,
    /// The stars rated on that day, 1 to 5.
    pub stars: Option<i64>,
}

impl Stated {
    fn read(fields: &mut Fields<'_, '_>) -> Stated {
        Stated {
            rated: fields.born("rated"),
            basis: fields.word("basis"),
            income: fields.money("income"),
            months: fields.integer("months", 1, 600),
            stars: fields.integer("stars", 1, 5),
        }
    }
}

/// A further rating of the same year: from its day it holds instead of the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Later<'d> {
    /// Its name in this rating.
    pub id: &'d str,
    /// What it rests on.
    pub stated: Stated,
}

impl<'d> Later<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Later<'d> {
        Later {
            id: fields.text("id").unwrap_or_default(),
            stated: Stated::read(fields),
        }
    }
}

/// The rating of one service year. What it says of income and stars is what the last rating says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating<'d> {
    /// The day it was first rated (D34).
    pub rated: Option<NaiveDate>,
    /// Expected or realised.
    pub basis: Option<Basis>,
    /// The brokerage income, CNY, for all of `months`.
    pub income: Option<Fen>,
    /// How many months of service the income is for; 12 when left out (D36).
    pub months: Option<i64>,
    /// The stars rated last, 1 to 5.
    pub stars: Option<i64>,
    /// The first rating.
    pub first: Stated,
    /// The further ratings, in the order of the file.
    pub later: Vec<Later<'d>>,
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
        let first = Stated::read(fields);
        let later = fields.entries("later", Later::read);
        let last = last(first, &later, NaiveDate::MAX).0;
        Rating {
            rated: first.rated,
            basis: last.basis,
            income: last.income,
            months: last.months,
            stars: last.stars,
            first,
            later,
            realised: fields.with("realised-at", |it| it.money("realised")),
            realised_at: fields.fact("realised-at"),
            over: fields.table("override", Override::read),
            publication: fields.table("publication", Publication::read),
        }
    }
}

impl Rating<'_> {
    /// The rating that held on a day: the last by then, and its place among the later ones; the first where
    /// none of those is.
    pub fn held_on(&self, day: NaiveDate) -> (Stated, Option<usize>) {
        last(self.first, &self.later, day)
    }
}

/// Of two ratings of one day the one further down holds.
fn last(first: Stated, later: &[Later<'_>], day: NaiveDate) -> (Stated, Option<usize>) {
    let by_then = later.iter().enumerate().filter_map(|(nth, it)| {
        let rated = it.stated.rated.filter(|rated| *rated <= day)?;
        Some((rated, nth))
    });
    match by_then.max() {
        Some((_, nth)) => (later[nth].stated, Some(nth)),
        None => (first, None),
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
    /// The day it was referred for approval.
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
            reason: fields.said("reason"),
            referred: fields.born("referred"),
            approved: fields.fact("approved"),
            approved_by: fields.with("approved", |it| it.said("approved-by")),
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
            approved_by: fields.with("approved", |it| it.said("approved-by")),
        }
    }
}

// What a rating rests on and gives, for the first of a year and for a later one.
const BASIS: Key = said("basis", both!("收入依据", "the basis of the income"))
    .head(both!("收入依据", "basis"))
    .note(both!("预计或已实现", "expected or realised"));
const INCOME: Key = said("income", both!("评定收入", "the income rated by"))
    .head(both!("评定收入", "income"))
    .note(both!("经纪业务收入，元", "brokerage, CNY"));
const MONTHS: Key = said("months", both!("收入所用月数", "the number of months"))
    .head(both!("所用月数", "for months"))
    .note(both!("默认 12", "12 when left out"));
const STARS: Key =
    said("stars", both!("评定星级", "the computed rating")).head(both!("评定星级", "as rated"));

/// The form of `years.rating`.
pub(super) const RATING: Section =
    section("years.rating", TABLE, both!("星级评定", "the star rating")).keys(&[
        born("rated", both!("星级评定日期", "the star rating")).head(both!("评定日期", "rated")),
        BASIS,
        INCOME,
        MONTHS,
        STARS,
        with(
            "realised-at",
            "realised",
            both!("已实现收入", "the realised income"),
        )
        .head(both!("已实现收入", "realised so far"))
        .note(both!("元", "CNY")),
        fact(
            "realised-at",
            both!("已实现收入的统计日期", "the count of the realised income"),
        )
        .head(both!("收入统计日期", "realised up to")),
    ]);

/// The form of `years.rating.later`.
pub(super) const LATER: Section = section(
    "years.rating.later",
    "id",
    both!("同年度再次评定", "the later rating"),
)
.told_by(&["rated", "income"])
.note(both!(
    "自评定之日起代替先前的评定",
    "from its day it holds instead of the one before"
))
.keys(&[
    ID,
    born("rated", both!("再次评定日期", "the later rating")).head(both!("评定日期", "rated")),
    BASIS,
    INCOME,
    MONTHS,
    STARS,
]);

/// The form of `years.rating.override`.
///
/// Stars changed for a reason (D33).
pub(super) const OVERRIDE: Section = section(
    "years.rating.override",
    TABLE,
    both!("星级调整", "the override"),
)
.note(both!("批准后有效", "in force once approved"))
.keys(&[
    said("stars", both!("拟调整星级", "the rating asked for"))
        .head(both!("拟调整星级", "asked for")),
    said("factor", both!("调整因素", "the override factor")).head(both!("调整因素", "factor")),
    said("reason", both!("调整理由", "the reason of the override"))
        .head(both!("调整理由", "override reason")),
    born(
        "referred",
        both!("星级调整上报日期", "the referral of the override"),
    )
    .head(both!("上报日期", "referred")),
    fact(
        "approved",
        both!("星级调整批准日期", "the approval of the override"),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("星级调整批准人", "the approver of the override"),
    )
    .head(both!("批准人", "approved by")),
])
.steps(&[
    step("referred", "rating override"),
    step("approved", "rating approve").after(&["referred"]),
]);

/// The form of `years.rating.publication`.
///
/// Stars made public (D35).
pub(super) const PUBLICATION: Section = section(
    "years.rating.publication",
    TABLE,
    both!("星级公布", "the publication of the stars"),
)
.keys(&[
    fact(
        "published",
        both!("星级公布日期", "the publication of the stars"),
    )
    .head(both!("公布日期", "published")),
    fact(
        "approved",
        both!("星级公布批准日期", "the approval to publish the stars"),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("星级公布批准人", "the approver of the publication"),
    )
    .head(both!("批准人", "approved by")),
])
.steps(&[
    step("approved", "rating publish"),
    step("published", "rating publish").after(&["approved"]),
]);
