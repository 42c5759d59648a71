//! demo
use crate::client::{Fault, Target};
#[derive(Default)]
pub struct Wish {}
pub async fn seed(_: Target, _: &Wish, _: impl Fn(&str)) -> Result<(), Fault> { Ok(()) }
