//! Families of tokens against a naive model: a list of who holds what, and the rule in the words of the decision.
use kernel::facts::Listeners;
use kernel::{App, args};
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

use super::*;

/// What the model remembers of a refresh token.
#[derive(Clone)]
struct Held {
    token: Token,
    used_at_ms: Option<i64>,
}

/// A family as one would explain it on paper.
struct Model {
    held: Vec<Held>,
    begun_at_ms: i64,
    ended: bool,
}

#[derive(Debug, PartialEq)]
enum Expected {
    NewPair,
    SamePair(usize),
    Refused,
}

impl Model {
    /// What is to come of bringing the token at a place in the list.
    fn bring(&mut self, at: usize, now_ms: i64) -> Expected {
        if self.ended || now_ms >= self.begun_at_ms + FAMILY_MS {
            return Expected::Refused;
        }
        let Some(used_at_ms) = self.held[at].used_at_ms else {
            self.held[at].used_at_ms = Some(now_ms);
            return Expected::NewPair;
        };
        let next_unused = self.held.get(at + 1).is_some_and(|next| next.used_at_ms.is_none());
        if next_unused && now_ms - used_at_ms < LOST_REPLY_MS {
            return Expected::SamePair(at + 1);
        }
        self.ended = true;
        Expected::Refused
    }
}

/// Small numbers out of a seed (xorshift), so that a red seed can be played again.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

async fn play(app: &App, seed: u64) {
    let mut luck = Luck(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (athlete, client, grant) = (AthleteId::new(), ClientId::new(), GrantId::new());
    let mut now = Timestamp(1_800_000_000_000);
    let first = app.db.write(move |tx| {
        let scopes = Scopes::parse("profile").unwrap_or_default();
        let new = NewGrant { athlete, id: grant, app: client, scopes: &scopes, code: None };
        insert(tx, &new, now)?;
        // The app is there, as far as a token is concerned.
        tx.exec(
            "INSERT INTO app_owner (app_id, athlete_id) VALUES ($1, $2)",
            args![client, athlete],
        )?;
        first(tx, grant, now)
    });
    let first = first.await.unwrap().map_err(|_| "it begins").unwrap();
    let mut model = Model {
        held: vec![Held { token: first.refresh, used_at_ms: None }],
        begun_at_ms: now.0,
        ended: false,
    };
    for step in 0..40 {
        now = now.plus_ms(match luck.below(12) {
            0..=5 => luck.below(4_000) as i64,
            6..=8 => LOST_REPLY_MS - 1 + luck.below(3) as i64,
            9..=10 => ACCESS_MS,
            _ => FAMILY_MS / 9,
        });
        let newest = model.held.len() - 1;
        let at = match luck.below(10) {
            0..=5 => newest,
            6..=8 => newest.saturating_sub(1),
            _ => luck.below(newest as u64 + 1) as usize,
        };
        if luck.below(25) == 0 {
            app.db.write(move |tx| end(tx, athlete, grant)).await.unwrap();
            model.ended = true;
        }
        let (token, other) = (model.held[at].token.clone(), luck.below(10) == 0);
        let by = if other { ClientId::new() } else { client };
        let came = app.db.write(move |tx| refresh(tx, &token, by, now)).await.unwrap();
        if other {
            assert!(came.is_err(), "seed {seed} step {step}: another app");
            continue;
        }
        let expected = model.bring(at, now.0);
        match (expected, came) {
            (Expected::NewPair, Ok(issued)) => {
                check_access(app, &issued.access, now, true).await;
                model.held.push(Held { token: issued.refresh, used_at_ms: None });
            }
            (Expected::SamePair(next), Ok(issued)) => {
                assert!(issued.refresh == model.held[next].token, "seed {seed} step {step}");
                check_access(app, &issued.access, now, true).await;
            }
            (Expected::Refused, Err(_)) => {}
            (expected, came) => {
                panic!("seed {seed} step {step}: {expected:?}, and it came to {}", came.is_ok())
            }
        }
        let live = !model.ended && now.0 < model.begun_at_ms + FAMILY_MS;
        let found = app.db.read(move |tx| find(tx, grant)).await.unwrap();
        let found = found.is_some_and(|grant| grant.is_live(now));
        assert_eq!(found, live, "seed {seed} step {step}");
    }
}

async fn check_access(app: &App, token: &Token, now: Timestamp, expected: bool) {
    let token = token.clone();
    let found = app.db.read(move |tx| find_by_access(tx, &token, now)).await.unwrap();
    assert_eq!(found.is_some(), expected);
}

#[tokio::test]
async fn a_family_does_what_its_model_does() {
    let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
    for seed in 1..=60 {
        play(&app.app, seed).await;
    }
}

#[test]
fn a_spent_token_is_forgiven_for_ten_seconds_while_its_successor_is_unused() {
    let check = |age_ms: i64, next_used: bool, expected: Reuse| {
        assert_eq!(on_reuse(Timestamp(0), next_used, Timestamp(age_ms)), expected, "{age_ms}");
    };
    check(0, false, Reuse::LostReply);
    check(LOST_REPLY_MS - 1, false, Reuse::LostReply);
    check(LOST_REPLY_MS, false, Reuse::Stolen);
    check(-60_000, false, Reuse::LostReply);
    check(1, true, Reuse::Stolen);
}

#[test]
fn a_token_reads_back_as_what_it_is_and_as_nothing_else() {
    let kinds = [Kind::Access, Kind::Refresh, Kind::Code, Kind::Device];
    for kind in kinds {
        let token = Token::new(GrantId::new(), kind);
        let text = token.to_string();
        assert!(Token::parse(&text, kind) == Some(token.clone()));
        for other in kinds.into_iter().filter(|other| *other != kind) {
            assert!(Token::parse(&text, other).is_none());
        }
        assert!(crate::sessions::Token::parse(&text).is_none(), "it is no session");
        for made_up in
            [&text[1..], &text[..text.len() - 1], &text.to_uppercase(), &format!("{text}0")]
        {
            assert!(Token::parse(made_up, kind).is_none(), "{made_up}");
        }
        assert_eq!(format!("{token:?}"), "Token(..)");
        assert!(!text.contains(&token.grant.to_string()));
    }
    let session = crate::sessions::Token::new(AthleteId::new()).to_string();
    assert!(Token::parse(&session, Kind::Access).is_none());
}

#[test]
fn a_successor_needs_the_token_and_the_nonce() {
    let token = Token::new(GrantId::new(), Kind::Refresh);
    let (access, refresh) = pair_after(&token, b"nonce");
    assert!(pair_after(&token, b"nonce") == (access.clone(), refresh.clone()));
    assert!(access.secret != refresh.secret);
    assert!(pair_after(&token, b"other").1 != refresh);
    let other = Token { secret: [7; 32], ..token.clone() };
    assert!(pair_after(&other, b"nonce").1 != refresh);
}

#[test]
fn challenges_are_those_of_rfc_7636() {
    // Appendix B.
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    assert_eq!(challenge_of(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}
