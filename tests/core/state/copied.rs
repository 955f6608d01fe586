//! What is said of the recovery copy, held against what it has.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tenth::state::copied::Copied;

/// What happens to the copy, in any order.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// A save cannot be copied.
    Fails,
    /// One of the comparisons reads what the copy has.
    Reads(usize),
    /// It brings the copy up to date with what was saved when it read.
    Ends(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Fails),
        (0..2_usize).prop_map(Event::Reads),
        (0..2_usize).prop_map(Event::Ends),
    ]
}

proptest! {
    /// Two that catch up at once, and saves that fail meanwhile: behind is said if, and in the end only if, it is.
    #[test]
    fn the_copy_is_said_to_have_what_it_has(events in proptest::collection::vec(event(), 0..40)) {
        let mut copied = Copied::default();
        let mut lacks: BTreeSet<usize> = BTreeSet::new();
        let mut reading: [Option<(u64, BTreeSet<usize>)>; 2] = [None, None];
        for (save, event) in events.into_iter().enumerate() {
            match event {
                Event::Fails => {
                    lacks.insert(save);
                    copied.doubt();
                }
                Event::Reads(which) => reading[which] = Some((copied.doubts(), lacks.clone())),
                Event::Ends(which) => {
                    if let Some((doubts, seen)) = reading[which].take() {
                        lacks.retain(|save| !seen.contains(save));
                        copied.settle(doubts);
                    }
                }
            }
            prop_assert_eq!(copied.is_behind(), !lacks.is_empty());
        }
    }
}
