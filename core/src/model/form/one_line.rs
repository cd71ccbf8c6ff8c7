//! Which texts of a record stand on one line: names, numbers, places. All others may have lines.

/// The keys of such texts, whatever their section. Ids are one word.
const ONE_LINE: [&str; 23] = [
    "applicant",
    "approved-by",
    "by",
    "claims-by",
    "crm-id",
    "email",
    "file",
    "handler",
    "insured",
    "insurer",
    "kept-at",
    "licence-number",
    "name",
    "number",
    "original-at",
    "phone",
    "place",
    "product",
    "role",
    "sector",
    "template",
    "title",
    "to",
];

/// Whether the text of a key stands on one line.
pub fn is_one_line(key: &str) -> bool {
    ONE_LINE.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::FORM;

    #[test]
    fn every_key_of_one_line_is_a_key() {
        for key in ONE_LINE {
            assert!(
                FORM.iter().any(|section| section.key(key).is_some()),
                "{key}"
            );
        }
    }
}
