//! The web app: installing its packages, building it, and the types it shares with the server.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::tools::{self, Outcome, root, stadion_binary};

/// What the built app is made from.
const SOURCES: &[&str] = &[
    "src",
    "public",
    "index.html",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
    "scripts",
];

/// npm, in the web app's folder.
pub fn npm() -> Command {
    npm_in("web")
}

/// npm, in a folder of the repository.
pub fn npm_in(folder: &str) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(root().join(folder));
    command
}

/// Says what is missing if the web app cannot be built here.
pub fn need_node() -> Outcome {
    let advice = "please install Node 20.19 or newer, with npm";
    let version = tools::version_of("node").ok_or_else(|| format!("node is missing: {advice}"))?;
    let mut numbers =
        version.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0_u32));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if (major, minor) < (20, 19) {
        return Err(format!("node {version} is too old: {advice}"));
    }
    tools::version_of("npm").map(|_| ()).ok_or_else(|| format!("npm is missing: {advice}"))
}

/// Installs the packages of the lock file, if they are not there.
pub fn install_packages() -> Outcome {
    install_packages_of("web", &[])
}

/// The same for any folder with a lock file.
pub fn install_packages_of(folder: &str, more: &[&str]) -> Outcome {
    need_node()?;
    let place = root().join(folder);
    // npm writes this file last, so it tells when the packages were installed.
    let installed = changed_at(&place.join("node_modules/.package-lock.json"));
    let wanted = changed_at(&place.join("package-lock.json"));
    if installed > SystemTime::UNIX_EPOCH && installed >= wanted {
        return Ok(());
    }
    let ci = ["ci", "--no-audit", "--no-fund", "--prefer-offline"];
    tools::run(npm_in(folder).args(ci).args(more))
}

/// Builds the app, if something it is made from is newer than what was built.
pub fn build_if_stale() -> Outcome {
    let web = root().join("web");
    let built = changed_at(&web.join("dist/index.html"));
    let newest = SOURCES.iter().map(|source| newest_in(&web.join(source))).max();
    if newest.is_some_and(|newest| newest < built) {
        return Ok(());
    }
    install_packages()?;
    tools::run(npm().args(["run", "--silent", "build"]))
}

/// Writes the server's description into a file that `npm run api` reads.
pub fn write_openapi() -> Outcome<PathBuf> {
    tools::build_stadion(&[])?;
    let json = tools::output_of(Command::new(stadion_binary("debug")).arg("openapi"))
        .ok_or("`stadion openapi` failed")?;
    let path = std::env::temp_dir().join(format!("stadion-openapi-{}.json", std::process::id()));
    fs::write(&path, json).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// Writes the client's types anew.
pub fn write_api_types() -> Outcome {
    install_packages()?;
    let openapi = write_openapi()?;
    let written = tools::run(npm().args(["run", "--silent", "api", "--"]).arg(&openapi));
    let _ = fs::remove_file(openapi);
    written
}

fn changed_at(path: &Path) -> SystemTime {
    path.metadata().and_then(|meta| meta.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// When the newest file at or below a path was changed.
fn newest_in(path: &Path) -> SystemTime {
    let Ok(entries) = fs::read_dir(path) else { return changed_at(path) };
    let newest = entries.flatten().map(|entry| newest_in(&entry.path())).max();
    newest.unwrap_or(SystemTime::UNIX_EPOCH)
}
