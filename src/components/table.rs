//! A table of finished words in a box that scrolls.
//! Knows nothing of what they say.

use leptos::prelude::*;

use super::TableBox;
use crate::live::view;

/// A table with a name for its box. The first cell of a row names it; the others are numbers.
pub fn table_of(name: &str, head: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
    let head: Vec<AnyView> = head
        .iter()
        .enumerate()
        .map(|(place, words)| column(place, words))
        .collect();
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    let name = name.to_owned();
    view! {
        <TableBox label=name>
            <table class="table">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableBox>
    }
}

fn column(place: usize, words: &'static str) -> AnyView {
    let class = if place == 0 { "" } else { "n" };
    view! { <th scope="col" class=class>{words}</th> }
}

fn row(cells: Vec<String>) -> AnyView {
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let others: Vec<AnyView> = cells.map(|cell| view! { <td class="n">{cell}</td> }).collect();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {others}
        </tr>
    }
}
