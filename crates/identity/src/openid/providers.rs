//! The providers that the operator configured: `[[openid]]` in stadion.toml.
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use kernel::outbound::Reach;
use serde::Deserialize;

use super::directory::Directory;

/// One `[[openid]]` of the configuration file, as it stands there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wanted {
    /// Its name in addresses: 2 to 30 of a-z, 0-9 and -.
    pub name: String,
    /// What the button says: Continue with ... Default: the name.
    pub label: Option<String>,
    /// The same in Russian.
    pub label_ru: Option<String>,
    /// Its address, exactly as the provider itself writes it.
    pub issuer: String,
    /// Under which name it knows this installation.
    pub client_id: String,
    /// A file with the secret for that name, and nothing else. None for a public client.
    pub client_secret_file: Option<String>,
    /// What it is asked for, with spaces. Default: `openid email profile`.
    pub scopes: Option<String>,
    /// Whether an address that it calls verified is proven here, too.
    pub trusts_email: bool,
    /// Whether its word that it asked for two factors spares people the second step here.
    pub trusts_mfa: bool,
    /// Whether it may run on this very machine, over plain http: for trying things out.
    pub development: bool,
}

/// A provider that makes sense.
#[derive(Clone)]
pub struct Provider {
    /// Its name in addresses.
    pub name: String,
    /// What the button says.
    pub label: String,
    /// The same in Russian.
    pub label_ru: String,
    /// Its address, exactly as it writes it itself.
    pub issuer: String,
    /// Under which name it knows us.
    pub client_id: String,
    /// What proves that name; none for a public client.
    pub(crate) client_secret: Option<String>,
    /// What it is asked for.
    pub scopes: String,
    /// Whether an address that it calls verified is proven here, too.
    pub trusts_email: bool,
    /// Whether its word on two factors counts.
    pub trusts_mfa: bool,
    /// Whether it may run on this very machine.
    pub development: bool,
}

impl Provider {
    /// Understands what the file says, or tells in words what is wrong. Reads the file of the secret.
    pub fn parse(wanted: Wanted) -> Result<Provider, String> {
        let name = wanted.name;
        let is_name = (2..=30).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_name {
            return Err(format!("`name = {name}`: 2 to 30 of a-z, 0-9 and - are needed"));
        }
        let wrong = |key: &str, why: &str| Err(format!("`{key}` of `{name}`: {why}"));
        if let Some(why) = fault_of(&wanted.issuer, wanted.development) {
            return wrong("issuer", why);
        }
        if wanted.issuer.contains(['?', '#']) {
            return wrong("issuer", "it has neither ? nor #");
        }
        if wanted.client_id.is_empty() || wanted.client_id.len() > 500 {
            return wrong("client_id", "it is needed");
        }
        let client_secret = match &wanted.client_secret_file {
            None => None,
            Some(path) => match std::fs::read_to_string(Path::new(path)) {
                Ok(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
                Ok(_) => return wrong("client_secret_file", "the file is empty"),
                Err(error) => {
                    return wrong("client_secret_file", &format!("it cannot be read: {error}"));
                }
            },
        };
        let scopes = wanted.scopes.unwrap_or_else(|| "openid email profile".to_owned());
        if !scopes.split_whitespace().any(|scope| scope == "openid") {
            return wrong("scopes", "`openid` is one of them");
        }
        let label = wanted.label.unwrap_or_else(|| name.clone());
        let label_ru = wanted.label_ru.unwrap_or_else(|| label.clone());
        for (key, text) in [("label", &label), ("label_ru", &label_ru)] {
            if text.trim().is_empty() || text.chars().count() > 40 {
                return wrong(key, "1 to 40 letters are needed");
            }
        }
        Ok(Provider {
            label,
            label_ru,
            issuer: wanted.issuer,
            client_id: wanted.client_id,
            client_secret,
            scopes: scopes.split_whitespace().collect::<Vec<_>>().join(" "),
            trusts_email: wanted.trusts_email,
            trusts_mfa: wanted.trusts_mfa,
            development: wanted.development,
            name,
        })
    }

    /// How far calls to one of its addresses reach.
    pub(crate) fn reach(&self, address: &str) -> Reach {
        if self.development { Reach::of(address) } else { Reach::Public }
    }

    /// Whether an address that its directory names may be called, or shown to a browser.
    pub(crate) fn may_name(&self, address: &str) -> bool {
        fault_of(address, self.development).is_none()
    }
}

/// What is wrong with an address of a provider, if anything is.
fn fault_of(address: &str, development: bool) -> Option<&'static str> {
    let is_plain = address.len() <= 500 && address.bytes().all(|b| b.is_ascii_graphic());
    let rest = match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if development && Reach::of(address) == Reach::ThisMachine => rest,
        (None, Some(_)) => {
            return Some(
                "it begins with https://; http:// is for this machine, with `development = true`",
            );
        }
        (None, None) => return Some("it begins with https://"),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_plain || authority.is_empty() || authority.contains('@') {
        return Some(
            "it is an address with the name of a server, and no name or password before it",
        );
    }
    None
}

