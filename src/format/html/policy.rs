//! The page's content security policy: its own style sheet and script, by their hashes, and no request at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy of a page with this style sheet and this script, as they stand between their tags.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src 'none'; base-uri 'none'; form-action 'none'",
        source(style),
        source(script)
    )
}

fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{policy, source};
    use crate::document::{Medium, sample};
    use crate::format::html::{SCRIPT, STYLE, page};

    #[test]
    fn a_source_is_the_hash_of_a_text() {
        assert_eq!(
            source(""),
            "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        );
    }

    #[test]
    fn the_policy_names_what_stands_between_the_tags() {
        let page = page(&sample::document(Medium::Readers)).into_string();
        let between = |start: &str, end: &str| {
            let (_, rest) = page.split_once(start).unwrap();
            rest.split_once(end).unwrap().0.to_owned()
        };
        let style = between("<style>", "</style>");
        let script = between("<script>", "</script>");
        // The words stand in an attribute, where a quotation mark in apostrophes is no special sign.
        assert!(page.contains(&format!("content=\"{}\"", policy(&style, &script))));
    }

    #[test]
    fn style_sheet_and_script_have_line_ends_that_a_browser_leaves_as_they_are() {
        assert!(!STYLE.contains('\r') && !SCRIPT.contains('\r'));
    }
}
