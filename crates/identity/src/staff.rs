//! What staff do with accounts, always with a reason, always in the audit trail: closing one, and looking at what is not
//! public of one. Both take two people: one asks ([`ask`]), another of the right role agrees ([`confirm`]). And the
//! trail itself: whole for the privacy officer ([`trail`]), and for everybody the part about themselves ([`mine`]).
pub mod ask;
pub mod bans;
pub mod confirm;
pub mod decline;
pub mod hold;
pub mod look;
pub mod mine;
pub mod requests;
pub mod trail;

use kernel::{Error, Result};

/// Letters of a reason.
pub const LONGEST_REASON: usize = 500;

/// A reason as it is kept.
pub fn reason(text: &str) -> Result<String> {
    let kept: String =
        text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
    let kept = kept.trim();
    match kept.chars().count() {
        10..=LONGEST_REASON => Ok(kept.to_owned()),
        _ => Err(Error::invalid("reason", "give a reason of 10 to 500 letters; it will be read")),
    }
}

#[cfg(test)]
mod tests {
    use kernel::args;
    use kernel::staff::{ABSOLUTE_MS, IDLE_MS, Role};
    use serde_json::{Value, json};
    use testkit::{TestApp, TestAthlete};

    use crate::testing::{
        Device, PASSWORD, code_now, give_role, join, sign_in, staff, start, turn_on_second_step,
    };

    const WHY: &str = "She wrote that she is locked out.";

    async fn id_of(somebody: &TestAthlete) -> String {
        somebody.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
    }

    /// Asks for something that needs two, and says at which address it is decided.
    async fn ask(who: &TestAthlete, kind: &str, handle: &str) -> String {
        let body = json!({ "kind": kind, "handle": handle, "reason": WHY });
        let asked = who.post("/api/v1/operator/requests", body).await.ok();
        let (about, id) = (asked["about"]["id"].as_str().unwrap(), asked["id"].as_str().unwrap());
        format!("/api/v1/operator/accounts/{about}/requests/{id}")
    }

