//! The words of the rules about the client archive.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    kept(rule).or_else(|| holds(rule))
}

/// Rules about where the archive and its documents are, and who knows of it.
fn kept(rule: &str) -> Option<Words> {
    let words = match rule {
        "policy-undocumented" => Words {
            title: both!("保单没有归档复印件", "Policy without its copy"),
            why: both!(
                "业务档案中应有每份保单及保险费发票的复印件，有再保险的还要有分保条（D28）；《保险经纪人监管规定》第四十四条要求逐笔建档。写明 policies 的文件只算那几份保单的；没有写明的，算到其日期为止已起保的保单，以及三十天内接着起保的保单。委托之前起保的保单是接手的，不在此列。归档天数为 kefu.toml 的 archive.filing。",
                "The business file holds a copy of each policy with its premium invoice, and a slip of each reinsured one (D28); article 44 of the rules on insurance brokers asks for a file of each. A document that names policies counts for them alone. Any other counts for the policies that had begun by its date, and for those that begin next within thirty days. Policies that began before the appointment were taken over, and owe none. archive.filing in kefu.toml has the days."
            ),
            remedy: both!(
                "归档复印件，以 --policies 写明是哪份保单的。",
                "File the copy, and name its policy with --policies."
            ),
        },
        "renewal-undocumented" => Words {
            title: both!("续转没有留下文件", "Renewal without its papers"),
            why: both!(
                "业务档案应存每次续转的续转方案、询价单、询价分析报告和建议书（D28），第二年的续转不能以第一年的文件充数。写明 policies 的文件算到这些保单的续转，日期最早为启动前三十天；没有写明的，日期须在续转启动至结束之间。",
                "The business file holds the programme, the request for quotation, the comparison and the proposal of each renewal (D28); the papers of the first year are not those of the second. A document that names policies belongs to their renewal, if it is dated at most thirty days before the start. Any other belongs to the renewal between whose start and close it is dated."
            ),
            remedy: both!(
                "将该步骤的文件归档，以 --policies 写明续转的保单。",
                "File the paper of that step, and name the policies of the renewal with --policies."
            ),
        },
        "policy-incomplete" => Words {
            title: both!("保单信息不全", "Policy without its facts"),
            why: both!(
                "《保险经纪人监管规定》第四十四条要求业务档案载明保险公司、投保人、被保险人、保单号、险种、保险金额、保险费等；投保人、被保险人不写即为客户本身；没有数字的保单号（如“待出单”）等于没有。起保后过了归档天数（kefu.toml 的 archive.filing）仍缺的列出。接手的和已终止的保单不在此列。没有保险起期的随时指出，否则其他期限都无从计算。",
                "Article 44 of the rules on insurance brokers asks for the insurer, applicant, insured, policy number, product, sum insured and premium of each policy. Where applicant and insured are left out, they are the client. A policy number without any digit, such as 'to come', is none. What is still missing after the days for filing (archive.filing in kefu.toml) is told, of policies in force that were not taken over. A missing first day of cover is told at once, since no other day can be counted without it."
            ),
            remedy: both!(
                "照保单补登：kefu policy set。",
                "Record it from the policy: kefu policy set."
            ),
        },
        "original-not-apart" => Words {
            title: both!(
                "委托文件正本未单独归档",
                "Original of the appointment not kept apart"
            ),
            why: both!(
                "应对委托文件正本单独归档管理（D26）：正本的存放处要登记，且不同于客户档案。",
                "The original of the appointment is kept apart (D26). The record names the place. It must differ from the place of the client's file."
            ),
            remedy: both!(
                "将正本另放一处，用 kefu archive tick --original-at 登记。",
                "Keep the original elsewhere and record the place with kefu archive tick --original-at."
            ),
        },
        "archive-unreported" => Words {
            title: both!("客户档案未上报", "Archive not reported"),
            why: both!(
                "应按公司要求管理、上报客户档案和客户信息（D27），上报要有日期。",
                "The archive and the client information are reported as the company requires (D27), and the record has the day of the report."
            ),
            remedy: both!(
                "上报后用 kefu archive report 登记日期。",
                "Report it, then record the day with kefu archive report."
            ),
        },
        "document-lost" => Words {
            title: both!("归档的电子文件不在", "Filed document lost"),
            why: both!(
                "业务档案须完整保存（D28）：登记了路径的电子文件应在原处，已终止客户的也一样。",
                "The business file must be complete (D28). A document whose path is on record must exist, even after the service of a client has ended."
            ),
            remedy: both!(
                "将文件放回原处；搬了地方的，用 kefu correct 更正 file。",
                "Put the file back. If it was moved, correct its path with kefu correct."
            ),
        },
        "document-unreadable" => Words {
            title: both!("归档的电子文件读不出来", "Filed document cannot be read"),
            why: both!(
                "业务档案须完整保存（D28）：读不出来的文件等于没有检查过，这次检查也就不完整。",
                "The business file must be complete (D28). A file that cannot be read was not checked, and the whole check is incomplete."
            ),
            remedy: both!(
                "关闭占用文件的程序，查看权限和磁盘，再检查一次。",
                "Close the program that holds the file, look at permissions and the disk, and check again."
            ),
        },
        "document-changed" => Words {
            title: both!("归档的电子文件有改动", "Filed document changed"),
            why: both!(
                "业务档案应是归档时的原样（D28）：文件内容与归档时登记的校验值不符，可能被覆盖或误改。",
                "The business file must hold what was filed (D28). When a file's checksum differs from the one recorded at the filing, somebody replaced or changed the file."
            ),
            remedy: both!(
                "误改的，恢复原文件；确是新版本的，用 kefu archive add 再登记一次。",
                "Restore the file. If the new version is meant, file it again with kefu archive add."
            ),
        },
        "retention-over" => Words {
            title: both!("保管期已满", "File kept long enough"),
            why: both!(
                "业务档案自保险合同终止之日起，保险期间一年以下的保管五年，超过一年的保管十年（保险经纪人监管规定第五十一条）；期满而不再需要的个人信息应当删除（个人信息保护法第四十七条，凭记忆引用）。只看已终止服务、没有未结索赔的客户；没有保单的，法规未定期限。全部列出：kefu check --select retention-over。",
                "A business file is kept 5 years from the end of a policy of a year or less, 10 of a longer one (rules on insurance brokers, article 51). Personal data that is not needed after that is deleted (Personal Information Protection Law, article 47, cited from memory). This looks at clients that left and have no open claim. Without a policy the law sets no term. To list them all: kefu check --select retention-over."
            ),
            remedy: both!(
                "由公司决定：删除客户文件和归档的文件（kefu 从不删除），或登记豁免并写明继续保管的理由。",
                "The company decides: it deletes the client's file and the documents on file (nothing does so by itself), or waives this with the reason to keep them."
            ),
        },
        "crm-stale" => Words {
            title: both!("客户管理系统未同步", "Client system not up to date"),
            why: both!(
                "客户信息的搜集应使用公司的客户管理系统（D31）：要有系统编号，并定期同步；多少天以内算同步，由 kefu.toml 的 archive.crm-days 定。",
                "Client information is kept in the company's client system (D31). The client has an id there, and the system is brought up to date at least every archive.crm-days days (kefu.toml)."
            ),
            remedy: both!(
                "同步后用 kefu client set --crm-synced 登记日期。",
                "Bring the system up to date, then record the day with kefu client set --crm-synced."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about what the business file holds.
fn holds(rule: &str) -> Option<Words> {
    let words = match rule {
        "document-missing" => Words {
            title: both!("业务档案缺文件", "Document missing from the business file"),
            why: both!(
                "业务档案共十四种（D28），该有哪几种，看客户走到了哪一步：做过查勘就应有风险评估报告，起保就应有询价、投保和保单。建档期限之内不提示；此后发生的事项，几个工作日内归档由 kefu.toml 的 archive.filing 定。",
                "The business file has fourteen kinds of document (D28). Which are due depends on what has happened: after a survey a report, after a policy its quotations, proposal form and copy. Nothing is reported within the archive's term. After that, archive.filing in kefu.toml says how many working days there are to file a document."
            ),
            remedy: both!(
                "用 kefu archive add 归档；用 kefu archive show 查看全部十四种。",
                "File it with kefu archive add. kefu archive show lists all fourteen kinds."
            ),
        },
        "stage-undocumented" => Words {
            title: both!("有的阶段没有留下文件", "Stage without any document"),
            why: both!(
                "客户书面档案应能反映客户服务工作的整体进程（D30）：委托、风险评估、保险、服务、索赔，走过的每一段都应留下文件；归档的工作日数由 kefu.toml 的 archive.filing 定。",
                "The file shows the whole course of the service (D30): appointment, risk assessment, insurance, service, claims. Each stage that the client has reached needs a document, within the working days of archive.filing in kefu.toml."
            ),
            remedy: both!(
                "用 kefu archive add 补归这一阶段的文件。",
                "File the documents of that stage with kefu archive add."
            ),
        },
        _ => return None,
    };
    Some(words)
}
