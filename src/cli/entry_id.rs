//! The id of an entry in a record, as a person gives it: a new one, or that of an entry there is.

use super::words::words;
use crate::both;
use crate::lang::{Both, Lang, half};
use crate::model::form::{Section, section_of};
use crate::model::{is_entry_id, name};

/// Reads a new id such as `par` or `k1`: letters, Han characters, digits, `-` and `_`, at most 64 characters, and not
/// the name of a section.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn entry_id(text: &str) -> Result<String, String> {
    let id = text.trim();
    if is_entry_id(id) {
        return Ok(id.to_owned());
    }
    let why = match name::is_section(id) {
        true => both!(
            "这是记录中一个部分的名称，不能再作条目的编号",
            "that is the name of a part of the record, so no entry can have it as its id"
        ),
        false => both!(
            "编号写作 par 或 k1，只用字母、汉字、数字、“-”和“_”，至多 64 个字符",
            "write an id such as par or k1, with letters, Han characters, digits, '-' and '_', at most 64 characters"
        ),
    };
    Err(why.to_owned())
}

/// Makes the reader of an entry's id in one of these lists, as `k1` or, with the list, as `claims/k1`. What has a `/`
/// and begins with no list, such as a policy's number, is read as it stands.
pub fn id_in(
    lists: &'static [&'static str],
) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync + 'static {
    move |text| {
        let text = words(text)?;
        let Some((list, id)) = text.split_once(['/', '／']) else {
            return Ok(text);
        };
        match name::list(list.trim()) {
            None => Ok(text),
            Some(list) if lists.contains(&list.name) => words(id),
            Some(list) => Err(of_another_list(list, lists)),
        }
    }
}

fn of_another_list(list: &Section, lists: &[&str]) -> String {
    let wanted: Vec<&Section> = lists.iter().filter_map(|it| section_of(it)).collect();
    let noun = |lang, between| {
        let nouns: Vec<&str> = wanted.iter().map(|it| half(it.words, lang)).collect();
        nouns.join(between)
    };
    let forms = |end: &str, between| {
        let forms: Vec<String> = wanted
            .iter()
            .map(|it| format!("{}/{end}", name::short(it)))
            .collect();
        forms.join(between)
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| half(list.words, lang));
    let (noun_zh, noun_en) = (noun(Lang::Zh, "或"), noun(Lang::En, " or "));
    let (forms_zh, forms_en) = (forms("编号", "、"), forms("ID", " or "));
    Both {
        zh: format!("它指{zh}，这里要的是{noun_zh}，写编号或 {forms_zh}"),
        en: format!("it names {en}, and this takes {noun_en}: the id, or {forms_en}"),
    }
    .joined()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_word() {
        assert_eq!(entry_id(" par "), Ok("par".to_owned()));
        assert_eq!(entry_id("财产险-1"), Ok("财产险-1".to_owned()));
        assert!(entry_id(&"x".repeat(64)).is_ok());
        for wrong in [
            "",
            " ",
            "a b",
            "a\u{7}b",
            "a/b",
            "$(a)",
            "a=b",
            &"x".repeat(65),
        ] {
            assert!(entry_id(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_id_is_not_the_name_of_a_section() {
        for name in ["plan", "client", "team", "archive", "rating", "claims"] {
            let said = entry_id(name).unwrap_err();
            assert_eq!(
                half(&said, Lang::En),
                "that is the name of a part of the record, so no entry can have it as its id",
                "{name}"
            );
        }
        for id in ["plan1", "claim", "Plan", "计划"] {
            assert_eq!(entry_id(id), Ok(id.to_owned()));
        }
    }

    #[test]
    fn an_entry_is_named_by_its_id_or_by_list_and_id() {
        let policy = id_in(&["policies"]);
        for (given, id) in [
            ("par", "par"),
            (" policies/par ", "par"),
            ("policies／par", "par"),
            ("PQ/2026/001", "PQ/2026/001"),
            ("policy/par", "policy/par"),
            ("policies/PQ/1", "PQ/1"),
        ] {
            assert_eq!(policy(given).as_deref(), Ok(id), "{given}");
        }
        let item = id_in(&["years.plan.items"]);
        assert_eq!(item("plan.items/p7").as_deref(), Ok("p7"));
        assert_eq!(item("years.plan.items/p7").as_deref(), Ok("p7"));
        for nothing in ["", " ", "policies/", "policies/ "] {
            let said = policy(nothing).unwrap_err();
            assert_eq!(half(&said, Lang::En), "it cannot be empty", "{nothing:?}");
        }
    }

    #[test]
    fn an_entry_of_another_list_is_not_taken() {
        let told = |lists, given: &str| {
            let said = id_in(lists)(given).unwrap_err();
            [Lang::Zh, Lang::En].map(|lang| half(&said, lang).to_owned())
        };
        assert_eq!(
            told(&["policies"], "claims/k1"),
            [
                "它指索赔，这里要的是保单，写编号或 policies/编号",
                "it names the claim, and this takes the policy: the id, or policies/ID",
            ]
        );
        assert_eq!(
            told(&["appointment.commitments", "needs"], "plan.items/p7"),
            [
                "它指计划项目，这里要的是服务承诺或客户需求，写编号或 appointment.commitments/编号、needs/编号",
                "it names the plan item, and this takes the commitment or the need: the id, or appointment.commitments/ID or needs/ID",
            ]
        );
    }
}
