//! The app as an installed program: which build runs, whether a newer one waits, how to install it here.
//! Knows what `boot.js` says about the page; nothing of the journal and no words for people.
//!
//! Service worker, install prompt and update check live in `public/boot.js`, because they must work before this
//! program arrives and when it never does.

mod shell;

use crate::live::{Live, Slot};

/// The version in the changelog.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How this app can be installed in the browser at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Installation {
    /// It runs in a window of its own already.
    Installed,
    /// The browser will ask when [`install`] is called.
    Prompt,
    /// iPhone or iPad: Share, then Add to Home Screen. The installed app starts with storage of its own,
    /// so entries must be exported here and imported there.
    IosShare,
    /// Safari on a Mac: File, then Add to Dock. Storage of its own as well.
    MacDock,
    /// A browser menu that has an entry for it.
    Menu,
    /// Nothing is known; a bookmark does.
    #[default]
    Unknown,
}

impl Installation {
    fn from_shell(word: &str) -> Self {
        match word {
            "installed" => Self::Installed,
            "prompt" => Self::Prompt,
            "ios" => Self::IosShare,
            "mac-safari" => Self::MacDock,
            "menu" => Self::Menu,
            _ => Self::Unknown,
        }
    }

    /// Whether the installed app begins with an empty journal of its own.
    pub const fn has_own_storage(self) -> bool {
        matches!(self, Self::IosShare | Self::MacDock)
    }
}

/// What the page around the program knows, kept up to date.
#[derive(Clone, Copy)]
pub struct Pwa {
    /// A newer build is complete and waits for [`accept_update`].
    pub update_ready: Live<bool>,
    /// How to install, as of now.
    pub installation: Live<Installation>,
}

/// Begins to follow the page around the program. Call once, in the root of the app.
pub fn follow() -> Pwa {
    let update_ready = Slot::new(shell::update_ready());
    let installation = Slot::new(Installation::from_shell(&shell::installation()));
    crate::platform::document::on_window("tenth-shell", move || {
        update_ready.set(shell::update_ready());
        installation.set(Installation::from_shell(&shell::installation()));
    });
    Pwa {
        update_ready: update_ready.live(),
        installation: installation.live(),
    }
}

/// Starts the waiting build: the page is loaded again once. Everything must be saved before.
pub fn accept_update() {
    shell::accept_update();
}

/// Asks the host whether there is a newer build.
pub fn check_for_update() {
    shell::check_for_update();
}

/// Shows the browser's own question whether to install, where [`Installation::Prompt`] says that it can.
pub fn install() {
    shell::install();
}

/// The build's id: sixteen hex digits of a hash over all files, the same wherever it is served. Empty while developing.
pub fn build_id() -> String {
    shell::build()
}
