//! Whole journeys: through the real router and the real doorkeeper, and through the real program.
mod architecture;
mod cli;
mod crash;
mod journey;
mod openapi;
mod operation;
mod support;
