//! The composition root: starts the app and nothing else.

fn main() {
    tenth::app::start();
}
