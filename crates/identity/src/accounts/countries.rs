//! Where Stadion is open.
use axum::http::header;
use axum::response::IntoResponse;
use kernel::http::Json;
use serde::Serialize;

use super::open::closed_reason;
use crate::jurisdictions::{self, Opening};

/// A country, and whether somebody who lives there may join.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    #[schema(example = "DE")]
    pub code: String,
    /// English name.
    #[schema(example = "Germany")]
    pub name: String,
    /// Who may join.
    pub admission: Opening,
    /// From which age, in years.
    #[schema(example = 16)]
    pub min_age: u8,
    /// Why nobody may, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Countries.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Countries {
    /// By English name. A country that is not listed is closed.
    pub items: Vec<Country>,
}

/// List countries.
#[utoipa::path(get, path = "/api/v1/countries", tag = "accounts",
    responses((status = 200, description = "Where you may join, and from what age.", body = Countries)))]
pub async fn list_countries() -> impl IntoResponse {
    let mut items = Vec::new();
    for rule in jurisdictions::table().countries() {
        let closed = rule.opening == Opening::Closed;
        items.push(Country {
            reason: closed.then(|| closed_reason(&rule.code)),
            code: rule.code,
            name: rule.name,
            admission: rule.opening,
            min_age: rule.min_age,
        });
    }
    // The same for everybody until the next release.
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(Countries { items }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::start;

    #[tokio::test]
    async fn a_stranger_sees_where_stadion_is_open() {
        let app = start().await;
        let countries = app.stranger().get("/api/v1/countries").await.ok();
        let items = countries["items"].as_array().unwrap();
        let find = |code: &str| items.iter().find(|country| country["code"] == code).unwrap();
        assert_eq!(items.len(), 66);
        assert_eq!(
            find("DE"),
            &json!({"code": "DE", "name": "Germany", "admission": "open", "min_age": 16})
        );
        assert_eq!(
            find("IN"),
            &json!({"code": "IN", "name": "India", "admission": "adults_only", "min_age": 18})
        );
        assert_eq!(find("CN")["admission"], "closed");
        assert_eq!(find("CN")["reason"], "Stadion is not available in China");
        assert_eq!(find("BR")["admission"], "closed");
    }
}
