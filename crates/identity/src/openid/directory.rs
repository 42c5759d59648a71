//! What a provider says of itself: its addresses (OpenID Connect Discovery) and its keys. Kept for an hour; an unknown
//! key is looked for at once, but not more than once a minute.
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use kernel::Timestamp;
use kernel::outbound::{self, Limits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, Semaphore};

use super::id_token::{self, Claims, Jwk};
use super::{Fault, Provider};

/// No provider is waited for any longer, for each of the few calls of a sign-in.
pub const PATIENCE: Duration = Duration::from_secs(3);
/// Directories, keys and tokens are short; whatever is longer is none.
pub const MOST_BYTES: u64 = 256 * 1024;
/// How long a directory and its keys are believed.
const KEPT_MS: i64 = 3_600_000;
/// How soon keys are fetched again for a token whose key we do not know.
const AGAIN_MS: i64 = 60_000;
/// For how long one that did not answer is not asked again, so that a crowd does not wait in line for each other.
pub const AWAY_MS: i64 = 2_000;
/// Keys of one provider that are looked at.
const MOST_KEYS: usize = 50;
/// Calls under way at once, to all providers together: one that hangs must not use up the threads of everybody.
static CALLS: Semaphore = Semaphore::const_new(8);

/// A provider and what was learnt of it.
pub struct Directory {
    /// As the operator configured it.
    pub provider: Arc<Provider>,
    // Held while it is fetched, so that a crowd asks once.
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    addresses: Option<(Arc<Addresses>, Timestamp)>,
    away_until: Option<Timestamp>,
    keys: Option<(Vec<Jwk>, Timestamp)>,
}

impl fmt::Debug for Directory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.provider.fmt(f)
    }
}

/// Where a provider is asked for what.
#[derive(Debug, Clone, Deserialize)]
pub struct Addresses {
    issuer: String,
    pub(crate) authorization_endpoint: String,
    pub(crate) token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    pub(crate) userinfo_endpoint: Option<String>,
    #[serde(default)]
    pub(crate) token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// RFC 9207: its answers say who answers.
    #[serde(default)]
    pub(crate) authorization_response_iss_parameter_supported: bool,
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<serde_json::Value>,
}

impl Directory {
    /// Nothing is fetched before somebody comes.
    pub fn new(provider: Provider) -> Directory {
        Directory { provider: Arc::new(provider), kept: Mutex::default() }
    }

    /// The provider's addresses, and whether they make sense. Also what `stadion doctor` asks.
    pub async fn addresses(&self, now: Timestamp) -> Result<Arc<Addresses>, Fault> {
        let mut kept = self.kept.lock().await;
        if let Some((addresses, at)) = &kept.addresses
            && now < at.plus_ms(KEPT_MS)
        {
            return Ok(addresses.clone());
        }
        if kept.away_until.is_some_and(|until| now < until) {
            return Err(Fault::Away("its directory, a moment ago"));
        }
        let issuer = self.provider.issuer.trim_end_matches('/');
        let address = format!("{issuer}/.well-known/openid-configuration");
        let found = self.get::<Addresses>(address, None, "its directory").await;
        kept.away_until = found.is_err().then(|| now.plus_ms(AWAY_MS));
        let found = found?;
        if found.issuer != self.provider.issuer {
            return Err(Fault::Wrong("its directory is of another issuer"));
        }
        let named = [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri];
        let named = named.into_iter().chain(&found.userinfo_endpoint);
        if !named.into_iter().all(|address| self.provider.may_name(address)) {
            return Err(Fault::Wrong("its directory names an address that we do not call"));
        }
        let found = Arc::new(found);
        kept.addresses = Some((found.clone(), now));
        Ok(found)
    }

    /// What an ID token claims, if one of the provider's keys signed it.
    pub(crate) async fn open(
        &self,
        addresses: &Addresses,
        token: &str,
        now: Timestamp,
    ) -> Result<Claims, Fault> {
        let mut kept = self.kept.lock().await;
        if let Some((keys, at)) = &kept.keys
            && now < at.plus_ms(KEPT_MS)
        {
            match id_token::open(token, keys) {
                // Perhaps they have changed their keys.
                Err(id_token::UNKNOWN_KEY) if now >= at.plus_ms(AGAIN_MS) => {}
                outcome => return outcome,
            }
        }
        let set: KeySet = self.get(addresses.jwks_uri.clone(), None, "its keys").await?;
        let keys = set.keys.into_iter().take(MOST_KEYS);
        // Keys of kinds that we do not know stand among others.
        let keys: Vec<Jwk> = keys.filter_map(|key| serde_json::from_value(key).ok()).collect();
        let outcome = id_token::open(token, &keys);
        kept.keys = Some((keys, now));
        outcome
    }

    /// Reads JSON from one of its addresses.
    pub(crate) async fn get<T: DeserializeOwned + Send + 'static>(
        &self,
        address: String,
        bearer: Option<String>,
        what: &'static str,
    ) -> Result<T, Fault> {
        let reach = self.provider.reach(&address);
        call(what, move || {
            let agent = outbound::agent(reach, Limits::within(PATIENCE));
            let mut request = agent.get(&address).header("accept", "application/json");
            if let Some(token) = bearer {
                request = request.header("authorization", format!("Bearer {token}"));
            }
            let response = request.call().map_err(|_| Fault::Away(what))?;
            if response.status() != 200 {
                return Err(Fault::Away(what));
            }
            read(response, what)
        })
        .await
    }
}

/// Reads the JSON of an answer, up to its limit.
pub(crate) fn read<T: DeserializeOwned>(
    response: ureq::http::Response<ureq::Body>,
    what: &'static str,
) -> Result<T, Fault> {
    let body = response.into_body().into_with_config().limit(MOST_BYTES).read_to_vec();
    let body = body.map_err(|_| Fault::Away(what))?;
    serde_json::from_slice(&body).map_err(|_| Fault::Away(what))
}

/// Runs a call on a thread that may wait. Where too many wait already, the provider counts as away.
pub(crate) async fn call<T: Send + 'static>(
    what: &'static str,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let wait = Duration::from_millis(500);
    let Ok(Ok(place)) = tokio::time::timeout(wait, CALLS.acquire()).await else {
        return Err(Fault::Away("too many calls"));
    };
    let run = tokio::task::spawn_blocking(move || {
        // Held by the work itself: a caller who hangs up does not make room for one more.
        let _place = place;
        work()
    });
    run.await.unwrap_or(Err(Fault::Away(what)))
}
