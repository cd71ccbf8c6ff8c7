//! Words that people type for a command by the name it has elsewhere, and what does it here.

use crate::both;
use crate::lang::{Lang, half};

/// What somebody wants who types one of these words.
struct Intent {
    /// The words, in small letters.
    words: &'static [&'static str],
    /// The verbs that do it, below nouns that have one of them.
    verbs: &'static [&'static str],
    /// What does it where no noun is named, in both languages; nothing where the nouns with these verbs are told.
    told: &'static str,
}

/// To change a client's file.
const EDIT: &str = both!(
    "打开客户的文件来改：kefu client edit 客户",
    "To open a client's file and change it: kefu client edit CLIENT"
);

const INTENTS: &[Intent] = &[
    Intent {
        words: &["list", "ls", "all", "列表", "列出", "清单", "名单"],
        verbs: &["list", "show"],
        told: "",
    },
    Intent {
        words: &["add", "new", "create", "新增", "添加", "增加", "录入"],
        verbs: &["add", "record", "start"],
        told: "",
    },
    Intent {
        words: &["show", "view", "display", "查看", "显示", "详情"],
        verbs: &["show", "list"],
        told: "",
    },
    Intent {
        words: &["set", "change", "update", "modify", "修改", "更改", "变更"],
        verbs: &["set", "edit", "revise"],
        told: "",
    },
    Intent {
        words: &["edit", "编辑"],
        verbs: &["edit", "set", "revise"],
        told: EDIT,
    },
    Intent {
        words: &["open", "打开"],
        verbs: &["edit", "add", "start"],
        told: EDIT,
    },
    Intent {
        words: &[
            "search", "find", "grep", "query", "查找", "搜索", "查询", "搜",
        ],
        verbs: &["show", "list"],
        told: both!(
            "在全部客户的全部条目中查找：kefu search 词语\n看一个客户，写名称的一部分或拼音即可：kefu client show 客户",
            "To look for words in every entry of every client: kefu search TEXT\nTo see a client by a part of its name or its pinyin: kefu client show CLIENT"
        ),
    },
    Intent {
        words: &["delete", "remove", "del", "rm", "删除", "移除", "去掉"],
        verbs: &["remove"],
        told: both!(
            "没有通用的删除命令。客户不再服务：kefu client close 客户\n不该有的一条：kefu correct 客户 条目 --remove",
            "No single command deletes. When the service of a client ends: kefu client close CLIENT\nTo take away what was written by mistake: kefu correct CLIENT ENTRY --remove"
        ),
    },
    Intent {
        words: &[
            "revert", "rollback", "restore", "撤销", "撤消", "回退", "恢复",
        ],
        verbs: &[],
        told: both!(
            "撤销最近一次改动：kefu undo\n更正一项：kefu correct 客户 条目 项=内容\n写入前先看改动：在命令后加 -n",
            "To take back the last change: kefu undo\nTo correct one value: kefu correct CLIENT ENTRY KEY=VALUE\nTo see a change before it is written, add -n."
        ),
    },
    Intent {
        words: &["end", "stop", "terminate", "终止", "结束", "退出"],
        verbs: &["close", "end"],
        told: "",
    },
    Intent {
        words: &["export", "csv", "json", "excel", "导出"],
        verbs: &["list", "show", "print"],
        told: both!(
            "列表和报告都可以导出为 csv、json 或 markdown：kefu client list -f csv",
            "Every list and report can also be csv, json or markdown: kefu client list -f csv"
        ),
    },
    Intent {
        words: &["load", "导入"],
        verbs: &["import", "add"],
        told: both!(
            "导入客户、保单、联系人：kefu import clients 文件\n导入放假安排：kefu calendar import 文件",
            "To import clients, policies or contacts: kefu import clients FILE\nTo import a year's holidays: kefu calendar import FILE"
        ),
    },
    Intent {
        words: &["print", "pdf", "docx", "word", "html", "打印"],
        verbs: &["print"],
        told: both!(
            "打印服务计划：kefu plan print 客户\n打印年度服务报告：kefu report stewardship 客户",
            "To print a service plan: kefu plan print CLIENT\nTo print the year's report: kefu report stewardship CLIENT"
        ),
    },
    Intent {
        words: &[
            "holiday",
            "holidays",
            "节假日",
            "假日",
            "放假",
            "调休",
            "节日",
        ],
        verbs: &[],
        told: both!(
            "一年的放假和调休：kefu calendar show 年份",
            "A year's holidays and make-up days: kefu calendar show YEAR"
        ),
    },
    Intent {
        words: &[
            "todo", "todos", "tasks", "task", "agenda", "due", "overdue", "待办", "提醒", "逾期",
            "到期",
        ],
        verbs: &[],
        told: both!(
            "接下来该做什么：kefu next",
            "What is due and overdue: kefu next"
        ),
    },
    Intent {
        words: &["visit", "call", "note", "记录", "拜访", "走访", "上门"],
        verbs: &[],
        told: both!(
            "记一笔客户日志：kefu log 客户 visit \"做了什么\"",
            "To write the client diary: kefu log CLIENT visit \"what was done\""
        ),
    },
    Intent {
        words: &["status", "stat", "summary", "dashboard", "概况", "状态"],
        verbs: &["show", "list"],
        told: both!(
            "全部客户的概况：kefu report portfolio\n有没有问题：kefu check",
            "All clients in figures: kefu report portfolio\nWhat is wrong: kefu check"
        ),
    },
    Intent {
        words: &[
            "man",
            "usage",
            "manual",
            "commands",
            "?",
            "/?",
            "/h",
            "帮助",
            "说明",
            "用法",
            "怎么用",
        ],
        verbs: &[],
        told: both!(
            "全部命令和说明：kefu --help",
            "All commands and their help: kefu --help"
        ),
    },
    Intent {
        words: &["version", "ver", "版本"],
        verbs: &[],
        told: both!("查看版本：kefu --version", "The version: kefu --version"),
    },
];

