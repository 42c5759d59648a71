//! One error type for every handler. What the caller did wrong is told to them, in their words;
//! what we did wrong is logged once, with its whole chain of causes, under an incident id.
use std::collections::BTreeMap;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::db::DbError;

/// The result of everything that may be refused or fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request ends without what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No valid session.
    #[error("please sign in")]
    SignedOut,
    /// It does not exist, or this caller may not know that it does.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// A rule says no; the text is what the person reads.
    #[error("{}", .0.detail)]
    Refused(Box<Refusal>),
    /// We cannot take this now; the same request may succeed a little later.
    #[error("we are very busy right now, please try again in a moment")]
    Busy,
    /// The request took longer than we allow.
    #[error("this took too long, so we stopped; please try again")]
    Deadline,
    /// Our fault.
    #[error("something went wrong on our side")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A refusal in the caller's words.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// HTTP status.
    pub status: StatusCode,
    /// A stable word for programs, such as `handle_taken`.
    pub code: &'static str,
    /// A sentence for people.
    pub detail: String,
    /// For forms: field name to what is wrong with it.
    pub fields: BTreeMap<&'static str, String>,
    /// Seconds after which trying again makes sense.
    pub retry_after_s: Option<u64>,
}

impl Error {
    /// A refusal with status 409: the request is understood, but the state of things says no.
    pub fn refused(code: &'static str, detail: impl std::fmt::Display) -> Error {
        Error::refused_as(StatusCode::CONFLICT, code, detail)
    }

    /// A refusal with a status of its own.
    pub fn refused_as(
        status: StatusCode,
        code: &'static str,
        detail: impl std::fmt::Display,
    ) -> Error {
        Error::Refused(Box::new(Refusal {
            status,
            code,
            detail: detail.to_string(),
            fields: BTreeMap::new(),
            retry_after_s: None,
        }))
    }

    /// One field of the input is wrong (422).
    pub fn invalid(field: &'static str, detail: impl std::fmt::Display) -> Error {
        Error::invalid_fields(BTreeMap::from([(field, detail.to_string())]))
    }

    /// Several fields of the input are wrong (422).
    pub fn invalid_fields(fields: BTreeMap<&'static str, String>) -> Error {
        let detail = match fields.values().next() {
            Some(only) if fields.len() == 1 => only.clone(),
            _ => "please check the marked fields".to_owned(),
        };
        Error::Refused(Box::new(Refusal {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: "invalid_input",
            detail,
            fields,
            retry_after_s: None,
        }))
    }

    /// Wraps a failure of ours.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Internal(cause.into())
    }

    /// The stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Error::SignedOut => "signed_out",
            Error::NotFound(_) => "not_found",
            Error::Refused(refusal) => refusal.code,
            Error::Busy => "busy",
            Error::Deadline => "deadline",
            Error::Internal(_) => "internal",
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::NotFound(_) => StatusCode::NOT_FOUND,
            Error::Refused(refusal) => refusal.status,
            Error::Busy | Error::Deadline => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Error {
        match error {
            DbError::Busy => Error::Busy,
            DbError::Deadline => Error::Deadline,
            other => Error::Internal(Box::new(other)),
        }
    }
}
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}
impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}

/// A problem as RFC 9457 describes it, with our extensions.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// A reference that names the kind of problem.
    #[schema(example = "/problems/handle_taken")]
    pub r#type: String,
    /// The HTTP status in words.
    #[schema(example = "Conflict")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 409)]
    pub status: u16,
    /// What went wrong, for people.
    pub detail: String,
    /// What went wrong, for programs.
    #[schema(example = "handle_taken")]
    pub code: String,
    /// For forms: field name to what is wrong with it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// The name under which we logged our own fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut problem = Problem {
            r#type: format!("/problems/{}", self.code()),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: self.to_string(),
            code: self.code().to_owned(),
            fields: BTreeMap::new(),
            incident: None,
        };
        let mut retry_after_s = None;
        // RFC 6750, section 3: who calls with a token is told what was wrong with it.
        let challenge = match &self {
            Error::SignedOut => Some("Bearer error=\"invalid_token\""),
            Error::Refused(no) if no.code == "insufficient_scope" => {
                Some("Bearer error=\"insufficient_scope\"")
            }
            _ => None,
        };
        match &self {
            Error::Refused(refusal) => {
                problem.fields =
                    refusal.fields.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
                retry_after_s = refusal.retry_after_s;
            }
            Error::Busy => retry_after_s = Some(1),
            Error::Internal(cause) => {
                let incident = crate::random::hex::<6>();
                tracing::error!(incident, causes = causes(cause.as_ref()), "request failed");
                problem.incident = Some(incident);
            }
            _ => {}
        }
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(challenge) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(seconds) = retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The chain of causes, outermost first.
pub fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_and_a_fault_is_not() {
        let refusal = Error::refused("handle_taken", "this handle is taken").into_response();
        assert_eq!(refusal.status(), 409);
        assert_eq!(refusal.headers()["content-type"], "application/problem+json");
        let fault = Error::internal("disk gone");
        assert_eq!(fault.to_string(), "something went wrong on our side");
        assert_eq!(fault.into_response().status(), 500);
    }

    #[test]
    fn causes_are_told_from_the_outside_in() {
        let inner = std::io::Error::other("disk gone");
        let outer = Error::Internal(Box::new(inner));
        assert_eq!(causes(&outer), "something went wrong on our side: disk gone");
    }
}
