//! Passwords that leaked elsewhere: a file that the operator supplies.
//!
//! The usual form: one line for each password, its SHA-1 in hexadecimal and how often it was seen
//! (`5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:10437277`), sorted. Such a file has tens of gigabytes, so it is
//! searched where it lies: about thirty reads of a few bytes for each question.
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Error, Result};
use sha1::{Digest, Sha1};

/// What a person reads.
pub(crate) const FAULT: &str =
    "this password has leaked from another site, so others try it; please choose another one";
const DIGITS: usize = 40;
/// Longer than any line.
const LINE: usize = 64;

/// The file.
#[derive(Debug, Clone)]
pub struct Breached(Arc<PathBuf>);

impl Breached {
    /// Takes a file after a look at its first line, or says what is wrong with it.
    pub fn open(path: &Path) -> Result<Breached, String> {
        let mut file = File::open(path).map_err(|error| format!("it cannot be read: {error}"))?;
        let line = line_at(&mut file, 0).map_err(|error| format!("it cannot be read: {error}"))?;
        if line.is_none_or(|(hash, _)| !hash.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            return Err(
                "its lines should look like 40 hexadecimal digits, a colon and a number".into()
            );
        }
        Ok(Breached(Arc::new(path.to_owned())))
    }

    /// Whether a password is in the file. The file is read on a thread for waiting.
    async fn contains(&self, password: &str) -> Result<bool> {
        let hash = kernel::random::to_hex(&Sha1::digest(password)).to_uppercase();
        let path = self.0.clone();
        let search = move || search(&mut File::open(path.as_path())?, &hash);
        Ok(tokio::task::spawn_blocking(search).await.map_err(Error::internal)??)
    }
}

/// Says what is wrong with a password that leaked. A file that cannot be read is the operator's trouble, and keeps
/// nobody from choosing a password.
pub(crate) async fn fault(breached: Option<&Breached>, password: &str) -> Option<&'static str> {
    match breached?.contains(password).await {
        Ok(true) => Some(FAULT),
        Ok(false) => None,
        Err(error) => {
            let causes = kernel::error::causes(&error);
            tracing::error!(causes, "the file of leaked passwords cannot be read");
            None
        }
    }
}

/// Finds a line by halving the part of the file in which it can lie.
fn search(file: &mut File, wanted: &str) -> io::Result<bool> {
    // The line lies at or after `low`, where a line begins, and begins before `high`.
    let (mut low, mut high) = (0, file.seek(SeekFrom::End(0))?);
    while low < high {
        let middle = low + (high - low) / 2;
        // The first line that begins after the middle; when there is none before `high`, the first one after `low`.
        let begin = match next_line(file, middle)? {
            Some(begin) if begin < high => begin,
            _ => low,
        };
        let Some((hash, next)) = line_at(file, begin)? else { return Ok(false) };
        match hash.to_ascii_uppercase().as_str().cmp(wanted) {
            std::cmp::Ordering::Equal => return Ok(true),
            std::cmp::Ordering::Less => low = next,
            // When the first line of what is left is too large already, no line of it is right.
            std::cmp::Ordering::Greater if begin == low => return Ok(false),
            std::cmp::Ordering::Greater => high = begin.min(middle + 1),
        }
    }
    Ok(false)
}

/// Where the first line after a place begins.
fn next_line(file: &mut File, after: u64) -> io::Result<Option<u64>> {
    let bytes = some_bytes(file, after)?;
    let end = bytes.iter().position(|byte| *byte == b'\n');
    Ok(end.map(|end| after + end as u64 + 1))
}

/// The hash of the line that begins here, and where the next one begins. `None` at the end, and for what is no line.
fn line_at(file: &mut File, begin: u64) -> io::Result<Option<(String, u64)>> {
    let bytes = some_bytes(file, begin)?;
    let Some(hash) = bytes.get(..DIGITS) else { return Ok(None) };
    if !matches!(bytes.get(DIGITS), None | Some(b':' | b'\r' | b'\n')) {
        return Ok(None);
    }
    let length = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    let hash = std::str::from_utf8(hash).ok().map(str::to_owned);
    Ok(hash.map(|hash| (hash, begin + length as u64)))
}

fn some_bytes(file: &mut File, at: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::with_capacity(LINE);
    file.take(LINE as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Settings;
    use crate::testing::{form, start_as, with};

    fn hash(password: &str) -> String {
        kernel::random::to_hex(&Sha1::digest(password)).to_uppercase()
    }

    /// A file of leaked passwords, as they are spread: sorted, each with a count, lines ended as on Windows.
    fn file(passwords: &[String], end: &str) -> tempfile::NamedTempFile {
        let mut lines: Vec<String> = passwords
            .iter()
            .enumerate()
            .map(|(n, p)| format!("{}:{}", hash(p), n * 37 + 1))
            .collect();
        lines.sort();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), lines.join(end) + end).unwrap();
        file
    }

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for end in ["\n", "\r\n"] {
            for count in [1, 2, 3, 7, 500] {
                let leaked: Vec<String> = (0..count).map(|n| format!("leaked-{n}")).collect();
                let file = file(&leaked, end);
                let mut open = File::open(file.path()).unwrap();
                for password in &leaked {
                    assert!(search(&mut open, &hash(password)).unwrap(), "{password} of {count}");
                }
                for n in 0..200 {
                    let other = hash(&format!("other-{n}"));
                    assert!(!search(&mut open, &other).unwrap(), "{n} of {count}");
                }
            }
        }
    }

    #[tokio::test]
    async fn a_leaked_password_is_told_and_a_lost_file_keeps_nobody_out() {
        let kept = file(&["seven wet foxes".to_owned()], "\n");
        let breached = Breached::open(kept.path()).unwrap();
        assert_eq!(fault(Some(&breached), "seven wet foxes").await, Some(FAULT));
        assert_eq!(fault(Some(&breached), "eight dry foxes").await, None);
        assert_eq!(fault(None, "seven wet foxes").await, None);
        drop(kept);
        assert_eq!(fault(Some(&breached), "seven wet foxes").await, None);
    }

    #[test]
    fn another_kind_of_file_is_refused_at_once() {
        let other = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(
            other.path(),
            "password\n123456\nqwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjkl\n",
        )
        .unwrap();
        assert!(Breached::open(other.path()).unwrap_err().contains("40 hexadecimal digits"));
        std::fs::write(other.path(), "").unwrap();
        assert!(Breached::open(other.path()).is_err());
        assert!(
            Breached::open(Path::new("/nowhere/at/all")).unwrap_err().contains("cannot be read")
        );
    }

    #[tokio::test]
    async fn nobody_chooses_a_leaked_password_by_any_way() {
        let kept = file(&["seven wet foxes".to_owned(), "other words".to_owned()], "\n");
        let breached = Some(Breached::open(kept.path()).unwrap());
        let app = start_as(Settings { breached, ..Settings::default() }).await;
        let sign_up = async |password: &str| {
            let form = with(form("Anna"), "password", password);
            app.stranger().post("/api/v1/accounts", form).await
        };
        let refused = sign_up("seven wet foxes").await;
        assert_eq!(refused.to_string(), format!("422 {FAULT}"));
        assert_eq!(refused.body["fields"]["password"], FAULT);
        let joined = sign_up("eight dry foxes").await.ok();
        let anna = app.with_token(joined["session_token"].as_str().unwrap());
        let change = json!({"current": "eight dry foxes", "new": "other words"});
        let refused = anna.put("/api/v1/me/password", change).await;
        assert_eq!(refused.body["fields"]["new"], FAULT);
    }
}
