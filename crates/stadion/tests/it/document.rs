//! The description of the API, as tests walk it: every operation, and a body that fits what it takes.
use axum::http::Method;
use serde_json::{Map, Value, json};
use stadion::wiring;

/// Stands in each gap of a path unless a test knows better: an id that nothing has.
pub const NOTHING: &str = "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b";

/// The whole document.
pub struct Document(pub Value);

/// One operation.
pub struct Operation {
    pub method: Method,
    pub path: String,
    pub name: String,
    pub spec: Value,
}

impl Document {
    pub fn read() -> Document {
        Document(serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap())
    }

    /// Every operation, by path.
    pub fn operations(&self) -> Vec<Operation> {
        let mut list = Vec::new();
        for (path, verbs) in self.0["paths"].as_object().unwrap() {
            for (verb, spec) in verbs.as_object().unwrap() {
                list.push(Operation {
                    method: verb.to_uppercase().parse().unwrap(),
                    path: path.clone(),
                    name: spec["operationId"].as_str().unwrap().to_owned(),
                    spec: spec.clone(),
                });
            }
        }
        list
    }

    /// What a reference leads to; anything else is itself.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            Some(name) => self.resolve(&self.0["components"]["schemas"][name]),
            None => schema,
        }
    }

    /// Something that fits a schema, with every text in it replaced by `text`, where the schema lets texts be free.
    pub fn example(&self, schema: &Value, text: Option<&str>) -> Value {
        let schema = self.resolve(schema);
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        for several in ["oneOf", "anyOf"] {
            let choices = schema[several].as_array().into_iter().flatten();
            if let Some(choice) = choices.into_iter().find(|choice| choice["type"] != "null") {
                return self.example(choice, text);
            }
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let mut whole = Map::new();
            for part in parts {
                if let Value::Object(fields) = self.example(part, text) {
                    whole.extend(fields);
                }
            }
            return whole.into();
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null"),
            kind => Some(kind),
        };
        match kind.and_then(Value::as_str) {
            Some("string") => match schema["format"].as_str() {
                Some("date") => json!("2027-05-07"),
                Some("date-time") => json!("2027-05-07T09:00:00Z"),
                Some("uuid") => json!(NOTHING),
                _ => match text {
                    Some(text) => text.into(),
                    None => schema.get("example").cloned().unwrap_or_else(|| "some words".into()),
                },
            },
            Some("boolean") => true.into(),
            Some("integer" | "number") => {
                let least = schema["minimum"].as_i64().unwrap_or(1);
                schema.get("example").cloned().unwrap_or_else(|| least.max(1).into())
            }
            Some("array") => json!([self.example(&schema["items"], text)]),
            _ => {
                let fields = schema["properties"].as_object().into_iter().flatten();
                let all = fields.map(|(name, field)| (name.clone(), self.example(field, text)));
                Value::Object(all.collect())
            }
        }
    }

    /// Every object schema that stands anywhere in another, by name.
    pub fn objects_in(&self, schema: &Value, into: &mut std::collections::BTreeMap<String, Value>) {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            let found = self.0["components"]["schemas"][name].clone();
            if into.insert(name.to_owned(), found.clone()).is_none() {
                self.objects_in(&found, into);
            }
            return;
        }
        match schema {
            Value::Object(fields) => fields.values().for_each(|inner| self.objects_in(inner, into)),
            Value::Array(items) => items.iter().for_each(|inner| self.objects_in(inner, into)),
            _ => {}
        }
    }
}

impl Operation {
    /// What its JSON body looks like, if it takes one.
    pub fn json_body(&self) -> Option<&Value> {
        self.spec["requestBody"]["content"]["application/json"].get("schema")
    }

    /// Its path with something in each gap; a gap for a number gets 1.
    pub fn filled(&self, gap: &str) -> String {
        let parameters = self.spec["parameters"].as_array().into_iter().flatten();
        let numbers: Vec<_> = parameters
            .filter(|parameter| {
                parameter["in"] == "path" && parameter["schema"]["type"] == "integer"
            })
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let parts = self.path.split('/').map(|part| {
            let (head, rest) = part.split_once('{').unwrap_or((part, ""));
            let (name, tail) = rest.split_once('}').unwrap_or_default();
            let gap = if numbers.contains(&name) { "1" } else { gap };
            if rest.is_empty() { part.to_owned() } else { format!("{head}{gap}{tail}") }
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// The names of its parameters behind the question mark that are free text.
    pub fn texts_asked(&self, document: &Document) -> Vec<String> {
        let parameters = self.spec["parameters"].as_array().into_iter().flatten();
        let texts = parameters.filter(|parameter| {
            let schema = document.resolve(&parameter["schema"]);
            let kind = &schema["type"];
            let is_text =
                kind == "string" || kind.as_array().is_some_and(|k| k.contains(&json!("string")));
            parameter["in"] == "query" && is_text
        });
        texts.map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect()
    }
}
