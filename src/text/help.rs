//! The help card: whom to call, and when. Offline, in one tap from every screen.
//! Gives no advice beyond "call"; knows no entry and no answer of the person.

use crate::domain::Country;

/// One number to call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// For what.
    pub what: &'static str,
    /// Who answers, and when.
    pub who: &'static str,
    /// The number as it is read.
    pub number: &'static str,
    /// The number as it is dialled: digits only.
    pub dial: &'static str,
}

// Sources, each read for this list:
// 112 in every EU country, from any phone, free: Irish health service, www2.hse.ie/emergencies/when-to-call-112-or-999;
//   European Commission, ec.europa.eu press pages on 112.
// 112 and 999 in Ireland: the same page of the Irish health service. 999 and 112 in the United Kingdom: ec.europa.eu/unitedkingdom.
// 116 123, free from any phone, at all hours, United Kingdom and Ireland: samaritans.org/how-we-can-help/contact-samaritan
//   and its news page on the tenth year of the free number.
// 111, free, at all hours, not for emergencies: neas.nhs.uk/your-service/111 (Scotland: NHS 24 on the same number).
// 01 809 2166, 8 to 22 h: poisons.ie/public and poisons.ie/about/what-we-do.
// 988 by call or text, at all hours: 988lifeline.org as described by contactlistens.org and internationalmentalhealth.org.
// 1-800-222-1222, free, at all hours: poisonhelp.hrsa.gov and health.wyo.gov.
// Signs for an ambulance: chest pain, breathlessness, lost consciousness: NHS pages on 999; a first seizure, or one of
//   over five minutes: nhs.uk, what to do if someone has a seizure; fever with stiff or jerking muscles and agitation:
//   serotonin toxicity, Malcolm and Thomas 2022; a drooping face, an arm that cannot be raised, slurred speech: NHS on
//   strokes; a headache with trouble speaking or loss of vision: NHS on headaches; sudden confusion:
//   111.wales.nhs.uk/encyclopaedia/c/article/confusion(delirium); not safe from suicide: NHS on urgent help.
// Poison: six hours and more after a mushroom: Deutsches Ärzteblatt, article 216191; a yellow skin after it, from the
//   liver: MSD Manual, mushroom poisoning; keep what is left: poisons.ie/public/first-aid-safety.
// Same day, which is our caution where a source says only that a doctor should see it: what is not there, seen or heard:
//   as soon as possible, www2.hse.ie/mental-health/issues/psychosis/diagnosis; little sleep with racing thoughts:
//   mania, urgent, NICE guideline 185 on bipolar disorder; a change of vision: at once, sightadvicefaq.org.uk, and for
//   what stays after a dose the case reports of the disorder named for it; heartbeat, breath and ankles:
//   nhs.uk/conditions/heart-valve-disease, with Tagen and others 2023 on what binds there; thoughts of suicide: an
//   urgent appointment, NHS on suicide.
const UNITED_KINGDOM: &[Call] = &[
    Call {
        what: "Emergency",
        who: "life at risk; also 112",
        number: "999",
        dial: "999",
    },
    Call {
        what: "Someone to talk to",
        who: "Samaritans, day and night, free",
        number: "116 123",
        dial: "116123",
    },
    Call {
        what: "Medical advice, poisoning",
        who: "NHS, day and night, free",
        number: "111",
        dial: "111",
    },
];

const IRELAND: &[Call] = &[
    Call {
        what: "Emergency",
        who: "life at risk; also 999",
        number: "112",
        dial: "112",
    },
    Call {
        what: "Someone to talk to",
        who: "Samaritans, day and night, free",
        number: "116 123",
        dial: "116123",
    },
    Call {
        what: "Poisoning",
        who: "National Poisons Information Centre, 8 in the morning to 10 at night",
        number: "01 809 2166",
        dial: "018092166",
    },
];

const UNITED_STATES: &[Call] = &[
    Call {
        what: "Emergency",
        who: "life at risk",
        number: "911",
        dial: "911",
    },
    Call {
        what: "Someone to talk to",
        who: "988 Lifeline, call or text, day and night",
        number: "988",
        dial: "988",
    },
    Call {
        what: "Poisoning",
        who: "Poison Help, day and night, free",
        number: "1 800 222 1222",
        dial: "18002221222",
    },
];

