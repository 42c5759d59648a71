//! Change what you told us about yourself.
use axum::extract::State;
use axum::http::StatusCode;
use events::AthleteRenamed;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, Tx, args, athlete};
use serde::{Deserialize, Deserializer};

use super::fields::{self, Faults};
use super::{MyAccount, open};
use crate::{freeze, jurisdictions, operators};

/// What to change; what is absent stays.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMe {
    /// The name shown, 1 to 60 letters.
    #[serde(default)]
    pub name: Option<String>,
    /// Unique name in addresses. The old one becomes free for others.
    #[serde(default)]
    pub handle: Option<String>,
    /// IANA name. Days already counted stay as they are.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// `metric` or `imperial`.
    #[serde(default)]
    pub units: Option<String>,
    /// `en` or `ru`.
    #[serde(default)]
    pub language: Option<String>,
    /// Who sees new activities: `everyone`, `groups`, `friends`, `coach` or `only_me`.
    #[serde(default)]
    pub default_audience: Option<String>,
    /// ISO 3166-2 code of the part of your country you live in; null forgets it. Challenges that you joined
    /// stay yours.
    #[serde(default, deserialize_with = "null_is_a_value")]
    #[schema(value_type = Option<String>, example = "IT-25")]
    pub region: Option<Option<String>>,
}

/// Tells what is null from what is absent.
fn null_is_a_value<'de, D: Deserializer<'de>>(
    given: D,
) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(given).map(Some)
}

/// Change my account.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", request_body = ChangeMe,
    responses(
        (status = 200, description = "Your account as it is now.", body = MyAccount),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`minor_default`: activities of minors are private. `frozen`: a wider audience waits for a week after a recovery by e-mail.", body = Problem),
        (status = 409, description = "`handle_taken`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn change_me(
    State(app): State<App>,
    me: Me,
    Json(asked): Json<ChangeMe>,
) -> Result<Json<MyAccount>> {
    let change = check(asked)?;
    let now = app.clock.now();
    let id = me.id;
    let write = app.db.write(move |tx| {
        let before = athlete::find(tx, id)?.ok_or(Error::SignedOut)?;
        let change = change.clone();
        let mut after = before.clone();
        after.name = change.name.unwrap_or(after.name);
        after.handle = change.handle.unwrap_or(after.handle);
        after.time_zone = change.time_zone.unwrap_or(after.time_zone);
        after.units = change.units.unwrap_or(after.units);
        after.language = change.language.unwrap_or(after.language);
        if let Some(audience) = change.default_audience {
            // In the zone that was set before, so that nobody comes of age by moving the clock.
            let today = now.day_in(&before.time_zone);
            let minor = jurisdictions::table().is_minor(&before.country, before.birth_on, today);
            may_choose(&audience, minor)?;
            if fields::is_wider(&audience, &before.default_audience) {
                freeze::check(tx, id, now)?;
            }
            after.default_audience = audience;
        }
        if let Some(region) = change.region {
            if let Some(code) = &region {
                fields::region_of(&before.country, code)
                    .map_err(|fault| Error::invalid("region", fault))?;
            }
            after.region = region;
        }
        if after.handle != before.handle {
            move_handle(tx, id, &before.handle, &after.handle)?;
        }
        tx.exec(
            "UPDATE athlete SET name = $2, handle = $3, time_zone = $4, units = $5, language = $6,
                                default_audience = $7, region = $8
             WHERE athlete_id = $1",
            args![
                id,
                after.name,
                after.handle,
                after.time_zone,
                after.units,
                after.language,
                after.default_audience,
                after.region
            ],
        )?;
        if (&after.name, &after.handle) != (&before.name, &before.handle) {
            tx.publish(&AthleteRenamed { athlete: id, at: now }, now)?;
        }
        let account = super::find(tx, id)?.ok_or(Error::SignedOut)?;
        let role = operators::role(tx, id)?;
        Ok(MyAccount::new(after, account.email, account.password_hash.is_some(), role))
    });
    Ok(Json(write.await?))
}

#[derive(Clone)]
struct Change {
    name: Option<String>,
    handle: Option<String>,
    time_zone: Option<String>,
    units: Option<String>,
    language: Option<String>,
    default_audience: Option<String>,
    region: Option<Option<String>>,
}

fn check(asked: ChangeMe) -> Result<Change> {
    let mut faults = Faults::default();
    let mut take =
        |field, given: Option<String>, rule: fn(&str) -> Result<String, &'static str>| {
            given.and_then(|text| faults.take(field, rule(&text)))
        };
    let change = Change {
        name: take("name", asked.name, fields::name),
        handle: take("handle", asked.handle, fields::handle),
        time_zone: take("time_zone", asked.time_zone, fields::time_zone),
        units: take("units", asked.units, fields::units),
        language: take("language", asked.language, fields::language),
        default_audience: take("default_audience", asked.default_audience, fields::audience),
        region: asked.region.map(|region| region.map(|code| code.trim().to_ascii_uppercase())),
    };
    if faults.is_empty() { Ok(change) } else { Err(faults.refuse()) }
}

