//! The ruler: one path a kind.

use tenth::charts::{Ruler, RulerDay};

#[test]
fn every_kind_of_day_has_a_shape_of_its_own_in_one_path() {
    use RulerDay::*;
    let ruler = Ruler::of(&[Dose, Plain, Skipped, Missed, Planned, Dose]);
    assert_eq!(ruler.width, 60);
    assert_eq!(ruler.doses, "M5 28V4M55 28V4");
    assert_eq!(ruler.days, "M15 28v-6");
    assert_eq!(ruler.skipped, "M22 28V5h6V28");
    assert_eq!(ruler.missed, "M31 18h8");
    assert_eq!(ruler.planned, "M45 28V4");
    assert_eq!(Ruler::mark_below(2), "M25 31l4 6h-8Z");
    assert_eq!(Ruler::of(&[]), Ruler::default());
}
