//! The description of the API keeps its promises.
use serde_json::Value;
use stadion::wiring;

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let mut list = Vec::new();
    for (path, verbs) in document["paths"].as_object().unwrap() {
        for (verb, operation) in verbs.as_object().unwrap() {
            list.push((format!("{} {path}", verb.to_uppercase()), operation));
        }
    }
    list
}

#[test]
fn every_operation_has_an_id_a_summary_a_success_and_refusals_as_problems() {
    let document: Value = serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (name, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(!id.is_empty() && id.chars().all(plain), "{name}: the id is `{id}`");
        assert!(ids.insert(id.to_owned()), "{name}: {id} is taken");
        assert!(
            operation["summary"].as_str().is_some_and(|s| s.len() > 8),
            "{name} has no summary"
        );
        assert!(operation["tags"][0].is_string(), "{name} has no tag");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{name} never succeeds");
        for (status, response) in responses {
            let is_refusal =
                status.starts_with('4') || status.starts_with('5') || status == "default";
            // OAuth has a shape of its own for what it refuses (RFC 6749, section 5.2).
            let is_oauth = name.contains(" /oauth/") && matches!(status.as_str(), "400" | "401");
            if is_refusal && !is_oauth && name != "GET /health/ready" {
                let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{name} {status}");
            }
        }
        assert!(responses.contains_key("default"), "{name}");
    }
    assert!(ids.len() > 30, "only {} operations", ids.len());
}

#[test]
fn every_reference_leads_somewhere() {
    let document: Value = serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap();
    let text = document.to_string();
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(document["components"]["schemas"][name].is_object(), "{name} is not described");
    }
}

/// Two rooms that give different things the same name would overwrite each other's description.
#[test]
fn no_two_rooms_describe_different_things_under_one_name() {
    let operators = || std::sync::Arc::new(identity::operators::Desk { second_factor: true });
    let rooms = [
        ("identity", identity::routes().into_openapi()),
        ("staff", identity::staff_routes(operators()).into_openapi()),
        (
            "activity",
            activity::routes(
                stadion::needs::progress(),
                stadion::needs::friends(),
                stadion::needs::guard(),
            )
            .into_openapi(),
        ),
        ("uploads", activity::upload_routes(stadion::needs::progress()).into_openapi()),
        ("rewards", rewards::routes().into_openapi()),
        (
            "social",
            social::routes(
                stadion::needs::of_social(),
                stadion::wiring::circles(Default::default()),
                social::Finder::new(Default::default()),
            )
            .into_openapi(),
        ),
        ("pictures of groups", social::upload_routes().into_openapi()),
        ("compete", compete::routes(stadion::needs::of_compete(operators())).into_openapi()),
        ("compare", compare::routes(stadion::needs::of_compare()).into_openapi()),
        ("safety", safety::routes(stadion::needs::of_safety(operators())).into_openapi()),
        ("training", training::routes(stadion::needs::of_training()).into_openapi()),
    ];
    let mut seen: std::collections::BTreeMap<String, (&str, Value)> = Default::default();
    for (room, openapi) in rooms {
        let document = serde_json::to_value(&openapi).unwrap();
        let Some(schemas) = document["components"]["schemas"].as_object() else { continue };
        for (name, schema) in schemas {
            match seen.get(name) {
                Some((other, theirs)) => assert_eq!(theirs, schema, "{name} of {other} and {room}"),
                None => drop(seen.insert(name.clone(), (room, schema.clone()))),
            }
        }
    }
}

/// What programs rely on: who adds an operation accepts the new list, who drops one thinks twice.
#[test]
fn these_are_the_operations() {
    let document: Value = serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap();
    let mut lines = Vec::new();
    for (name, operation) in operations(&document) {
        let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
        let statuses: Vec<&str> =
            statuses.into_iter().map(String::as_str).filter(|s| *s != "default").collect();
        let door = if operation["security"].is_array() { " signed in" } else { "" };
        lines.push(format!(
            "{name} {}{door} -> {}",
            operation["operationId"].as_str().unwrap(),
            statuses.join(" ")
        ));
    }
    insta::assert_snapshot!(lines.join("\n"));
}
