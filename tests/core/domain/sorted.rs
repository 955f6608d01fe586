//! The small maps, sets and the sorting agree with the standard ones.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tenth::domain::{SmallMap, SmallSet, sort, sort_by};

proptest! {
    #[test]
    fn sorting_agrees_with_the_standard_one(mut list in prop::collection::vec((0_u8..20, any::<u8>()), 0..200)) {
        let mut expected = list.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_by(&mut list, &|a, b| a.0.cmp(&b.0));
        prop_assert_eq!(&list, &expected);
        expected.sort();
        sort(&mut list);
        prop_assert_eq!(list, expected);
    }

    #[test]
    fn a_small_map_is_a_map(steps in prop::collection::vec((0_u8..12, prop::option::of(any::<u8>())), 0..60)) {
        let (mut small, mut standard) = (SmallMap::new(), BTreeMap::new());
        for (key, value) in steps {
            match value {
                Some(value) => prop_assert_eq!(small.insert(key, value), standard.insert(key, value)),
                None => prop_assert_eq!(small.remove(&key), standard.remove(&key)),
            }
            prop_assert_eq!(small.get(&key), standard.get(&key));
            small.update(key ^ 1, |value: &mut u8| *value = value.wrapping_add(1));
            let held = standard.entry(key ^ 1).or_default();
            *held = held.wrapping_add(1);
            prop_assert_eq!(small.contains_key(&key), standard.contains_key(&key));
        }
        prop_assert!(small.iter().eq(standard.iter()));
        prop_assert!(small.keys().eq(standard.keys()));
        prop_assert!(small.values().eq(standard.values()));
        prop_assert_eq!(small.len(), standard.len());
        prop_assert_eq!(small, standard.into_iter().collect());
    }

    #[test]
    fn a_small_set_is_a_set(steps in prop::collection::vec((0_u8..12, any::<bool>()), 0..60)) {
        let (mut small, mut standard) = (SmallSet::default(), BTreeSet::new());
        for (item, is_added) in steps {
            if is_added {
                prop_assert_eq!(small.insert(item), standard.insert(item));
            } else {
                prop_assert_eq!(small.remove(&item), standard.remove(&item));
            }
            prop_assert_eq!(small.contains(&item), standard.contains(&item));
        }
        prop_assert!(small.iter().eq(standard.iter()));
        prop_assert_eq!(small.is_empty(), standard.is_empty());
    }
}
