//! Builds the site: Trunk compiles and lays out the page, then the program is cut and the site finished. Knows what a build depends on, so that nothing is built twice.

use std::fs;
use std::path::{Path, PathBuf};

use crate::hash::{files_below, hex, read, read_text, write};
use crate::run::{command, quiet, step};
use crate::{Result, finish, paths, program, tools, worker};

/// What to build.
#[derive(Clone, Debug)]
pub struct Site {
    /// The repository, or a copy of it.
    pub source: PathBuf,
    /// Where the finished site goes.
    pub dist: PathBuf,
    /// The folder on the host, beginning and ending with `/`.
    pub base: String,
    /// Test levers compiled in (a button that panics). Never part of a release.
    pub test_hooks: bool,
    /// Where cargo puts its intermediate files; the usual place when absent.
    pub target: Option<PathBuf>,
}

impl Site {
    /// The release, for the root of a host, in `dist`.
    pub fn release() -> Self {
        let source = paths::root();
        Self {
            source,
            dist: paths::dist(),
            base: "/".to_owned(),
            test_hooks: false,
            target: None,
        }
    }

    /// The release with test levers, beside the others.
    pub fn with_test_hooks() -> Self {
        Self {
            dist: paths::variant("test-hooks"),
            test_hooks: true,
            ..Self::release()
        }
    }

    /// Where cargo puts its intermediate files.
    pub fn target_folder(&self) -> PathBuf {
        let usual = || std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let folder = self.target.clone().or_else(usual);
        self.source
            .join(folder.unwrap_or_else(|| PathBuf::from("target")))
    }
}

/// Builds and finishes a site unless the same inputs gave this very site before.
pub fn release(site: &Site) -> Result<()> {
    let inputs = fingerprint(site)?;
    let stamp = stamp_of(&site.dist);
    if site.dist.join("SHA256SUMS").exists() && read_text(&stamp).is_ok_and(|text| text == inputs) {
        println!("· {} is up to date", show_path(&site.dist));
        return Ok(());
    }
    tools::for_build()?;
    let _ = fs::remove_file(&stamp);
    step(
        &format!(
            "building the release into {} (2 to 4 minutes the first time)",
            show_path(&site.dist)
        ),
        || {
            trunk(site)?;
            program::replace(site)?;
            worker::add(site)?;
            finish::site(&site.dist, &site.base)
        },
    )?;
    write(&stamp, inputs.as_bytes())
}

fn trunk(site: &Site) -> Result<()> {
    fs::create_dir_all(&site.dist).map_err(|error| error.to_string())?;
    let mut trunk = command("trunk");
    trunk
        .current_dir(&site.source)
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&site.dist);
    if site.test_hooks {
        trunk.args(["--features", "test-hooks"]);
    }
    trunk.env(
        "CARGO_ENCODED_RUSTFLAGS",
        [
            compiler_options(&site.source),
            program::OPTIONS.map(str::to_owned).to_vec(),
        ]
        .concat()
        .join("\u{1f}"),
    );
    trunk.env_remove("RUSTFLAGS").env_remove("NO_COLOR");
    if let Some(target) = &site.target {
        trunk.env("CARGO_TARGET_DIR", target);
    }
    quiet(&mut trunk).map(|_| ())
}

/// Compiler options of a release. Among them those that keep this machine's folders out of the program, so that
/// any machine gets the same bytes.
pub fn compiler_options(source: &Path) -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let mut options = vec![
        // Views forget their types at component borders: a third of the size for a little speed.
        "--cfg=erase_components".to_owned(),
        format!("--remap-path-prefix={}=/tenth", source.display()),
        format!("--remap-path-prefix={}=/cargo", cargo.display()),
    ];
    // Short, because the program carries the name of every file in which something could go wrong.
    for registry in fs::read_dir(cargo.join("registry/src"))
        .into_iter()
        .flatten()
        .flatten()
    {
        options.push(format!("--remap-path-prefix={}=", registry.path().display()));
    }
    if let Ok(sysroot) = quiet(command("rustc").args(["--print", "sysroot"])) {
        let sysroot = sysroot.trim();
        options.push(format!("--remap-path-prefix={sysroot}=/rust"));
        options.push(format!(
            "--remap-path-prefix={sysroot}/lib/rustlib/src/rust/library=std"
        ));
    }
    options
}

/// Where the inputs of a finished site are noted; never inside the site.
fn stamp_of(dist: &Path) -> PathBuf {
    let name = dist.file_name().unwrap_or_default().to_string_lossy();
    paths::variant(&format!("{name}.inputs"))
}

/// A hash over everything the finished site depends on.
fn fingerprint(site: &Site) -> Result<String> {
    let mut list = format!("base {}\ntest hooks {}\n", site.base, site.test_hooks);
    for folder in ["src", "style", "public", "xtask/src", "xtask/node", "vendor"] {
        let folder_path = site.source.join(folder);
        for file in files_below(&folder_path)? {
            add(&mut list, &format!("{folder}/{file}"), &folder_path.join(&file))?;
        }
    }
    for file in [
        "index.html",
        "Trunk.toml",
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
    ] {
        add(&mut list, file, &site.source.join(file))?;
    }
    Ok(hex(list.as_bytes()))
}

fn add(list: &mut String, name: &str, path: &Path) -> Result<()> {
    list.push_str(name);
    list.push(' ');
    list.push_str(&hex(&read(path)?));
    list.push('\n');
    Ok(())
}

/// A path as a person in the repository would write it.
pub fn show_path(path: &Path) -> String {
    path.strip_prefix(paths::root())
        .unwrap_or(path)
        .display()
        .to_string()
}
