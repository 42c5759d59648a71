//! Each athlete's own key, under which what they brought lies on the disk.
//!
//! Originals, streams, archives and exports are sealed under a key of their athlete ([`sealed`]). The key lies in the
//! database, itself sealed under the key of the region, which lies in a file beside it and never in a backup of the
//! data. Whoever finds the files, or an old copy of them, has nothing without the athlete's key: destroying those 32
//! bytes is erasing everything that was sealed under them, wherever copies of it are.
//!
//! A key is made when somebody brings their first file, and only for an account that is there and is not being erased.
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};

use crate::{App, AthleteId, Error, Result, Timestamp, Tx, args, random};

pub mod sealed;

/// What the key is for that seals the keys of athletes.
const ATHLETE_KEYS: &str = "stadion 2026 keys of athletes";

/// The key of one athlete. It is never shown and never stored as it is.
#[derive(Clone)]
pub struct AthleteKey([u8; 32]);

impl AthleteKey {
    /// A new one.
    pub fn new() -> AthleteKey {
        AthleteKey(random::bytes())
    }
}

impl Default for AthleteKey {
    fn default() -> AthleteKey {
        AthleteKey::new()
    }
}

impl fmt::Debug for AthleteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AthleteKey(..)")
    }
}

/// Opens the keys of athletes: the key of the region. Clones share it.
#[derive(Clone)]
pub struct Vault(Arc<[u8; 32]>);

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(..)")
    }
}

/// What may be wrong with the key of the region.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The file cannot be read or written.
    #[error("the key of the region in {path} cannot be used: {why}")]
    File {
        /// Which file.
        path: String,
        /// What the system says.
        why: String,
    },
    /// The file holds something else.
    #[error("{path} does not hold a key: it must be 64 hexadecimal digits on one line")]
    Shape {
        /// Which file.
        path: String,
    },
}

impl Vault {
    /// A key that nobody else has, for tests.
    pub fn random() -> Vault {
        Vault(Arc::new(random::bytes()))
    }

