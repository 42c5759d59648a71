//! Promotions, offers, codes and orders as people and shops meet them: facts come in as rooms tell them,
//! webhooks as shops sign them, and what is looked at is what the API shows.
#![allow(clippy::unwrap_used, reason = "a helper of a test that finds nothing should end it")]
mod market;
mod orders;
mod promotions;
mod races;
mod shops;
mod stories;
