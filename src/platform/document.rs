//! The document: title, root attributes, focus, whether the page is seen.
//! Knows no route and no setting; it is told plain values.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// What the page's head states under a name, such as `worker`.
pub fn stated(name: &str) -> Option<String> {
    let selector = ["meta[name=\"", name, "\"]"].concat();
    let document = web_sys::window()?.document()?;
    document.query_selector(&selector).ok()??.get_attribute("content")
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Both calls fail only for malformed names, and ours are constants.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Moves the focus to the first element that matches, without scrolling to it. Returns whether there was one.
pub fn focus(selector: &str) -> bool {
    html_element(selector).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus from one of several exclusive words to the one that is chosen, where it is another.
pub fn focus_chosen() {
    let left = focused().filter(|element| {
        let is_left = element.matches("input[type=radio]:not(:checked)");
        is_left.is_ok_and(|is_left| is_left)
    });
    if let Some(name) = left.and_then(|element| element.get_attribute("name")) {
        focus(&["input[name=\"", &name, "\"]:checked"].concat());
    }
}

/// What has the focus now, if anything but the page itself.
pub fn focused() -> Option<web_sys::HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document
        .active_element()?
        .dyn_into::<web_sys::HtmlElement>()
        .ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Takes the focus away, so that what has it can go without the browser laying out a page that is half taken down.
pub fn leave_focus() {
    if let Some(element) = focused() {
        // Refused for nothing that has the focus.
        let _ = element.blur();
    }
}

/// Gives a lost focus back, one frame later: to where it was before if that is still there, otherwise to the first of
/// the selectors that matches something, otherwise to the page's heading, without scrolling there.
/// Does nothing while something has the focus.
pub fn focus_again(before: Option<web_sys::HtmlElement>, otherwise: Vec<String>) {
    let give_back = Closure::once_into_js(move || {
        if focused().is_some() {
            return;
        }
        let before = before.filter(|element| element.is_connected());
        let near = before.or_else(|| otherwise.iter().find_map(|selector| html_element(selector)));
        // Refused only for elements that are not shown.
        let _ = match near {
            Some(element) => element.focus(),
            None => focus_heading_in_place(),
        };
    });
    if let Some(window) = web_sys::window() {
        // Refused only for what is not a function.
        let _ = window.request_animation_frame(give_back.unchecked_ref());
    }
}

/// Moves the focus to the first field of a submitted form that is marked as wrong, or to what is said of several that
/// cannot be, one frame later, when they are marked. What it is folded away in is opened.
pub fn focus_wrong(submitted: &web_sys::Event) {
    let form = submitted
        .current_target()
        .and_then(|form| form.dyn_into::<web_sys::Element>().ok());
    let show = Closure::once_into_js(move || {
        let wrong = "[aria-invalid=true], .field__error[tabindex]";
        let field = form.and_then(|form| form.query_selector(wrong).ok().flatten());
        let folded = field
            .as_ref()
            .and_then(|field| field.closest("details").ok().flatten());
        if let Some(folded) = folded {
            // Refused only for names that no attribute can have.
            let _ = folded.set_attribute("open", "");
        }
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Refused only for elements that are not shown.
            let _ = field.focus();
        }
    });
    if let Some(window) = web_sys::window() {
        // Refused only for what is not a function.
        let _ = window.request_animation_frame(show.unchecked_ref());
    }
}

/// What the browser refuses in a field of a form, in place of its own words: whether the value lies outside the field's
/// ends, or else is not whole. The first refused field of the form gets the focus.
pub fn refused(event: &web_sys::Event) -> Option<Refused> {
    event.prevent_default();
    let field = event.target()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    let form = field.closest("form").ok().flatten();
    let first = form.and_then(|form| form.query_selector("input:invalid").ok().flatten());
    if first.is_some_and(|first| first.is_same_node(Some(&field))) {
        // Refused only for elements that are not shown.
        let _ = field.focus();
    }
    let is_outside = field.matches(":out-of-range").is_ok_and(|is_outside| is_outside);
    Some(if is_outside {
        Refused::Outside
    } else {
        Refused::NotWhole
    })
}

/// Why the browser refuses what is in a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It lies outside the field's ends.
    Outside,
    /// It is not whole, or cannot be.
    NotWhole,
}

fn focus_heading_in_place() -> Result<(), JsValue> {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    html_element("#main h1").map_or(Ok(()), |heading| heading.focus_with_options(&options))
}

fn html_element(selector: &str) -> Option<web_sys::HtmlElement> {
    let document = web_sys::window()?.document()?;
    document
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into::<web_sys::HtmlElement>()
        .ok()
}

/// Removes the first element that matches, such as the static shell.
pub fn remove(selector: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element {
        element.remove();
    }
}

/// Scrolls as far as is needed to show the first element that matches.
pub fn show(selector: &str) {
    let Some(element) = html_element(selector) else {
        return;
    };
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    if height.is_some_and(|height| element.get_bounding_client_rect().bottom() > height) {
        element.scroll_into_view_with_bool(false);
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether the page is hidden now.
pub fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Calls back for ever on an event of the window, such as `pagehide`.
pub fn on_window(event: &str, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = web_sys::window() {
        // Fails only for a missing callback.
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // Listens as long as the page lives.
    closure.forget();
}

/// Calls back for ever on an event of the document, such as `visibilitychange`.
pub fn on_document(event: &str, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        // Fails only for a missing callback.
        let _ = document.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // Listens as long as the page lives.
    closure.forget();
}

/// Whether there is room for two columns or more: 48 rem of ordinary text.
pub fn is_wide() -> bool {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width >= 768.0)
}

/// Opens the browser's own dialog for printing the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser without a printer refuses, and says so itself.
        let _ = window.print();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only inside a sandboxed frame, where nothing can be done.
        let _ = window.location().reload();
    }
}

/// Whether the `<details>` that an event comes from is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let element = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}
