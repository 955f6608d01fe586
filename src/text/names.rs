//! Names of the things a journal holds: kinds of entries, side effects, units, forms and choices.
//! Knows no entry.

use crate::domain::{
    Choice, Country, FlareKind, Focus, Food, Form, Intake, Kind, Part, Severity, SideEffect, SideEffectKind,
    Surface, Theme, Unit,
};

/// A kind of record, as a heading.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Dose => "Dose",
        Kind::Reading => "Before and after",
        Kind::CheckIn => "Check-in",
        Kind::SideEffect => "Side effect",
        Kind::Medication => "Medicine",
        Kind::Run => "Run",
        Kind::Flare => "Flare or hard moment",
        Kind::Note => "Note",
        Kind::Measure => "Measure",
        Kind::Substance => "Substance",
        Kind::Batch => "Batch",
        Kind::Plan => "Plan",
        Kind::Decision => "Decision about the plan",
        Kind::Correction => "Correction of what is left",
        Kind::Settings => "Settings",
        Kind::Unknown => "From a newer version",
    }
}

/// A decision about a day of a plan.
pub const fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Skipped => "Dose left out",
        Choice::Anew => "Pattern begun anew",
    }
}

/// A check-in by its part of the day.
pub const fn check_in(part: Part) -> &'static str {
    match part {
        Part::Morning => "Morning check-in",
        Part::Evening => "Evening check-in",
    }
}

/// A side effect from the list.
pub const fn side_effect_kind(kind: SideEffectKind) -> &'static str {
    match kind {
        SideEffectKind::Headache => "Headache",
        SideEffectKind::Nausea => "Nausea",
        SideEffectKind::Stomach => "Stomach",
        SideEffectKind::Jittery => "Restless",
        SideEffectKind::Anxious => "Anxious",
        SideEffectKind::Dizzy => "Dizzy",
        SideEffectKind::LowMood => "Low mood",
        SideEffectKind::Palpitations => "Palpitations",
        SideEffectKind::Visual => "Seeing changed",
        SideEffectKind::Insomnia => "Trouble sleeping",
        SideEffectKind::MoodSwings => "Mood swings",
        SideEffectKind::Confused => "Confused",
        SideEffectKind::Temperature => "Hot, cold or sweating",
        SideEffectKind::Tension => "Muscle tension",
    }
}

/// A side effect: the person's own words if there are any, otherwise the name from the list.
pub fn side_effect(effect: &SideEffect) -> String {
    match (&effect.name, effect.kind) {
        (Some(own), _) => own.as_str().to_owned(),
        (None, Some(kind)) => side_effect_kind(kind).to_owned(),
        (None, None) => kind(Kind::SideEffect).to_owned(),
    }
}

/// How strong a side effect was.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Mild => "mild",
        Severity::Clear => "clear",
        Severity::Strong => "strong",
    }
}

/// The unit behind a number.
pub const fn unit(unit: Unit, is_many: bool) -> &'static str {
    match (unit, is_many) {
        (Unit::Gram, _) => "g",
        (Unit::Milligram, _) => "mg",
        (Unit::Microgram, _) => "µg",
        (Unit::Millilitre, _) => "ml",
        (Unit::Capsule, false) => "capsule",
        (Unit::Capsule, true) => "capsules",
    }
}

/// What form a substance comes in.
pub const fn form(form: Form) -> &'static str {
    match form {
        Form::Dried => "Dried",
        Form::Fresh => "Fresh",
        Form::Capsule => "Capsules",
        Form::Liquid => "Liquid",
        Form::Blotter => "Blotter or tablet",
        Form::Other => "Other",
    }
}

/// How full the stomach was.
pub const fn food(food: Food) -> &'static str {
    match food {
        Food::Empty => "Empty stomach",
        Food::Light => "Light",
        Food::Full => "Full meal",
    }
}

/// Why a medicine was taken.
pub const fn intake(intake: Intake) -> &'static str {
    match intake {
        Intake::Scheduled => "as scheduled",
        Intake::Rescue => "rescue",
    }
}

/// What a run was on.
pub const fn surface(surface: Surface) -> &'static str {
    match surface {
        Surface::Road => "Road",
        Surface::Trail => "Trail",
        Surface::Track => "Track",
        Surface::Treadmill => "Treadmill",
    }
}

/// A flare or a hard moment.
pub const fn flare(kind: FlareKind) -> &'static str {
    match kind {
        FlareKind::Flare => "Flare",
        FlareKind::HardMoment => "Hard moment",
    }
}

/// The country of the help numbers.
pub const fn country(country: Country) -> &'static str {
    match country {
        Country::UnitedKingdom => "United Kingdom",
        Country::Ireland => "Ireland",
        Country::UnitedStates => "United States",
        Country::EuropeanUnion => "European Union, other",
        Country::Other => "Somewhere else",
    }
}

/// Something to follow.
pub const fn focus(focus: Focus) -> &'static str {
    match focus {
        Focus::Mood => "Mood",
        Focus::Anxiety => "Anxiety",
        Focus::Energy => "Energy",
        Focus::Focus => "Focus",
        Focus::Sleep => "Sleep",
        Focus::Pain => "Pain",
        Focus::Soreness => "Soreness",
        Focus::Runs => "Runs",
        Focus::BounceBack => "Bouncing back",
    }
}

/// The colours of the screen.
pub const fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "Auto",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// Shown instead of an amount when amounts are hidden.
pub const AMOUNT_HIDDEN: &str = "taken";
