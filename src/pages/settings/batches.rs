//! The batches: each with what is stated about it, what is left of it and for how long.
//! Knows the store; every number comes from `schedule` and `analysis`.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::batch_form::batch_form;
use super::correction_form::correction_form;
use super::substances::{Open, add_button, button_id, show};
use crate::analysis::{BatchUse, batch_uses};
use crate::components::{quiet, visually_hidden};
use crate::domain::{Amount, Batch, Body, Dosage, Journal, Plan, RecordId, sort_by};
use crate::live::{Slot, view};
use crate::schedule::{Calendar, Course, Stock, content_of, counts, lasts, stocks, uncounted};
use crate::state::{AppState, selectors};
use crate::text::entry::Style;
use crate::text::{Locale, batch as words, components as part_words, date, names, settings as page_words};

/// The list, the open form among it, and the button that adds one.
pub(super) fn batches(app: AppState, open: Slot<Option<Open>>) -> AnyView {
    let (today, style, is_reading) = (app.today(), app.style(), app.loading.get());
    let all: Vec<(RecordId, Batch, Row)> = app.journal.with(|journal| {
        let known = Known::of(journal, today, style, is_reading);
        let all = all_batches(journal).into_iter();
        all.map(|(id, batch)| {
            let row = known.row(journal, id, &batch);
            (id, batch, row)
        })
        .collect()
    });
    let empty = all.is_empty().then(|| quiet(page_words::NO_BATCHES));
    let rows = all.into_iter().map(|(id, batch, shown)| match open.get() {
        Some(Open::Batch(Some(opened))) if opened == id => {
            let form = batch_form(app, Some((id, batch)), open);
            view! { <li class="editor">{form}</li> }
        }
        Some(Open::Correction(opened)) if opened == id => match shown.stock {
            Some(stock) => {
                let form = correction_form(app, id, &batch, stock, open);
                view! { <li class="editor">{form}</li> }
            }
            None => row(id, &batch, shown, open),
        },
        _ => row(id, &batch, shown, open),
    });
    let rows = rows.collect_view();
    let adding = if open.get() == Some(Open::Batch(None)) {
        view! { <div class="editor">{batch_form(app, None, open)}</div> }
    } else {
        add_button(page_words::ADD_BATCH, Open::Batch(None), open)
    };
    view! {
        {empty}
        <ul class="rows rows--framed">{rows}</ul>
        {adding}
    }
}

fn all_batches(journal: &Journal) -> Vec<(RecordId, Batch)> {
    let found = journal.entries().filter_map(|(id, entry)| match &entry.body {
        Body::Batch(batch) => Some((id, batch.clone())),
        _ => None,
    });
    let mut found: Vec<(RecordId, Batch)> = found.collect();
    sort_by(&mut found, &|(_, a), (_, b)| {
        (a.finished, b.opened, &a.label).cmp(&(b.finished, a.opened, &b.label))
    });
    found
}

/// A batch in words.
struct Row {
    title: String,
    lines: Vec<String>,
    stock: Option<Stock>,
}

/// What is known of all batches together, read once.
struct Known {
    uses: Vec<BatchUse>,
    stocks: Vec<(RecordId, Stock)>,
    course: Option<Course>,
    /// The day from which on doses are planned.
    from: NaiveDate,
    today: NaiveDate,
    style: Style,
    is_reading: bool,
}

impl Known {
    fn of(journal: &Journal, today: NaiveDate, style: Style, is_reading: bool) -> Self {
        let calendar = Calendar::of_today(journal, today, None);
        let course = calendar.course_on(today).or_else(|| calendar.course_after(today));
        let from = if calendar.happened.has_dose(today) {
            today.succ_opt().unwrap_or(today)
        } else {
            today
        };
        Self {
            uses: batch_uses(journal),
            stocks: stocks(journal),
            course: course.cloned(),
            from,
            today,
            style,
            is_reading,
        }
    }

    fn row(&self, journal: &Journal, id: RecordId, batch: &Batch) -> Row {
        let used = self.uses.iter().find(|known| known.batch == id);
        let since = batch.opened.or_else(|| used.map(|used| used.first));
        let since = since.map(|day| self.day(day));
        let stock = self.stocks.iter().find(|(known, _)| *known == id);
        let stock = stock.map(|(_, stock)| *stock).filter(|_| !self.is_reading);
        let mut lines = vec![facts(journal, batch, &self.style.locale)];
        if self.is_reading {
            lines.push(words::STILL_READING.to_owned());
        } else {
            lines.extend(self.counted(journal, id, batch, used, stock));
        }
        lines.retain(|line| !line.is_empty());
        Row {
            title: words::title(batch.label.as_str(), since.as_deref(), batch.finished),
            lines,
            stock,
        }
    }

