//! Finding and running other programs.
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Nothing, or why not, in a sentence.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder of the repository. Cargo says where it runs us from: what was compiled may be another checkout's,
/// where several share one target folder.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    let here = here.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_owned()
}

/// Cargo, in the repository.
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

/// Builds the program. Naming the whole workspace lets cargo choose the same features of shared libraries as
/// for the tests, so that nothing is compiled twice.
pub fn build_stadion(more: &[&str]) -> Outcome {
    run(cargo().args(["build", "--workspace", "--bin", "stadion"]).args(more))
}

/// The program that cargo built under a profile.
pub fn stadion_binary(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| PathBuf::from("target"));
    root().join(target).join(profile).join("stadion")
}

/// A command as one would type it.
pub fn spelled(command: &Command) -> String {
    let mut words =
        vec![Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Outcome {
    let spelled = spelled(command);
    let status =
        command.status().map_err(|error| format!("`{spelled}` cannot be started: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("`{spelled}` failed ({status})")),
    }
}

/// What a command prints, without the line's end.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What `PROGRAM --version` says.
pub fn version_of(program: &str) -> Option<String> {
    output_of(Command::new(program).arg("--version"))
}

/// A program in the search path.
pub fn find_in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The browser for the journeys.
pub fn find_chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names.iter().find_map(|name| find_in_path(name))
}

/// Where tools are kept that the tests fetch for themselves.
pub fn cache_folder() -> Outcome<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = || named("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let folder = named("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
    let folder =
        folder.ok_or("neither XDG_CACHE_HOME nor HOME says where tools are kept")?.join("stadion");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(folder)
}

/// Whether we are root, who may install packages and may not run PostgreSQL.
pub fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Installs a Debian package, if that is possible here.
pub fn install(package: &str) -> Outcome {
    let by_hand =
        format!("please install {package} (on Debian as root: apt-get install {package})");
    if !is_root() || find_in_path("apt-get").is_none() {
        return Err(by_hand);
    }
    println!("installing {package}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(arguments);
        run(&mut command)
    };
    let install = ["install", "--yes", "--no-install-recommends", package];
    apt(&install)
        .or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))
        .map_err(|why| format!("{why}; {by_hand}"))
}

/// A port of this machine that nobody uses.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    Ok(listener.local_addr().map_err(|error| error.to_string())?.port())
}

/// Whether nobody listens on a port of this machine.
pub fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}
