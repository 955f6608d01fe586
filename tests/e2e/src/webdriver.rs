//! A thin client for ChromeDriver: WebDriver commands as JSON over loopback. Knows no test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// What went wrong, as the driver says it.
pub type Result<T> = std::result::Result<T, String>;

/// A running ChromeDriver; ends with this value.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts ChromeDriver on a free port.
    pub fn start() -> Result<Self> {
        let mut child = Command::new(xtask::tools::chromedriver())
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("ChromeDriver could not be started: {error}"))?;
        let output = child.stdout.take().ok_or("ChromeDriver has no output")?;
        let mut lines = BufReader::new(output).lines().map_while(std::io::Result::ok);
        let port = lines.find_map(|line| {
            line.split_once("started successfully on port ")?
                .1
                .trim_end_matches('.')
                .parse::<u16>()
                .ok()
        });
        let port = port.ok_or("ChromeDriver did not say its port")?;
        // Keep reading, so that the driver never blocks on a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, port })
    }

    /// Opens a browser with these capabilities.
    pub fn session(&self, capabilities: &Value) -> Result<Session> {
        let answer = request(
            self.port,
            "POST",
            "/session",
            Some(&json!({"capabilities": {"alwaysMatch": capabilities}})),
        )?;
        let id = answer
            .get("sessionId")
            .and_then(Value::as_str)
            .ok_or("no session id")?
            .to_owned();
        Ok(Session { port: self.port, id })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = request(self.port, "GET", "/shutdown", None);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One browser under control.
#[derive(Clone, Debug)]
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Sends a command with a body.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        request(
            self.port,
            "POST",
            &format!("/session/{}/{path}", self.id),
            Some(body),
        )
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> Result<Value> {
        request(self.port, "GET", &format!("/session/{}/{path}", self.id), None)
    }

    /// Ends the browser.
    pub fn end(&self) -> Result<Value> {
        request(self.port, "DELETE", &format!("/session/{}", self.id), None)
    }

    /// Closes the current tab and returns the handles of those left.
    pub fn close_tab(&self) -> Result<Value> {
        request(self.port, "DELETE", &format!("/session/{}/window", self.id), None)
    }

    /// Runs a script in the page and returns what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// Runs a script that calls its last argument with the result.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("execute/async", &json!({"script": script, "args": arguments}))
    }

    /// A command of the browser's own debugging protocol.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }
}

fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let text = exchange(port, method, path, body).map_err(|error| format!("{method} {path}: {error}"))?;
    let answer: Value =
        serde_json::from_str(&text).map_err(|error| format!("{method} {path}: {error}: {text}"))?;
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    match value.get("error").and_then(Value::as_str) {
        Some(kind) => {
            let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
            Err(format!("{kind}: {}", message.lines().next().unwrap_or_default()))
        }
        None => Ok(value),
    }
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(90)))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let mut reader = BufReader::new(stream);
    let mut length: usize = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
