//! Where things are. Knows folder names only.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Tools installed for this repository only; ignored by git.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Executables among the tools.
pub fn tools_bin() -> PathBuf {
    tools().join("bin")
}

/// A file of an npm package among the tools.
pub fn node_module(path: &str) -> PathBuf {
    tools().join("node/node_modules").join(path)
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Other builds of the site (with test levers, for a sub-path, the second of a double build).
pub fn variant(name: &str) -> PathBuf {
    root().join("target").join("sites").join(name)
}
