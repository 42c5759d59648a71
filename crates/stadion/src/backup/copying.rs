//! Copies files, many at a time, and looks at every byte on the way.
//!
//! A file of ours never changes under its name, so one that the last backup has too is not copied again: both have it.
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files in the way at once: enough that their waits for the disk are shared.
const AT_ONCE: usize = 8;

/// A file of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its name below `files/`.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// BLAKE3 of them.
    pub hash: String,
}

impl Listed {
    /// Its line.
    pub fn line(&self) -> String {
        format!("{} {} {}\n", self.hash, self.bytes, self.name)
    }

    /// What a line says. A name that leads out of the folder is none.
    pub fn parse(line: &str) -> Option<Listed> {
        let mut parts = line.splitn(3, ' ');
        let (hash, bytes, name) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        let is_plain = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        is_plain.then(|| Listed { name: name.to_owned(), bytes, hash: hash.to_owned() })
    }
}

/// Every file below a folder, by name, without those whose first part is in `without`.
pub fn list(root: &Path, without: &[&str]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, before)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if before.is_empty() && without.contains(&name.as_str()) {
                continue;
            }
            let name = format!("{before}{name}");
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                names.push(name);
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Copies files of one folder into another. Where `earlier` has the same one, both share it. A file that is gone by then
/// is left out: streams are made again, and what was thrown away is not missed.
pub fn copy(
    from: &Path,
    names: &[String],
    to: &Path,
    earlier: Option<&Path>,
) -> io::Result<Vec<Listed>> {
    for folder in folders_of(names) {
        fs::create_dir_all(to.join(folder))?;
    }
    let copied = in_parallel(names, |name| {
        let (source, target) = (from.join(name), to.join(name));
        let shared = earlier.map(|earlier| earlier.join(name));
        let file = match File::open(&source) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        if shared.is_some_and(|shared| {
            is_same(&file, &shared) && fs::hard_link(&shared, &target).is_ok()
        }) {
            let (bytes, hash) = hash_of(File::open(&target)?)?;
            return Ok(Some(Listed { name: name.clone(), bytes, hash }));
        }
        let modified = file.metadata()?.modified()?;
        let mut out = File::create(&target)?;
        let (bytes, hash) = pass(file, &mut out)?;
        out.set_modified(modified)?;
        out.sync_all()?;
        Ok(Some(Listed { name: name.clone(), bytes, hash }))
    })?;
    let mut listed: Vec<Listed> = copied.into_iter().flatten().collect();
    listed.sort_unstable();
    Ok(listed)
}

/// The folders of these files, so that each is made once.
fn folders_of(names: &[String]) -> Vec<&str> {
    let mut folders: Vec<&str> =
        names.iter().filter_map(|name| name.rsplit_once('/')).map(|(folder, _)| folder).collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Whether a file of the last backup is this one: of the same size and the same moment.
fn is_same(file: &File, shared: &Path) -> bool {
    let (Ok(one), Ok(other)) = (file.metadata(), fs::metadata(shared)) else { return false };
    one.len() == other.len() && one.modified().ok() == other.modified().ok()
}

/// The size and hash of a file.
pub fn hash_of(file: File) -> io::Result<(u64, String)> {
    pass(file, &mut io::sink())
}

/// Passes a file on, and says its size and hash.
pub fn pass(mut from: impl Read, to: &mut impl Write) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut piece) = (blake3::Hasher::new(), 0, vec![0; 1 << 18]);
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            return Ok((bytes, hash.finalize().to_hex().to_string()));
        }
        hash.update(&piece[..count]);
        to.write_all(&piece[..count])?;
        bytes += count as u64;
    }
}

/// Copies listed files back, and says which are missing or not what the list says.
pub fn copy_back(from: &Path, listed: &[Listed], to: &Path) -> io::Result<Vec<String>> {
    let names: Vec<String> = listed.iter().map(|file| file.name.clone()).collect();
    let copied = copy(from, &names, to, None)?;
    let mut copied = copied.into_iter().peekable();
    let mut broken = Vec::new();
    for file in listed {
        match copied.next_if(|copied| copied.name == file.name) {
            Some(copied) if copied == *file => {}
            _ => broken.push(file.name.clone()),
        }
    }
    Ok(broken)
}

fn in_parallel<T: Send>(
    names: &[String],
    work: impl Fn(&String) -> io::Result<T> + Sync,
) -> io::Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Ok(Vec::with_capacity(names.len())));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = work(name);
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    match (outcome, done.as_mut()) {
                        (Ok(value), Ok(list)) => list.push(value),
                        (Err(error), Ok(_)) => *done = Err(error),
                        // Somebody else failed: there is nothing more to do.
                        (_, Err(_)) => return,
                    }
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The files of a list.
pub fn read_list(path: &PathBuf) -> io::Result<Vec<Listed>> {
    let text = fs::read_to_string(path)?;
    let broken =
        || io::Error::new(io::ErrorKind::InvalidData, "a line of the list of files is none");
    text.lines().map(|line| Listed::parse(line).ok_or_else(broken)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_out_of_the_folder_is_none() {
        let good = Listed { name: "originals/a b/c".into(), bytes: 3, hash: "00".into() };
        assert_eq!(Listed::parse(good.line().trim_end()), Some(good));
        for bad in ["00 3 ../x", "00 3 a/../../x", "00 3 /etc/passwd", "00 x a", "00", "00 3 a//b"]
        {
            assert_eq!(Listed::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_did_not_change_is_shared_with_the_backup_before() {
        let folder = tempfile::tempdir().unwrap();
        let (live, one, two) =
            (folder.path().join("live"), folder.path().join("one"), folder.path().join("two"));
        fs::create_dir_all(live.join("a")).unwrap();
        fs::write(live.join("a/old"), b"a ride").unwrap();
        let names = list(&live, &[]).unwrap();
        let first = copy(&live, &names, &one, None).unwrap();
        fs::write(live.join("a/new"), b"a run").unwrap();
        let names = list(&live, &[]).unwrap();
        let second = copy(&live, &names, &two, Some(&one)).unwrap();
        assert_eq!((first.len(), second.len()), (1, 2));
        assert_eq!(second[1], first[0]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            assert_eq!(fs::metadata(two.join("a/old")).unwrap().nlink(), 2);
            assert_eq!(fs::metadata(two.join("a/new")).unwrap().nlink(), 1);
        }
        fs::write(one.join("a/old"), b"b ride").unwrap();
        let back = folder.path().join("back");
        assert_eq!(
            copy_back(&two, &second, &back).unwrap(),
            ["a/old"],
            "a flipped byte is noticed"
        );
    }
}
