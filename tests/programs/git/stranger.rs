//! What a stranger's repository says of itself runs nothing and changes no answer. Needs `git`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{printed, ran};
use crate::repository::{Repository, unlike};

/// Configuration that names a program, or has git run one. `CANARY` is where it stands.
const RUNS: &str = "\
[core]
	fsmonitor = CANARY
	fsmonitorHookVersion = 2
	virtualFilesystem = CANARY
	alternateRefsCommand = CANARY
	askPass = CANARY
	editor = CANARY
	gitProxy = CANARY
	pager = CANARY
	sshCommand = CANARY
	untrackedCache = true
[alias]
	rev-parse = !CANARY
	rev-list = !CANARY
	ls-files = !CANARY
	ls-tree = !CANARY
	cat-file = !CANARY
	diff-tree = !CANARY
	merge-base = !CANARY
	for-each-ref = !CANARY
	config = !CANARY
[browser \"canary\"]
	cmd = CANARY
	path = CANARY
[credential]
	helper = !CANARY
[diff]
	external = CANARY
	tool = canary
	guitool = canary
[diff \"canary\"]
	command = CANARY
	textconv = CANARY
	cachetextconv = true
	trustExitCode = true
[difftool \"canary\"]
	cmd = CANARY
	path = CANARY
[filter \"canary\"]
	clean = CANARY
	smudge = CANARY
	process = CANARY
	required = true
[gc]
	auto = 1
	recentObjectsHook = CANARY
[gpg]
	program = CANARY
[gpg \"openpgp\"]
	program = CANARY
[gpg \"ssh\"]
	program = CANARY
	defaultKeyCommand = CANARY
[gpg \"x509\"]
	program = CANARY
[guitool \"canary\"]
	cmd = CANARY
[help]
	browser = canary
[hook \"canary\"]
	command = CANARY
	event = post-index-change
	event = reference-transaction
[imap]
	tunnel = CANARY
[instaweb]
	httpd = CANARY
	browser = CANARY
[interactive]
	diffFilter = CANARY
[log]
	showSignature = true
[man]
	viewer = canary
[man \"canary\"]
	cmd = CANARY
	path = CANARY
[merge]
	tool = canary
	guitool = canary
	verifySignatures = true
[merge \"canary\"]
	driver = CANARY
[mergetool \"canary\"]
	cmd = CANARY
	path = CANARY
[pager]
	rev-list = CANARY
	diff-tree = CANARY
	ls-files = CANARY
	config = CANARY
[protocol]
	allow = always
[protocol \"ext\"]
	allow = always
[protocol \"file\"]
	allow = always
[remote \"origin\"]
	url = ext::CANARY
	fetch = +refs/heads/*:refs/remotes/origin/*
	promisor = true
	partialclonefilter = blob:none
	uploadpack = CANARY
	receivepack = CANARY
	proxy = CANARY
[remote \"other\"]
	url = canary
	promisor = true
	uploadpack = CANARY
	vcs = ext
[sendemail]
	toCmd = CANARY
	ccCmd = CANARY
	headerCmd = CANARY
	smtpServer = CANARY
[sequence]
	editor = CANARY
[ssh]
	variant = simple
[submodule]
	recurse = true
[submodule \"canary\"]
	update = !CANARY
[tar \"canary\"]
	command = CANARY
[trace2]
	normalTarget = CANARY
[trailer \"canary\"]
	cmd = CANARY
	command = CANARY
[uploadpack]
	packObjectsHook = CANARY
[url \"ext::CANARY\"]
	insteadOf = canary
[web]
	browser = canary
";

/// Configuration that leads git elsewhere, or has it answer otherwise.
const MISLEADS: &str = "\
[core]
	abbrev = 40
	attributesFile = ELSEWHERE/attributes
	bare = true
	quotePath = true
	worktree = ELSEWHERE
[color]
	ui = always
	diff = always
[diff]
	algorithm = histogram
	context = 7
	dstPrefix = elsewhere/
	external = false
	interHunkContext = 9
	mnemonicPrefix = true
	noPrefix = true
	orderFile = ELSEWHERE/order
	relative = true
	renames = copies
	srcPrefix = elsewhere/
	submodule = log
	suppressBlankEmpty = true
	wsErrorHighlight = all
[format]
	pretty = oneline
[i18n]
	commitEncoding = ISO-8859-1
	logOutputEncoding = UTF-16
[log]
	abbrevCommit = false
	date = relative
	decorate = full
	diffMerges = off
	follow = true
	mailmap = true
	showRoot = false
[notes]
	displayRef = refs/notes/*
[pretty]
	medium = nothing
";

/// Every hook that git has ever run.
const HOOKS: [&str; 28] = [
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "p4-changelist",
    "p4-post-changelist",
    "p4-pre-submit",
    "p4-prepare-changelist",
    "post-applypatch",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-receive",
    "post-rewrite",
    "post-update",
    "pre-applypatch",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "pre-receive",
    "prepare-commit-msg",
    "proc-receive",
    "push-to-checkout",
    "reference-transaction",
    "sendemail-validate",
    "update",
];

/// What git may be asked for: each of its questions is in at least one.
const COMMANDS: [&[&str]; 15] = [
    &["status"],
    &["check", "--format", "short"],
    &["check", "--format", "github"],
    &["check", "--format", "short", "--base", "v0"],
    &[
        "check", "--format", "short", "--rev", "HEAD", "--base", "v0",
    ],
    &["check", "--format", "short", "--rev", ":/The plan"],
    &["show", "1.b"],
    &["show", "1.b", "--rev", "v0"],
    &["why", "1.a"],
    &["history", "1.a"],
    &["diff", "v0"],
    &["diff", "--base", "v0"],
    &["overdue", "--rev", "HEAD~1"],
    &[
        "report",
        "--period",
        "2024-Q1",
        "--show-revision",
        "--format",
        "markdown",
    ],
    &[
        "init",
        "next",
        "--continue",
        "plan",
        "--id",
        "vel-2027",
        "--from",
        "2027-01-01",
        "--to",
        "2029-12-31",
        "--title",
        "Next",
    ],
];

/// A program that leaves a trace where it was run.
struct Canary {
    folder: TempDir,
}

impl Canary {
    fn new() -> Self {
        let canary = Self {
            folder: TempDir::new().expect("a temporary folder can be made"),
        };
        let script = format!(
            "#!/bin/sh\necho \"$0 $*\" >> '{}'\n",
            canary.trace().display()
        );
        executable(&canary.path(), &script);
        canary
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("canary")
    }

    fn trace(&self) -> PathBuf {
        self.folder.path().join("trace")
    }

    /// What was run since it was last asked.
    fn ran(&self) -> String {
        let trace = fs::read_to_string(self.trace()).unwrap_or_default();
        let _ = fs::remove_file(self.trace());
        trace
    }

    fn configuration(&self) -> String {
        RUNS.replace("CANARY", &self.path().to_string_lossy())
    }
}

fn executable(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;

    fs::create_dir_all(path.parent().expect("a file stands in a folder"))
        .expect("a folder can be made");
    fs::write(path, script).expect("a file can be written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

/// A repository in which git is asked everything: an edit that uses an id again, a plan that another continues, and a
/// commit that is signed.
fn asked_about() -> Repository {
    let repository = Repository::new()
        .file(".gitattributes", "* filter=canary diff=canary merge=canary\n")
        .file("older/plan.yaml", "id: vel-2020\ntitle: Older\nlanguage: en\ntimezone: UTC\nterm: { from: 2020-01-01, to: 2023-12-31 }\nreporting: { every: quarter, due_within: 15 days, by: assumed }\n")
        .file("older/bodies.yaml", "bodies:\n  - { id: health, name: Ministry of Health, kind: ministry }\n")
        .file("older/measures/2.yaml", "objective: 2\ntitle: Two\nmeasures:\n  - { id: 2.b, text: B, bodies: [health], period: Regularly }\n")
        .with("plan/measures/1.yaml", "period: Regularly", "period: Regularly, continues: { plan: vel-2020, measure: 2.b }")
        .then("branch old")
        .commit("Another plan")
        .with("plan/measures/1.yaml", "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n", "")
        .commit("Without 1.c\n\nTadbir-allow: removed-record 1.c; it was never asked for")
        .then("tag v0")
        .file("plan/progress/2024-Q2/labour.yaml", "body: labour\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }\n")
        .commit("Labour");
    let head = printed(
        repository
            .command(repository.folder.path())
            .args(["cat-file", "commit", "HEAD"]),
    );
    let signature =
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n";
    let signed = head.replacen("\n\n", &format!("\n{signature}"), 1);
    let file = repository.path(".git/signed");
    fs::write(&file, signed).expect("a file can be written");
    let id = printed(repository.command(repository.folder.path()).args([
        "hash-object",
        "-t",
        "commit",
        "-w",
        ".git/signed",
    ]));
    fs::remove_file(file).expect("a file can be removed");
    let repository = repository.then(&format!("update-ref HEAD {}", id.trim()));
    repository
        .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - add: { id: 1.c, objective: 1, text: Build a road., bodies: [labour], period: 2025 }\n")
        .with("plan/measures/1.yaml", "May 2024", "June 2024")
}

/// What every command answers in a folder of the repository.
fn answers(repository: &Repository, folder: &str, variables: &[(&str, PathBuf)]) -> String {
    let mut answers = String::new();
    for command in COMMANDS {
        let arguments = [command, &["--as-of", "2024-08-01"]].concat();
        let answer = repository.run_in_with(&repository.path(folder), &arguments, variables);
        answers += &format!("{}: {answer}\n", command.join(" "));
        for made in ["next", "schemas"] {
            let _ = fs::remove_dir_all(repository.path(folder).join(made));
        }
    }
    answers
}

/// That the answers are what they are where nobody meddles, and that nothing was run.
#[track_caller]
fn is_unmoved(canary: &Canary, plain: &str, answers: &str) {
    assert_eq!(unlike(plain, answers), "");
    assert_eq!(unlike(answers, plain), "");
    assert_eq!(canary.ran(), "");
}

/// That git itself runs what it is told to, here.
#[track_caller]
fn is_hostile(repository: &Repository, canary: &Canary, folder: &str) {
    let mut status = repository.command(&repository.path(folder));
    // It may fail at what the program does.
    let _ = status
        .arg("status")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert_ne!(
        canary.ran(),
        "",
        "git runs nothing here, so that nothing is tried"
    );
}

#[test]
fn what_is_asked_is_answered() {
    let answers = answers(&asked_about(), "", &[]);
    let told = [
        "exit",
        "continues",
        "reused-id",
        "Revision in git",
        "error:",
    ];
    let lines = answers
        .lines()
        .filter(|line| told.iter().any(|told| line.contains(told)));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @"
    status: exit 0
    check --format short: exit 0
    check --format github: exit 0
    check --format short --base v0: exit 1
    plan/amendments/order-2.yaml:4:16: error[reused-id]: the id `1.c` was used before, in commit 7663270 (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.c; REASON` in the commit message)
    check --format short --rev HEAD --base v0: exit 0
    check --format short --rev :/The plan: exit 0
    show 1.b: exit 0
    continues   2.b of vel-2020, owed since 2020-01-01 (4 years and 7 months), first due on 2020-03-31
    show 1.b --rev v0: exit 0
    continues   2.b of vel-2020, owed since 2020-01-01 (4 years and 7 months), first due on 2020-03-31
    why 1.a: exit 0
    history 1.a: exit 0
    diff v0: exit 0
    diff --base v0: exit 0
    overdue --rev HEAD~1: exit 0
    report --period 2024-Q1 --show-revision --format markdown: exit 0
    - **Revision in git**: 82e6b04d725c, with changes
    init next --continue plan --id vel-2027 --from 2027-01-01 --to 2029-12-31 --title Next: exit 0
    ");
}

#[test]
fn configuration_of_the_repository_runs_nothing_and_changes_nothing() {
    let canary = Canary::new();
    let plain = answers(&asked_about(), "", &[]);
    let configuration = canary.configuration();
    let include = "[include]\n\tpath = ../shared.cfg\n";
    let own = "[extensions]\n\tworktreeConfig = true\n";
    for (place, text, begun) in [
        (".git/config", &configuration, ""),
        ("shared.cfg", &configuration, include),
        (".git/config.worktree", &configuration, own),
    ] {
        let repository = asked_about();
        let config = repository.path(".git/config");
        let known = fs::read_to_string(&config).expect("git has it");
        let repository = repository.file(".git/config", &format!("{known}{begun}"));
        let known = fs::read_to_string(repository.path(place)).unwrap_or_default();
        let repository = repository.file(place, &format!("{known}{text}"));
        for hook in HOOKS {
            executable(
                &repository.path(".git/hooks").join(hook),
                &format!("#!/bin/sh\nexec '{}' {hook}\n", canary.path().display()),
            );
        }
        is_hostile(&repository, &canary, "");
        is_unmoved(&canary, &plain, &answers(&repository, "", &[]));
    }
}

/// Those that git knows and that sound like they name a program, a path or an address, whatever this file forgot.
#[test]
fn no_key_that_git_knows_runs_anything() {
    let canary = Canary::new();
    let plain = answers(&asked_about(), "", &[]);
    let keys = printed(Command::new("git").args(["help", "--config"]));
    let is_named = |key: &&str| {
        let last = key
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let words = [
            "cmd",
            "command",
            "program",
            "hook",
            "helper",
            "editor",
            "pager",
            "askpass",
            "proxy",
            "browser",
            "viewer",
            "driver",
            "textconv",
            "clean",
            "smudge",
            "process",
            "external",
            "tunnel",
            "httpd",
            "filter",
            "update",
            "server",
            "pack",
            "url",
            "fsmonitor",
            "target",
        ];
        key.contains('.') && words.iter().any(|word| last.ends_with(word))
    };
    let named: Vec<&str> = keys.lines().filter(is_named).collect();
    assert!(30 < named.len(), "{named:?}");
    let repository = asked_about();
    for key in named {
        let key = key
            .replace("<driver>", "canary")
            .replace("<format>", "openpgp");
        let key = key.replace("<name>", "origin").replace("<cmd>", "rev-list");
        let key = key.replace("<tool>", "canary").replace('*', "canary");
        let key = key
            .replace("<url>", "canary")
            .replace("<base>", "ext::canary");
        let value = canary.path().to_string_lossy().into_owned();
        let config = |arguments: &[&str]| {
            let mut config = Command::new("git");
            config
                .args(["config", "--file"])
                .arg(repository.path(".git/config"));
            let _ = config.args(arguments).stderr(Stdio::null()).status();
        };
        config(&[&key, &value]);
        // Some are truths in spite of their names, of which git itself refuses any other.
        let mut status = repository.command(repository.folder.path());
        if !status
            .arg("status")
            .output()
            .is_ok_and(|output| output.status.success())
        {
            config(&["--unset", &key]);
        }
    }
    is_hostile(&repository, &canary, "");
    is_unmoved(&canary, &plain, &answers(&repository, "", &[]));
}

#[test]
fn configuration_of_the_repository_leads_nowhere_else() {
    let canary = Canary::new();
    let elsewhere = asked_about().with("plan/plan.yaml", "Velmora", "Elsewhere");
    let elsewhere = elsewhere
        .file("attributes", "* binary\n")
        .file("order", "*.yaml\n");
    let misleading = MISLEADS.replace("ELSEWHERE", &elsewhere.folder.path().to_string_lossy());
    let plain = answers(&asked_about(), "", &[]);
    let repository = asked_about()
        .file(".git/info/attributes", "* binary -diff\n")
        .file(".git/info/grafts", "");
    let known = fs::read_to_string(repository.path(".git/config")).expect("git has it");
    let replaced = printed(
        repository
            .command(repository.folder.path())
            .args(["rev-parse", "v0"]),
    );
    let by = printed(
        repository
            .command(repository.folder.path())
            .args(["rev-parse", "old"]),
    );
    let repository = repository
        .then(&format!("replace {} {}", replaced.trim(), by.trim()))
        .file(".git/info/grafts", &format!("{}\n", replaced.trim()))
        .file(".git/config", &format!("{known}{misleading}"));
    is_unmoved(&canary, &plain, &answers(&repository, "", &[]));
}

#[test]
fn a_folder_that_looks_like_a_repository_is_none() {
    let canary = Canary::new();
    let skeleton = |folder: &str, head: &str| {
        asked_about()
            .file(&format!("{folder}/HEAD"), head)
            .file(&format!("{folder}/objects/kept"), "")
            .file(&format!("{folder}/refs/kept"), "")
            .file(
                &format!("{folder}/config"),
                &format!(
                    "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n{}",
                    canary.configuration()
                ),
            )
    };
    for (folder, inner) in [
        ("plan", "plan"),
        ("plan", "plan/measures"),
        ("x.git", ""),
        ("plan/measures", "plan/measures"),
    ] {
        let plain = answers(&skeleton(folder, "nothing\n"), inner, &[]);
        let repository = skeleton(folder, "ref: refs/heads/main\n");
        if folder == inner {
            is_hostile(&repository, &canary, folder);
        }
        is_unmoved(&canary, &plain, &answers(&repository, inner, &[]));
    }
    let bare = Repository::new()
        .file("plan/HEAD", "ref: refs/heads/main\n")
        .file("plan/objects/kept", "")
        .file("plan/refs/kept", "");
    insta::assert_snapshot!(bare.run(&["check", "--base", "no-such-revision"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `no-such-revision`
    ");
    insta::assert_snapshot!(bare.run(&["check", "--base", "HEAD", "--format", "short"]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

/// As an archive may hold it: git itself commits no file of that name.
#[test]
fn a_file_or_folder_called_git_runs_nothing() {
    let canary = Canary::new();
    let nested = || {
        let repository = asked_about();
        ran(repository.command(&repository.path("plan")).args([
            "init",
            "-q",
            "--separate-git-dir",
            "../evil",
            ".",
        ]));
        let known = fs::read_to_string(repository.path("evil/config")).expect("git has it");
        repository.file("evil/config", &format!("{known}{}", canary.configuration()))
    };
    let repository = nested();
    is_hostile(&repository, &canary, "plan");
    answers(&repository, "", &[]);
    assert_eq!(canary.ran(), "");
    let repository = nested();
    fs::remove_file(repository.path("plan/.git")).expect("a file can be removed");
    fs::rename(repository.path("evil"), repository.path("plan/.git"))
        .expect("a folder can be moved");
    is_hostile(&repository, &canary, "plan");
    answers(&repository, "", &[]);
    assert_eq!(canary.ran(), "");
}

#[test]
fn the_environment_leads_git_nowhere_else() {
    let canary = Canary::new();
    let repository = asked_about();
    let plain = answers(&repository, "", &[]);
    let trace = repository.path("trace");
    let mut variables: Vec<(&str, PathBuf)> = [
        "GIT_ASKPASS",
        "GIT_EDITOR",
        "GIT_EXEC_PATH",
        "GIT_EXTERNAL_DIFF",
        "GIT_PAGER",
        "GIT_PROXY_COMMAND",
        "GIT_SEQUENCE_EDITOR",
        "GIT_SSH",
        "GIT_SSH_COMMAND",
        "SSH_ASKPASS",
        "PAGER",
        "EDITOR",
        "GIT_CONFIG_VALUE_0",
    ]
    .map(|name| (name, canary.path()))
    .to_vec();
    variables
        .extend(["GIT_TRACE", "GIT_TRACE2", "GIT_TRACE_SETUP"].map(|name| (name, trace.clone())));
    variables.extend([
        ("GIT_CONFIG_COUNT", "1".into()),
        ("GIT_CONFIG_KEY_0", "core.fsmonitor".into()),
        ("GIT_DIFF_OPTS", "--unified=9".into()),
        ("GIT_LITERAL_PATHSPECS", "1".into()),
        ("GIT_DEFAULT_HASH", "sha256".into()),
        ("GIT_CEILING_DIRECTORIES", "/".into()),
    ]);
    is_unmoved(&canary, &plain, &answers(&repository, "", &variables));
    assert!(!trace.exists());
}

/// A `git` that the repository holds, where programs are looked for in the folder that one stands in.
#[test]
fn a_program_called_git_in_the_repository_is_not_run() {
    let canary = Canary::new();
    let repository = asked_about();
    for folder in [repository.folder.path().to_owned(), repository.path("plan")] {
        fs::copy(canary.path(), folder.join("git")).expect("a file can be copied");
    }
    let plain = answers(&repository, "", &[]);
    let path = std::env::var("PATH").expect("programs are found");
    for path in [
        format!(".:{path}"),
        format!(":{path}"),
        format!("plan:{path}"),
    ] {
        is_unmoved(
            &canary,
            &plain,
            &answers(&repository, "", &[("PATH", path.into())]),
        );
    }
    // And where there is no other.
    answers(&repository, "", &[("PATH", ".".into())]);
    assert_eq!(canary.ran(), "");
}
