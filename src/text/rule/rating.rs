//! The words of the rules about the star rating.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "rating-incomplete" => Words {
            title: both!("星级评定不完整", "Rating incomplete"),
            why: both!(
                "星级按一个服务年度已实现或预期可实现的经纪业务收入评定（D32）；评定须写明收入、依据（预期或已实现）、日期和星级。",
                "The stars are rated by the brokerage income of one service year, realised or expected (D32). A rating says its income, which of the two it is, its day and its stars."
            ),
            remedy: both!(
                "补全：kefu rating set 客户 --income 收入 --basis expected|realised --on 评定日期。",
                "Complete it: kefu rating set CLIENT --income AMOUNT --basis expected|realised --on DATE."
            ),
        },
        "rating-doubled" => Words {
            title: both!("一天两次评定", "Two ratings of one day"),
            why: both!(
                "星级按一个服务年度的经纪业务收入评定（D32），一天只有一个结果。两处各自评定，合并后两次都留在档案中，按哪一次执行就只看先后顺序。",
                "The stars are rated by the brokerage income of a service year (D32), with one result on a day. Where two clones of the folder rated it, a merge keeps both, and which of them holds rests on their order in the file."
            ),
            remedy: both!(
                "只留下实际评定的一次，另一次用 kefu correct --remove 删去。",
                "Keep the one that was decided, and take the other away with kefu correct --remove."
            ),
        },
        "stars-differ" => Words {
            title: both!("登记的星级与收入不符", "Stars other than the income gives"),
            why: both!(
                "星级按一个服务年度的经纪业务收入、依公司统一标准评定（D32）；登记的星级须与按标准计算的一致。批准的调整另行登记，不改评定星级。",
                "The brokerage income of one service year and the company's thresholds give the stars (D32). The stars on record must be the same. An approved override is recorded separately and does not change them."
            ),
            remedy: both!(
                "核对收入和月数，用 kefu rating set 重新评定；因素另有考虑的，用 kefu rating override 上报。",
                "Check the income and its months, and rate again with kefu rating set. For other stars, refer an override with kefu rating override."
            ),
        },
        "override-unapproved" => Words {
            title: both!("星级调整未经批准", "Override not approved"),
            why: both!(
                "因规模、社会影响力、具体需求修订星级的，应上报审核批准（D33）；批准之前，或没有批准人的，仍按计算的星级执行。",
                "Other stars for size, influence or needs must be referred and approved (D33). Until then, and while the record does not say who approved, the computed stars hold."
            ),
            remedy: both!(
                "批准后用 kefu rating approve 登记日期和批准人；未获批准的，用 kefu correct --remove 删去。",
                "Once it is approved, record the day and by whom with kefu rating approve. If it was turned down, take it away with kefu correct --remove."
            ),
        },
        "client-text-reveals" => Words {
            title: both!(
                "给客户的文字透露星级或收入",
                "Text for the client tells stars or income"
            ),
            why: both!(
                "客户星级仅是公司内部评定，不得向客户公布（D35）；我方收入也不进入给客户的文件。服务内容、承诺、需求、职责、批改、风险、出险经过、保单、联系人，以及 kefu.toml 中的服务名称，会印在计划和年度报告上，其中出现 ★、N 星客户、星级评定、佣金、经纪费、手续费几个百分点，或“收入”旁写有登记的收入金额，即为透露。五星级酒店、保险经纪、与收入数额相同的免赔额不算。",
                "The stars are internal and not told to the client (D35), nor does our income go on a paper for the client. Items, commitments, needs, duties, endorsements, risks, causes of loss, policies, contacts, and the names of services in kefu.toml are printed on the plan and the yearly report. A ★, a five-star client, a star rating, commission, brokerage income, or the income on record beside a word for income tells a secret. A five-star hotel, a brokerage agreement and a deductible of the same figure do not."
            ),
            remedy: both!(
                "改写这段文字；改正之前，给客户的文件不打印。确实说的是别的事的，用 kefu waiver add 豁免。",
                "Write the text otherwise; no paper for the client is printed before. If it speaks of something else, waive it with kefu waiver add."
            ),
        },
        "published-unapproved" => Words {
            title: both!("未经批准公布星级", "Stars made public without approval"),
            why: both!(
                "客户星级仅是公司内部评定，未经公司客户关系管理中心批准不得向客户公布或用于对外宣传（D35）；批准须在公布之前或当天。",
                "The stars are internal. Nobody tells them to the client or anyone outside before the client relations centre has approved it (D35). The same day is fine."
            ),
            remedy: both!(
                "有批准的，用 kefu rating publish 补登记；没有的，报客户关系管理中心处理。",
                "If it was approved, record that with kefu rating publish. If not, refer it to the client relations centre."
            ),
        },
        "income-not-apportioned" => Words {
            title: both!("多年收入未分摊", "Income of several years not apportioned"),
            why: both!(
                "一个服务年度实现的收入用于一个服务年度以上服务的，应在整个服务期限内分摊（D36），如工期 36 个月的建筑工程一切险；否则星级虚高。收入达到当年起保各保单经纪收入的九成，并更接近全额而非分摊额的，视为未分摊。",
                "Income for more than one service year is spread over all its months (D36), as with contractor's all risks over 36 months. Otherwise the stars are too high. An income counts as not spread when it is at least nine tenths of the brokerage of all policies that began in the year, and nearer to the whole sum than to the spread one."
            ),
            remedy: both!(
                "用 kefu rating set --income 写明全部收入，用 --months 写明服务月数；或只写分摊到一年的收入。",
                "Give kefu rating set either the whole income with its --months, or only the part of one year."
            ),
        },
        _ => return None,
    };
    Some(words)
}
