//! One thing that is done a moment later, unless it is put off or called off.
//! Knows nothing of what is done.

use std::time::Duration;

use leptos::prelude::*;

/// A timer for one thing at a time. A handle: copying it is free. Call it off when its part is gone.
#[derive(Clone, Copy)]
pub struct Timer {
    running: StoredValue<Option<TimeoutHandle>>,
}

impl Default for Timer {
    fn default() -> Self {
        Self {
            running: StoredValue::new(None),
        }
    }
}

impl Timer {
    /// Does something after a while, in place of what was waiting.
    pub fn start(self, wait: Duration, task: impl FnOnce() + 'static) {
        self.put(wait, Box::new(task));
    }

    fn put(self, wait: Duration, task: Box<dyn FnOnce()>) {
        self.stop();
        self.running.set_value(set_timeout_with_handle(task, wait).ok());
    }

    /// Calls off what is waiting. To be called too by what was waiting, when it is done.
    pub fn stop(self) {
        if let Some(Some(handle)) = self.running.try_get_value() {
            handle.clear();
            self.running.set_value(None);
        }
    }

    /// Whether something is waiting.
    pub fn is_running(self) -> bool {
        self.running.try_get_value().flatten().is_some()
    }
}
