//! The pages and their addresses, both ways.
//! Knows no history and no page; an address is text below the app's base path.

use chrono::NaiveDate;

use crate::domain::{MeasureKey, date_code, in_range, parse_date};

/// A page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// What today asks for.
    #[default]
    Today,
    /// Looking back: calendar, days, search.
    Journal,
    /// One day.
    Day(NaiveDate),
    /// All measures.
    Insights,
    /// One measure over time.
    Measure(MeasureKey),
    /// Doses by amount and batch.
    Doses,
    /// Before and after.
    Pairs,
    /// Running load and recovery.
    Runs,
    /// The plan: pattern, cycle, dates, calendar file.
    Plan,
    /// Backup, restore, import, storage.
    Data,
    /// Settings.
    Settings,
    /// Measures: own ones, order, where asked.
    Measures,
    /// Substances and batches.
    Substances,
    /// Crisis and help.
    Help,
    /// The first-run page.
    Start,
    /// No such page.
    NotFound,
}

impl Route {
    /// Reads the path below the base.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.trim_matches('/').split('/');
        let route = match (parts.next().unwrap_or_default(), parts.next()) {
            ("" | "today" | "index.html", None) => Some(Self::Today),
            ("journal", None) => Some(Self::Journal),
            ("journal", Some(day)) => parse_date(day).filter(|day| in_range(*day)).map(Self::Day),
            ("insights", None) => Some(Self::Insights),
            ("insights", Some("doses")) => Some(Self::Doses),
            ("insights", Some("pairs")) => Some(Self::Pairs),
            ("insights", Some("runs")) => Some(Self::Runs),
            ("insights", Some(code)) => MeasureKey::parse(code).map(Self::Measure),
            ("plan", None) => Some(Self::Plan),
            ("data", None) => Some(Self::Data),
            ("settings", None) => Some(Self::Settings),
            ("settings", Some("measures")) => Some(Self::Measures),
            ("settings", Some("substances")) => Some(Self::Substances),
            ("help", None) => Some(Self::Help),
            ("start", None) => Some(Self::Start),
            _ => None,
        };
        route.filter(|_| parts.next().is_none()).unwrap_or(Self::NotFound)
    }

    /// The path below the base.
    pub fn path(self) -> String {
        match self {
            Self::Today | Self::NotFound => String::new(),
            Self::Journal => "journal".to_owned(),
            Self::Day(day) => ["journal/", &date_code(day)].concat(),
            Self::Insights => "insights".to_owned(),
            Self::Measure(key) => ["insights/", &key.code()].concat(),
            Self::Doses => "insights/doses".to_owned(),
            Self::Pairs => "insights/pairs".to_owned(),
            Self::Runs => "insights/runs".to_owned(),
            Self::Plan => "plan".to_owned(),
            Self::Data => "data".to_owned(),
            Self::Settings => "settings".to_owned(),
            Self::Measures => "settings/measures".to_owned(),
            Self::Substances => "settings/substances".to_owned(),
            Self::Help => "help".to_owned(),
            Self::Start => "start".to_owned(),
        }
    }

    /// The entry of the main navigation that this page belongs to.
    pub const fn section(self) -> Self {
        match self {
            Self::Day(_) => Self::Journal,
            Self::Measure(_) | Self::Doses | Self::Pairs | Self::Runs => Self::Insights,
            Self::Measures | Self::Substances => Self::Settings,
            other => other,
        }
    }
}

/// The value of a key in a query such as `range=90&tag=travel`, with percent-escapes undone.
pub fn query_value(query: &str, key: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        (name == key).then(|| unescape(value))
    })
}

/// A query from pairs; empty values are left out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let escaped: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| [name, "=", &escape(value)].concat())
        .collect();
    escaped.join("&")
}

fn escape(value: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |n: u8| HEX.get(usize::from(n)).map_or('0', |b| char::from(*b));
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

fn unescape(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let mut ahead = rest.clone();
                let digits = (ahead.next().and_then(hex), ahead.next().and_then(hex));
                if let (Some(high), Some(low)) = digits {
                    rest = ahead;
                    high << 4 | low
                } else {
                    byte
                }
            }
            b'+' => b' ',
            other => other,
        };
        bytes.push(decoded);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BuiltIn;

    #[test]
    fn every_address_reads_back() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
        let own = MeasureKey::Own(crate::domain::RecordId::new(7));
        for route in [
            Route::Today,
            Route::Journal,
            Route::Day(day),
            Route::Insights,
            Route::Measure(MeasureKey::BuiltIn(BuiltIn::SleepQuality)),
            Route::Measure(own),
            Route::Doses,
            Route::Pairs,
            Route::Runs,
            Route::Plan,
            Route::Data,
            Route::Settings,
            Route::Measures,
            Route::Substances,
            Route::Help,
            Route::Start,
        ] {
            assert_eq!(Route::parse(&route.path()), route);
        }
        assert_eq!(Route::Day(day).path(), "journal/2026-02-03");
    }

    #[test]
    fn no_measure_has_the_address_of_another_page() {
        for key in BuiltIn::ALL {
            let route = Route::Measure(MeasureKey::BuiltIn(key));
            assert_eq!(Route::parse(&route.path()), route);
            assert_eq!(route.section(), Route::Insights);
        }
        for route in [Route::Doses, Route::Pairs, Route::Runs] {
            assert_eq!(route.section(), Route::Insights);
        }
    }

    #[test]
    fn other_addresses_are_not_found() {
        for path in [
            "x",
            "journal/2026-13-01",
            "journal/9999-01-01",
            "insights/nonsense",
            "insights/runs/x",
            "data/x",
            "journal/2026-01-01/x",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn queries_read_back() {
        let made = query(&[("text", "réveil & 100 %"), ("tag", ""), ("kind", "dose")]);
        assert_eq!(query_value(&made, "text").as_deref(), Some("réveil & 100 %"));
        assert_eq!(query_value(&made, "tag"), None);
        assert_eq!(query_value("a=%zz%4", "a").as_deref(), Some("%zz%4"));
    }
}
