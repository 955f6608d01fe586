//! A drawing of the page as a picture of its own: its looks written into it, as SVG text or as PNG.
//! Knows no chart; asks nobody for anything and leaves the page as it is.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::files;

/// A drawing that looks the same outside of the page.
pub struct Picture {
    svg: String,
    width: u32,
    height: u32,
}

/// What a style sheet says of a mark that a picture has to say itself.
const OF_MARKS: [&str; 7] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
];
/// What it says of words.
const OF_WORDS: [&str; 8] = [
    "fill",
    "stroke",
    "stroke-width",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
];
/// Around the drawing, in pixels.
const MARGIN: u32 = 16;
/// Above the drawing, for its title, in pixels.
const HEAD: u32 = 28;
/// About the width of a letter of the title, in pixels.
const LETTER: u32 = 8;
/// Pixels of a PNG for one of the page.
const SCALE: u32 = 2;

impl Picture {
    /// The first drawing of the class `chart` in an element, under a title, in the colours it has now.
    pub fn of(holder: &Element, title: &str) -> Option<Self> {
        let shown = holder.query_selector("svg.chart").ok()??;
        let drawing: Element = shown.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let width = whole_pixels(&shown.get_attribute("width")?)?;
        let height = whole_pixels(&shown.get_attribute("height")?)?;
        let letters = u32::try_from(title.chars().count()).unwrap_or(u32::MAX);
        let width = width.max(letters.saturating_mul(LETTER));
        let all = (
            width.saturating_add(2 * MARGIN),
            height.saturating_add(2 * MARGIN + HEAD),
        );
        look_the_same(&shown, &drawing)?;
        set_out(&drawing, all, title, &shown)?;
        let svg = web_sys::XmlSerializer::new()
            .ok()?
            .serialize_to_string(&drawing)
            .ok()?;
        Some(Self {
            svg,
            width: all.0,
            height: all.1,
        })
    }

    /// The picture as SVG text.
    pub fn as_svg(&self) -> &str {
        &self.svg
    }

    /// Offers it as a file to save; `false` when the browser refuses.
    pub fn offer_svg(&self, name: &str) -> bool {
        files::offer(name, &self.svg)
    }

    /// Draws it and offers the PNG as a file to save; `false` when the browser refuses.
    pub async fn offer_png(&self, name: &str) -> bool {
        let png = self.png().await;
        png.and_then(|png| files::offer_blob(name, &png)).is_some()
    }

    /// The picture as a PNG.
    pub async fn png(&self) -> Option<web_sys::Blob> {
        let image = web_sys::HtmlImageElement::new().ok()?;
        let parts = js_sys::Array::of1(&JsValue::from_str(&self.svg));
        let options = web_sys::BlobPropertyBag::new();
        options.set_type("image/svg+xml");
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        image.set_src(&url);
        let is_there = JsFuture::from(image.decode()).await;
        let _ = web_sys::Url::revoke_object_url(&url);
        is_there.ok()?;
        let canvas = document()?.create_element("canvas").ok()?;
        let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
        let (width, height) = (
            self.width.saturating_mul(SCALE),
            self.height.saturating_mul(SCALE),
        );
        canvas.set_width(width);
        canvas.set_height(height);
        let paper: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        paper
            .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into())
            .ok()?;
        let made = js_sys::Promise::new(&mut |done, refused| {
            if canvas.to_blob(&done).is_err() {
                let _ = refused.call0(&JsValue::NULL);
            }
        });
        JsFuture::from(made).await.ok()?.dyn_into().ok()
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Writes the looks of every mark of the page's drawing into its copy.
fn look_the_same(shown: &Element, drawing: &Element) -> Option<()> {
    let window = web_sys::window()?;
    let (originals, copies) = (
        shown.query_selector_all("*").ok()?,
        drawing.query_selector_all("*").ok()?,
    );
    for place in 0..originals.length() {
        let original: Element = originals.get(place)?.dyn_into().ok()?;
        let copy: Element = copies.get(place)?.dyn_into().ok()?;
        let style = window.get_computed_style(&original).ok()??;
        let names: &[&str] = match original.tag_name().as_str() {
            "text" | "tspan" => &OF_WORDS,
            _ => &OF_MARKS,
        };
        for name in names {
            copy.set_attribute(name, &style.get_property_value(name).ok()?)
                .ok()?;
        }
        copy.remove_attribute("class").ok()?;
    }
    Some(())
}

/// Makes room around a drawing, puts paper under it and its title above it.
fn set_out(drawing: &Element, (width, height): (u32, u32), title: &str, shown: &Element) -> Option<()> {
    let document = document()?;
    let left = ["-", &MARGIN.to_string()].concat();
    let top = ["-", &(MARGIN + HEAD).to_string()].concat();
    let (width, height) = (width.to_string(), height.to_string());
    let made = |name: &str, attributes: &[(&str, &str)]| {
        let element = document
            .create_element_ns(Some("http://www.w3.org/2000/svg"), name)
            .ok()?;
        for (name, value) in attributes {
            element.set_attribute(name, value).ok()?;
        }
        Some(element)
    };
    let window = web_sys::window()?;
    let of = |element: &Element, name: &str| {
        window
            .get_computed_style(element)
            .ok()??
            .get_property_value(name)
            .ok()
    };
    let root = document.document_element()?;
    let paper = of(&root, "background-color").filter(|colour| !colour.starts_with("rgba(0"));
    let paper = paper.or_else(|| of(document.body()?.as_ref(), "background-color"));
    let paper = made(
        "rect",
        &[
            ("x", &left),
            ("y", &top),
            ("width", &width),
            ("height", &height),
            ("fill", &paper.unwrap_or_else(|| "white".to_owned())),
        ],
    )?;
    let words = shown.query_selector("text").ok()?;
    let font = words
        .and_then(|words| of(&words, "font-family"))
        .unwrap_or_default();
    let ink = of(&root, "color").unwrap_or_default();
    let head = made(
        "text",
        &[
            ("x", "0"),
            ("y", "-18"),
            ("fill", &ink),
            ("font-family", &font),
            ("font-size", "14"),
            ("font-weight", "600"),
        ],
    )?;
    head.set_text_content(Some(title));
    let first = drawing.first_child();
    drawing.insert_before(&paper, first.as_ref()).ok()?;
    drawing.insert_before(&head, first.as_ref()).ok()?;
    let view = [left.as_str(), &top, &width, &height].join(" ");
    for (name, value) in [("viewBox", view.as_str()), ("width", &width), ("height", &height)] {
        drawing.set_attribute(name, value).ok()?;
    }
    drawing.remove_attribute("class").ok()
}

/// A length such as `350.4`, rounded up. Reading it as a fraction would bring tables that are larger than this room.
fn whole_pixels(length: &str) -> Option<u32> {
    let (whole, rest) = length.split_once('.').unwrap_or((length, "0"));
    let more = u32::from(rest.bytes().any(|digit| digit != b'0'));
    whole.parse::<u32>().ok()?.checked_add(more)
}
