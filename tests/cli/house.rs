//! The rooms of the code: what may use what.
//!
//! The order of the rooms stands in `src/lib.rs`, as the order of its `mod` lines from the top down. A file uses what
//! its `use` lines and its `crate::` paths name, outside of tests. That a file lists its own children is no use of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};
use walkdir::WalkDir;

use crate::docs::agrees;
use crate::support::in_repository;

/// The modules that each file uses, by the path of the module: `obligation::part`.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// Gathers the paths from `crate` that a file names outside of its tests.
#[derive(Default)]
struct Named {
    paths: Vec<Vec<String>>,
    /// Whether a `use` line begins with `super`, so that nobody sees what it uses.
    is_relative: bool,
}

impl Named {
    fn add(&mut self, tree: &syn::UseTree, before: &[String]) {
        match tree {
            syn::UseTree::Path(path) => {
                let here: Vec<String> = before
                    .iter()
                    .cloned()
                    .chain([path.ident.to_string()])
                    .collect();
                self.add(&path.tree, &here);
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.add(tree, before));
            }
            syn::UseTree::Name(name) => {
                self.paths.push(
                    before
                        .iter()
                        .cloned()
                        .chain([name.ident.to_string()])
                        .collect(),
                );
            }
            syn::UseTree::Rename(name) => {
                self.paths.push(
                    before
                        .iter()
                        .cloned()
                        .chain([name.ident.to_string()])
                        .collect(),
                );
            }
            syn::UseTree::Glob(_) => self.paths.push(before.to_vec()),
        }
    }
}

impl<'a> Visit<'a> for Named {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        let is_test = item.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<syn::Path>()
                    .is_ok_and(|path| path.is_ident("test"))
        });
        if !is_test {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let mut paths = Self::default();
        paths.add(&item.tree, &[]);
        for path in paths.paths {
            self.is_relative |= path[0] == "super";
            self.paths.push(path);
        }
    }

    // A path that says who may see an item uses nothing.
    fn visit_visibility(&mut self, _: &'a syn::Visibility) {}

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.paths.push(
            path.segments
                .iter()
                .map(|segment| segment.ident.to_string())
                .collect(),
        );
        visit::visit_path(self, path);
    }
}

/// Every file of `src` as a module, with its code.
fn files() -> BTreeMap<String, syn::File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.expect("the folder of the code can be read"));
    let code = files.filter(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
    });
    code.map(|entry| {
        let inner = entry
            .path()
            .strip_prefix(&root)
            .expect("it was found there")
            .with_extension("");
        let parts: Vec<_> = inner
            .iter()
            .map(|part| part.to_str().expect("files of code have plain names"))
            .collect();
        let text = fs::read_to_string(entry.path()).expect("code can be read");
        (
            parts.join("::"),
            syn::parse_file(&text).expect("code that builds can be parsed"),
        )
    })
    .filter(|(module, _)| module != "main")
    .collect()
}

/// The rooms from the top down, and those that are there for tests and benchmarks alone.
fn rooms(lib: &syn::File) -> Vec<String> {
    let mods = lib.items.iter().filter_map(|item| match item {
        syn::Item::Mod(item) if item.content.is_none() => Some(item.ident.to_string()),
        _ => None,
    });
    mods.collect()
}

/// What every file uses, and the files whose `use` lines begin with `super`.
fn uses(files: &BTreeMap<String, syn::File>) -> (Uses, Vec<String>) {
    let mut uses = Uses::new();
    let mut relative = Vec::new();
    let is_test = |module: &str| module.ends_with("::tests");
    for (module, code) in files
        .iter()
        .filter(|(module, _)| *module != "lib" && !is_test(module))
    {
        let mut named = Named::default();
        named.visit_file(code);
        if named.is_relative {
            relative.push(module.clone());
        }
        let from_root = named.paths.iter().filter(|path| path[0] == "crate");
        let found = from_root.filter_map(|path| {
            let longest = (2..=path.len()).rev().map(|end| path[1..end].join("::"));
            longest
                .into_iter()
                .find(|prefix| files.contains_key(prefix))
        });
        let others = found.filter(|used| used != module).collect();
        uses.insert(module.clone(), others);
    }
    (uses, relative)
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// The files that a file uses, itself or through others.
fn reached(uses: &Uses, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = uses[from].iter().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module.clone()) {
            next.extend(uses.get(module).into_iter().flatten());
        }
    }
    reached
}

#[test]
fn no_room_uses_one_above_it() {
    let files = files();
    let rooms = rooms(&files["lib"]);
    let floor = |module: &str| {
        rooms
            .iter()
            .position(|room_of| room_of == room(module))
            .unwrap()
    };
    let (uses, _) = uses(&files);
    let all = uses
        .iter()
        .flat_map(|(from, used)| used.iter().map(move |to| (from, to)));
    let upward: Vec<String> = all
        .filter(|(from, to)| floor(to) < floor(from))
        .map(|(from, to)| format!("{from} uses {to}"))
        .collect();
    assert!(upward.is_empty(), "arrows upward:\n{}", upward.join("\n"));
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let files = files();
    let (uses, _) = uses(&files);
    let in_a_circle = uses
        .keys()
        .filter(|module| reached(&uses, module).contains(*module));
    let circles: Vec<&String> = in_a_circle.collect();
    assert!(circles.is_empty(), "files in a circle: {circles:?}");
}

#[test]
fn what_a_file_uses_is_named_from_the_root() {
    let (_, relative) = uses(&files());
    assert!(
        relative.is_empty(),
        "`use super::` outside of tests: {relative:?}"
    );
}

/// What the comment before each `mod` line of `src/lib.rs` says of the room.
fn purposes() -> BTreeMap<String, String> {
    let lib = fs::read_to_string(in_repository("src/lib.rs")).expect("code can be read");
    let lines: Vec<&str> = lib.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| {
        let room = pair[1].strip_prefix("mod ")?.strip_suffix(';')?;
        Some((room.to_owned(), pair[0].strip_prefix("// ")?.to_owned()))
    });
    pairs.collect()
}

/// The rooms from the top down, with what each is for and which others it uses.
fn picture() -> String {
    let files = files();
    let (uses, _) = uses(&files);
    let purposes = purposes();
    let rooms = rooms(&files["lib"]);
    let mut picture = "| room | what it is for | uses |\n|---|---|---|\n".to_owned();
    for own in &rooms {
        let of_room = uses.iter().filter(|(from, _)| room(from) == own);
        let used: BTreeSet<&str> = of_room
            .flat_map(|(_, to)| to.iter().map(|to| room(to)))
            .collect();
        let others = rooms
            .iter()
            .filter(|other| *other != own && used.contains(other.as_str()));
        let others: Vec<&str> = others.map(String::as_str).collect();
        let _ = writeln!(
            picture,
            "| `{own}` | {} | {} |",
            purposes[own],
            others.join(", ")
        );
    }
    picture
}

#[test]
fn the_picture_of_the_rooms_is_that_of_the_code() {
    let path = in_repository("docs/architecture.md");
    let page = fs::read_to_string(&path).expect("the page can be read");
    let (begin, end) = ("<!-- rooms -->\n", "<!-- end of rooms -->");
    let (before, rest) = page
        .split_once(begin)
        .expect("the page has a place for the picture");
    let (_, after) = rest.split_once(end).expect("the picture ends");
    agrees(
        &path,
        &format!("{before}{begin}\n{}\n{end}{after}", picture()),
    );
}
