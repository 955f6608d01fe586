//! Values that are read live: whoever reads one in a view or a memo is run again when it has changed.
//! Knows no view.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// What can be held. The default stands in for a value that is gone because the part that made it is:
/// something that still runs then, such as a timer, reads it instead of stopping the program.
pub trait Value: Clone + Default + Send + Sync + 'static {}

impl<T: Clone + Default + Send + Sync + 'static> Value for T {}

/// Any value, without its type.
type Held = Arc<dyn Any + Send + Sync>;

/// A value that is read live. A handle: copying it is free, and it lives as long as the part that made it.
pub struct Live<T> {
    held: Signal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: Value> Live<T> {
    /// A value that is worked out at every reading: for what is cheap.
    pub fn of(work: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::new(derived(Box::new(work)))
    }

    /// A value that is worked out again only after something it has read changed, and that counts as changed
    /// only if it differs.
    pub fn memo(work: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::new(memo(Box::new(work), differ::<T>))
    }

    /// A value that never changes.
    pub fn just(value: T) -> Self {
        Self::new(Signal::stored(hold(value)))
    }

    const fn new(held: Signal<Held>) -> Self {
        Self {
            held,
            of: PhantomData,
        }
    }
}

impl<T: Value> Default for Live<T> {
    fn default() -> Self {
        Self::just(T::default())
    }
}

impl<T: Value> From<T> for Live<T> {
    fn from(value: T) -> Self {
        Self::just(value)
    }
}

impl<T: Value> From<Slot<T>> for Live<T> {
    fn from(slot: Slot<T>) -> Self {
        slot.live()
    }
}

impl From<&str> for Live<String> {
    fn from(text: &str) -> Self {
        Self::just(text.to_owned())
    }
}

impl From<&str> for Live<Option<String>> {
    fn from(text: &str) -> Self {
        Self::just(Some(text.to_owned()))
    }
}

impl From<String> for Live<Option<String>> {
    fn from(text: String) -> Self {
        Self::just(Some(text))
    }
}

/// A place for a value that is set and read live. A handle, as [`Live`] is.
pub struct Slot<T> {
    held: RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slot<T> {}

impl<T: Value> Slot<T> {
    /// A place that holds a value.
    pub fn new(value: T) -> Self {
        Self {
            held: RwSignal::new(hold(value)),
            of: PhantomData,
        }
    }

    /// For readers only.
    pub fn live(self) -> Live<T> {
        if self.held.is_disposed() {
            return Live::default();
        }
        Live::new(self.held.into())
    }

    /// Puts a value, and lets everybody know who has read it. A place that is gone takes nothing.
    pub fn set(self, value: T) {
        put(self.held, hold(value));
    }

    /// Puts what it is called with.
    pub fn setter(self) -> Callback<T> {
        Callback::new(move |value| self.set(value))
    }

    /// Changes the value where it is, and lets everybody know who has read it. While it is being changed the place
    /// is empty.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = typed(take(self.held));
        change(Arc::make_mut(&mut value));
        put(self.held, value);
    }
}

impl<T: Value> Default for Slot<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// Reading is the same for a value and for a place that holds one.
macro_rules! reads {
    ($handle:ident) => {
        impl<T: Value> $handle<T> {
            /// The value, shared.
            pub fn read(self) -> Arc<T> {
                typed(self.held.try_get())
            }

            /// A copy of the value.
            pub fn get(self) -> T {
                T::clone(&self.read())
            }

            /// Something about the value.
            pub fn with<U>(self, tell: impl FnOnce(&T) -> U) -> U {
                tell(&self.read())
            }

            /// [`Self::read`] by somebody who does not want to hear of changes.
            pub fn read_untracked(self) -> Arc<T> {
                typed(self.held.try_get_untracked())
            }

            /// [`Self::get`] by somebody who does not want to hear of changes.
            pub fn get_untracked(self) -> T {
                T::clone(&self.read_untracked())
            }

            /// [`Self::with`] by somebody who does not want to hear of changes.
            pub fn with_untracked<U>(self, tell: impl FnOnce(&T) -> U) -> U {
                tell(&self.read_untracked())
            }

            /// [`Self::get_untracked`] by somebody who may outlive the value; `None` when it is gone.
            pub fn try_get_untracked(self) -> Option<T> {
                self.held
                    .try_get_untracked()
                    .map(|held| T::clone(&typed(Some(held))))
            }

            /// Asks to hear of changes.
            pub fn track(self) {
                drop(self.held.try_get());
            }
        }
    };
}

reads!(Live);
reads!(Slot);

/// How a value is worked out, without its type.
trait Work: Send + Sync {
    fn work(&self) -> Held;
}

impl<F, T> Work for F
where
    F: Fn() -> T + Send + Sync,
    T: Send + Sync + 'static,
{
    fn work(&self) -> Held {
        Arc::new(self())
    }
}

fn hold<T: Value>(value: T) -> Held {
    Arc::new(value)
}

fn typed<T: Value>(held: Option<Held>) -> Arc<T> {
    held.and_then(|held| held.downcast().ok()).unwrap_or_default()
}

fn differ<T: PartialEq + 'static>(before: Option<&Held>, after: Option<&Held>) -> bool {
    let [before, after] = [before, after].map(|held| held.and_then(|held| held.downcast_ref::<T>()));
    before != after
}

fn derived(work: Box<dyn Work>) -> Signal<Held> {
    Signal::derive(move || work.work())
}

fn memo(work: Box<dyn Work>, differ: fn(Option<&Held>, Option<&Held>) -> bool) -> Signal<Held> {
    Memo::new_with_compare(move |_| work.work(), differ).into()
}

fn put(place: RwSignal<Held>, value: Held) {
    place.try_set(value);
}

fn take(place: RwSignal<Held>) -> Option<Held> {
    place.try_update_untracked(|held| std::mem::replace(held, Arc::new(())))
}
