//! Stories of people who know each other.
#![allow(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be ends there"
)]
mod addresses;
mod close;
mod comparing;
mod digest;
mod feed;
mod follows;
mod friends;
mod group_life;
mod groups;
mod invitations;
mod letters;
mod live;
mod mentions;
mod notifications;
mod people;
mod push;
mod suggestions;
mod support;
mod talk;
