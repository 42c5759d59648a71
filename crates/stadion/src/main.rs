//! stadion
fn main() {}
