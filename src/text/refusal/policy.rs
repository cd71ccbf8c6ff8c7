//! Why a change of the policies was refused, and what to type instead.

use super::{entries, meant};
use crate::changes::policy::PolicyRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::cut;

pub(super) fn refusal(lang: Lang, refusal: &PolicyRefusal, client: &str) -> String {
    match refusal {
        PolicyRefusal::IdThere { id, product } => {
            let (id, product) = (cut(id), cut(product));
            say!(lang,
                zh: "已有编号为 {id} 的保单（{product}）。修改：kefu policy set {client} {id}；另一张保单请换一个 --id。",
                en: "There is a policy {id} already ({product}). To change it: kefu policy set {client} {id}; for another policy, give another --id."
            )
        }
        PolicyRefusal::NumberThere { number, id } => {
            let (number, id) = (cut(number), cut(id));
            say!(lang,
                zh: "保单号 {number} 已登记在保单 {id} 上。请核对 --number；修改该保单：kefu policy set {client} {id}",
                en: "The policy number {number} is policy {id}'s already. Check --number; to change that policy: kefu policy set {client} {id}"
            )
        }
        PolicyRefusal::BeforeAppointment { starts, appointed } => say!(lang,
            zh: "保险期间自 {starts} 起，早于委托关系确立之日 {appointed}；投保出单须在确立委托关系之后（D15）。请核对 --starts；原由他人安排的保单，从续转起登记。",
            en: "Cover from {starts} lies before the appointment on {appointed}; placement waits for it (D15). Check --starts; a policy placed by others is recorded from its renewal on."
        ),
        PolicyRefusal::EndsBeforeStart { starts, ends } => say!(lang,
            zh: "保险期间止于 {ends}，早于起保日 {starts}。请核对 --starts 和 --ends。",
            en: "Cover would end on {ends}, before it starts on {starts}. Check --starts and --ends."
        ),
        PolicyRefusal::Unknown { given, known, .. } if known.is_empty() => {
            let given = cut(given);
            say!(lang,
                zh: "没有编号为 {given} 的保单，该客户尚未登记保单。登记：kefu policy add {client} --id {given} --insurer 保险公司 --product 险种 --starts 日期",
                en: "There is no policy {given}; this client has none on record. Record it: kefu policy add {client} --id {given} --insurer NAME --product PRODUCT --starts DATE"
            )
        }
        PolicyRefusal::Unknown { given, near, known } => {
            let (given, list) = (cut(given), entries(known));
            let meant = meant(lang, near.as_deref());
            say!(lang,
                zh: "没有编号为 {given} 的保单。{meant}已登记的有：\n{list}",
                en: "There is no policy {given}.{meant} Those on record:\n{list}"
            )
        }
    }
}
