//! Elements that stay as they are made: the many cells of a table, without the machinery for what is read live.
//! Knows nothing of what they show.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use super::follow;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that nobody changes. `None` inside only for a malformed name.
pub struct Plain(Option<Element>);

impl Plain {
    /// An element of a name.
    pub fn new(tag: &str) -> Self {
        Self(document().create_element(tag).ok())
    }

    /// An element of a drawing.
    pub fn drawn(tag: &str) -> Self {
        Self(document().create_element_ns(Some(SVG), tag).ok())
    }

    /// With an attribute.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            // Fails only for a malformed name.
            let _ = element.set_attribute(name, value);
        }
        self
    }

    /// With words at its end.
    #[must_use]
    pub fn words(self, words: &str) -> Self {
        if let Some(element) = &self.0 {
            // Fails only for what cannot be inside another thing.
            let _ = element.append_with_str_1(words);
        }
        self
    }

    /// With another element at its end.
    #[must_use]
    pub fn holding(self, inner: Self) -> Self {
        self.holding_all([inner])
    }

    /// With more elements at its end.
    #[must_use]
    pub fn holding_all(self, inner: impl IntoIterator<Item = Self>) -> Self {
        if let Some(element) = &self.0 {
            append(element, inner);
        }
        self
    }
}

fn append(element: &Element, inner: impl IntoIterator<Item = Plain>) {
    for inner in inner.into_iter().filter_map(|plain| plain.0) {
        // Fails only for what cannot be inside another thing.
        let _ = element.append_child(&inner);
    }
}

/// Keeps what is in an element: makes it anew when something changes that it is made of.
pub fn fill<E>(holder: NodeRef<E>, content: impl Fn() -> Vec<Plain> + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    follow(move || {
        if let Some(element) = holder.get() {
            let element: &Element = element.as_ref();
            element.set_text_content(None);
            append(element, content());
        }
    });
}
