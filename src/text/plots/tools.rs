//! The words of what can be taken along of a chart.
//! Knows no chart.

/// Takes the chart along as a picture that can be made larger.
pub const SAVE_SVG: &str = "Save as SVG";
/// Takes the chart along as a picture that every program opens.
pub const SAVE_PNG: &str = "Save as PNG";
/// Takes the numbers along.
pub const COPY_TABLE: &str = "Copy table";
/// The neutral name of a picture's file.
pub const SVG_NAME: &str = "chart.svg";
/// The neutral name of a picture's file.
pub const PNG_NAME: &str = "chart.png";
/// After a picture was offered.
pub const PICTURE_SAVED: &str = "The picture was given to the browser to save.";
/// The browser would not make it.
pub const PICTURE_REFUSED: &str = "The browser would not make the picture. Copying the table still works.";
/// The browser would not make it, but may make the other.
pub const PNG_REFUSED: &str = "The browser would not make this picture. Try the other kind, SVG.";
/// After a table was copied.
pub const TABLE_COPIED: &str = "The table is copied. Paste it into a spreadsheet or a message.";
/// The browser would not copy it.
pub const TABLE_NOT_COPIED: &str =
    "The browser would not copy the table. It is below: select all of it and copy it by hand.";
/// Names that field.
pub const TABLE_AS_TEXT: &str = "The table as text";
