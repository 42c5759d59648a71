//! Whole journeys: through the real router and the real doorkeeper, and through the real program.
#![allow(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be ends there"
)]
mod apps;
mod architecture;
mod backup;
mod breach;
mod challenges;
mod cli;
mod coaches;
mod comparisons;
mod consent;
mod crash;
mod document;
mod doors;
mod erasure;
mod export;
mod following;
mod friends;
mod groups;
mod journey;
mod letters;
mod lists;
mod nodes;
mod openapi;
mod operation;
mod portraits;
mod safety;
mod shop;
mod support;
