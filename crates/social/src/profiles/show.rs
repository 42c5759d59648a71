//! Looking at somebody's page: `GET /api/v1/athletes/{handle}`. For those who are signed in.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete};
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, Me, Result, Timestamp, Tx};

use super::{Profile, ProfileAthlete, ProfileBadge};
use crate::circles::Circles;
use crate::mutual_friends::list::may_compare;
use crate::people::{is_minor, shown_name};
use crate::ties::Relation;
use crate::{Needs, follows, mutes, mutual_friends, restrictions, ties};

/// Activities on a page.
const RECENT: usize = 10;
/// Friends in common on a page.
const FACES: usize = 3;

/// Somebody's page: who they are, what they achieved, what they did lately.
#[utoipa::path(get, path = "/api/v1/athletes/{handle}", tag = "athletes",
    params(("handle" = String, Path, description = "Unique name, in any spelling of case.")),
    responses(
        (status = 200, description = "What you may know of them.", body = Profile),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn show_athlete(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Extension(circles): Extension<Circles>,
    Path(handle): Path<String>,
) -> Result<Json<Profile>> {
    let now = app.clock.now();
    let profile = app.db.read(move |tx| {
        let athlete = athlete::find_by_handle(tx, &handle)?.ok_or(Error::NotFound("athlete"))?;
        // People who block each other do not exist for each other.
        if ties::is_blocked(tx, me.athlete.id, athlete.id)? {
            return Err(Error::NotFound("athlete"));
        }
        compose(tx, &needs, &circles, &athlete, &me.athlete, now)
    });
    Ok(Json(profile.await?))
}

/// What a page shows, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq)]
enum View {
    /// A minor, seen by somebody else.
    Guarded,
    /// Somebody else.
    Open,
    /// Oneself.
    Own,
}

fn view(athlete: &Athlete, viewer: &Athlete, now: Timestamp) -> View {
    if athlete.id == viewer.id {
        return View::Own;
    }
    if is_minor(athlete, now) { View::Guarded } else { View::Open }
}

fn compose(
    tx: &mut Tx,
    needs: &Needs,
    circles: &Circles,
    athlete: &Athlete,
    viewer: &Athlete,
    now: Timestamp,
) -> Result<Profile> {
    let view = view(athlete, viewer, now);
    let relation = ties::relation(tx, viewer.id, athlete.id)?;
    let muted = mutes::is_muted(tx, viewer.id, athlete.id)?;
    let restricted = restrictions::is_restricted(tx, viewer.id, athlete.id)?;
    let today = now.day_in(&athlete.time_zone);
    let achieved = needs.achievements.achieved(tx, athlete, today)?;
    let badges = match view {
        View::Own => achieved.badges,
        View::Open | View::Guarded => achieved.badges.into_iter().map(undated).collect(),
    };
    if view == View::Guarded {
        return Ok(Profile {
            athlete: ProfileAthlete {
                id: athlete.id,
                handle: athlete.handle.clone(),
                name: shown_name(athlete, relation, now),
                country: None,
            },
            member_since_on: None,
            level: achieved.level,
            streak_weeks: None,
            badges,
            totals: None,
            recent: None,
            relation,
            followable: false,
            following: follows::is_following(tx, viewer.id, athlete.id)?,
            followers: None,
            muted,
            restricted,
            mutual_friends: None,
            steps: None,
            you: false,
        });
    }
    let (mut mutual_friends, mut steps) = (None, None);
    if may_compare(tx, circles, viewer, athlete, now)? {
        let look = circles.look(tx, now)?;
        mutual_friends =
            mutual_friends::find(tx, circles, &look, viewer.id, athlete.id, FACES, now)?;
        if relation != Relation::Friend {
            steps = look.degree(tx, viewer.id, athlete.id)?;
        }
    }
    let open = follows::may_be_followed(tx, needs, athlete, now)?;
    let followers = match open {
        true => {
            let hidden = ties::list_hidden(tx, viewer.id)?;
            Some(follows::count_followers(tx, athlete.id, &hidden)?)
        }
        false => None,
    };
    Ok(Profile {
        athlete: ProfileAthlete {
            id: athlete.id,
            handle: athlete.handle.clone(),
            name: athlete.name.clone(),
            country: Some(athlete.country.clone()),
        },
        member_since_on: Some(athlete.created_at.day_in(&athlete.time_zone)),
        level: achieved.level,
        streak_weeks: Some(achieved.streak_weeks),
        badges,
        totals: Some(needs.activities.totals(tx, athlete, viewer)?),
        recent: Some(needs.activities.recent(tx, athlete, viewer, RECENT)?),
        relation,
        followable: open && view == View::Open && !is_minor(viewer, now),
        following: follows::is_following(tx, viewer.id, athlete.id)?,
        followers,
        muted,
        restricted,
        mutual_friends,
        steps,
        you: view == View::Own,
    })
}

fn undated(badge: ProfileBadge) -> ProfileBadge {
    ProfileBadge { earned_on: None, activity_id: None, ..badge }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Arc;

    use kernel::consent::ledger::WordsRead;
    use kernel::facts::Listeners;
    use kernel::{ActivityId, AthleteId, ChallengeId, Day, OfferId};
    use serde_json::{Value, json};
    use testkit::{TestApp, TestAthlete};

    use super::*;
    use crate::circles::Settings;
    use crate::feed::Milestone;
    use crate::needs::{
        Achieved, Achievements, Activities, Consents, Discretion, ForEverybody, Names,
    };
    use crate::profiles::SportTotal;

    /// Everybody has achieved the same.
    struct Trophies;
    impl Achievements for Trophies {
        fn milestones(&self, _: &mut Tx, _: AthleteId) -> Result<Vec<Milestone>> {
            Ok(Vec::new())
        }

        fn achieved(&self, _: &mut Tx, _: &Athlete, today: Day) -> Result<Achieved> {
            let badge = ProfileBadge {
                id: "climber".into(),
                tier: Some("bronze".into()),
                earned_on: Some(today),
                activity_id: Some(ActivityId::new()),
            };
            Ok(Achieved { level: 4, streak_weeks: 5, badges: vec![badge] })
        }
    }

    /// Everybody has one public run and one private ride.
    struct Diary;
    impl Activities for Diary {
        fn card(
            &self,
            _: &mut Tx,
            _: &Athlete,
            _: &Athlete,
            _: ActivityId,
        ) -> Result<Option<Value>> {
            Ok(None)
        }

        fn owner_for(&self, _: &mut Tx, _: &Athlete, _: ActivityId) -> Result<Option<AthleteId>> {
            Ok(None)
        }

        fn owner(&self, _: &mut Tx, _: ActivityId) -> Result<Option<AthleteId>> {
            Ok(None)
        }

        fn for_everybody(
            &self,
            _: &mut Tx,
            _: AthleteId,
            _: ActivityId,
        ) -> Result<Option<ForEverybody>> {
            Ok(None)
        }

        fn totals(&self, _: &mut Tx, of: &Athlete, viewer: &Athlete) -> Result<Vec<SportTotal>> {
            let total = |sport: &str| SportTotal {
                sport: sport.into(),
                activities: 1,
                distance_m: 5000.0,
                moving_s: 1500.0,
            };
            let mut totals = vec![total("running")];
            if of.id == viewer.id {
                totals.push(total("cycling"));
            }
            Ok(totals)
        }

        fn recent(
            &self,
            _: &mut Tx,
            of: &Athlete,
            viewer: &Athlete,
            limit: usize,
        ) -> Result<Vec<Value>> {
            assert!((1..=100).contains(&limit));
            let mut cards = vec![json!({"title": format!("Run of {}", of.name)})];
            if of.id == viewer.id {
                cards.push(json!({"title": "Secret ride"}));
            }
            Ok(cards)
        }
    }

    /// Nothing on a page has a name of another room.
    struct Nameless;

    impl Names for Nameless {
        fn challenge(&self, _: &mut Tx, _: &Athlete, _: ChallengeId) -> Result<Option<String>> {
            Ok(None)
        }

        fn offer(
            &self,
            _: &mut Tx,
            _: &Athlete,
            _: OfferId,
            _: Timestamp,
        ) -> Result<Option<String>> {
            Ok(None)
        }
    }

    /// Nobody consents to anything on a page.
    impl Consents for Nameless {
        fn let_coach(
            &self,
            _: &mut Tx,
            _: &Me,
            _: AthleteId,
            _: &WordsRead,
            _: Timestamp,
        ) -> Result<()> {
            Ok(())
        }

        fn end_coach(&self, _: &mut Tx, _: &Me, _: AthleteId, _: Timestamp) -> Result<()> {
            Ok(())
        }
    }

    fn needs() -> Needs {
        Needs {
            achievements: Arc::new(Trophies),
            activities: Arc::new(Diary),
            discretion: Arc::new(Nobody),
            names: Arc::new(Nameless),
            consents: Arc::new(Nameless),
            devices: Arc::new(crate::needs::Alone),
            post: Arc::new(crate::needs::Alone),
        }
    }

    /// Nobody keeps apart.
    struct Nobody;
    impl Discretion for Nobody {
        fn apart(&self, _: &mut Tx, _: &[AthleteId]) -> Result<HashSet<AthleteId>> {
            Ok(HashSet::new())
        }
    }

    async fn start() -> TestApp {
        let circles = Circles::new(Settings::default(), Arc::new(Nobody));
        let listeners = crate::listeners(Listeners::none(), needs());
        let finder = crate::Finder::new(crate::people::finder::Settings::default());
        TestApp::start(crate::routes(needs(), circles, finder), listeners).await
    }

    async fn page(of: &TestAthlete, seen_by: &TestAthlete) -> Value {
        let page = seen_by.get(format!("/api/v1/athletes/{}", of.handle)).await.ok();
        assert_eq!(page["athlete"]["id"], json!(of.id));
        page
    }

    #[tokio::test]
    async fn a_friend_to_be_sees_what_is_shown_to_everyone() {
        let app = start().await;
        let (anna, boris) =
            (app.athlete("Anna Rossi", "IT").await, app.athlete("Boris", "US").await);
        let mut page = page(&anna, &boris).await;
        page["athlete"]["id"] = Value::Null;
        let expected = json!({
            "athlete": {"id": null, "handle": "anna_rossi", "name": "Anna Rossi", "country": "IT"},
            "member_since_on": "2027-05-07", "level": 4, "streak_weeks": 5,
            "badges": [{"id": "climber", "tier": "bronze"}],
            "totals": [{"sport": "running", "activities": 1, "distance_m": 5000.0, "moving_s": 1500.0}],
            "recent": [{"title": "Run of Anna Rossi"}],
            "relation": "none", "you": false,
        });
        assert_eq!(page, expected);
    }

    #[tokio::test]
    async fn ones_own_page_shows_everything() {
        let app = start().await;
        let anna = app.athlete("Anna", "IT").await;
        let page = page(&anna, &anna).await;
        assert_eq!(page["you"], true);
        assert_eq!(page["badges"][0]["earned_on"], "2027-05-07");
        assert!(page["badges"][0]["activity_id"].is_string());
        assert_eq!(
            (&page["totals"][1]["sport"], &page["recent"][1]["title"]),
            (&json!("cycling"), &json!("Secret ride"))
        );
    }

    #[tokio::test]
    async fn of_a_minor_others_see_an_initial_the_level_and_badges() {
        let app = start().await;
        let lena = app.athlete_born("lena weber", "DE", "2009-05-08").await;
        let boris = app.athlete("Boris", "US").await;
        let guarded = page(&lena, &boris).await;
        let expected = json!({
            "athlete": {"id": lena.id, "handle": "lena_weber", "name": "L."},
            "level": 4, "badges": [{"id": "climber", "tier": "bronze"}], "relation": "none", "you": false,
        });
        assert_eq!(guarded, expected);
        assert_eq!(page(&lena, &lena).await["athlete"]["name"], "lena weber");

        // She turns 18 at midnight in Berlin, which is 22:00 in Greenwich.
        app.clock.set("2027-05-07T21:59:59Z");
        assert_eq!(page(&lena, &boris).await["athlete"]["name"], "L.");
        app.clock.set("2027-05-07T22:00:00Z");
        assert_eq!(page(&lena, &boris).await["athlete"]["name"], "lena weber");
    }

    #[tokio::test]
    async fn membership_begins_on_the_local_day() {
        let app = start().await;
        app.clock.set("2027-05-07T16:00:00Z");
        let hana = app.athlete("Hana", "JP").await;
        assert_eq!(page(&hana, &hana).await["member_since_on"], "2027-05-08");
    }

    #[tokio::test]
    async fn a_page_is_found_in_any_spelling_and_only_if_it_exists() {
        let app = start().await;
        let anna = app.athlete("Anna", "IT").await;
        assert_eq!(anna.get("/api/v1/athletes/ANNA").await.ok()["athlete"]["handle"], "anna");
        let missing = anna.get("/api/v1/athletes/nobody").await;
        assert_eq!(missing.to_string(), "404 there is no such athlete");
    }

    #[tokio::test]
    async fn strangers_see_no_pages() {
        let app = start().await;
        let anna = app.athlete("Anna", "IT").await;
        let path = format!("/api/v1/athletes/{}", anna.handle);
        assert_eq!(app.stranger().get(path).await.to_string(), "401 please sign in");
        assert_eq!(app.stranger().get("/api/v1/athletes/nobody").await.status, 401);
    }

    #[test]
    fn what_a_viewer_may_miss_is_optional_in_the_description() {
        let circles = Circles::new(Settings::default(), Arc::new(Nobody));
        let finder = crate::Finder::new(crate::people::finder::Settings::default());
        let api = crate::routes(needs(), circles, finder).split_for_parts().1;
        let api = serde_json::to_value(api).unwrap();
        let profile = &api["components"]["schemas"]["Profile"];
        assert_eq!(profile["required"], json!(["athlete", "level", "badges", "relation", "you"]));
        let card = json!({"$ref": "#/components/schemas/ActivityCard"});
        assert_eq!(profile["properties"]["recent"]["items"], card);
    }
}
