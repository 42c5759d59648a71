//! Activities by their address, one verb a file.
pub mod edit;
pub mod list;
pub mod original;
pub mod remove;
pub mod streams;
pub mod view;
