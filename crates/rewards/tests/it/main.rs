//! Rewards as people meet them: facts come in as recordings arrive, and progress is what the API shows.
mod cost;
mod life;
mod recounting;
mod stories;