const EUROPEAN_UNION: &[Call] = &[Call {
    what: "Emergency",
    who: "life at risk; free from any phone",
    number: "112",
    dial: "112",
}];

const OTHER: &[Call] = &[
    Call {
        what: "Emergency, European Union",
        who: "life at risk",
        number: "112",
        dial: "112",
    },
    Call {
        what: "Emergency, United Kingdom and Ireland",
        who: "life at risk",
        number: "999",
        dial: "999",
    },
    Call {
        what: "Emergency, United States",
        who: "life at risk",
        number: "911",
        dial: "911",
    },
];

/// The numbers of a country, the emergency number first.
pub const fn calls(country: Country) -> &'static [Call] {
    match country {
        Country::UnitedKingdom => UNITED_KINGDOM,
        Country::Ireland => IRELAND,
        Country::UnitedStates => UNITED_STATES,
        Country::EuropeanUnion => EUROPEAN_UNION,
        Country::Other => OTHER,
    }
}

/// What the card says about its country: chosen, or not yet.
pub const fn set_for(country: Country) -> &'static str {
    match country {
        Country::UnitedKingdom => "Set for the United Kingdom.",
        Country::Ireland => "Set for Ireland.",
        Country::UnitedStates => "Set for the United States.",
        Country::EuropeanUnion => {
            "Set for the European Union. For someone to talk to, and for poisoning, each country has numbers of its own."
        }
        Country::Other => {
            "No country chosen. If none of these works where you are, dial the emergency number you know."
        }
    }
}

/// The page's name.
pub const TITLE: &str = "Help";
/// The card's heading.
pub const NOW: &str = "Help now";
/// Leads to the setting.
pub const CHANGE_COUNTRY: &str = "Change country";
/// It needs no network.
pub const OFFLINE: &str = "This card works offline.";

/// Heading of the signs that need an ambulance.
pub const CALL_NOW: &str = "Call the emergency number";
/// Signs that need an ambulance.
pub const CALL_NOW_SIGNS: &[&str] = &[
    "A seizure, or fainting",
    "Chest pain, or severe trouble breathing",
    "A temperature over 39 °C together with stiff or jerking muscles, or agitation",
    "A face that droops on one side, an arm that cannot be raised, or slurred speech",
    "A severe headache together with sudden trouble speaking or loss of vision",
    "Sudden confusion",
    "Thoughts of ending your life, when you cannot keep yourself safe",
];

/// Heading of the sign that needs a poison centre at once.
pub const POISON: &str = "Call at once, even if it eases";
/// Signs of a wrong mushroom.
pub const POISON_SIGNS: &[&str] = &[
    "Vomiting or diarrhoea that starts six hours or more after eating a mushroom",
    "Yellow skin or eyes after eating a mushroom",
];
/// Why easing means nothing there.
pub const POISON_WHY: &str = "Poisonings that begin late can be life-threatening, also when there is a better day in between. Keep what is left of the mushroom.";

/// Heading of the signs for a clinician the same day.
pub const SAME_DAY: &str = "See a clinician the same day";
/// Signs for a clinician the same day.
pub const SAME_DAY_SIGNS: &[&str] = &[
    "Hearing or seeing things that are not there, or feeling watched, once a dose has worn off",
    "Little sleep without being tired, with racing thoughts and far more energy than usual",
    "Seeing that has changed and stays so once a dose has worn off",
    "A heart that pounds or stumbles for more than a few minutes, keeps doing so, or does so more and more",
    "Breathlessness that keeps coming back, or swollen ankles or feet",
    "Thoughts of ending your life",
];

/// What kind of list this is.
pub const LIMITS: &str = "These lists are a safety net, not a diagnosis. If something worries you and is not here, call anyway, and say what you took and when.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_an_emergency_number_first_and_dials_digits() {
        for country in Country::ALL {
            let calls = calls(*country);
            assert!(
                calls.first().unwrap().what.starts_with("Emergency"),
                "{country:?}"
            );
            for call in calls {
                assert!(call.dial.bytes().all(|b| b.is_ascii_digit()), "{}", call.number);
                let digits: String = call.number.chars().filter(char::is_ascii_digit).collect();
                assert_eq!(digits, call.dial);
            }
        }
    }
}
