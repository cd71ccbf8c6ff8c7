//! What a reader may see of a client. Each reader has a type, and sees only what its type holds (D35).
//!
//! ```text
//! ClientPlan     the service plan as the client may have it        D42 D43 D44
//! InternalPlan   the same plan, and what stays in the house        D35 D46–D48 D53
//! Stewardship    what was done for the client in a year            D35 D63
//! ```
//!
//! Nothing here makes words or a page: a view is facts, taken from a [`Case`](crate::standing::Case) once.
//! Whatever is made for the client is made from a view that has no stars, no income, no cost and no internal
//! note in it, so that none can slip onto paper by a careless template.

pub mod plan;
pub mod stewardship;