/// The nouns and commands by names that people have for them.
const NAMES: &[(&str, &[&str])] = &[
    ("init", &["新建", "初始化"]),
    ("client", &["客户", "customer", "customers"]),
    ("appointment", &["委托", "委托关系"]),
    ("team", &["团队", "小组", "服务团队"]),
    ("archive", &["档案", "客户档案", "归档"]),
    ("rating", &["星级", "评级", "评定", "stars"]),
    ("plan", &["计划", "服务计划"]),
    ("log", &["记日志"]),
    ("diary", &["日志", "客户日志"]),
    ("policy", &["保单", "保险", "insurance"]),
    ("claim", &["索赔", "理赔", "赔案", "出险"]),
    ("endorsement", &["批改", "批单"]),
    ("risk", &["风险", "风险变化"]),
    ("duty", &["督促", "履职", "催办"]),
    ("complaint", &["投诉", "complaints"]),
    ("review", &["回顾", "客户回顾", "评分"]),
    ("renewal", &["续转", "续保", "renew"]),
    ("next", &["下一步"]),
    ("check", &["核对", "检查", "lint", "validate"]),
    ("waiver", &["豁免", "ignore"]),
    ("explain", &["明细", "时限", "why"]),
    ("report", &["报告", "报表"]),
    ("rules", &["规则", "条款"]),
    ("calendar", &["工作日", "日历"]),
];

/// The command that people mean by a name of their own for it.
pub(super) fn named(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let mut names = NAMES.iter();
    names
        .find(|(_, names)| names.contains(&word.as_str()))
        .map(|(command, _)| *command)
}

/// The verbs that do what somebody wants who types this word.
pub(super) fn verbs(word: &str) -> &'static [&'static str] {
    intent(word).map_or(&[], |intent| intent.verbs)
}

/// What does it where no noun is named; nothing where the nouns with its verb are told.
pub(super) fn told(word: &str, lang: Lang) -> Option<&'static str> {
    let told = intent(word)?.told;
    (!told.is_empty()).then(|| half(told, lang))
}

fn intent(word: &str) -> Option<&'static Intent> {
    let word = word.to_lowercase();
    let mut intents = INTENTS.iter();
    intents.find(|intent| intent.words.contains(&word.as_str()))
}
