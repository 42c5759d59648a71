//! The ground floor from outside, on both engines.
#![allow(missing_docs)]
mod db;
mod facts;
mod http;
mod migrate;
