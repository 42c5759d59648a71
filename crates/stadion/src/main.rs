//! The program. Everything is in the library, so that tests and benchmarks can call it.
fn main() -> std::process::ExitCode {
    stadion::cli::main()
}
