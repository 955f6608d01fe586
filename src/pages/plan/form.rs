//! The form of a plan: a new one, one like an earlier one, or one that is changed.
//! Knows the draft and when a confirmation is asked for; every check is `schedule`'s.

use leptos::prelude::*;

use super::form_parts::Fields;
use super::{Planning, add_plan, change_plan, show};
use crate::components::{ConfirmDialog, Look, button, meta};
use crate::domain::{Plan, RecordId};
use crate::live::{Live, Slot, view};
use crate::platform::document;
use crate::schedule::{Notice, PlanDraft, plan_notices};
use crate::text::components as part_words;
use crate::text::plan::{self as plan_words, form as words, kept};

/// A new plan, perhaps like an earlier one.
pub(super) fn new_plan(planning: Planning, like: Option<RecordId>) -> AnyView {
    let today = planning.app.today();
    let earlier = like.and_then(|id| plan_of(planning, id));
    let draft = earlier.map_or_else(PlanDraft::default, |plan| PlanDraft {
        kept_free: Vec::new(),
        pauses: Vec::new(),
        ..PlanDraft::of(&plan)
    });
    let draft = PlanDraft {
        start: Some(today),
        ..draft
    };
    form(planning, None, draft)
}

/// The plan that is there.
pub(super) fn changed_plan(planning: Planning, id: RecordId) -> AnyView {
    match plan_of(planning, id) {
        Some(plan) => form(planning, Some(id), PlanDraft::of(&plan)),
        None => meta(plan_words::GONE),
    }
}

fn plan_of(planning: Planning, id: RecordId) -> Option<Plan> {
    let journal = planning.app.journal;
    journal.with_untracked(|journal| journal.plan(id).cloned())
}

fn form(planning: Planning, id: Option<RecordId>, draft: PlanDraft) -> AnyView {
    let fields = Fields::new(planning, &draft);
    // A plan that waits for a confirmation, and why.
    let asked = Slot::new(None::<(Plan, String)>);
    let save = move |plan: Plan| {
        match id {
            Some(id) => change_plan(planning.app, id, |known| *known = plan),
            None => add_plan(planning.app, plan),
        }
        show(planning.open, None);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let draft = fields.read(draft.clone());
        let read = planning.app.journal.with_untracked(|journal| {
            let plans = journal.plans();
            let known = id.and_then(|id| Some((id, journal.plan(id)?)));
            draft.read(known, &plans)
        });
        match read {
            Ok(plan) => {
                fields.mark(Vec::new());
                match doubts(planning, &plan) {
                    Some(why) => asked.set(Some((plan, why))),
                    None => save(plan),
                }
            }
            Err(wrong) => {
                fields.mark(wrong);
                document::focus_wrong(&event);
            }
        }
    };
    let confirm = Callback::new(move |()| {
        if let Some((plan, _)) = asked.get_untracked() {
            asked.set(None);
            save(plan);
        }
    });
    let why = Live::of(move || asked.get().map(|(_, why)| why).unwrap_or_default());
    let is_new = id.is_none();
    let heading = (!is_new).then(|| view! { <h3>{words::CHANGE_PLAN}</h3> });
    let how = (!is_new).then(|| meta(words::CHANGES_ALL));
    let cancel =
        (!is_new).then(|| button(Look::Plain, part_words::CANCEL, move || show(planning.open, None)));
    view! {
        <form class="stack" on:submit=submit>
            {heading}
            {how}
            {fields.drawn()}
            {meta(words::CONFIRMS)}
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {if is_new { words::START } else { plan_words::SAVE }}
                </button>
                {cancel}
            </div>
            <ConfirmDialog
                is_open=Live::of(move || asked.with(Option::is_some))
                title=words::SURE_TITLE
                text=why
                action=words::SURE
                on_confirm=confirm
                on_cancel=Callback::new(move |()| asked.set(None))
            />
        </form>
    }
}

/// What asks for a confirmation: little rest. Nothing is refused.
fn doubts(planning: Planning, plan: &Plan) -> Option<String> {
    let asks = |notice: &Notice| {
        matches!(
            notice,
            Notice::LongCycle { .. } | Notice::ShortRest { .. } | Notice::NoRest
        )
    };
    let doubts: Vec<String> = plan_notices(plan)
        .into_iter()
        .filter(asks)
        .map(|notice| kept::notice(notice, &planning.app.locale))
        .collect();
    (!doubts.is_empty()).then(|| doubts.join(" "))
}
