//! The cuts through the program: what is written inside `later!` is in another file than the first.
//! Knows nothing of what is inside.
//!
//! Whatever is reached from the functions of one part and from nowhere else goes into that part's file with them; what
//! two parts reach goes into a file for both.
//! `xtask/src/program.rs` does the cutting; in development there is one file, and nothing to wait for.

/// A function that is in another part of the program. Calling it fetches that first, and fails if it cannot be had.
/// After `fetched by …` has succeeded, which only fetches, a call has nothing left to wait for.
#[cfg(split)]
macro_rules! later {
    (fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty $body:block in $part:ident fetched by $fetch:ident) => {
        // Imports and exports by name are unsafe in themselves; the tool that cuts sees to it that they fit.
        #[allow(unsafe_code)]
        #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload($fetch), fallible)]
        fn $name($($argument: $kind),*) -> Result<$result, ::leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }
    };
}

/// A function that would be in another part of the program if it were cut.
#[cfg(not(split))]
macro_rules! later {
    (fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty $body:block in $part:ident fetched by $fetch:ident) => {
        async fn $fetch() -> Result<(), ::std::convert::Infallible> {
            Ok(())
        }
        async fn $name($($argument: $kind),*) -> Result<$result, ::std::convert::Infallible> {
            $fetch().await?;
            Ok($body)
        }
    };
}

pub(crate) use later;
