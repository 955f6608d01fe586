//! The same ten years with a plan for each of them: eleven plans, one after the other, the last one running.
//! Knows no browser.

use chrono::{Days, NaiveDate};
use tenth::domain::{Body, Choice, Cycle, Decision, Entry, FreeFor, KeptFree, Missed, Plan, Protocol, When};

use super::{Content, DAYS, DOSES, Decade, Numbers, RecordId, clock, dose, spread, undated, written};

/// How many plans.
pub const PLANS: u64 = 11;
/// From the beginning of one plan to that of the next.
const EACH: u64 = DAYS / PLANS + 1;

impl Decade {
    /// With plans: those that leave the pattern as it is have a dose on every day,
    /// those that shift have the decade's own doses, of which about one in a dozen is late.
    /// Every fifth day of the last month without a dose is skipped.
    pub fn with_plans(mut self, last: NaiveDate) -> Self {
        let first = last
            .checked_sub_days(Days::new(DAYS - 1))
            .expect("within the calendar");
        let day_of = |number: u64| {
            first
                .checked_add_days(Days::new(number))
                .expect("within the calendar")
        };
        let mut numbers = Numbers(1);
        let substance = RecordId::derived(&["decade", "substance"]);
        for number in 0..PLANS {
            let plan = plan(number, day_of(number * EACH), day_of((number + 1) * EACH));
            self.base
                .push((id_of(number), undated(Body::Plan(Box::new(plan)))));
        }
        for (number, entries) in (0..).zip(&mut self.days) {
            let is_daily = !shifts(number / EACH);
            let has_dose = spread(number, DOSES);
            let body = if is_daily && !has_dose {
                Body::Dose(dose(substance, &mut numbers))
            } else if !has_dose && number + 30 > DAYS && number % 5 == 0 {
                Body::Decision(Decision {
                    plan: id_of(number / EACH),
                    choice: Choice::Skipped,
                })
            } else {
                continue;
            };
            let (day, at) = (day_of(number), clock(8, numbers.up_to(59)));
            let when = When::at(day, at, 4, Some(60), None);
            let entry = Entry {
                when: Some(when),
                written: written(day, at),
                body,
            };
            entries.push((
                RecordId::derived(&["decade", "planned", &number.to_string()]),
                Content::Entry(entry),
            ));
        }
        self
    }
}

fn id_of(plan: u64) -> RecordId {
    RecordId::derived(&["decade", "plan", &plan.to_string()])
}

const fn shifts(plan: u64) -> bool {
    plan.is_multiple_of(2)
}

fn plan(number: u64, start: NaiveDate, next: NaiveDate) -> Plan {
    let protocol = match number % 4 {
        1 => Protocol::FiveOnTwoOff,
        3 => Protocol::EveryOtherDay,
        _ => Protocol::Fadiman,
    };
    let away = start
        .checked_add_days(Days::new(60))
        .expect("within the calendar");
    Plan {
        cycle: Some(Cycle {
            weeks: 8,
            rest_weeks: 2,
            count: None,
        }),
        time: Some(clock(8, 0)),
        kept_free: vec![KeptFree {
            from: away,
            to: away,
            why: FreeFor::Travel,
        }],
        missed: if shifts(number) {
            Missed::Shift
        } else {
            Missed::Skip
        },
        ended: (number + 1 < PLANS).then_some(next),
        ..Plan::new(protocol, start)
    }
}

#[cfg(test)]
mod tests {
    use tenth::schedule::{Calendar, Mark};

    use super::*;
    use crate::decade::generate;

    #[test]
    fn plans_follow_each_other_and_some_doses_are_late() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
        let journal = generate(1, last).with_plans(last).journal();
        let calendar = Calendar::of(&journal);
        assert_eq!(calendar.courses.len(), PLANS as usize);
        assert!(calendar.course_on(last).is_some());
        let first = calendar.courses.first().unwrap().plan.start;
        let days = calendar.between(first, last, last);
        let count = |is: fn(&Mark) -> bool| days.iter().filter_map(|day| day.mark).filter(is).count();
        assert!(days.iter().all(|day| day.plan.is_some()), "a day without a plan");
        assert!(count(|mark| matches!(mark, Mark::TakenLate(_))) > 30);
        assert!(count(|mark| matches!(mark, Mark::Taken)) > 1_000);
        assert!(count(|mark| matches!(mark, Mark::Unplanned)) > 500);
    }
}
