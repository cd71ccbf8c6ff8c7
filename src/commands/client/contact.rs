//! `kefu client contact`: whom we talk to there.

use super::super::Answer;
use super::super::change::{Decision, change};
use super::super::desk::Desk;
use crate::both;
use crate::changes::client::{self, ContactDetails};
use crate::cli::entry_id::{entry_id, id_in};
use crate::cli::shown::shown;
use crate::cli::words::one_line;
use crate::lang::Lang;
use crate::model::nearest;
use crate::say;
use crate::standing::Case;
use crate::store::Id;
use crate::text::command::kefu;

/// Reads the id of a contact, which is made of what a client's id is made of.
pub(super) fn id(text: &str) -> Result<String, String> {
    let said = both!(
        "编号只用小写字母、数字、汉字、“-”和“_”",
        "an id has lower-case letters, digits, Han characters, '-' and '_'"
    );
    let id = id_in(&["contacts"])(text)?;
    let id = Id::parse(&id).map_err(|_| said.to_owned())?;
    entry_id(id.as_str())
}

/// A contact as a person names it: by the name, by the id, or as `contacts/liu`.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name or the id.
    pub(super) name: String,
    /// Whether it was named by list and id, and so is one there is.
    is_entry: bool,
}

/// Reads how a contact is named.
pub(super) fn person(text: &str) -> Result<Person, String> {
    let name = one_line(&id_in(&["contacts"])(text)?)?;
    let is_entry = name != text.trim();
    Ok(Person { name, is_entry })
}

impl Person {
    /// Its id, when it was named by that alone.
    pub(super) fn id(&self) -> Option<&str> {
        self.is_entry.then_some(self.name.as_str())
    }
}

/// Adds or changes a contact.
pub(super) fn record(
    desk: &Desk<'_>,
    client: &str,
    person: &Person,
    details: &ContactDetails,
) -> anyhow::Result<Answer> {
    let name = person.name.as_str();
    change(desk, client, |case| {
        person
            .id()
            .map_or(Ok(()), |id| client::is_there(case, id))?;
        let (id, edits) = client::contact(case, name, details.clone())?;
        let known = case.record.contacts.iter().find(|known| known.id == id);
        let name = shown(known.filter(|_| id == name).map_or(name, |it| it.name));
        let said = match known {
            None => {
                let said = say!(desk.lang(),
                    zh: "已登记联系人：{name}（{id}）。",
                    en: "Contact added: {name} ({id})."
                );
                said + &beside(desk.lang(), case, person.name.as_str())
            }
            Some(_) => say!(desk.lang(),
                zh: "已修改联系人：{name}（{id}）。",
                en: "Contact changed: {name} ({id})."
            ),
        };
        Ok(Decision { edits, said })
    })
}

/// The question about a new contact whose name is nearly that of one on record.
fn beside(lang: Lang, case: &Case<'_>, name: &str) -> String {
    let names = case.record.contacts.iter().map(|known| known.name);
    let Some(near) = nearest(name, names) else {
        return String::new();
    };
    let (near, undo) = (shown(near), kefu("undo").say(lang));
    say!(lang,
        zh: "\n请核对：这是{near}之外新的一人。若就是{near}，撤回再按原名登记：{undo}",
        en: "\nPlease check: this is a new contact beside {near}. If it is {near}, take this back and type the name on record: {undo}"
    )
}

/// Removes a contact.
pub(super) fn forget(
    desk: &Desk<'_>,
    client: &str,
    name: &str,
    id: Option<&str>,
) -> anyhow::Result<Answer> {
    change(desk, client, |case| {
        let edits = client::forget_contact(case, name, id)?;
        let name = shown(name);
        let said = say!(desk.lang(),
            zh: "已删除联系人{name}。若文件由 git 管理，历史版本中仍有其信息。",
            en: "Contact {name} removed. If git tracks the file, its history still has them."
        );
        Ok(Decision { edits, said })
    })
}
