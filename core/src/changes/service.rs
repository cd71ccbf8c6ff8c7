//! Services of the company's standard and the trade's own kinds of entry, as a user names them.

use super::{DiaryRefusal, Refusal};
use crate::lang::Both;
use crate::model::{TradeKind, Word, nearest};
use crate::standard::{Service, Standard};

/// The service of the standard with this code, or this name in either language.
pub(super) fn service<'s>(standard: &'s Standard, given: &str) -> Result<&'s Service, Refusal> {
    let services = &standard.services;
    let named = services.iter().find(|service| is_named(service, given));
    named.ok_or_else(|| Refusal::UnknownService {
        given: given.to_owned(),
        near: near(standard, given, &[]),
        services: listed(standard),
    })
}

/// The code of a kind of diary entry: a service of the standard, by its code or its name in either
/// language, or one of the trade's own kinds, by its code.
///
/// # Errors
///
/// It is none of them; the refusal lists them.
pub fn kind(standard: &Standard, given: &str) -> Result<String, Refusal> {
    let services = &standard.services;
    let named = services.iter().find(|service| is_named(service, given));
    let code = named.map(|service| service.code.as_str());
    let code = code.or_else(|| TradeKind::from_code(given).map(TradeKind::code));
    code.map(str::to_owned).ok_or_else(|| {
        Refusal::Diary(DiaryRefusal::UnknownKind {
            given: given.to_owned(),
            near: near(standard, given, TradeKind::ALL),
            services: listed(standard),
        })
    })
}

fn is_named(service: &Service, given: &str) -> bool {
    [&service.code, &service.name.zh, &service.name.en]
        .into_iter()
        .any(|name| name == given)
}

fn listed(standard: &Standard) -> Vec<(String, Both)> {
    let services = standard.services.iter();
    services
        .map(|service| (service.code.clone(), service.name.clone()))
        .collect()
}

/// The codes that were probably meant: the one whose code or name is similar enough, else those whose code or name has
/// what was typed as a part.
fn near(standard: &Standard, given: &str, kinds: &[TradeKind]) -> Vec<String> {
    let services = standard.services.iter().flat_map(|service| {
        let names = [&service.code, &service.name.zh, &service.name.en];
        names.map(|name| (name.as_str(), service.code.as_str()))
    });
    let kinds = kinds.iter().map(|kind| (kind.code(), kind.code()));
    let names: Vec<(&str, &str)> = services.chain(kinds).collect();
    let word = nearest(given, names.iter().map(|(name, _)| *name));
    let is_part = |name: &str| given.chars().count() > 1 && name.contains(given);
    let is_meant = |name: &str| word.map_or_else(|| is_part(name), |word| word == name);
    let meant = names.iter().filter(|(name, _)| is_meant(name));
    let mut codes: Vec<String> = meant.map(|(_, code)| (*code).to_owned()).collect();
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_code_and_a_service_by_its_names_too() {
        let standard = Standard::sample();
        let kind = |given: &str| kind(&standard, given).ok();

        for given in ["risk-survey", "风险查勘", "risk survey"] {
            assert_eq!(kind(given).as_deref(), Some("risk-survey"), "{given}");
        }
        assert_eq!(kind("enquiry").as_deref(), Some("enquiry"));
        assert_eq!(kind("Visit"), None);
        assert_eq!(kind(""), None);
    }

    #[test]
    fn what_is_unknown_is_refused_with_the_nearest_code() {
        let standard = Standard::sample();
        let near = |given: &str| match kind(&standard, given) {
            Err(Refusal::Diary(DiaryRefusal::UnknownKind { near, services, .. })) => {
                (near, services.len())
            }
            other => panic!("{other:?}"),
        };
        let near_service = |given: &str| match service(&standard, given) {
            Err(Refusal::UnknownService { near, .. }) => near,
            other => panic!("{other:?}"),
        };

        assert_eq!(near("vist"), (vec!["visit".to_owned()], 10));
        assert_eq!(near("上门拜放"), (vec!["visit".to_owned()], 10));
        assert_eq!(near("enquiries"), (vec!["enquiry".to_owned()], 10));
        assert_eq!(near("电话"), (vec!["phone-call".to_owned()], 10));
        assert_eq!(near("phone"), (vec!["phone-call".to_owned()], 10));
        let by_telephone_or_in_person = vec!["phone-call".to_owned(), "visit".to_owned()];
        assert_eq!(near("拜访"), (by_telephone_or_in_person, 10));
        assert_eq!(near("banquet"), (vec![], 10));
        assert_eq!(near("t"), (vec![], 10), "a part of nearly all");
        assert_eq!(near_service("vist"), ["visit"]);
        assert!(
            near_service("enquiry").is_empty(),
            "no service of the standard"
        );
    }
}
