//! The library: `GET /api/v1/training/workouts`.
use kernel::http::Json;
use kernel::{Me, Result};
use serde::Serialize;

use crate::goal::Sport;
use crate::library::{self, Kind, Words};

/// A workout of the library.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LibraryWorkout {
    /// Its id.
    #[schema(example = "run_intervals_1k")]
    pub id: String,
    /// For which sport.
    pub sport: Sport,
    /// What for.
    pub kind: Kind,
    /// What it is called.
    pub name: Words,
    /// What it is about.
    pub about: Words,
}

/// Every workout that plans are made of.
#[utoipa::path(get, path = "/api/v1/training/workouts", tag = "training",
    responses((status = 200, body = Vec<LibraryWorkout>), (status = 401, description = "signed_out")))]
pub async fn list_workouts(_: Me) -> Result<Json<Vec<LibraryWorkout>>> {
    let mut list = Vec::with_capacity(library::all().len());
    for workout in library::all() {
        list.push(LibraryWorkout {
            id: workout.id.clone(),
            sport: workout.sport,
            kind: workout.kind,
            name: workout.name.clone(),
            about: workout.about.clone(),
        });
    }
    Ok(Json(list))
}