fn may_choose(audience: &str, minor: bool) -> Result<()> {
    if minor && audience != "only_me" {
        return Err(Error::refused_as(
            StatusCode::FORBIDDEN,
            "minor_default",
            "until you are of age, your activities are shown to nobody but you",
        ));
    }
    Ok(())
}

fn move_handle(tx: &mut Tx, id: kernel::AthleteId, from: &str, to: &str) -> Result<()> {
    open::insert_handle(tx, id, to)?;
    tx.exec("DELETE FROM athlete_handle WHERE handle = $1 AND athlete_id = $2", args![from, id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{form, join, start, with};

    #[tokio::test]
    async fn anna_changes_what_she_told_us() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let change = json!({"name": "Anna Maria", "handle": "anna_m", "time_zone": "Europe/Rome",
            "units": "imperial", "language": "ru", "default_audience": "only_me"});
        let after = anna.patch("/api/v1/me", change.clone()).await.ok();
        assert_eq!(anna.get("/api/v1/me").await.ok(), after);
        for (field, value) in change.as_object().unwrap() {
            assert_eq!(&after[field], value, "{field}");
        }
        assert_eq!(
            anna.patch("/api/v1/me", json!({})).await.ok(),
            after,
            "nothing changes nothing"
        );
        assert_eq!(app.published("athlete_renamed").await, 1, "a new name is told, once");
        let free = anna.get("/api/v1/handles/anna").await.ok();
        assert_eq!(free["available"], true, "the old handle is free again");
    }

    #[tokio::test]
    async fn anna_says_where_in_her_country_she_lives_and_takes_it_back() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        assert!(anna.get("/api/v1/me").await.ok()["region"].is_null(), "nobody asked so far");
        let after = anna.patch("/api/v1/me", json!({"region": "DE-BY"})).await.ok();
        assert_eq!(after["region"], "DE-BY");
        let after = anna.patch("/api/v1/me", json!({"name": "Anna M"})).await.ok();
        assert_eq!(after["region"], "DE-BY", "what is absent stays");
        for elsewhere in ["IT-25", "DE-XX", "DE", "Bavaria", ""] {
            let no = anna.patch("/api/v1/me", json!({"region": elsewhere})).await;
            assert_eq!(no.status, 422, "{elsewhere}");
            let said = "please choose a region of the country you live in";
            assert_eq!(no.body["fields"]["region"], said, "{elsewhere}");
        }
        assert_eq!(anna.get("/api/v1/me").await.ok()["region"], "DE-BY");
        let after = anna.patch("/api/v1/me", json!({"region": null})).await.ok();
        assert!(after["region"].is_null());
    }

    #[tokio::test]
    async fn a_change_is_all_or_nothing() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        join(&app, "Boris").await;
        let before = anna.get("/api/v1/me").await.ok();
        let reply = anna.patch("/api/v1/me", json!({"name": "A", "handle": "boris"})).await;
        assert_eq!(reply.to_string(), "409 this handle is taken, please choose another one");
        let reply = anna.patch("/api/v1/me", json!({"name": "", "units": "stone"})).await;
        assert_eq!(reply.status, 422);
        assert_eq!(reply.body["fields"].as_object().unwrap().len(), 2);
        let reply = anna.patch("/api/v1/me", json!({"birth_on": "1990-01-01"})).await;
        assert_eq!(reply.body["code"], "invalid_json", "a birthday is told once");
        assert_eq!(anna.get("/api/v1/me").await.ok(), before);
    }

    #[tokio::test]
    async fn a_minor_stays_private_until_the_eighteenth_birthday() {
        let app = start().await;
        let young = with(form("Mia"), "birth_on", "2009-06-01");
        let joined = app.stranger().post("/api/v1/accounts", young).await.ok();
        let mia = app.with_token(joined["session_token"].as_str().unwrap());
        let everyone = json!({"default_audience": "everyone"});
        let reply = mia.patch("/api/v1/me", everyone.clone()).await;
        let friends = mia.patch("/api/v1/me", json!({"default_audience": "friends"})).await;
        assert_eq!(friends.body["code"], "minor_default", "nor to friends");
        let detail = "until you are of age, your activities are shown to nobody but you";
        assert_eq!(reply.to_string(), format!("403 {detail}"));
        assert_eq!(reply.body["code"], "minor_default");
        mia.patch("/api/v1/me", json!({"default_audience": "only_me"})).await.ok();
        app.clock.set("2027-06-01T09:00:00Z");
        let me = mia.patch("/api/v1/me", everyone).await.ok();
        assert_eq!(me["default_audience"], "everyone");
    }
}