    fn counted(
        &self,
        journal: &Journal,
        id: RecordId,
        batch: &Batch,
        used: Option<&BatchUse>,
        stock: Option<Stock>,
    ) -> Vec<String> {
        let locale = &self.style.locale;
        let taken = || {
            let last = used.map(|used| self.day(used.last));
            words::doses(used.map_or(0, |used| used.doses), last.as_deref())
        };
        if batch.finished {
            return vec![taken()];
        }
        let mut lines = Vec::new();
        let each = self.planned(id, batch);
        let each = each.or_else(|| selectors::usual_amount_of_batch(journal, id, batch));
        match stock {
            None => lines.push(taken()),
            Some(stock) => {
                let lasting = each.and_then(|each| {
                    let course = self
                        .course
                        .as_ref()
                        .filter(|course| takes_from(&course.plan, id, batch));
                    let lasting = lasts(&stock, batch, each, course, self.from)?;
                    Some((lasting, each))
                });
                let is_potency_known = batch.potency.is_some();
                let hide = self.style.hide_amounts;
                lines.push(words::left(&stock, lasting, is_potency_known, hide, locale));
                let until = lasting.and_then(|(lasting, _)| lasting.until);
                lines.extend(until.map(|day| words::lasts_until(&self.day(day))));
            }
        }
        if let Some(each) = each.filter(|_| !self.style.hide_amounts) {
            let dosage = Dosage::exactly(each);
            let content = content_of(journal, dosage, batch.substance, Some(id));
            lines.extend(content.map(|content| words::content(content, dosage, locale)));
        }
        let missed = uncounted(journal, id, batch);
        if !missed.is_empty() {
            lines.push(words::uncounted(&missed, self.today, locale));
        }
        if used.is_none() {
            lines.push(words::BEGIN_LOW.to_owned());
        }
        lines
    }

    /// What the plan takes from this batch at a time.
    fn planned(&self, id: RecordId, batch: &Batch) -> Option<Amount> {
        let plan = &self.course.as_ref()?.plan;
        let amount = plan.dosage.filter(|_| plan.batch == Some(id))?.amount;
        counts(batch, amount).then_some(amount)
    }

    fn day(&self, day: NaiveDate) -> String {
        date::mention(day, self.today, &self.style.locale)
    }
}

/// Whether a plan may be of this batch: it names no other, and no other substance.
fn takes_from(plan: &Plan, id: RecordId, batch: &Batch) -> bool {
    let is_of_substance =
        plan.substance.is_none() || batch.substance.is_none() || plan.substance == batch.substance;
    plan.batch.is_none_or(|named| named == id) && is_of_substance
}

/// What is stated about a batch, in a row.
fn facts(journal: &Journal, batch: &Batch, locale: &Locale) -> String {
    let of = batch.substance.and_then(|id| match &journal.entry(id)?.body {
        Body::Substance(substance) => Some(substance.name.as_str().to_owned()),
        _ => None,
    });
    let form = batch.form.map(|form| names::form(form).to_owned());
    let strain = batch.strain.as_ref().map(|strain| strain.as_str().to_owned());
    let potency = batch.potency.map(|potency| page_words::potency(potency, locale));
    let facts: Vec<String> = [of, form, strain, potency].into_iter().flatten().collect();
    facts.join(", ")
}

fn row(id: RecordId, batch: &Batch, shown: Row, open: Slot<Option<Open>>) -> AnyView {
    let Row { title, lines, stock } = shown;
    let hidden = [" ", batch.label.as_str()].concat();
    let correct = stock.filter(|_| !batch.finished).map(|_| {
        let what = Open::Correction(id);
        opener(words::CORRECT, hidden.clone(), what, open)
    });
    let lines = lines.into_iter();
    let lines = lines.map(|line| view! { <span class="row__meta">{line}</span> });
    view! {
        <li class="row row--plain">
            <span>
                <span class="row__title">{title}</span>
                {lines.collect_view()}
                {correct}
            </span>
            {opener(part_words::EDIT, hidden, Open::Batch(Some(id)), open)}
        </li>
    }
}

fn opener(word: &'static str, hidden: String, what: Open, open: Slot<Option<Open>>) -> AnyView {
    view! {
        <button
            class="button button--quiet"
            type="button"
            id=button_id(what)
            on:click=move |_| show(open, Some(what))
        >
            {word}
            {visually_hidden(hidden)}
        </button>
    }
}
