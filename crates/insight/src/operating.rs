//! The operator's inbox: what people said, with whom and where, and the answer they read.
//!
//! Operators see the handle and the name of a sender who was signed in; the dialog says so before sending.
pub mod answer;
pub mod inbox;
