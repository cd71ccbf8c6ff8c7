//! Why the client or a contact is not changed so, and what to type instead.

use crate::changes::ClientRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, correct, kefu};

pub(super) fn refusal(lang: Lang, refusal: &ClientRefusal, client: &str) -> String {
    match refusal {
        ClientRefusal::BeforeContact {
            day,
            contact: Some(contact),
        } => {
            let correct = correct(client, "client", "first-contact", Ask::DATE).say(lang);
            say!(lang,
                zh: "{day} 早于首次接触客户之日 {contact}。请核对日期；首次接触的日期有误的，更正：{correct}",
                en: "{day} is before the first contact on {contact}. Check the date; if the day of the first contact is wrong: {correct}"
            )
        }
        ClientRefusal::BeforeContact { day, contact: None } => {
            let set = kefu("client set").word(client);
            let set = set.option("--first-contact", Ask::DATE).say(lang);
            say!(lang,
                zh: "{day} 是否已接触该客户，记录中看不出。登记首次接触的日期：{set}",
                en: "The record does not say whether we knew the client on {day}. Record the first contact: {set}"
            )
        }
        ClientRefusal::NoSuchContact { name, contacts } if contacts.is_empty() => {
            let contact = kefu("client contact")
                .word(client)
                .word(Ask::NAME)
                .option("--role", Ask::ROLE_OF_CONTACT)
                .say(lang);
            say!(lang,
                zh: "联系人中没有“{name}”；该客户尚未登记联系人。登记：{contact}",
                en: "'{name}' is not a contact: this client has none on record. Add one: {contact}"
            )
        }
        ClientRefusal::NoSuchContact { name, contacts } => {
            let list = lang.list(contacts);
            say!(lang,
                zh: "联系人中没有“{name}”。现有联系人：{list}。",
                en: "'{name}' is not a contact. The contacts on record: {list}."
            )
        }
        ClientRefusal::SeveralContacts { name, ids } => {
            let list = lang.list(ids);
            let contact = kefu("client contact").word(client).word(name);
            let contact = contact.options("--id", ids.first()).say(lang);
            say!(lang,
                zh: "有几位联系人名叫{name}，请写编号（{list}），例如：{contact}",
                en: "Several contacts are called {name}. Say which one by its id ({list}), for instance: {contact}"
            )
        }
        ClientRefusal::NameHolds { name } => {
            let set = kefu("client set")
                .word(client)
                .option("--name", Ask::FULL_NAME)
                .say(lang);
            say!(lang,
                zh: "“{name}”是客户现在的名称，不是曾用名。已更名的，先登记新名称：{set}",
                en: "'{name}' is the client's name now, not a former one. If it was renamed, record the new name first: {set}"
            )
        }
        ClientRefusal::RecordBegun { begun, later } => say!(lang,
            zh: "本档案起自 {begun}，不能改到更晚的 {later}：其间的逾期和迟延会因此消失。起始日只能提前。",
            en: "This record begins on {begun}. It cannot begin on {later} instead, because what was overdue or late in between would be forgotten. Only an earlier day is taken."),
        ClientRefusal::Closed { on } => {
            let edit = kefu("client edit").word(client).say(lang);
            say!(lang,
                zh: "该客户的服务已记为 {on} 终止。如有误，请改记录：{edit}",
                en: "The service of this client ended on {on}. If that is wrong, correct the record: {edit}"
            )
        }
    }
}
