//! Which files git knows, and what those of a commit hold.

use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::PathBuf;

use crate::disk::git::contents::{Asked, Contents};
use crate::disk::git::question::Question;
use crate::disk::git::tree::{File, Target, Tree};
use crate::disk::git::{Commit, Repository, whole};
use crate::error::Error;
use crate::limit::{REVISION_FILES, SILENCE};

/// The longest target of a link, in bytes; no system makes longer ones.
const LONGEST_LINK: u64 = 4096;

impl Repository {
    /// The files of a name in the working tree, by their paths from the repository's root: those that git tracks, which
    /// may have been deleted, and untracked ones that it does not ignore.
    pub(crate) fn files_called(&self, name: &str) -> Result<Vec<String>, Error> {
        let pattern = format!(":(top,glob)**/{name}");
        let arguments = [
            "ls-files",
            "-z",
            "--full-name",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
            &pattern,
        ];
        let printed = self.asked(&Question::of(&arguments, &SILENCE), whole)?;
        let paths = printed.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect())
    }

    /// Those of the paths that git ignores and does not track.
    pub(crate) fn ignored(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let asked: String = paths
            .iter()
            .filter_map(|path| Some(path.to_str()?.to_owned() + "\0"))
            .collect();
        let question = Question {
            input: asked.as_bytes(),
            ..Question::of(&["check-ignore", "-z", "--stdin"], &SILENCE)
        };
        // It exits with 1 if it ignores none of them.
        let printed = self.answer(&question, whole)?.printed.unwrap_or_default();
        let paths = printed.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned().into())
            .collect())
    }

    /// The files of a commit.
    ///
    /// # Errors
    ///
    /// If git cannot list them, or there are more than the limit.
    pub(crate) fn tree(&self, commit: &Commit) -> Result<Tree, Error> {
        let arguments = ["ls-tree", "-r", "-z", "--full-tree", &commit.id];
        let question = Question::of(&arguments, &SILENCE);
        let files = self.told(&question, files_of)?;
        let links = self.links(&files)?;
        Ok(Tree::of(files, links))
    }

    /// The targets of the links among files. One that is too long for a link counts as a circle.
    fn links(&self, files: &BTreeMap<String, File>) -> Result<BTreeMap<String, String>, Error> {
        let links: Vec<Asked> = files
            .iter()
            .filter(|(_, file)| file.is_link)
            .map(|(path, file)| Asked { path, id: &file.id })
            .collect();
        let said = self.contents_of(&links, LONGEST_LINK)?;
        let said = links.iter().zip(said).map(|(link, said)| {
            let text = match said {
                Contents::Whole(text) => String::from_utf8_lossy(&text).into_owned(),
                Contents::Large(_) => {
                    let name = link.path.rsplit('/').next().unwrap_or_default();
                    name.to_owned()
                }
            };
            (link.path.to_owned(), text)
        });
        Ok(said.collect())
    }

    /// The contents of files of a tree, in the order of their paths; links are followed within the tree.
    ///
    /// # Errors
    ///
    /// If one does not exist, leads out of the tree, or has more than `largest` bytes, or if their total is too large.
    pub(crate) fn read(
        &self,
        tree: &Tree,
        paths: &[String],
        largest: u64,
    ) -> Result<Vec<Vec<u8>>, Error> {
        let contents = self.contents(tree, paths, largest)?.into_iter();
        let texts = contents.zip(paths).map(|(contents, path)| match contents {
            Contents::Whole(text) => Ok(text),
            Contents::Large(bytes) => Err(self.failed(format!(
                "`{path}` has {bytes} bytes in that revision; at most {largest} are allowed"
            ))),
        });
        texts.collect()
    }

    /// The contents of files of a tree, in the order of their paths, except those with more than `largest` bytes; links
    /// are followed within the tree.
    ///
    /// # Errors
    ///
    /// If one does not exist or leads out of the tree, or if the total of those that are read is too large.
    pub(crate) fn contents(
        &self,
        tree: &Tree,
        paths: &[String],
        largest: u64,
    ) -> Result<Vec<Contents>, Error> {
        let mut asked = Vec::with_capacity(paths.len());
        for path in paths {
            let file = match tree.target(path) {
                Target::File(path) => tree.file(&path),
                Target::Outside => {
                    return Err(
                        self.failed(format!("the link `{path}` leads out of the repository"))
                    );
                }
                Target::Folder(_) | Target::Nowhere => None,
            };
            let file = file.ok_or_else(|| {
                self.failed(format!("`{path}` does not lead to a file of the revision"))
            })?;
            asked.push(Asked { path, id: &file.id });
        }
        self.contents_of(&asked, largest)
    }
}

/// The files and links of a tree, as git lists them.
fn files_of(printed: &mut dyn BufRead) -> io::Result<BTreeMap<String, File>> {
    let mut files = BTreeMap::new();
    let mut entry = Vec::new();
    while 0 < printed.read_until(0, &mut entry)? {
        let text = String::from_utf8_lossy(&entry);
        let text = text.trim_end_matches('\0');
        if let Some((head, path)) = text.split_once('\t')
            && let Some((mode, rest)) = head.split_once(' ')
            && let Some(id) = rest.strip_prefix("blob ")
        {
            let file = File {
                id: id.to_owned(),
                is_link: mode == "120000",
            };
            files.insert(path.to_owned(), file);
            if REVISION_FILES.is_passed_by(files.len() as u64) {
                return Err(io::Error::other(format!(
                    "the revision has more than {REVISION_FILES} files, which is the limit"
                )));
            }
        }
        entry.clear();
    }
    Ok(files)
}
