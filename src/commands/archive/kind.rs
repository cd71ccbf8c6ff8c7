//! The kind of a document, and the kind of appointment that is often given for it (D12, D28).

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use super::super::word;
use crate::lang::Both;
use crate::model::{AppointmentKind, PaperKind, Word};
use crate::text::word::Spoken;

/// Reads one of the fourteen kinds; a kind of appointment is answered with the kind its paper is filed as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kinds;

impl TypedValueParser for Kinds {
    type Value = PaperKind;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<PaperKind, clap::Error> {
        match value.to_str().and_then(of_an_appointment) {
            Some(why) => {
                let text = StringValueParser::new();
                let refused = text.try_map(move |_| Err::<PaperKind, String>(why.clone()));
                refused.parse_ref(command, arg, value)
            }
            None => word::<PaperKind>().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values: Vec<PossibleValue> = word::<PaperKind>().possible_values()?.collect();
        Some(Box::new(values.into_iter()))
    }
}

/// What to type instead of a kind of appointment; `None` for any other word, and for the brokerage agreement,
/// which is a kind of document as well.
fn of_an_appointment(given: &str) -> Option<String> {
    let given = given.trim();
    let mut all = AppointmentKind::ALL.iter();
    let kind = all.find(|kind| {
        let (zh, en) = kind.words();
        [kind.code(), zh, en].contains(&given)
    })?;
    let filed = match kind {
        AppointmentKind::LetterOfAppointment => PaperKind::PowerOfAttorney,
        AppointmentKind::BrokerageAgreement => return None,
        AppointmentKind::CooperationAgreement | AppointmentKind::OtherWritten => {
            PaperKind::ContractCopy
        }
    };
    let (code, (zh, en)) = (filed.code(), filed.words());
    let (kind_zh, kind_en) = kind.words();
    let both = Both {
        zh: format!("{kind_zh}是委托文件的种类；归档时作{zh}：{code}"),
        en: format!("'{kind_en}' is a kind of appointment; its paper is filed as {en}: {code}"),
    };
    Some(both.joined())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, half};

    #[test]
    fn a_kind_of_appointment_is_answered_with_its_kind_of_document() {
        let said = of_an_appointment("letter-of-appointment").unwrap();
        assert_eq!(
            half(&said, Lang::Zh),
            "授权书是委托文件的种类；归档时作授权委托书：power-of-attorney"
        );
        assert_eq!(
            half(&said, Lang::En),
            "'letter of appointment' is a kind of appointment; its paper is filed as power of attorney: power-of-attorney"
        );
        assert_eq!(of_an_appointment("授权书"), Some(said));
        assert_eq!(of_an_appointment("brokerage-agreement"), None);
        assert_eq!(of_an_appointment("client-manual"), None);
    }
}
