//! The providers that people may come from: `GET /api/v1/sessions/openid`.
use axum::Extension;
use kernel::http::Json;
use serde::Serialize;

use super::Provider;
use crate::Settings;

/// A provider, as its button shows it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OpenidProvider {
    /// Its name in addresses.
    #[schema(example = "federation")]
    pub name: String,
    /// What the button says after "Continue with".
    #[schema(example = "The Federation")]
    pub label: String,
    /// The same in Russian.
    pub label_ru: String,
}

impl OpenidProvider {
    pub(crate) fn of(provider: &Provider) -> OpenidProvider {
        OpenidProvider {
            name: provider.name.clone(),
            label: provider.label.clone(),
            label_ru: provider.label_ru.clone(),
        }
    }
}

/// The providers of this installation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OpenidProviders {
    /// In the operator's order; often none.
    pub items: Vec<OpenidProvider>,
}

/// List the providers through which one may sign in.
#[utoipa::path(get, path = "/api/v1/sessions/openid", tag = "sessions",
    responses((status = 200, description = "What the operator configured.", body = OpenidProviders)))]
pub async fn list_openid_providers(
    Extension(settings): Extension<Settings>,
) -> Json<OpenidProviders> {
    let items = settings.openid.iter().map(|it| OpenidProvider::of(&it.provider)).collect();
    Json(OpenidProviders { items })
}
