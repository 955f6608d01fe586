//! A raw copy: every stored value exactly as it is, as one JSON object.
//! Looks into no value and judges none.

use crate::domain::SmallMap;
use crate::schema::Object;

/// The stored values by key, as JSON text.
pub fn raw_json(stored: &SmallMap<String, String>) -> String {
    let mut object = Object::new();
    for (key, value) in stored.iter() {
        object.text(key, value);
    }
    object.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn damaged_values_survive() {
        let stored: SmallMap<String, String> = [("tenth.x", "\u{0}\"{\\"), ("tenth.y", "")]
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .into();
        let read: BTreeMap<String, String> = serde_json::from_str(&raw_json(&stored)).unwrap();
        assert!(read.into_iter().eq(stored));
    }
}
