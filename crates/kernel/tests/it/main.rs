//! The ground floor from outside, on both engines.
#![allow(missing_docs, clippy::unwrap_used)]
mod audit;
mod consent;
mod db;
mod facts;
mod faults;
mod http;
mod hub;
mod migrate;
