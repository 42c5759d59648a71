//! Brands and models as people and shops write them, so that they can be compared.

/// Small letters and digits, words parted by one space: `SAUCONY®` and `Saucony` are one.
pub(crate) fn key(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a title names a model: all its words, one after the other.
pub(crate) fn names(title_key: &str, model_key: &str) -> bool {
    !model_key.is_empty() && format!(" {title_key} ").contains(&format!(" {model_key} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_brand_have_one_key() {
        assert_eq!(key("  Velo—Corsa® "), "velo corsa");
        assert_eq!(key("БЕГУН"), "бегун");
        assert!(names(&key("Norvik Falcon 3 Running Shoes"), &key("Falcon 3")));
        assert!(!names(&key("Norvik Falcon 30"), &key("Falcon 3")));
        assert!(!names("anything", ""));
    }
}