/// The secret is nobody's business.
impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("name", &self.name).field("issuer", &self.issuer).finish()
    }
}

/// All providers of this installation, with what was learnt of each.
#[derive(Debug, Clone, Default)]
pub struct Providers(Arc<Vec<Directory>>);

impl Providers {
    /// No two have the same name or the same issuer.
    pub fn new(providers: Vec<Provider>) -> Result<Providers, String> {
        for (at, provider) in providers.iter().enumerate() {
            let before = &providers[..at];
            if before.iter().any(|other| other.name == provider.name) {
                return Err(format!("there are two of the name `{}`", provider.name));
            }
            if before.iter().any(|other| other.issuer == provider.issuer) {
                return Err(format!("there are two of the issuer `{}`", provider.issuer));
            }
        }
        Ok(Providers(Arc::new(providers.into_iter().map(Directory::new).collect())))
    }

    /// In the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Directory> {
        self.0.iter()
    }

    /// The one of a name.
    pub fn named(&self, name: &str) -> Option<&Directory> {
        self.iter().find(|directory| directory.provider.name == name)
    }

    /// The one of an issuer.
    pub fn of_issuer(&self, issuer: &str) -> Option<&Directory> {
        self.iter().find(|directory| directory.provider.issuer == issuer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Wanted {
        Wanted {
            name: "federation".into(),
            issuer: "https://id.federation.example".into(),
            client_id: "stadion".into(),
            ..Wanted::default()
        }
    }

    #[test]
    fn a_provider_needs_little_and_says_what_is_wrong() {
        let provider = Provider::parse(wanted()).unwrap();
        assert_eq!(
            (provider.label.as_str(), provider.label_ru.as_str()),
            ("federation", "federation")
        );
        assert_eq!(provider.scopes, "openid email profile");
        assert_eq!(format!("{provider:?}").matches("secret").count(), 0);
        let check = |change: fn(&mut Wanted), expected: &str| {
            let mut changed = wanted();
            change(&mut changed);
            let why = Provider::parse(changed).unwrap_err();
            assert!(why.contains(expected), "{why}");
        };
        check(|it| it.name = "Federation!".into(), "2 to 30 of a-z");
        check(|it| it.issuer = "http://id.federation.example".into(), "begins with https://");
        check(|it| it.issuer = "http://127.0.0.1:9".into(), "`development = true`");
        check(|it| it.issuer = "https://me:secret@id.example".into(), "no name or password");
        check(|it| it.issuer = "https://".into(), "name of a server");
        check(|it| it.issuer = "https://id.example/#x".into(), "neither ? nor #");
        check(|it| it.client_id = String::new(), "`client_id` of `federation`: it is needed");
        check(|it| it.client_secret_file = Some("/nowhere/secret".into()), "cannot be read");
        check(|it| it.scopes = Some("email".into()), "`openid` is one of them");
        check(|it| it.label = Some(" ".into()), "1 to 40 letters");
        let here = Wanted { issuer: "http://127.0.0.1:9".into(), development: true, ..wanted() };
        assert!(Provider::parse(here).is_ok());
        let far = Wanted { issuer: "http://id.example".into(), development: true, ..wanted() };
        assert!(Provider::parse(far).is_err());
    }

    #[test]
    fn names_and_issuers_are_told_apart() {
        let one = Provider::parse(wanted()).unwrap();
        let same_name = Provider { issuer: "https://b.example".into(), ..one.clone() };
        let same_issuer = Provider { name: "b".into(), ..one.clone() };
        assert!(Providers::new(vec![one.clone(), same_name]).unwrap_err().contains("name"));
        assert!(Providers::new(vec![one.clone(), same_issuer]).unwrap_err().contains("issuer"));
        let known = Providers::new(vec![one]).unwrap();
        assert!(known.named("federation").is_some() && known.named("other").is_none());
    }
}
