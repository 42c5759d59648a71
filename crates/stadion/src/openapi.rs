//! The description of the API as one document, in one voice.
//!
//! Each handler says what it takes and gives and with which codes it refuses. What is the same everywhere is
//! put in here, once: a refusal is a problem document, and who needs to be signed in says so.
use serde_json::{Value, json};
use utoipa::openapi::OpenApi;

/// The verbs of a path; its other members are not operations.
const VERBS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

/// What any operation may be refused with, beside what it names itself.
const OF_EVERY_OPERATION: &str = "Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, \
    `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`.";
/// What an operation is refused with that takes something and does not name it itself.
const UNREADABLE: &str = "`invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours.";

/// The finished document.
pub fn describe(openapi: &OpenApi) -> Value {
    let mut document = serde_json::to_value(openapi).unwrap_or_default();
    if let Some(paths) = document["paths"].as_object_mut() {
        for (name, path) in paths {
            for verb in VERBS {
                if let Some(operation) = path.get_mut(verb) {
                    finish(name, operation);
                }
            }
        }
    }
    document["components"]["securitySchemes"] = json!({
        "session": {
            "type": "apiKey", "in": "cookie", "name": "__Host-stadion",
            "description": "The cookie that signing in sets in a browser.",
        },
        "token": {
            "type": "http", "scheme": "bearer",
            "description": "The `session_token` that signing in gives to a program.",
        },
        "app": {
            "type": "oauth2",
            "description": "An app that the athlete connected. It reaches what names one of its scopes, and nothing else.",
            "flows": { "authorizationCode": {
                "authorizationUrl": "/oauth/authorize",
                "tokenUrl": "/oauth/token",
                "refreshUrl": "/oauth/token",
                "scopes": {
                    "profile": "Name, handle and country.",
                    "activity:write": "Bring recordings.",
                    "activity:read": "What a friend sees of the athlete's own activities.",
                    "activity:read_private": "What the athlete sees, private activities and maps among it.",
                    "health:read": "What is known of the body: heart rate, zones, load, energy, measures.",
                },
            } },
        },
    });
    document
}

fn finish(path: &str, operation: &mut Value) {
    // OAuth has words of its own for what it cannot read (RFC 6749, section 5.2).
    let reads = reads_input(operation) && !path.starts_with("/oauth/");
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    // What cannot be read is refused before a handler sees it, in the same way everywhere.
    if reads {
        responses.entry("422").or_insert_with(|| json!({ "description": UNREADABLE }));
    }
    let mut needs_session = false;
    for (status, response) in responses.iter_mut() {
        if !status.starts_with('4') && !status.starts_with('5') {
            continue;
        }
        let about = response["description"].as_str().unwrap_or_default();
        needs_session |= status == "401" && about.contains("signed_out");
        // An answer that is no refusal, such as that of /health/ready, keeps its own shape.
        let own_shape = response["content"]["application/json"]["schema"]["$ref"].as_str();
        if own_shape.is_none_or(|shape| shape.ends_with("/Problem")) {
            response["content"] = problem();
        }
    }
    responses
        .entry("default")
        .or_insert_with(|| json!({ "description": OF_EVERY_OPERATION, "content": problem() }));
    if needs_session {
        let mut doors = vec![json!({ "session": [] }), json!({ "token": [] })];
        // What lets apps in says so itself.
        doors.extend(operation["security"].as_array().cloned().unwrap_or_default());
        operation["security"] = doors.into();
    }
}

/// Whether an operation takes a JSON body or parameters behind the question mark.
fn reads_input(operation: &Value) -> bool {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let mut asked = parameters.filter(|parameter| parameter["in"] == "query");
    operation["requestBody"]["content"]["application/json"].is_object() || asked.next().is_some()
}

fn problem() -> Value {
    json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } })
}
