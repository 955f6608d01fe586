//! The composition root: mounts the app and nothing else.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main id="main">"Tenth"</main> });
}
