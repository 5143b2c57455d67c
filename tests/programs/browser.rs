//! A headless Chromium, driven over the `DevTools` protocol, with one page open.
//!
//! The only file that names the WebSocket crate. Whatever takes longer than [`PATIENCE`] is a failure.

#![expect(
    clippy::disallowed_methods,
    reason = "the programs that people read reports with are run"
)]

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::client::client_with_config;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// How long the browser may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser, which ends with the value.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    asked: u64,
    /// What the page told without being asked, in order.
    events: Vec<Value>,
    _profile: TempDir,
}

impl Browser {
    /// Starts `chromium` with an empty page.
    #[track_caller]
    pub(crate) fn start() -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut process = Command::new("chromium")
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("`chromium` is needed by this test: {error}"));
        let mut told = BufReader::new(process.stderr.take().expect("its errors are piped"));
        let mut address = String::new();
        let mut seen = String::new();
        while address.is_empty() {
            let mut line = String::new();
            let read = told.read_line(&mut line).expect("chromium prints UTF-8");
            assert!(read > 0, "chromium ended at once: {seen}");
            if let Some((_, after)) = line.split_once("DevTools listening on ") {
                after.trim().clone_into(&mut address);
            }
            seen += &line;
        }
        // Nobody reads on, but a full pipe would stop it.
        thread::spawn(move || {
            let _ = told.read_to_end(&mut Vec::new());
        });
        let host = address
            .strip_prefix("ws://")
            .and_then(|rest| rest.split('/').next())
            .expect("the address is that of a web socket");
        let stream = TcpStream::connect(host).expect("the browser listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a time-out can be set");
        // A printed page comes as one message, of any size.
        let unlimited = WebSocketConfig::default()
            .max_frame_size(None)
            .max_message_size(None);
        let (socket, _) = client_with_config(&address, stream, Some(unlimited))
            .expect("the browser speaks WebSocket");
        let mut browser = Self {
            process,
            socket,
            session: None,
            asked: 0,
            events: Vec::new(),
            _profile: profile,
        };
        let page = browser.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = browser.ask(
            "Target.attachToTarget",
            &json!({ "targetId": page["targetId"], "flatten": true }),
        );
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        browser
    }

    /// Opens a file and waits until it is loaded.
    #[track_caller]
    pub(crate) fn open(&mut self, file: &Path) {
        self.events.clear();
        let url = format!("file://{}", file.display());
        self.ask("Page.navigate", &json!({ "url": url }));
        while !self.has_told("Page.loadEventFired") {
            let message = self.next();
            self.events.push(message);
        }
    }

    /// What a command of the protocol answers.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let mut question = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            question["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(question.to_string()))
            .expect("the browser listens");
        loop {
            let mut message = self.next();
            if message["id"] == json!(self.asked) {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].take();
            }
            self.events.push(message);
        }
    }

    /// The value of an expression in the page.
    #[track_caller]
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let mut answer = self.ask(
            "Runtime.evaluate",
            &json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
        );
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].take()
    }

    /// What the page told of one kind since it was opened.
    pub(crate) fn told(&self, method: &str) -> Vec<&Value> {
        let of_kind = self.events.iter().filter(|event| event["method"] == method);
        of_kind.map(|event| &event["params"]).collect()
    }

    fn has_told(&self, method: &str) -> bool {
        !self.told(method).is_empty()
    }

    #[track_caller]
    fn next(&mut self) -> Value {
        let message = self.socket.read().expect("the browser answers in time");
        let text = message.into_text().expect("the browser answers in text");
        serde_json::from_str(&text).expect("the browser answers in JSON")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
