//! Long work that may rest in between, so that whoever does it can do something else meanwhile or call it off.
//! The work says where it may rest; whether it does is up to whoever does it. Knows no clock and no executor.

use std::future::poll_fn;
use std::mem::replace;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A place where the work may rest. There is one every few milliseconds of ten years (`cargo xtask simulate kernel`).
pub(super) async fn may_rest() {
    let mut has_rested = false;
    poll_fn(|context| {
        if replace(&mut has_rested, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Does work to its end without a rest.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = go_on(work.as_mut()) {
            return done;
        }
    }
}

/// Does work to its end, and `rest` wherever the work may rest. That says whether the work is still wanted: if not, it is
/// dropped where it stands and there is no result.
pub async fn with_rests<T>(work: impl Future<Output = T>, mut rest: impl AsyncFnMut() -> bool) -> Option<T> {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = go_on(work.as_mut()) {
            return Some(done);
        }
        if !rest().await {
            return None;
        }
    }
}

/// Goes on to the next place where the work may rest. Nothing needs to wake it: there it waits for nothing.
fn go_on<T>(work: Pin<&mut impl Future<Output = T>>) -> Poll<T> {
    work.poll(&mut Context::from_waker(Waker::noop()))
}
