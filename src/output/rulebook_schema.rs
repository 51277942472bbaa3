//! The JSON Schema of the rulebook, for editors: made of the shape that the readers tell, with descriptions from the
//! catalogue.

use serde_json::{Map, Value, json};

use crate::core::checks::Check;
use crate::core::rulebook::Rulebook;
use crate::core::rulebook::shape::{Scalar, Shape};
use crate::core::time::Span;
use crate::message;
use crate::render::lang::Catalogue;

/// The schema as a text.
#[must_use]
pub fn text(catalogue: &Catalogue) -> String {
    let mut text = serde_json::to_string_pretty(&schema(catalogue)).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema, by draft 2020-12.
#[must_use]
pub fn schema(catalogue: &Catalogue) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(catalogue.word("schema-title")));
    schema.append(&mut nullable(of(&Rulebook::shape(), "setting", catalogue)));
    Value::Object(schema)
}

/// The schema of one place. `id` is the beginning of its sentences in the catalogue: `setting-claims-limits`.
fn of(shape: &Shape, id: &str, catalogue: &Catalogue) -> Map<String, Value> {
    let mut kinds: Vec<Map<String, Value>> = shape.scalars.iter().map(scalar).collect();
    if shape.keys.is_some() || shape.others.is_some() {
        kinds.push(mapping(shape, id, catalogue));
    }
    if let Some(members) = &shape.members {
        kinds.push(object(json!({"type": "array", "items": of(members, id, catalogue)})));
    }
    let mut schema = match kinds.len() {
        1 => kinds.pop().unwrap_or_default(),
        _ => object(json!({"anyOf": kinds})),
    };
    if let Some(description) = catalogue.named(id) {
        schema.insert("description".into(), json!(description));
    }
    schema
}

fn mapping(shape: &Shape, id: &str, catalogue: &Catalogue) -> Map<String, Value> {
    let mut properties = Map::new();
    for (name, value) in shape.keys.iter().flatten() {
        let id = if shape.has_names { format!("{id}-any") } else { format!("{id}-{}", name.replace('_', "-")) };
        let mut schema = of(value, &id, catalogue);
        if shape.has_names {
            describe(&mut schema, name, catalogue);
        }
        // What is empty counts as not written; a name that is empty may still lack what it must have.
        let may_be_empty = !(value.is_required || (shape.has_names && needs_keys(value)));
        properties.insert(name.clone(), Value::Object(if may_be_empty { nullable(schema) } else { schema }));
    }
    let others = shape.others.as_deref().map(|others| {
        let schema = of(others, &format!("{id}-any"), catalogue);
        Value::Object(if needs_keys(others) { schema } else { nullable(schema) })
    });
    let mut schema = object(json!({"type": "object"}));
    if !properties.is_empty() {
        schema.insert("properties".into(), Value::Object(properties));
    }
    let required = shape.keys.iter().flatten().filter(|(_, value)| value.is_required).map(|(name, _)| name.as_str());
    let required: Vec<&str> = required.collect();
    if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    schema.insert("additionalProperties".into(), others.unwrap_or(Value::Bool(false)));
    if !shape.groups.is_empty() {
        let groups: Vec<Value> = shape.groups.iter().map(|group| only(group, &shape.groups)).collect();
        schema.insert("oneOf".into(), json!(groups));
    }
    schema
}

fn needs_keys(shape: &Shape) -> bool {
    shape.keys.iter().flatten().any(|(_, value)| value.is_required)
}

/// One group of keys is there, and none of the others.
fn only(group: &[&str], groups: &[&[&str]]) -> Value {
    let others = groups.iter().copied().flatten().filter(|key| !group.contains(key));
    let absent: Map<String, Value> = others.map(|key| ((*key).to_owned(), json!({"type": "null"}))).collect();
    json!({"required": group, "properties": absent})
}

/// Tells what a check or a metric is, beside what can be set of it.
fn describe(schema: &mut Map<String, Value>, name: &str, catalogue: &Catalogue) {
    let told = match Check::named(name) {
        Some(check) => check.spec().summary_in(catalogue.lang).to_owned(),
        None => catalogue.say(&message!("metric-in-words", metric = name)),
    };
    let general = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    schema.insert("description".into(), json!(format!("{told}\n{general}")));
}

fn scalar(scalar: &Scalar) -> Map<String, Value> {
    object(match scalar {
        Scalar::Text => json!({"type": ["string", "number", "boolean"], "pattern": "\\S"}),
        Scalar::Duration => {
            let units: Vec<&str> = Span::units().collect();
            json!({"type": "string", "pattern": format!("^\\s*0*[1-9][0-9]*({})\\s*$", units.join("|"))})
        }
        Scalar::Flag => json!({"type": "boolean"}),
        Scalar::Count(least) => json!({"type": "integer", "minimum": least, "maximum": u32::MAX}),
        Scalar::Number => json!({"type": "number", "minimum": 0}),
        Scalar::AboveZero => json!({"type": "number", "exclusiveMinimum": 0}),
        Scalar::Percent => json!({"type": "number", "minimum": 0, "maximum": 100}),
        Scalar::Date => {
            let day = "[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)";
            json!({"type": "string", "pattern": format!("^\\s*{day}\\s*$")})
        }
        Scalar::Offset => json!({"type": "string", "pattern": "^(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])$"}),
        Scalar::Choice(words) => {
            let mut values: Vec<Value> = words.iter().map(|word| json!(word)).collect();
            if words.contains(&"off") {
                // YAML reads `off` as this.
                values.push(Value::Bool(false));
            }
            json!({"enum": values})
        }
    })
}

/// The same, or nothing.
fn nullable(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(kinds)) = schema.get_mut("anyOf") {
        kinds.push(json!({"type": "null"}));
    } else if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    } else if let Some(kind) = schema.get_mut("type") {
        match kind {
            Value::Array(kinds) => kinds.push(json!("null")),
            one => *one = json!([one.clone(), "null"]),
        }
    }
    schema
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
