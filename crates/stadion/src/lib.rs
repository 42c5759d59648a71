//! Stadion, put together: configuration, roles, and who is wired to whom.
//!
//! Read in this order: [`cli`] (what one can ask of the program), [`config`] (where settings come from),
//! [`wiring`] (the rooms and what joins them), [`serve`](commands::serve) (a process from start to stop).
pub mod backup;
pub mod breach;
pub mod cli;
pub mod client;
pub mod commands;
pub mod config;
pub mod demo;
pub mod failure;
pub mod ground;
pub mod jobs;
pub mod logs;
pub mod metrics;
pub mod needs;
pub mod openapi;
pub mod server;
pub mod takeaway;
pub mod traces;
pub mod web;
pub mod wiring;
