//! Why the client or a contact is not changed so, and what to type instead.

use crate::changes::ClientRefusal;
use crate::lang::Lang;
use crate::say;

pub(super) fn refusal(lang: Lang, refusal: &ClientRefusal, client: &str) -> String {
    match refusal {
        ClientRefusal::NoSuchContact { name, contacts } if contacts.is_empty() => say!(lang,
            zh: "联系人中没有{name}；该客户尚未登记联系人。登记：kefu client contact {client} 姓名 --role 职务",
            en: "{name} is not a contact: this client has none on record. Add one: kefu client contact {client} NAME --role ROLE"
        ),
        ClientRefusal::NoSuchContact { name, contacts } => {
            let zh = contacts.join("、");
            let en = contacts.join(", ");
            say!(lang,
                zh: "联系人中没有{name}。现有联系人：{zh}。",
                en: "{name} is not a contact. The contacts on record: {en}."
            )
        }
        ClientRefusal::SeveralContacts { name, ids } => {
            let zh = ids.join("、");
            let en = ids.join(", ");
            let first = ids.first().map_or("ID", String::as_str);
            say!(lang,
                zh: "有几位联系人名叫{name}，请写编号（{zh}），例如：kefu client contact {client} {name} --id {first}",
                en: "Several contacts are called {name}; say which by id ({en}), for instance: kefu client contact {client} '{name}' --id {first}"
            )
        }
        ClientRefusal::Closed { on } => say!(lang,
            zh: "该客户的服务已记为 {on} 终止。如有误，请改记录：kefu client edit {client}",
            en: "Service of this client is on record as ended on {on}. If that is wrong, mend the record: kefu client edit {client}"
        ),
    }
}
