//! The regions of a country.
use axum::http::header;
use axum::response::IntoResponse;
use kernel::Result;
use kernel::http::{Json, Path};
use serde::Serialize;

use super::fields;
use crate::regions::{self, Region};

/// Regions of a country.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Regions {
    /// By English name; empty for a country without regions, or one that does not exist.
    pub items: Vec<&'static Region>,
}

/// List the regions of a country: the parts of ISO 3166-2 that have no other above them.
#[utoipa::path(get, path = "/api/v1/countries/{code}/regions", tag = "accounts",
    params(("code" = String, Path, description = "ISO 3166-1 alpha-2 code of the country.", example = "DE")),
    responses((status = 200, description = "Where somebody can live, as people there would say it.", body = Regions)))]
pub async fn list_regions(Path(code): Path<String>) -> Result<impl IntoResponse> {
    let country = fields::country(&code).unwrap_or_default();
    // The same for everybody until the next release.
    let cached = [(header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((cached, Json(Regions { items: regions::list(&country) })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{form, start, with};

    #[tokio::test]
    async fn a_stranger_finds_the_regions_of_a_country() {
        let app = start().await;
        let regions = app.stranger().get("/api/v1/countries/de/regions").await.ok();
        let items = regions["items"].as_array().unwrap();
        assert_eq!(items.len(), 16);
        let bavaria = json!({"code": "DE-BY", "name": "Bavaria", "name_ru": "Бавария"});
        assert_eq!(items[1], bavaria);
        for nowhere in ["XX", "germany", "%00"] {
            let none = app.stranger().get(format!("/api/v1/countries/{nowhere}/regions")).await;
            assert_eq!(none.ok()["items"], json!([]), "{nowhere}");
        }
    }

    #[tokio::test]
    async fn the_region_may_be_told_on_signing_up_and_has_to_be_one_of_the_country() {
        let app = start().await;
        let told = with(form("Anna"), "region", "DE-BY");
        let joined = app.stranger().post("/api/v1/accounts", told).await.ok();
        assert_eq!(joined["me"]["region"], "DE-BY");
        let elsewhere = with(form("Boris"), "region", "IT-25");
        let no = app.stranger().post("/api/v1/accounts", elsewhere).await;
        let said = "please choose a region of the country you live in";
        assert_eq!(no.body["fields"], json!({"region": said}));
    }
}
