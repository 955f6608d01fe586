//! A small static file server for loopback: the one behind `cargo xtask serve`, the tests and the benchmark.
//! Sends the headers a careful host would send, keeps a log of requests, and can misbehave on demand.
//! Knows nothing of the app.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fs, thread};

use crate::hash::hex;

/// Sent with every page. Directives that only work as a header come on top of the page's own policy.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
base-uri 'self'; form-action 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types default";
/// The service worker may fetch the build's own files and nothing else.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), \
accelerometer=(), gyroscope=(), magnetometer=(), midi=(), display-capture=(), browsing-topics=()";

/// One request as it came in.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET` and the like.
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    /// What was answered.
    pub status: u16,
}

/// Ways to misbehave, for tests.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// Paths (relative to the site) that are answered 200 with the front page, as some hosts do for missing files.
    pub front_page_for: Vec<String>,
    /// Replaced contents, by path.
    pub replaced: HashMap<String, Vec<u8>>,
    /// Answer nothing at all, as when the network is gone.
    pub down: bool,
    /// Answer nothing for these paths only, as when the network dies half-way.
    pub cut: Vec<String>,
    /// Answer unknown addresses with 404 and the page for them, as plain static hosts do.
    pub plain_host: bool,
}

struct Shared {
    folder: Mutex<PathBuf>,
    base: String,
    log: Mutex<Vec<Request>>,
    faults: Mutex<Faults>,
}

/// A running server; it ends with the program.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Serves `folder` under `base` on the first free port from `port` (0: any).
    pub fn start(folder: &Path, base: &str, port: u16) -> std::io::Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder: Mutex::new(folder.to_path_buf()),
            base: base.to_owned(),
            log: Mutex::default(),
            faults: Mutex::default(),
        });
        let for_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&for_thread);
                thread::spawn(move || {
                    let _ = converse(stream, &shared);
                });
            }
        });
        Ok(Self { address, shared })
    }

    /// The site's address, ending with `/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.address.port(), self.shared.base)
    }

    /// Everything that was asked so far.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.log).clone()
    }

    /// Begins the log anew.
    pub fn forget_requests(&self) {
        lock(&self.shared.log).clear();
    }

    /// Serves another build from now on.
    pub fn switch_to(&self, folder: &Path) {
        *lock(&self.shared.folder) = folder.to_path_buf();
    }

    /// Misbehaves from now on.
    pub fn set_faults(&self, faults: Faults) {
        *lock(&self.shared.faults) = faults;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(port: u16) -> std::io::Result<TcpListener> {
    let mut last = None;
    for candidate in port..=port.saturating_add(if port == 0 { 0 } else { 20 }) {
        match TcpListener::bind(("127.0.0.1", candidate)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| std::io::Error::other("no port is free")))
}

struct Head {
    method: String,
    target: String,
    brotli: bool,
    if_none_match: Option<String>,
    close: bool,
}

fn converse(stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    while let Some(head) = read_head(&mut reader)? {
        let faults = lock(&shared.faults).clone();
        if faults.down {
            return Ok(());
        }
        let target = head.target.split(['?', '#']).next().unwrap_or_default();
        if faults
            .cut
            .iter()
            .any(|path| target.strip_prefix(shared.base.as_str()) == Some(path))
        {
            return Ok(());
        }
        let folder = lock(&shared.folder).clone();
        let answer = answer(&head, &folder, &shared.base, &faults);
        let entry = Request {
            method: head.method.clone(),
            target: head.target.clone(),
            status: answer.status,
        };
        lock(&shared.log).push(entry);
        send(&mut writer, &head, answer)?;
        if head.close {
            return Ok(());
        }
    }
    Ok(())
}

fn read_head(reader: &mut impl BufRead) -> std::io::Result<Option<Head>> {
    let mut line = String::new();
    if reader.take(8192).read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default().to_owned();
    let mut head = Head {
        method,
        target,
        brotli: false,
        if_none_match: None,
        close: false,
    };
    for _ in 0..100 {
        let mut field = String::new();
        if reader.take(16384).read_line(&mut field)? == 0 || field.trim().is_empty() {
            break;
        }
        let Some((name, value)) = field.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => head.brotli = value.split(',').any(|part| part.trim().starts_with("br")),
            "if-none-match" => head.if_none_match = Some(value.to_owned()),
            "connection" => head.close = value.eq_ignore_ascii_case("close"),
            "content-length" | "transfer-encoding" => head.close = true,
            _ => {}
        }
    }
    Ok(Some(head))
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    compressed: bool,
    cache: &'static str,
    policy: Option<&'static str>,
    location: Option<String>,
}

