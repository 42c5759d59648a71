//! From the code that a provider gave a browser to what it says of the person.
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::outbound::{self, Limits};
use kernel::{App, Me, Result};
use serde::Deserialize;

use super::directory::{self, Addresses, Directory, PATIENCE};
use super::flows::{self, Shown, Step};
use super::id_token::{self, Expected, Person};
use super::{Fault, Provider, Said};

/// All calls of one sign-in together. The request itself has ten seconds.
const WITHIN: Duration = Duration::from_secs(8);
/// A name longer than a name may be here is no help in a form.
const LONGEST_NAME: usize = 60;

/// What a browser brings back from a provider.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComeBack {
    /// The name of the provider: the last part of the address that it sent the browser to.
    #[schema(example = "federation")]
    pub provider: String,
    /// `state` of that address.
    pub state: String,
    /// `code` of that address.
    pub authorization_code: String,
    /// `iss` of that address, if it has one.
    #[serde(default)]
    pub issuer: Option<String>,
    /// A code of the second step, where there is one: of the app, or one from paper.
    #[serde(default)]
    #[schema(example = "287082")]
    pub code: Option<String>,
}

/// Finds out who came back. The calls are made once, outside of every transaction; who comes back again because a code
/// was missing finds the outcome.
pub(crate) async fn arrive(
    app: &App,
    directory: &Directory,
    shown: &Shown,
    asked: &ComeBack,
    me: Option<&Me>,
) -> Result<Said> {
    let now = app.clock.now();
    let (key, who) = (shown.clone(), me.map(|me| (me.id, me.session)));
    let step = app.db.write(move |tx| flows::take(tx, &key, who, now)).await?;
    let (nonce, verifier) = match step {
        Step::Known(said) => return Ok(said),
        Step::Back { nonce, verifier } => (nonce, verifier),
    };
    let asking = ask(app, directory, asked, &nonce, verifier);
    let outcome = tokio::time::timeout(WITHIN, asking).await;
    let said = outcome.unwrap_or(Err(Fault::Away("all of it"))).map_err(Fault::refuse)?;
    let (key, kept) = (shown.clone(), said.clone());
    app.db.write(move |tx| flows::keep(tx, &key, &kept, now)).await?;
    Ok(said)
}

async fn ask(
    app: &App,
    directory: &Directory,
    asked: &ComeBack,
    nonce: &str,
    verifier: String,
) -> Result<Said, Fault> {
    let now = app.clock.now();
    let provider = &directory.provider;
    let addresses = directory.addresses(now).await?;
    // An answer that came from another provider than the one that was asked (RFC 9207).
    match &asked.issuer {
        Some(issuer) if *issuer != provider.issuer => {
            return Err(Fault::Wrong("another provider answered"));
        }
        None if addresses.authorization_response_iss_parameter_supported => {
            return Err(Fault::Wrong("its answer does not say who answers"));
        }
        _ => {}
    }
    let tokens = redeem(app, directory, &addresses, &asked.authorization_code, verifier).await?;
    let claims = directory.open(&addresses, &tokens.id_token, now).await?;
    let expected = Expected { issuer: &provider.issuer, client_id: &provider.client_id, nonce };
    id_token::check(&claims, &expected, now)?;
    let second_factor = provider.trusts_mfa && id_token::says_two_factors(&claims);
    let person = match claims.person.email.is_some() && claims.person.name.is_some() {
        true => claims.person,
        false => more_of(directory, &addresses, &claims.sub, tokens.access_token)
            .await
            .unwrap_or(claims.person),
    };
    let email_is_proven = provider.trusts_email && person.email_is_verified();
    let name = person.name.map(|name| name.chars().take(LONGEST_NAME).collect());
    Ok(Said {
        issuer: claims.iss,
        subject: claims.sub,
        name,
        email: person.email,
        email_is_proven,
        second_factor,
    })
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

/// Gives the code for tokens.
async fn redeem(
    app: &App,
    directory: &Directory,
    addresses: &Addresses,
    code: &str,
    verifier: String,
) -> Result<Tokens, Fault> {
    const WHAT: &str = "its tokens";
    let provider = directory.provider.clone();
    let address = addresses.token_endpoint.clone();
    let secret = provider.client_secret.as_deref();
    let authorization =
        secret.filter(|_| takes_basic(addresses)).map(|secret| basic(&provider, secret));
    let redirect = redirect_of(app, &provider.name);
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &redirect),
        ("code_verifier", &verifier),
        ("client_id", &provider.client_id),
    ];
    fields.extend(secret.filter(|_| authorization.is_none()).map(|it| ("client_secret", it)));
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let provider = provider.clone();
    directory::call(WHAT, move || {
        let agent = outbound::agent(provider.reach(&address), Limits::within(PATIENCE));
        let mut request = agent
            .post(&address)
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(proof) = authorization {
            request = request.header("authorization", proof);
        }
        let response = request.send(form).map_err(|_| Fault::Away(WHAT))?;
        match response.status().as_u16() {
            200 => directory::read(response, WHAT),
            400..=499 => Err(Fault::Wrong("it does not take its code back")),
            _ => Err(Fault::Away(WHAT)),
        }
    })
    .await
}

/// Basic is what a provider takes unless it says otherwise (OpenID Connect Discovery, section 3).
fn takes_basic(addresses: &Addresses) -> bool {
    let methods = addresses.token_endpoint_auth_methods_supported.as_ref();
    methods.is_none_or(|methods| {
        let knows = |name: &str| methods.iter().any(|method| method == name);
        knows("client_secret_basic") || !knows("client_secret_post")
    })
}

/// RFC 6749, section 2.3.1: both are written as in a form first.
fn basic(provider: &Provider, secret: &str) -> String {
    let in_form = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", in_form(&provider.client_id), in_form(secret));
    format!("Basic {}", STANDARD.encode(pair))
}

/// What the token leaves out of a person's name and address. Helps to fill in a form, so its lack is no fault.
async fn more_of(
    directory: &Directory,
    addresses: &Addresses,
    subject: &str,
    access_token: Option<String>,
) -> Option<Person> {
    #[derive(Deserialize)]
    struct Told {
        sub: String,
        #[serde(flatten)]
        person: Person,
    }
    let (address, token) = (addresses.userinfo_endpoint.clone()?, access_token?);
    let told: Told = directory.get(address, Some(token), "more of the person").await.ok()?;
    // Another subject would be somebody else (OpenID Connect Core, section 5.3.2).
    (told.sub == subject).then_some(told.person)
}

/// Where a provider sends browsers back to. Each has an address of its own, so that an answer cannot be taken for that
/// of another.
pub(crate) fn redirect_of(app: &App, provider: &str) -> String {
    format!("{}/sign_in/openid/{provider}", app.public_url)
}
