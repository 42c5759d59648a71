//! What somebody told for being compared: `PUT /api/v1/comparisons/settings`.
//!
//! Best times differ between women and men, and the account does not ask which of the two somebody runs with. So it is told
//! here, if at all, and nobody else ever sees it.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Error, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

/// Which of the two tables somebody is compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ComparisonSex)]
pub enum Sex {
    /// Women.
    #[serde(rename = "f")]
    Female,
    /// Men.
    #[serde(rename = "m")]
    Male,
}

impl Sex {
    /// The word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Sex::Female => "f",
            Sex::Male => "m",
        }
    }

    fn named(word: &str) -> Option<Sex> {
        match word {
            "f" => Some(Sex::Female),
            "m" => Some(Sex::Male),
            _ => None,
        }
    }
}

impl From<Sex> for physiology::Sex {
    fn from(sex: Sex) -> physiology::Sex {
        match sex {
            Sex::Female => physiology::Sex::Female,
            Sex::Male => physiology::Sex::Male,
        }
    }
}

/// How I am compared.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ComparisonSettings)]
pub struct Settings {
    /// With the times of women or of men; `null` takes it back.
    pub sex: Option<String>,
}

/// Say with whose times I am compared, or take it back.
#[utoipa::path(put, path = "/api/v1/comparisons/settings", tag = "comparisons",
    request_body = Settings,
    responses(
        (status = 200, description = "What holds now.", body = Settings),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn set_comparison_settings(
    State(app): State<App>,
    me: Me,
    Json(settings): Json<Settings>,
) -> Result<Json<Settings>> {
    let sex = match settings.sex.as_deref() {
        None => None,
        Some(word) => {
            let known = Sex::named(word);
            Some(known.ok_or_else(|| Error::invalid("sex", "choose f, m or nothing"))?)
        }
    };
    app.db
        .write(move |tx| match sex {
            Some(sex) => upsert(tx, me.id, sex),
            None => delete(tx, me.id),
        })
        .await?;
    Ok(Json(Settings { sex: sex.map(|sex| sex.word().to_owned()) }))
}

/// What an athlete told, if anything.
pub(crate) fn find_sex(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Sex>> {
    let found = tx.find::<(String,)>(
        "SELECT sex FROM compare_setting WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.and_then(|(word,)| Sex::named(&word)))
}

fn upsert(tx: &mut Tx, athlete: AthleteId, sex: Sex) -> Result<()> {
    tx.exec(
        "INSERT INTO compare_setting (athlete_id, sex) VALUES ($1, $2)
         ON CONFLICT (athlete_id) DO UPDATE SET sex = excluded.sex",
        args![athlete, sex.word()],
    )?;
    Ok(())
}

fn delete(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM compare_setting WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}
