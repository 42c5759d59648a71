//! Where Stadion is open.
use axum::Extension;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::http::Json;
use serde::Serialize;

use super::open::{closed_reason, elsewhere_reason};
use crate::Settings;
use crate::jurisdictions::{self, Opening};
use crate::residency::Home;

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
    /// The address of the installation that people from there join instead, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "https://us.stadion.example")]
    pub elsewhere: Option<String>,
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
pub async fn list_countries(Extension(settings): Extension<Settings>) -> impl IntoResponse {
    let mut items = Vec::new();
    for rule in jurisdictions::table().countries() {
        let (mut admission, mut reason, mut elsewhere) = (rule.opening, None, None);
        if admission == Opening::Closed {
            reason = Some(closed_reason(&rule.code));
        } else if let Home::Elsewhere { address, .. } = settings.residency.home_of(&rule) {
            admission = Opening::Closed;
            reason = Some(elsewhere_reason(&rule.code, address.as_deref()));
            elsewhere = address;
        }
        items.push(Country {
            code: rule.code,
            name: rule.name,
            admission,
            min_age: rule.min_age,
            reason,
            elsewhere,
        });
    }
    // The same for everybody until the next release.
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(Countries { items }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{form, start, start_as, with};

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

    #[tokio::test]
    async fn who_lives_in_another_region_is_led_to_the_stadion_there() {
        let here =
            crate::residency::Residency::parse("eu", "us=https://us.stadion.example").unwrap();
        let app = start_as(Settings { residency: here, ..Settings::default() }).await;
        let countries = app.stranger().get("/api/v1/countries").await.ok();
        let items = countries["items"].as_array().unwrap();
        let find = |code: &str| items.iter().find(|country| country["code"] == code).unwrap();
        assert_eq!(find("DE")["admission"], "open");
        assert_eq!(find("US")["elsewhere"], "https://us.stadion.example");
        assert_eq!(find("JP").get("elsewhere"), None);
        for (country, told) in [
            (
                "US",
                "403 people who live in United States join Stadion at https://us.stadion.example",
            ),
            ("JP", "403 Stadion has not opened in Japan yet: your data would have to live there"),
            ("RU", "403 Stadion is not available in Russia"),
        ] {
            let asked = with(form("Anna"), "country", country);
            assert_eq!(app.stranger().post("/api/v1/accounts", asked).await.to_string(), told);
            assert!(find(country)["admission"] == "closed", "{country}");
        }
        app.stranger().post("/api/v1/accounts", form("Anna")).await.ok();
    }
}