impl Answer {
    fn plain(status: u16, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: text.as_bytes().to_vec(),
            compressed: false,
            cache: "no-store",
            policy: Some(WORKER_POLICY),
            location: None,
        }
    }
}

fn answer(head: &Head, folder: &Path, base: &str, faults: &Faults) -> Answer {
    if head.method != "GET" && head.method != "HEAD" {
        return Answer::plain(405, "Only GET and HEAD.\n");
    }
    let path = head.target.split(['?', '#']).next().unwrap_or_default();
    if path == base.trim_end_matches('/') && base != "/" {
        return Answer {
            location: Some(base.to_owned()),
            ..Answer::plain(308, "")
        };
    }
    let Some(path) = path.strip_prefix(base) else {
        return Answer::plain(404, "Not here.\n");
    };
    if path.contains('%') || path.contains('\\') || path.split('/').any(|part| part == "..") {
        return Answer::plain(404, "Not here.\n");
    }
    let path = if path.is_empty() { "index.html" } else { path };
    if let Some(body) = faults.replaced.get(path) {
        return found(path, body.clone(), false);
    }
    if faults.front_page_for.iter().any(|one| one == path) {
        return file(folder, "index.html", head.brotli).unwrap_or_else(|| Answer::plain(404, "Not here.\n"));
    }
    if let Some(answer) = file(folder, path, head.brotli) {
        return answer;
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') {
        // A missing file is missing; the front page in its place would be taken for the file.
        return Answer::plain(404, "Not here.\n");
    }
    if faults.plain_host {
        return file(folder, "404.html", head.brotli).map_or_else(
            || Answer::plain(404, "Not here.\n"),
            |page| Answer { status: 404, ..page },
        );
    }
    file(folder, "index.html", head.brotli).unwrap_or_else(|| Answer::plain(404, "Not here.\n"))
}

fn file(folder: &Path, path: &str, brotli: bool) -> Option<Answer> {
    let full = folder.join(path);
    if brotli && let Ok(body) = fs::read(folder.join(format!("{path}.br"))) {
        return Some(found(path, body, true));
    }
    let body = fs::read(full).ok()?;
    Some(found(path, body, false))
}

fn found(path: &str, body: Vec<u8>, compressed: bool) -> Answer {
    let kind = media_type(path);
    let cache = if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let policy = match path {
        "sw.js" => Some(WORKER_POLICY),
        _ if kind.starts_with("text/html") => Some(PAGE_POLICY),
        _ => None,
    };
    Answer {
        status: 200,
        kind,
        body,
        compressed,
        cache,
        policy,
        location: None,
    }
}

