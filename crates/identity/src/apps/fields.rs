//! What a developer says of an app, checked field by field.
use kernel::Result;
use serde::{Deserialize, Serialize};

use super::{AppKind, redirects};
use crate::accounts::fields::{self, Faults};

const MOST_ADDRESSES: usize = 10;
const LONGEST_ABOUT: usize = 300;

/// What a browserless app runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceType {
    /// On the wrist.
    Watch,
    /// On the handlebar.
    BikeComputer,
    /// A treadmill, a rowing machine, an indoor bike.
    Machine,
    /// A scale.
    Scale,
    /// Anything else.
    Other,
}

impl DeviceType {
    pub(crate) fn word(self) -> &'static str {
        match self {
            DeviceType::Watch => "watch",
            DeviceType::BikeComputer => "bike_computer",
            DeviceType::Machine => "machine",
            DeviceType::Scale => "scale",
            DeviceType::Other => "other",
        }
    }

    pub(crate) fn of(word: &str) -> DeviceType {
        match word {
            "watch" => DeviceType::Watch,
            "bike_computer" => DeviceType::BikeComputer,
            "machine" => DeviceType::Machine,
            "scale" => DeviceType::Scale,
            _ => DeviceType::Other,
        }
    }
}

/// What a developer says of an app.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppDraft {
    /// As athletes know it, 1 to 60 letters.
    #[schema(example = "Trail Diary")]
    pub name: String,
    /// What it does for athletes, 1 to 300 letters. They read it before they decide.
    #[schema(example = "Writes a diary of your runs.")]
    pub about: String,
    /// Its page: where athletes learn who is behind it.
    #[schema(example = "https://app.example/")]
    pub home_url: String,
    /// Where the browser is sent back to: `https://…`, or `http://127.0.0.1/…` on the device itself. Compared
    /// letter by letter. A browserless app has none.
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    /// What a browserless app runs on; others leave it out.
    #[serde(default)]
    pub device: Option<DeviceType>,
}

/// A draft without faults.
pub(crate) struct Checked {
    pub name: String,
    pub about: String,
    pub home_url: String,
    pub redirect_uris: String,
    pub device: &'static str,
}

pub(crate) fn check(draft: AppDraft, kind: AppKind) -> Result<Checked> {
    let mut faults = Faults::default();
    let name = faults.take("name", name(&draft.name));
    let about = faults.take("about", about(&draft.about));
    let home_url = draft.home_url.trim();
    if !home_url.starts_with("https://") || redirects::check(home_url).is_err() {
        let fault = "please give the address of its page, such as https://app.example/";
        faults.note("home_url", fault);
    }
    let addresses: Vec<&str> = draft.redirect_uris.iter().map(|text| text.trim()).collect();
    let browserless = kind == AppKind::Browserless;
    if browserless && !addresses.is_empty() {
        faults.note("redirect_uris", "an app without a browser has no address to return to");
    } else if !browserless && addresses.is_empty() {
        faults.note("redirect_uris", "please give at least one address to return to");
    } else if addresses.len() > MOST_ADDRESSES {
        faults.note("redirect_uris", "an app has at most 10 addresses to return to");
    } else if let Some(fault) = addresses.iter().find_map(|text| redirects::check(text).err()) {
        faults.note("redirect_uris", &fault.to_string());
    }
    if browserless != draft.device.is_some() {
        faults.note(
            "device",
            "please say for an app without a browser, and only for one, what it runs on",
        );
    }
    match (name, about) {
        (Some(name), Some(about)) if faults.is_empty() => Ok(Checked {
            name,
            about,
            home_url: home_url.to_owned(),
            redirect_uris: addresses.join("\n"),
            device: draft.device.map_or("", DeviceType::word),
        }),
        _ => Err(faults.refuse()),
    }
}

/// A name that could be taken for ours is none.
fn name(text: &str) -> Result<String, &'static str> {
    let name = fields::name(text)?;
    // Letters of other alphabets that look like Latin ones are read as those by people.
    let read: String = name.to_lowercase().chars().filter_map(as_read).collect();
    match read.contains("stadion") {
        true => Err("an app does not call itself Stadion"),
        false => Ok(name),
    }
}

fn as_read(letter: char) -> Option<char> {
    Some(match letter {
        'ѕ' => 's',
        'т' => 't',
        'а' | 'α' => 'a',
        'ԁ' => 'd',
        'і' | 'ι' | '1' | 'l' | 'ı' | '!' => 'i',
        'о' | 'ο' | '0' => 'o',
        'п' => 'n',
        letter if letter.is_alphanumeric() => letter,
        _ => return None,
    })
}

fn about(text: &str) -> Result<String, &'static str> {
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = fields::is_shown(&tidy);
    match tidy.chars().count() {
        _ if !shown => Err("this is made of letters that can be seen"),
        0 => Err("please say in a sentence what the app does"),
        1..=LONGEST_ABOUT => Ok(tidy),
        _ => Err("please say it in at most 300 letters"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_app_speaks_in_our_name() {
        for bold in
            ["Stadion", "STADION Sync", "S t a d i o n", "Sta-dion", "Stаdiоn", "5tadion Stad1on"]
        {
            assert!(name(bold).is_err(), "{bold}");
        }
        for fine in ["Trail Diary", "Stadium", "Дневник бега", "Station 7"] {
            assert_eq!(name(fine).as_deref(), Ok(fine));
        }
    }

    #[test]
    fn a_developer_hears_of_every_fault_at_once() {
        let draft = AppDraft {
            name: " ".into(),
            about: "x".repeat(301),
            home_url: "http://app.example/".into(),
            redirect_uris: vec!["https://app.example/back".into(), "http://app.example/".into()],
            device: Some(DeviceType::Watch),
        };
        let Err(kernel::Error::Refused(no)) = check(draft, AppKind::Public) else {
            panic!("it is refused")
        };
        let faults: Vec<&str> = no.fields.keys().copied().collect();
        assert_eq!(faults, ["about", "device", "home_url", "name", "redirect_uris"]);
    }
}
