//! What a reader may see of a client. Each reader has a type, and sees only what its type holds (D35).
//!
//! ```text
//! ClientPlan     the service plan as the client may have it        D42 D43 D44
//! InternalPlan   the same plan, and what stays in the house        D35 D46–D48 D53
//! Stewardship    what was done for the client in a year            D35 D63
//! ```
//!
//! There are no texts or pages here: a view is a set of facts, taken once from a
//! [`Case`](crate::standing::Case). Everything for the client is made from a view without stars, income, cost
//! and internal notes, so that a careless template cannot print any of them.

pub mod plan;
pub mod stewardship;