    async fn mine(somebody: &TestAthlete) -> Vec<String> {
        let page = somebody.get("/api/v1/me/audit").await.ok();
        let items = page["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| {
                format!("{} {}", item["role"].as_str().unwrap(), item["act"].as_str().unwrap())
            })
            .collect()
    }

    #[tokio::test]
    async fn a_password_alone_makes_no_staff_and_a_proof_runs_out() {
        let app = start().await;
        let paula = join(&app, "Paula").await;
        let read = async |who: &TestAthlete| who.get("/api/v1/operator/audit").await.to_string();
        assert_eq!(read(&paula).await, "403 this page is for the people who run this place");
        give_role(&app, "Paula", Some(Role::Support)).await;
        assert_eq!(
            read(&paula).await,
            "403 this is the work of another role among the people who run this place"
        );
        give_role(&app, "Paula", Some(Role::PrivacyOfficer)).await;
        let again =
            "403 to work as staff, sign in again with a passkey, or with your password and a code";
        assert_eq!(read(&paula).await, again);
        let codes = turn_on_second_step(&app, &paula).await;
        assert_eq!(read(&paula).await, "200");
        app.clock.advance_ms(IDLE_MS);
        assert_eq!(read(&paula).await, again, "she rested");
        assert_eq!(paula.get("/api/v1/me").await.status, 200, "and is signed in as an athlete");
        // What she does as an athlete meanwhile does not bring the proof back.
        settle_touch(&app).await;
        assert_eq!(read(&paula).await, again);

        let body = json!({"email": "paula@example.org", "password": PASSWORD, "code": code_now(&app, &codes)});
        let signed_in = app.stranger().post("/api/v1/sessions", body).await.ok();
        assert_eq!(signed_in["me"]["staff_role"], "privacy_officer");
        let paula = app.with_token(signed_in["session_token"].as_str().unwrap());
        assert_eq!(read(&paula).await, "200");
        // She works on without a rest; in the end it has been half a day.
        let pause = IDLE_MS - 60_000;
        for _ in 0..ABSOLUTE_MS / pause {
            app.clock.advance_ms(pause);
            assert_eq!(read(&paula).await, "200");
            settle_touch(&app).await;
        }
        app.clock.advance_ms(pause);
        assert_eq!(read(&paula).await, again);
        assert_eq!(paula.get("/api/v1/me").await.status, 200);
        give_role(&app, "Paula", None).await;
        assert_eq!(read(&paula).await, "403 this page is for the people who run this place");
    }

    #[tokio::test]
    async fn a_passkey_is_proof_enough() {
        let app = start().await;
        let paula = join(&app, "Paula").await;
        give_role(&app, "Paula", Some(Role::PrivacyOfficer)).await;
        let mut phone = Device::new();
        let asked = paula.post("/api/v1/passkeys/options", json!({})).await.ok();
        let made = phone.create(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": made});
        paula.post("/api/v1/passkeys", body).await.ok();
        let refused = paula.get("/api/v1/operator/audit").await;
        assert_eq!(refused.body["code"], "second_factor_needed", "having one is not using it");
        let someone = app.stranger();
        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        let answer = phone.answer(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": answer});
        let signed_in = someone.post("/api/v1/sessions/passkey", body).await.ok();
        let paula = app.with_token(signed_in["session_token"].as_str().unwrap());
        assert_eq!(paula.get("/api/v1/operator/audit").await.status, 200);
    }

    /// The use of a session is noted beside the request.
    async fn settle_touch(app: &TestApp) {
        let now = app.clock.now();
        for _ in 0..200 {
            let read = app.app.db.read(move |tx| {
                tx.one::<(i64,)>("SELECT COUNT(*) FROM session WHERE last_used_at = $1", args![now])
            });
            if read.await.unwrap().0 > 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("the use was not noted");
    }

    #[tokio::test]
    async fn two_people_close_an_account_and_one_opens_it_again() {
        let app = start().await;
        let carla = join(&app, "Carla").await;
        let max = staff(&app, "Max", Role::Moderator).await;
        let mia = staff(&app, "Mia", Role::Moderator).await;
        let sam = staff(&app, "Sam", Role::Support).await;
        let refused = sam
            .post(
                "/api/v1/operator/requests",
                json!({"kind": "ban", "handle": "carla", "reason": WHY}),
            )
            .await;
        assert_eq!(refused.body["code"], "another_role");
        let short = max
            .post(
                "/api/v1/operator/requests",
                json!({"kind": "ban", "handle": "carla", "reason": "bad"}),
            )
            .await;
        assert_eq!(short.to_string(), "422 give a reason of 10 to 500 letters; it will be read");
        let request = ask(&max, "ban", "@Carla").await;
        let own = max.post(format!("{request}/confirm"), json!({})).await;
        assert_eq!(
            own.to_string(),
            "403 this takes a second person: neither who asked nor whom it is about"
        );
        assert_eq!(
            sam.post(format!("{request}/confirm"), json!({})).await.body["code"],
            "another_role"
        );
        let listed = mia.get("/api/v1/operator/requests").await.ok();
        assert_eq!(listed["items"][0]["may_confirm"], true);
        assert_eq!(
            max.get("/api/v1/operator/requests").await.ok()["items"][0]["may_confirm"],
            false
        );
        assert_eq!(
            sam.get("/api/v1/operator/requests").await.ok()["items"],
            json!([]),
            "not her work"
        );

        assert_eq!(carla.get("/api/v1/me").await.status, 200, "nothing has happened yet");
        mia.post(format!("{request}/confirm"), json!({})).await.ok();
        assert_eq!(carla.get("/api/v1/me").await.status, 401);
        let told = sign_in(&app, "Carla", PASSWORD, "").await;
        assert_eq!(
            told.to_string(),
            format!("403 this account was closed by two people who run this place: {WHY}")
        );
        let wrong = sign_in(&app, "Carla", "a wild guess", "").await;
        assert_eq!(wrong.body["code"], "wrong_credentials", "a stranger is told nothing");

        let id = max.get("/api/v1/operator/requests").await.ok()["items"][0]["about"]["id"].clone();
        let reopen = format!("/api/v1/operator/accounts/{}/reopen", id.as_str().unwrap());
        for _ in 0..2 {
            let reply =
                max.post(&reopen, json!({"reason": "It was somebody else of that name."})).await;
            assert_eq!(reply.status, 204);
        }
        let back = sign_in(&app, "Carla", PASSWORD, "").await.ok();
        let carla = app.with_token(back["session_token"].as_str().unwrap());
        assert_eq!(
            mine(&carla).await,
            ["moderator reopen_account", "moderator confirm_ban", "moderator ask_ban"]
        );
        let told = carla.get("/api/v1/me/audit").await;
        assert!(!String::from_utf8_lossy(&told.bytes).contains("max"), "no names");
    }

    #[tokio::test]
    async fn many_who_agree_at_once_do_it_once_and_a_request_runs_out() {
        let app = start().await;
        join(&app, "Carla").await;
        let max = staff(&app, "Max", Role::Moderator).await;
        let mia = staff(&app, "Mia", Role::Moderator).await;
        let ada = staff(&app, "Ada", Role::Admin).await;
        let request = ask(&max, "ban", "carla").await;
        let at_once =
            [&mia, &ada, &mia, &ada].map(|who| who.post(format!("{request}/confirm"), json!({})));
        let replies = futures_util::future::join_all(at_once).await;
        let agreed = replies.iter().filter(|reply| reply.status == 200).count();
        let late = replies.iter().filter(|reply| reply.body["code"] == "request_over").count();
        assert_eq!((agreed, late), (1, 3));
        assert_eq!(
            app.number("SELECT COUNT(*) FROM audit_entry WHERE act = 'confirm_ban'").await,
            1
        );

        join(&app, "Dora").await;
        let request = ask(&max, "ban", "dora").await;
        let declined = mia.post(format!("{request}/decline"), json!({})).await.ok();
        assert_eq!(declined["state"], "declined");
        assert_eq!(
            ada.post(format!("{request}/confirm"), json!({})).await.body["code"],
            "request_over"
        );
        let request = ask(&max, "ban", "dora").await;
        app.clock.advance_ms(super::requests::WAITS_MS);
        let mia = staff(&app, "Mina", Role::Moderator).await;
        assert_eq!(mia.get("/api/v1/operator/requests").await.ok()["items"][0]["state"], "expired");
        assert_eq!(
            mia.post(format!("{request}/confirm"), json!({})).await.body["code"],
            "request_over"
        );
        let own = mia
            .post(
                "/api/v1/operator/requests",
                json!({"kind": "ban", "handle": "mina", "reason": WHY}),
            )
            .await;
        assert_eq!(own.body["code"], "yourself");
        let nobody = json!({"kind": "ban", "handle": "nobody", "reason": WHY});
        assert_eq!(mia.post("/api/v1/operator/requests", nobody).await.status, 404);
    }

    #[tokio::test]
    async fn support_looks_at_an_account_for_an_hour_once_the_privacy_officer_agreed_and_its_owner_sees_it()
     {
        let app = start().await;
        let carla = join(&app, "Carla").await;
        let account = format!("/api/v1/operator/accounts/{}", id_of(&carla).await);
        let sam = staff(&app, "Sam", Role::Support).await;
        let paula = staff(&app, "Paula", Role::PrivacyOfficer).await;
        assert_eq!(
            sam.get(&account).await.to_string(),
            "403 ask for a look first; it is open for an hour once another person agreed"
        );
        let request = ask(&sam, "access", "carla").await;
        assert_eq!(sam.get(&account).await.body["code"], "access_needed", "asking is not enough");
        paula.post(format!("{request}/confirm"), json!({})).await.ok();
        let facts = sam.get(&account).await.ok();
        assert_eq!(facts["email"], "carla@example.org");
        assert_eq!((&facts["sessions"], &facts["has_second_step"]), (&json!(1), &json!(false)));
        assert_eq!(
            paula.get(&account).await.body["code"],
            "another_role",
            "who agrees does not look"
        );
        assert_eq!(
            mine(&carla).await,
            ["support look_at_account", "privacy_officer confirm_access", "support ask_access"]
        );

        // An order of a court keeps one line from her for a while; the line about the order is not shown at all.
        let trail = paula.get("/api/v1/operator/audit").await.ok();
        let look =
            trail["items"].as_array().unwrap().iter().find(|line| line["act"] == "look_at_account");
        let hold = format!("/api/v1/operator/audit/{}/hold", look.unwrap()["entry_no"]);
        assert_eq!(
            sam.put(&hold, json!({"reason": "An order of the court."})).await.body["code"],
            "another_role"
        );
        assert_eq!(paula.put(&hold, json!({"reason": "An order of the court."})).await.status, 204);
        assert_eq!(mine(&carla).await, ["privacy_officer confirm_access", "support ask_access"]);
        let trail = paula.get("/api/v1/operator/audit").await.ok();
        assert_eq!(trail["items"][0]["act"], "hold_audit_entry");
        assert_eq!(trail["items"][1]["held"], true);
        assert_eq!(trail["items"][1]["staff"]["handle"], "sam");
        assert_eq!(paula.delete(&hold).await.status, 204);
        assert_eq!(mine(&carla).await.len(), 3);
        let none = paula
            .put("/api/v1/operator/audit/99999/hold", json!({"reason": "An order of the court."}))
            .await;
        assert_eq!(none.status, 404);

        // Page by page it is the same trail.
        let mut pages: Vec<Value> = Vec::new();
        let mut after = String::new();
        loop {
            let page = paula.get(format!("/api/v1/operator/audit?limit=2{after}")).await.ok();
            pages.extend(page["items"].as_array().unwrap().clone());
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        let numbers: Vec<i64> =
            pages.iter().map(|line| line["entry_no"].as_i64().unwrap()).collect();
        assert_eq!(numbers, (1..=numbers.len() as i64).rev().collect::<Vec<_>>(), "without a gap");

        app.clock.advance_ms(super::look::OPEN_MS);
        let body = json!({"email": "sam@example.org", "password": PASSWORD});
        let asked = app.stranger().post("/api/v1/sessions", body).await;
        assert_eq!(asked.body["code"], "code_needed");
        assert_eq!(sam.get(&account).await.body["code"], "second_factor_needed");
        let now = app.clock.now();
        app.app
            .db
            .write(move |tx| {
                tx.exec("UPDATE session SET second_factor_at = $1, last_used_at = $1", args![now])
            })
            .await
            .unwrap();
        assert_eq!(sam.get(&account).await.body["code"], "access_needed", "the hour is over");
    }
}
