//! Substances and their batches.
//! Knows no pharmacology; a potency is only ever what the person or a laboratory stated.

use chrono::NaiveDate;

use super::event::coded;
use super::{Amount, Label, RecordId, Text, Unit};

coded! {
    /// What form a substance comes in.
    Form {
        /// Dried mushroom or other dried material.
        Dried = "dried",
        /// Fresh truffle or other fresh material.
        Fresh = "fresh",
        /// Capsules.
        Capsule = "capsule",
        /// A liquid.
        Liquid = "liquid",
        /// Blotter or tablet.
        Blotter = "blotter",
        /// Anything else.
        Other = "other",
    }
}

/// Something a person takes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Substance {
    /// Its name as the person writes it.
    pub name: Label,
    /// The unit it is usually given in.
    pub unit: Unit,
    /// Its form, if said.
    pub form: Option<Form>,
    /// Whether it is no longer offered. Recorded doses stay.
    pub hidden: bool,
}

/// Content of the active substances, in micrograms per gram, with its uncertainty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Potency {
    /// Micrograms per gram, 1 to 1,000,000.
    pub micrograms_per_gram: u32,
    /// Half the width of the range, micrograms per gram.
    pub plus_minus: u32,
    /// Whether it is a laboratory's result. Only then may it be shown as one value.
    pub from_laboratory: bool,
}

/// One batch of a substance.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Batch {
    /// What it is a batch of, by the id of the substance's record.
    pub substance: Option<RecordId>,
    /// What the person calls it.
    pub label: Label,
    /// When it was opened or made, if said.
    pub opened: Option<NaiveDate>,
    /// The strain, if said.
    pub strain: Option<Label>,
    /// The stated content, if any.
    pub potency: Option<Potency>,
    /// The person's words.
    pub note: Option<Text>,
    /// Whether it is used up and no longer offered.
    pub finished: bool,
    /// What form it is in, if that is not the substance's.
    pub form: Option<Form>,
    /// How much of it there was at first, as a mass, a volume or in capsules; `None` if nobody keeps count.
    pub made: Option<Amount>,
    /// What one capsule of it holds, as a mass; `None` if it is not in capsules or not known.
    pub capsule: Option<Amount>,
}

/// What is left of a batch turned out to be more or less than what was taken says.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Correction {
    /// The batch, by the id of its record.
    pub batch: RecordId,
    /// By how much.
    pub amount: Amount,
    /// Whether it is less than thought; otherwise it is more.
    pub is_less: bool,
    /// The person's words.
    pub note: Option<Text>,
}
