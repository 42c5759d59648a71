//! Stadion with a demo, from a fresh clone in one command.
use std::io::IsTerminal;
use std::process::Command;

use crate::tools::{self, Outcome, root, stadion_binary};
use crate::{shop, web};

/// Where people look first.
const PORT: u16 = 4000;

/// Builds what is missing and opens it.
///
/// The program is built for debugging, not optimised: on two cores that takes about a third of the time, so
/// the first page is there minutes earlier; and the tests use the same build. The demo's activities come in
/// more slowly for it, in the background. `--release` is for those who want to feel the real speed.
/// `--shop` starts a real shop beside it; it gets ready while Stadion is built.
pub fn run(rest: &[&str]) -> Outcome {
    let mut port = None;
    let mut release = false;
    let mut with_shop = false;
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--release" => release = true,
            "--shop" => with_shop = true,
            "--port" => {
                let number = rest.next().and_then(|number| number.parse().ok());
                port = Some(number.ok_or("--port is followed by a number")?);
            }
            other => {
                return Err(format!("`run` knows --port N, --shop and --release, not {other}"));
            }
        }
    }
    let opening = with_shop.then(|| std::thread::spawn(|| shop::start_for_demo(None)));
    if let Err(why) = web::build_if_stale() {
        // The API and a page that says what is missing are better than nothing.
        eprintln!("The web app is not built: {why}");
    }
    println!("Building Stadion; the first time this takes some minutes.");
    tools::build_stadion(if release { &["--release"] } else { &[] })?;

    let shop = match opening {
        Some(opening) => Some(opening.join().map_err(|_| "the shop was not started")??),
        None => None,
    };
    let port = match port {
        Some(port) => port,
        None if tools::is_free(PORT) => PORT,
        None => {
            let port = tools::free_port()?;
            println!("Port {PORT} is taken, so Stadion listens on {port}.");
            port
        }
    };
    let data = root().join(".stadion").join("demo");
    let mut serve = Command::new(stadion_binary(if release { "release" } else { "debug" }));
    serve.args(["serve", "--demo", "--log-level", "warn"]);
    serve.args(["--listen", &format!("127.0.0.1:{port}")]).arg("--data-dir").arg(data);
    serve.current_dir(root());
    if let Some(shop) = &shop {
        shop.tell_demo(&mut serve);
        println!("{}", shop.where_to_look());
    }
    println!(
        "Stop it with Ctrl-C. Its data is in .stadion/demo; delete that folder to begin anew."
    );
    open_browser_soon(port);
    become_process(serve)
}

/// Opens the page once it answers, where there is a screen to open it on.
fn open_browser_soon(port: u16) {
    let has_screen =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let opener = match cfg!(target_os = "macos") {
        true => Some("open"),
        false if has_screen => Some("xdg-open"),
        false => None,
    };
    let Some(opener) = opener.filter(|_| std::io::stdout().is_terminal()) else { return };
    let wait = format!("sleep 1.5; exec {opener} http://localhost:{port}");
    let _ = Command::new("sh").args(["-c", &wait]).spawn();
}

/// Turns this process into the server, so that Ctrl-C reaches it alone and it can stop in peace. A shop beside
/// it sees its parent live on under the same number, and ends when it ends.
#[cfg(unix)]
fn become_process(mut command: Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("the server cannot be started: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_process(mut command: Command) -> Outcome {
    tools::run(&mut command)
}
