//! The words of the first page.
//! Knows no page.

/// Its title.
pub const TITLE: &str = "Start";
/// The heading.
pub const HEADING: &str = "Is it doing anything for me?";
/// Below it.
pub const SUMMARY: &str = "A private journal for people who microdose. It keeps what you take and how you are, and helps you see whether one goes with the other. It may well turn out that it does not.";
/// A button.
pub const START: &str = "Start with one entry";
/// Below it.
pub const ABOUT_TWO_MINUTES: &str = "This page is all there is to it. About two minutes.";
/// Leads to the Data page.
pub const HAVE_BACKUP: &str = "I have a backup";

/// Heading.
pub const LEAVES: &str = "What leaves this device";
/// The answer.
pub const NOTHING: &str = "Nothing.";
/// What that means.
pub const NOTHING_HOW: &str = "No account, no server, no statistics, no fonts or scripts from elsewhere. The journal lives in this browser.";
/// What follows from it.
pub const LEAVES_LIST: &[&str] = &[
    "Check it: switch to flight mode now. Everything keeps working.",
    "Nobody can restore it for you. Save a backup now and then; the app will ask.",
    "On an iPhone, add the app to the home screen first. It starts there with an empty journal of its own.",
];

/// Heading.
pub const SHOULD_YOU: &str = "Should you?";
/// Below it.
pub const FIVE_QUESTIONS: &str = "Five questions that matter most. The answers stay here.";
/// A question.
pub const PSYCHOSIS: &str = "Ever psychosis, schizophrenia, bipolar disorder or mania?";
/// A question.
pub const LITHIUM: &str = "Lithium or an MAO inhibitor, now or in the last month?";
/// A question.
pub const PREGNANCY: &str = "Pregnant, breast-feeding, or trying?";
/// A question.
pub const UNDER_18: &str = "Under 18?";
/// A question.
pub const HEART_VALVE: &str = "Heart-valve disease?";
/// What a yes means, before any is given.
pub const A_YES_MEANS: &str = "A yes means: please do not go on without talking to a clinician. Recording stays open whatever you answer.";
/// The first words after a yes.
pub const STOP: &str = "Stop.";
/// After a yes.
pub const AFTER_YES: &str = "Studies leave people with this out, because harm is known, likely or cannot be ruled out. Please talk to a clinician before you take anything, and never stop a medicine on your own. Recording stays open.";
/// After a yes to lithium or an MAO inhibitor.
pub const AFTER_LITHIUM: &str = "About half of the published online reports of lithium together with a classic psychedelic mention a seizure, and serotonin poisoning is mostly seen when an MAO inhibitor is involved. Please talk to a clinician before you take anything, and never stop a medicine on your own. Recording stays open.";
/// Leads to help.
pub const HELP: &str = "Help and warning signs";

/// Heading.
pub const FOLLOW: &str = "What would you like to follow?";
/// The chips' name.
pub const FOLLOW_GROUP: &str = "Measures";
/// Below them.
pub const FOLLOW_HOW: &str = "Fewer is better: about twenty seconds an evening. You can change this at any time, and add measures of your own, in Settings.";

/// Heading.
pub const FIRST_ENTRY: &str = "First entry";
/// Below it.
pub const FIRST_ENTRY_HOW: &str =
    "How is today so far? It goes into this evening’s check-in, where you can still change it.";
/// The advice at the end.
pub const RUN_IN: &str = "Two weeks of evenings without any dose make everything that follows more honest. Starting today is a good time, whatever you decide.";
/// Goes on.
pub const OPEN_JOURNAL: &str = "Open the journal";
