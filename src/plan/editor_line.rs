//! The comment that tells editors the JSON Schema of a file.

use std::path::Path;

use crate::plan::file_format::FILES;

const SIGN: &str = "# yaml-language-server: $schema=";

/// The line for a file with a schema at a path.
pub(crate) fn to(place: &str) -> String {
    format!("{SIGN}{place}")
}

/// The line for a file of the plan, derived from the line of `plan.yaml`; `None` if that has none.
pub(crate) fn like(plan: &str, inner: &Path) -> Option<String> {
    let own = plan
        .lines()
        .take_while(|line| line.starts_with('#'))
        .find_map(|line| line.strip_prefix(SIGN))?;
    let schemas = own.trim().strip_suffix("plan.json")?;
    let inner = inner.to_string_lossy().replace('\\', "/");
    let first = |place: &str| place.split('/').next().map(str::to_owned);
    let kind = FILES
        .iter()
        .find(|file| first(file.place) == first(&inner))?;
    let up = if schemas.contains("://") || schemas.starts_with('/') {
        String::new()
    } else {
        "../".repeat(inner.matches('/').count())
    };
    Some(to(&format!("{up}{schemas}{}.json", kind.name)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::like;

    #[track_caller]
    fn case(plan: &str, inner: &str, expected: Option<&str>) {
        let line = like(plan, Path::new(inner));
        let expected = expected.map(|place| format!("# yaml-language-server: $schema={place}"));
        assert_eq!(line, expected);
    }

    #[test]
    fn a_file_names_its_schema_where_that_of_the_plan_stands() {
        let plan = "# Ours.\n# yaml-language-server: $schema=../schemas/plan.json\nid: vel\n";
        let progress = "progress/2025-Q1/mia.yaml";
        case(plan, progress, Some("../../../schemas/progress.json"));
        case(plan, "measures/1.yaml", Some("../../schemas/measures.json"));
        case(plan, "plan.yaml", Some("../schemas/plan.json"));
        case(plan, "notes/1.yaml", None);
        let web = "# yaml-language-server: $schema=https://example.org/plan.json\n";
        case(web, progress, Some("https://example.org/progress.json"));
        case("id: vel\n", progress, None);
        case(
            "id: vel\n# yaml-language-server: $schema=plan.json\n",
            progress,
            None,
        );
    }
}
