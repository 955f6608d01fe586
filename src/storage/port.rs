//! The port through which everything is kept: a fallible map from key to text.
//! Knows no journal and no browser.

/// The prefix of every key that is ours. Other keys on the same origin belong to somebody else and are never touched.
pub const PREFIX: &str = "tenth.";

/// How many UTF-16 code units, keys and values together, a browser keeps for one origin.
pub const LIMIT: usize = 5_242_880;

/// Why a store did not do what it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The browser does not allow storage here.
    Denied,
    /// There is no room left.
    Full,
    /// Anything else.
    Other,
}

/// How many UTF-16 code units are in use, keys and values together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// By keys with our prefix.
    pub ours: usize,
    /// By everything on the origin.
    pub all: usize,
}

/// A place to keep text. Every call can fail and none may panic.
pub trait Store {
    /// The value of a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a value; on an error the old value is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes a key; removing an absent one is no error.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// Every key with our [`PREFIX`], in any order.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// How much is in use.
    fn usage(&self) -> Result<Usage, StoreError>;
}

/// The length of a text as a browser counts it.
pub fn units(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
}
