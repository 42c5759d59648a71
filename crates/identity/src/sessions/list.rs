//! Where somebody is signed in.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::SessionId;
use kernel::{App, Me, Result, Timestamp, args, from_row};
use serde::Serialize;

/// One device.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Session {
    /// Names it when you end it.
    pub id: SessionId,
    /// What it said of itself when you signed in.
    #[schema(example = "Chrome on Linux")]
    pub device: String,
    /// When you signed in.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Timestamp,
    /// The one that asks.
    pub current: bool,
}

/// Your devices.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Sessions {
    /// The one used last comes first.
    pub items: Vec<Session>,
}

/// List your sessions.
#[utoipa::path(get, path = "/api/v1/sessions", tag = "sessions",
    responses(
        (status = 200, description = "Where you are signed in.", body = Sessions),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_sessions(State(app): State<App>, me: Me) -> Result<Json<Sessions>> {
    let now = app.clock.now();
    let athlete = me.id;
    let read = app.db.read(move |tx| {
        tx.list::<Row>(
            "SELECT session_id, device, created_at, last_used_at FROM session WHERE athlete_id = $1
             ORDER BY last_used_at DESC, session_id DESC",
            args![athlete],
        )
    });
    let mut items = Vec::new();
    for row in read.await? {
        if !super::is_live(row.created_at, row.last_used_at, now) {
            continue;
        }
        items.push(Session {
            current: row.id == me.session,
            id: row.id,
            device: row.device,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
        });
    }
    Ok(Json(Sessions { items }))
}

struct Row {
    id: SessionId,
    device: String,
    created_at: Timestamp,
    last_used_at: Timestamp,
}
from_row!(Row { id, device, created_at, last_used_at });

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::Value;
    use testkit::{Reply, TestApp, TestAthlete};

    use crate::sessions::{ABSOLUTE_MS, IDLE_MS, TOUCH_MS};
    use crate::testing::{CHROME, PASSWORD, join, sign_in, start};

    fn token(reply: &Value) -> &str {
        reply["session_token"].as_str().unwrap()
    }

    async fn devices(someone: &TestAthlete) -> Vec<(String, bool)> {
        let list = someone.get("/api/v1/sessions").await.ok();
        let shown = |session: &Value| {
            (session["device"].as_str().unwrap().to_owned(), session["current"] == true)
        };
        list["items"].as_array().unwrap().iter().map(shown).collect()
    }

    /// Waits for what is noted beside a request, at most a second.
    async fn last_used(app: &TestApp, expected: &str) {
        let expected: kernel::Timestamp = expected.parse().unwrap();
        for _ in 0..100 {
            if app.number("SELECT last_used_at FROM session").await == expected.0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("the session was not last used at {expected}");
    }

    #[tokio::test]
    async fn anna_sees_her_devices_and_signs_one_out() {
        let app = start().await;
        let phone = join(&app, "Anna").await;
        app.clock.advance_ms(1_000);
        let laptop = sign_in(&app, "Anna", PASSWORD, CHROME).await.ok();
        let laptop = app.with_token(token(&laptop));
        let boris = join(&app, "Boris").await;
        let both = [("Chrome on Linux".to_owned(), true), ("Unknown device".to_owned(), false)];
        assert_eq!(devices(&laptop).await, both);

        let list = laptop.get("/api/v1/sessions").await.ok();
        let address = format!("/api/v1/sessions/{}", list["items"][1]["id"].as_str().unwrap());
        assert_eq!(boris.delete(&address).await.to_string(), "404 there is no such session");
        assert_eq!(laptop.delete(&address).await.status, 204);
        assert_eq!(phone.get("/api/v1/me").await.to_string(), "401 please sign in");
        assert_eq!(laptop.delete(&address).await.status, 404);
        assert_eq!(laptop.delete("/api/v1/sessions/not-an-id").await.status, 404);
        assert_eq!(devices(&laptop).await.len(), 1);
    }

    #[tokio::test]
    async fn signing_out_ends_the_session_and_takes_the_cookie_back() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let reply = anna.delete("/api/v1/sessions/current").await;
        assert_eq!(reply.status, 204);
        let cookie = "__Host-stadion=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(reply.headers["set-cookie"], cookie);
        assert_eq!(reply.headers["clear-site-data"], "\"cache\", \"storage\"");
        assert_eq!(anna.get("/api/v1/me").await.status, 401);
        assert_eq!(anna.delete("/api/v1/sessions/current").await.status, 401);
        assert_eq!(app.number("SELECT COUNT(*) FROM session").await, 0);
    }

    #[tokio::test]
    async fn a_session_ends_when_it_is_idle_and_when_it_is_old() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        app.clock.advance_ms(IDLE_MS - 1);
        assert_eq!(anna.get("/api/v1/me").await.status, 200);
        last_used(&app, "2027-06-06T08:59:59.999Z").await;
        app.clock.advance_ms(IDLE_MS);
        assert_eq!(anna.get("/api/v1/me").await.status, 401, "idle for thirty days");

        let again = sign_in(&app, "Anna", PASSWORD, "").await.ok();
        let anna = app.with_token(token(&again));
        let mut age_ms = 0;
        while age_ms + IDLE_MS / 2 < ABSOLUTE_MS {
            app.clock.advance_ms(IDLE_MS / 2);
            age_ms += IDLE_MS / 2;
            assert_eq!(anna.get("/api/v1/me").await.status, 200);
            let now = app.clock.now();
            for _ in 0..100 {
                let newest = app.number("SELECT MAX(last_used_at) FROM session").await;
                if newest == now.0 {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        }
        app.clock.advance_ms(ABSOLUTE_MS - age_ms);
        assert_eq!(anna.get("/api/v1/me").await.status, 401, "old, though never idle");
        let now = app.clock.now();
        assert_eq!(app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap(), 2);
        assert_eq!(app.number("SELECT COUNT(*) FROM session").await, 0);
    }

    #[tokio::test]
    async fn the_use_of_a_session_is_noted_once_a_minute() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        app.clock.advance_ms(TOUCH_MS - 1);
        anna.get("/api/v1/me").await.ok();
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        last_used(&app, testkit::START).await;
        app.clock.advance_ms(1);
        anna.get("/api/v1/me").await.ok();
        last_used(&app, "2027-05-07T09:01:00Z").await;
    }

    /// A request as a browser sends it: with the cookie it was given.
    async fn browse(
        app: &TestApp,
        method: Method,
        path: &str,
        cookie: &str,
        headers: &[(&str, &str)],
    ) -> Reply {
        let someone = app.stranger();
        let mut request = someone.request(method, path).header("cookie", cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        someone.send(request, Body::from("{}")).await
    }

    #[tokio::test]
    async fn a_browser_is_signed_in_by_its_cookie_and_only_on_our_own_pages() {
        let app = start().await;
        let reply = sign_in(&app, "Nobody", PASSWORD, "").await;
        assert!(!reply.headers.contains_key("set-cookie"));
        join(&app, "Anna").await;
        let reply = sign_in(&app, "Anna", PASSWORD, CHROME).await;
        let set = reply.headers["set-cookie"].to_str().unwrap().to_owned();
        let token = token(&reply.body).to_owned();
        let shape = "__Host-stadion=T; Path=/; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(set.replace(&token, "T"), shape);

        let cookie = format!("theme=dark; {}", set.split(';').next().unwrap());
        let me = browse(&app, Method::GET, "/api/v1/me", &cookie, &[]).await;
        assert_eq!(me.ok()["handle"], "anna");
        let other_name = cookie.replace("__Host-stadion", "stadion");
        assert_eq!(browse(&app, Method::GET, "/api/v1/me", &other_name, &[]).await.status, 401);

        let change = async |headers: &[(&str, &str)]| {
            browse(&app, Method::PATCH, "/api/v1/me", &cookie, headers).await.status.as_u16()
        };
        assert_eq!(change(&[("sec-fetch-site", "same-origin")]).await, 200);
        assert_eq!(change(&[("origin", "http://localhost:4000")]).await, 200);
        assert_eq!(change(&[("sec-fetch-site", "cross-site")]).await, 403);
        assert_eq!(change(&[("sec-fetch-site", "same-site")]).await, 403);
        assert_eq!(change(&[("origin", "https://evil.example")]).await, 403);
        assert_eq!(change(&[("origin", "null")]).await, 403);
        let basic = [("authorization", "Basic eDp5"), ("sec-fetch-site", "cross-site")];
        assert_eq!(change(&basic).await, 403, "a browser adds such a header by itself");
    }

    #[tokio::test]
    async fn a_foreign_page_cannot_sign_anybody_in() {
        let app = start().await;
        join(&app, "Eve").await;
        let someone = app.stranger();
        let request = someone
            .request(Method::POST, "/api/v1/sessions")
            .header("content-type", "text/plain")
            .header("sec-fetch-site", "cross-site");
        let body = serde_json::json!({"email": "eve@example.org", "password": PASSWORD});
        let reply = someone.send(request, Body::from(body.to_string())).await;
        assert_eq!(reply.body["code"], "cross_site");
        assert!(!reply.headers.contains_key("set-cookie"));
    }

    #[tokio::test]
    async fn a_made_up_or_altered_token_opens_nothing() {
        let app = start().await;
        join(&app, "Anna").await;
        let reply = sign_in(&app, "Anna", PASSWORD, "").await.ok();
        let good = token(&reply);
        let last = if good.ends_with('0') { "1" } else { "0" };
        let altered = format!("{}{last}", &good[..good.len() - 1]);
        for token in [altered.as_str(), "", "stadion_", "00", &good[..100]] {
            assert_eq!(app.with_token(token).get("/api/v1/me").await.status, 401, "{token}");
        }
        assert_eq!(app.stranger().get("/api/v1/me").await.to_string(), "401 please sign in");
    }
}