    /// The key in a file. Where there is no file yet, one is made that only its owner reads.
    pub fn open(path: &Path) -> Result<Vault, KeyFault> {
        let shown = path.display().to_string();
        let fault =
            |error: std::io::Error| KeyFault::File { path: shown.clone(), why: error.to_string() };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                make(path).map_err(fault)?;
                std::fs::read_to_string(path).map_err(fault)?
            }
            Err(error) => return Err(fault(error)),
        };
        let key = from_hex(text.trim()).ok_or(KeyFault::Shape { path: shown.clone() })?;
        Ok(Vault(Arc::new(key)))
    }

    /// Tells whether two processes have the same key, and nothing about the key.
    pub fn fingerprint(&self) -> String {
        random::to_hex(
            &blake3::derive_key("stadion 2026 fingerprint of a region's key", &*self.0)[..16],
        )
    }

    /// What a person is called among those who were erased. Only who has the region's key can make it again, so a list
    /// of them says nothing about anybody.
    pub fn tombstone(&self, athlete: AthleteId) -> String {
        let key = blake3::derive_key("stadion 2026 tombstones", &*self.0);
        blake3::keyed_hash(&key, athlete.0.as_bytes()).to_hex().to_string()
    }

    /// The key under which backups of the database lie.
    pub fn backup_key(&self) -> AthleteKey {
        AthleteKey(blake3::derive_key("stadion 2026 backups", &*self.0))
    }

    /// 32 bytes for one purpose, the same in every process of the region and of use for no other purpose. The words of a
    /// purpose never change once something depends on them.
    pub fn derived(&self, purpose: &'static str) -> [u8; 32] {
        blake3::derive_key(purpose, &*self.0)
    }

    /// What some bytes are called for one purpose, by a keyed hash: who has not the region's key can neither make it nor try
    /// out what it may stand for.
    pub fn mark(&self, purpose: &'static str, bytes: &[u8]) -> [u8; 32] {
        *blake3::keyed_hash(&self.derived(purpose), bytes).as_bytes()
    }

    /// Whether a mark was made here of these bytes, for this purpose. How long it takes tells nothing of the mark.
    pub fn is_mark(&self, purpose: &'static str, bytes: &[u8], mark: &[u8; 32]) -> bool {
        blake3::keyed_hash(&self.derived(purpose), bytes) == *mark
    }

    /// Seals something short that may lie in the database, for one purpose and bound to whose it is.
    pub fn seal(&self, purpose: &'static str, bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let nonce = random::bytes::<12>();
        let cipher = Aes256Gcm::new(&self.derived(purpose).into());
        let sealed = cipher.encrypt(&nonce.into(), Payload { msg: plain, aad: bound_to });
        let sealed = sealed.map_err(|_| Error::internal("a secret could not be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Vault::seal`] made, for the same purpose and bound to the same.
    pub fn open_sealed(
        &self,
        purpose: &'static str,
        bound_to: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>> {
        let wrong = || Error::internal("a secret does not open with the key of this region");
        let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or_else(wrong)?;
        let cipher = Aes256Gcm::new(&self.derived(purpose).into());
        let payload = Payload { msg: sealed, aad: bound_to };
        cipher.decrypt(&(*nonce).into(), payload).map_err(|_| wrong())
    }

    /// Seals an athlete's key so that it may lie in the database. It opens for that athlete only.
    fn wrap(&self, athlete: AthleteId, key: &AthleteKey) -> Result<Vec<u8>> {
        self.seal(ATHLETE_KEYS, athlete.0.as_bytes(), &key.0)
    }

    fn unwrap(&self, athlete: AthleteId, wrapped: &[u8]) -> Result<AthleteKey> {
        let key = self.open_sealed(ATHLETE_KEYS, athlete.0.as_bytes(), wrapped)?;
        let wrong = |_| Error::internal("the key of an athlete has another length");
        Ok(AthleteKey(key.try_into().map_err(wrong)?))
    }

    /// The key of an athlete, if there is one.
    pub fn find(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Option<AthleteKey>> {
        let found = tx.find::<(Vec<u8>,)>(
            "SELECT wrapped FROM athlete_key WHERE athlete_id = $1 AND LENGTH(wrapped) > 0",
            args![athlete],
        )?;
        found.map(|(wrapped,)| self.unwrap(athlete, &wrapped)).transpose()
    }

    /// The key of an athlete, made now if there is none. [`Error::NotFound`] when the account is gone or being erased.
    pub fn find_or_make(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        now: Timestamp,
    ) -> Result<AthleteKey> {
        if let Some(key) = self.find(tx, athlete)? {
            return Ok(key);
        }
        let wrapped = self.wrap(athlete, &AthleteKey::new())?;
        tx.exec(
            "INSERT INTO athlete_key (athlete_id, wrapped, made_at, unsealed)
             SELECT athlete_id, $2, $3, FALSE FROM athlete
             WHERE athlete_id = $1
               AND NOT EXISTS (SELECT 1 FROM erasure WHERE athlete_id = $1 AND begun_at IS NOT NULL)
             ON CONFLICT (athlete_id) DO UPDATE SET wrapped = excluded.wrapped, made_at = excluded.made_at
             WHERE LENGTH(athlete_key.wrapped) = 0",
            args![athlete, wrapped, now],
        )?;
        // Somebody else may have made it at the same moment: theirs is the one.
        self.find(tx, athlete)?.ok_or(Error::NotFound("athlete"))
    }
}

/// The key of an athlete, for whoever keeps or reads their files.
pub async fn key_of(app: &App, athlete: AthleteId) -> Result<AthleteKey> {
    let vault = app.vault.clone();
    if let Some(key) = app.db.read(move |tx| vault.find(tx, athlete)).await? {
        return Ok(key);
    }
    let (vault, now) = (app.vault.clone(), app.clock.now());
    app.db.write(move |tx| vault.find_or_make(tx, athlete, now)).await
}

/// Destroys the key of an athlete: from now on nobody reads what was sealed under it.
pub fn destroy(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM athlete_key WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

/// Says whether this database was written under this key of the region. The first caller decides which it is.
pub fn matches(tx: &mut Tx, vault: &Vault) -> Result<bool> {
    let ours = vault.fingerprint();
    tx.exec(
        "INSERT INTO region_key (only_id, fingerprint) VALUES (1, $1) ON CONFLICT DO NOTHING",
        args![ours],
    )?;
    let (known,) =
        tx.one::<(String,)>("SELECT fingerprint FROM region_key WHERE only_id = 1", args![])?;
    Ok(known == ours)
}

/// Writes a new key beside its place and moves it there, so that two processes which start at once end up with one.
fn make(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    // A temporary file is its owner's alone.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(file, "{}", random::hex::<32>())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Err(error) if error.error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.error),
        _ => std::fs::File::open(folder)?.sync_all(),
    }
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return None;
    }
    let mut key = [0; 32];
    for (byte, digits) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_for_its_athlete_in_its_region_and_for_nobody_else() {
        let (here, elsewhere) = (Vault::random(), Vault::random());
        let (anna, ben) = (AthleteId::new(), AthleteId::new());
        let key = AthleteKey::new();
        let wrapped = here.wrap(anna, &key).unwrap();
        assert_eq!(here.unwrap(anna, &wrapped).unwrap().0, key.0);
        assert!(here.unwrap(ben, &wrapped).is_err());
        assert!(elsewhere.unwrap(anna, &wrapped).is_err());
        let mut bent = wrapped.clone();
        *bent.last_mut().unwrap() ^= 1;
        assert!(here.unwrap(anna, &bent).is_err());
        assert!(here.unwrap(anna, &wrapped[..8]).is_err());
    }

    #[test]
    fn the_key_of_a_region_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/region.key");
        let first = Vault::open(&path).unwrap();
        assert_eq!(first.fingerprint(), Vault::open(&path).unwrap().fingerprint());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, "too short").unwrap();
        assert!(matches!(Vault::open(&path), Err(KeyFault::Shape { .. })));
        assert!(matches!(Vault::open(folder.path()), Err(KeyFault::File { .. })));
    }

    #[test]
    fn a_tombstone_names_nobody_without_the_key() {
        let (here, elsewhere) = (Vault::random(), Vault::random());
        let (anna, ben) = (AthleteId::new(), AthleteId::new());
        assert_eq!(here.tombstone(anna), here.tombstone(anna));
        assert_ne!(here.tombstone(anna), here.tombstone(ben));
        assert_ne!(here.tombstone(anna), elsewhere.tombstone(anna));
    }

    #[test]
    fn a_secret_opens_for_its_purpose_and_its_owner_in_its_region_and_nowhere_else() {
        let (here, elsewhere) = (Vault::random(), Vault::random());
        let sealed = here.seal("test devices", b"anna", b"secret").unwrap();
        assert_eq!(here.open_sealed("test devices", b"anna", &sealed).unwrap(), b"secret");
        assert!(here.open_sealed("test devices", b"ben", &sealed).is_err());
        assert!(here.open_sealed("test others", b"anna", &sealed).is_err());
        assert!(elsewhere.open_sealed("test devices", b"anna", &sealed).is_err());
        assert!(here.open_sealed("test devices", b"anna", &sealed[..8]).is_err());
    }

    #[test]
    fn a_mark_is_made_and_known_only_where_the_key_is() {
        let (here, elsewhere) = (Vault::random(), Vault::random());
        let mark = here.mark("test addresses", b"anna@example.org");
        assert!(here.is_mark("test addresses", b"anna@example.org", &mark));
        assert!(!here.is_mark("test addresses", b"ben@example.org", &mark));
        assert!(!here.is_mark("test others", b"anna@example.org", &mark));
        assert!(!elsewhere.is_mark("test addresses", b"anna@example.org", &mark));
    }

    #[test]
    fn no_key_is_ever_printed() {
        assert_eq!(
            format!("{:?} {:?}", AthleteKey::new(), Vault::random()),
            "AthleteKey(..) Vault(..)"
        );
    }
}
