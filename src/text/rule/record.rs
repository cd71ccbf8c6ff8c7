//! The words of the rules about the record as a file.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    file(rule).or_else(|| content(rule))
}

/// Rules about reading the file at all.
fn file(rule: &str) -> Option<Words> {
    let words = match rule {
        "unreadable" => Words {
            title: both!("客户文件无法读取", "Record that cannot be read"),
            why: both!(
                "文件读不出，就无从检查这位客户的服务。一份文件的错误全部列出，不影响其他客户。",
                "A client whose file cannot be read cannot be checked. All faults of the file are reported at once, and the other clients are still checked."
            ),
            remedy: both!(
                "按所示行号打开文件改正；两个条目并在一起的，运行 kefu git resolve。",
                "Open the file at the line shown and correct it. Where two entries run together, kefu git resolve parts them."
            ),
        },
        "record-misplaced" => Words {
            title: both!("档案放错位置", "Record in the wrong folder"),
            why: both!(
                "kefu 只读 clients 文件夹，不读其中的子文件夹；放进子文件夹的客户，哪条时限过了也没有人知道。",
                "Only the files of clients/ itself are read, and no folder in it. Nobody is told what is overdue for a client whose file lies there."
            ),
            remedy: both!(
                "移到 clients 文件夹；不再服务的，移出 clients。",
                "Move the file into clients/ itself, or out of clients/ if the client is not served any more."
            ),
        },
        "conflict-markers" => Words {
            title: both!("文件中留有合并冲突", "Merge conflict left in the file"),
            why: both!(
                "两人同时修改后 Git 未能自动合并，两边的内容都留在文件里，要由人取舍。",
                "Two people changed the same lines and Git left both in the file; a person must choose."
            ),
            remedy: both!(
                "先运行 kefu git resolve，按条目合并两边；仍有标记的，每处留下一边，删去标记行，再提交。",
                "Run kefu git resolve, which merges both sides by their entries. Where marks are left, keep one side, delete the lines with the marks, and commit."
            ),
        },
        "unknown-key" => Words {
            title: both!("未知的项", "Unknown key"),
            why: both!(
                "写错的项会原样保留，但不起作用：日期记了等于没记。",
                "A misspelt key stays in the file but has no effect, so the date in it does not count."
            ),
            remedy: both!(
                "改成正确的键名；自己的备注请写成以“#”开头的注释。",
                "Correct the key. Write your own notes as comments, after '#'."
            ),
        },
        "edit-recovered" => Words {
            title: both!("手工改动未并入", "Edit not in its record"),
            why: both!(
                "保存档案的同时有人手工改动的，改动另存到 .kefu/recovered；没有并入档案的，检查时看不到。",
                "When somebody edits a record by hand while it is being saved, that edit is kept in .kefu/recovered. Until it is in the record, no rule sees it."
            ),
            remedy: both!(
                "与档案核对，缺漏的补入档案，再删除该文件。",
                "Compare it with the record, add what is missing there, then delete the file."
            ),
        },
        "id-invalid" => Words {
            title: both!("编号无效", "Invalid id"),
            why: both!(
                "客户编号即文件名，条目编号供日志、计划和合并引用，两者都须固定且各系统通用。",
                "A client's id is the name of its file. The diary, the plan and merges refer to an entry by its id. Both must never change, and must be valid on every system."
            ),
            remedy: both!(
                "客户文件改名，用小写字母、汉字、数字、“-”和“_”；条目的编号用字母、汉字、数字、“-”和“_”，不用 plan、team 等部分的名称。",
                "Rename the file with lower-case letters, Han characters, digits, '-' and '_'. Give the entry an id of letters, Han characters, digits, '-' and '_', and not the name of a part of the record, such as plan or team."
            ),
        },
        "id-doubled" => Words {
            title: both!("编号重复", "Id used twice"),
            why: both!(
                "同一列表中两个条目编号相同，引用时分不清指的是哪一个。计划项目在各服务年度之间也不能重复。不同列表可用同一编号。",
                "When two entries of a list have the same id, a reference may mean either of them. Plan items need different ids over all service years. Two lists may use the same id."
            ),
            remedy: both!(
                "给后一个条目换一个编号（kefu git resolve），并看引用它的地方指的是哪一条。",
                "Give the later entry another id (kefu git resolve), and look at what refers to it."
            ),
        },
        "name-doubled" => Words {
            title: both!("客户名称重复", "Two clients with one name"),
            why: both!(
                "一位客户分成两份文件，经过就断成两截，两边都像没有服务到位。",
                "When a client has two records, each has only half of its history and looks neglected."
            ),
            remedy: both!(
                "同一客户并为一份文件（kefu client merge）；不同客户写明全称。",
                "Merge the records if they are one client (kefu client merge). Give different clients their full names."
            ),
        },
        "crm-id-doubled" => Words {
            title: both!("客户系统编号重复", "One client system id with two clients"),
            why: both!(
                "客户信息以公司客户管理系统为准（D31）；两位客户共用一个编号，资料对接时就会记到别家名下。",
                "Client information is kept in the company's client system (D31). When two clients have one id there, what is exported to it is filed with the wrong client."
            ),
            remedy: both!(
                "在客户系统中核对，改正其中一个编号。同一客户建了两份文件的，并为一份。",
                "Look both up in the client system and correct one id. If they are one client with two records, merge the records."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about what the record says.
fn content(rule: &str) -> Option<Words> {
    let words = match rule {
        "date-in-future" => Words {
            title: both!("已办事项的日期在今天之后", "Fact dated in the future"),
            why: both!(
                "记录的是已经发生的事；未到的日期多为笔误，会使期限看似已经办妥。",
                "A record says what has happened. A date in the future is usually a mistake, and makes a deadline look as if it had been kept."
            ),
            remedy: both!(
                "用 kefu correct 更正日期；计划中的事写在服务计划里。",
                "Correct the date with kefu correct. Intentions belong in the plan."
            ),
        },
        "two-endings" => Words {
            title: both!("两种结局并存", "Two endings of one entry"),
            why: both!(
                "计划项目不会既完成又取消，批改不会既出单又撤回，赔案不会既赔付又撤案，保单不会有两种结果；并存时各处所见不一。多半是两人分头登记后合并而来。",
                "A plan item cannot be both done and dropped, an endorsement both issued and withdrawn, a claim both paid and withdrawn, and a policy has one outcome. With both on record, kefu's pages disagree. The usual cause: two people recorded it, and their files were merged."
            ),
            remedy: both!(
                "只留下实际发生的一项，另一项用 kefu correct 去掉。",
                "Keep only the one that happened, and take the other off with kefu correct."
            ),
        },
        "dates-out-of-order" => Words {
            title: both!("日期先后颠倒", "Dates out of order"),
            why: both!(
                "后一步不会早于前一步，例如委托关系不会早于首次接触确立。同一天视为正常。",
                "A later step cannot be dated before an earlier one, such as the appointment before the first contact. The same day is fine."
            ),
            remedy: both!(
                "核对两个日期，用 kefu correct 更正其中一个。",
                "Compare the two dates and correct one with kefu correct."
            ),
        },
        "amount-implausible" => Words {
            title: both!("金额或比例不合理", "Amount or share that cannot be"),
            why: both!(
                "保险费、保险金额、收入、费用、赔款等金额不会小于零，佣金比例、共保份额在 0 到 100% 之间；只有批改的退费记为负数。写错一个，保险费、佣金、收入的合计就都错了。",
                "Premium, sum insured, income, cost and what a claim pays are not below zero; brokerage and the shares of co-insurers lie between 0 and 100%. Only an endorsement that returns premium has an amount below zero. One wrong figure makes every total of premium, brokerage and income wrong."
            ),
            remedy: both!(
                "对照原件，用 kefu correct 更正；退回的保费，登记用 kefu endorsement issue。",
                "Compare it with the paper and correct it with kefu correct. Premium returned is recorded with kefu endorsement issue."
            ),
        },
        "personal-data" => Words {
            title: both!("文件中有个人敏感号码", "Personal number in the file"),
            why: both!(
                "个人信息保护法要求只处理必要的信息；客户文件由 Git 保存每个版本，身份证号、银行卡号、病历号和医保卡号一旦提交便难以清除。",
                "The law on personal information allows only what is needed. git keeps every version of a record, so a committed identity card, bank card or health number is hard to remove."
            ),
            remedy: both!(
                "删去号码；已提交的，请管理员清理 Git 历史。",
                "Delete the number. If it was committed, remove it from git's history too."
            ),
        },
        "control-character" => Words {
            title: both!("文字中有控制字符", "Control character in a text"),
            why: both!(
                "看不见的控制字符会使屏幕、表格和别的程序读错；名称、姓名、号码等单行内容中的换行也一样。命令不接受，手工写入或由别处复制来的会有。日志等可以分行。",
                "An invisible control character makes screens, tables and other programs read something else, and so does a line break in a name, a number or another text of one line. Commands refuse them, but text written by hand or copied from elsewhere may have them. The diary and other longer texts may have lines."
            ),
            remedy: both!(
                "用 kefu correct 把这段文字重新写一遍。",
                "Type the text again with kefu correct."
            ),
        },
        "text-blank" => Words {
            title: both!("内容空白", "Blank text"),
            why: both!(
                "需求、承诺、批改、风险变更、督促事项和投诉，都要写明是什么事；只留空白的，等于没有记。命令不接受空白，手工改动时误删的会有。",
                "A need, a promise, an endorsement, a change of risk, an insurer's duty or a complaint says what it is about. One that is blank is as good as not recorded. Commands refuse it, but it happens when a file is edited by hand."
            ),
            remedy: both!(
                "用 kefu correct 补写内容；记错的用 --remove 删去该条。",
                "Write the text with kefu correct, or take a wrong entry away with --remove."
            ),
        },
        "first-day-missing" => Words {
            title: both!("缺起算日期", "Day to count from missing"),
            why: both!(
                "未结的索赔、投诉、批改、风险变化、督促事项和未缴的分期保险费，期限都从出险、收到、申请、发现或到期之日起算；这一天没有登记，期限不会运行，逾期也没有人提示。",
                "An open claim, complaint, endorsement, change of risk or insurer's duty, and an instalment that is not paid, count their terms from the day of the loss, the receipt, the request, the finding or the due date. Without that day no term runs, and nobody is told when one is over."
            ),
            remedy: both!(
                "用 kefu correct 补写日期；记错的用 --remove 删去该条。",
                "Write the day with kefu correct, or take a wrong entry away with --remove."
            ),
        },
        "reference-unknown" => Words {
            title: both!("引用的编号不存在", "Reference to nothing"),
            why: both!(
                "日志所完成的计划项目、计划项目所落实的承诺和需求，都靠编号对应；编号写错，服务就不算已经落实。",
                "A diary entry names the plan item it fulfils by its id, and an item names commitments and needs. With a wrong id the service does not count."
            ),
            remedy: both!(
                "用 kefu correct 改成已有的编号，或补上缺少的条目。",
                "Name an existing id with kefu correct, or add the missing entry."
            ),
        },
        "service-unknown" => Words {
            title: both!("服务标准中没有的服务", "Service not in the standard"),
            why: both!(
                "服务按公司标准中的代码计数；代码不在标准中，就不计入星级服务标准。",
                "Services are counted by their code in the company's standard. Another code does not count."
            ),
            remedy: both!(
                "改成标准中的代码，或在 kefu.toml 的 [[services]] 中加入这项服务。",
                "Use a code of the standard, or add the service to [[services]] in kefu.toml."
            ),
        },
        _ => return None,
    };
    Some(words)
}
