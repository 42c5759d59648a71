//! Tells cargo when the embedded web app has changed. Debug builds read it from its folder at run time; for
//! that its real path must be known when the program is compiled, so the folder is made if it is not there.
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A checkout that cannot be written to still builds: it has no web app, and says so.
    let _ = std::fs::create_dir_all("../../web/dist");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        println!("cargo:rerun-if-changed=../../web/dist");
    }
}