/// Trunk puts a hash of 16 hex digits into the name of everything it processed.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '.', '_'])
        .any(|part| part.len() >= 15 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

fn send(writer: &mut TcpStream, head: &Head, answer: Answer) -> std::io::Result<()> {
    let tag: String = hex(&answer.body).chars().take(20).collect();
    let tag = format!("\"{tag}\"");
    let unchanged = answer.status == 200 && head.if_none_match.as_deref() == Some(tag.as_str());
    let status = if unchanged { 304 } else { answer.status };
    let body: &[u8] = if unchanged { &[] } else { &answer.body };
    let mut text = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\nVary: Accept-Encoding\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nPermissions-Policy: {PERMISSIONS}\r\n",
        reason(status),
        answer.kind,
        body.len(),
        answer.cache,
    );
    if answer.status == 200 {
        text.push_str(&format!("ETag: {tag}\r\n"));
    }
    if answer.compressed && !unchanged {
        text.push_str("Content-Encoding: br\r\n");
    }
    if let Some(policy) = answer.policy {
        text.push_str(&format!("Content-Security-Policy: {policy}\r\n"));
    }
    if let Some(location) = &answer.location {
        text.push_str(&format!("Location: {location}\r\n"));
    }
    text.push_str(if head.close {
        "Connection: close\r\n\r\n"
    } else {
        "\r\n"
    });
    let mut bytes = text.into_bytes();
    if head.method != "HEAD" {
        bytes.extend_from_slice(body);
    }
    writer.write_all(&bytes)?;
    writer.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        308 => "Permanent Redirect",
        404 => "Not Found",
        _ => "Method Not Allowed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::write;
    use crate::paths;

    /// The head and the body of what is answered.
    fn asked(server: &Server, path: &str, more: &str) -> (String, Vec<u8>) {
        let address = server.url();
        let host = address
            .trim_start_matches("http://")
            .split('/')
            .next()
            .unwrap_or_default();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or(all.len() - 4);
        let body = all.split_off(end + 4);
        (String::from_utf8(all).unwrap(), body)
    }

    #[test]
    fn files_come_with_their_kind_how_long_they_keep_and_what_the_page_may_do() {
        let site = paths::variant("server-headers");
        let hashed = "tenth-0123456789abcdef_bg.wasm";
        for (name, body) in [
            ("index.html", "page"),
            ("404.html", "page for what is not there"),
            ("sw.js", "worker"),
            ("manifest.webmanifest", "{}"),
            (hashed, "program"),
            ("tenth-0123456789abcdef_bg.wasm.br", "compressed"),
        ] {
            write(&site.join(name), body.as_bytes()).unwrap();
        }
        let server = Server::start(&site, "/in/", 0).unwrap();
        let page = asked(&server, "/in/journal/2026-11-12", "");
        assert!(page.0.starts_with("HTTP/1.1 200 "), "{}", page.0);
        assert_eq!(page.1, b"page");
        for line in [
            "Content-Type: text/html; charset=utf-8",
            "Cache-Control: no-cache",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Cross-Origin-Opener-Policy: same-origin",
            "frame-ancestors 'none'",
        ] {
            assert!(page.0.contains(line), "{line} is not in {}", page.0);
        }
        assert!(!page.0.contains("unsafe-inline"));

        let program = asked(&server, &format!("/in/{hashed}"), "Accept-Encoding: gzip, br\r\n");
        assert_eq!(program.1, b"compressed");
        for line in [
            "Content-Type: application/wasm",
            "Content-Encoding: br",
            "Vary: Accept-Encoding",
            "max-age=31536000, immutable",
        ] {
            assert!(program.0.contains(line), "{line} is not in {}", program.0);
        }
        let plain = asked(&server, &format!("/in/{hashed}"), "");
        assert_eq!(plain.1, b"program");
        assert!(!plain.0.contains("Content-Encoding"));

        let worker = asked(&server, "/in/sw.js", "");
        assert!(worker.0.contains("Cache-Control: no-cache"));
        assert!(worker.0.contains("text/javascript"));
        assert!(worker.0.contains(WORKER_POLICY));
        assert!(
            asked(&server, "/in/manifest.webmanifest", "")
                .0
                .contains("application/manifest+json")
        );

        let tag = page
            .0
            .lines()
            .find_map(|line| line.strip_prefix("ETag: "))
            .unwrap();
        let again = asked(&server, "/in/", &format!("If-None-Match: {tag}\r\n"));
        assert!(again.0.starts_with("HTTP/1.1 304 "));
        assert!(again.1.is_empty());

        for missing in [
            "/in/gone.wasm",
            "/in/../secret",
            "/in/%2e%2e/secret",
            "/elsewhere",
        ] {
            assert!(
                asked(&server, missing, "").0.starts_with("HTTP/1.1 404 "),
                "{missing}"
            );
        }
        server.set_faults(Faults {
            plain_host: true,
            ..Faults::default()
        });
        let deep = asked(&server, "/in/journal/2026-11-12", "");
        assert!(deep.0.starts_with("HTTP/1.1 404 "));
        assert_eq!(deep.1, b"page for what is not there");
    }
}
