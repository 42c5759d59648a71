//! social
