//! What a finding is about, and the command that corrects it; the file with its line where no command can.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::changes::OwnWay;
use crate::changes::correct::{Fixed, fixed};
use crate::document::{KeyPath, Step};
use crate::lang::Lang;
use crate::model::form::{Key, Role, Section, section_of};
use crate::rules::{Addition, Entry, Finding};
use crate::say;
use crate::text::command::{Ask, Word, in_turn, kefu, plan_add};

/// What a finding is about.
pub(super) struct Mend<'a> {
    lang: Lang,
    client: &'a str,
    entry: Option<Cow<'a, Entry>>,
    key: &'a KeyPath,
    line: Option<u32>,
    is_of_client: bool,
    addition: Addition,
    another_year: Option<NaiveDate>,
}

impl<'a> Mend<'a> {
    pub(super) fn of(lang: Lang, finding: &'a Finding) -> Mend<'a> {
        Mend {
            lang,
            client: finding.client.as_deref().unwrap_or(""),
            entry: finding.entry.as_ref().map(Cow::Borrowed),
            key: &finding.key,
            line: finding.place.map(|place| place.line),
            is_of_client: finding.client.is_some(),
            addition: finding.addition,
            another_year: finding.another_year,
        }
    }

    /// The same about another key, which lies in the same entry or in a section that is no list.
    pub(super) fn other(&self, key: &'a KeyPath) -> Mend<'a> {
        let section = |key| section_at(key).map(|section| section.name);
        let entry = match section(self.key) == section(key) {
            true => self.entry.clone(),
            false => section(key).map(|name| {
                let (name, is_over) = (name.to_owned(), false);
                Cow::Owned(Entry { name, is_over })
            }),
        };
        Mend {
            entry,
            key,
            ..*self
        }
    }

    /// The service year that a command must name, because the finding is not about the year of today.
    pub(super) fn another_year(&self) -> Option<NaiveDate> {
        self.another_year
    }

    /// The command that plans a service, with a reason where this year's plan was issued; where nobody may revise that
    /// plan, the command before it that names the account manager.
    pub(super) fn plan_add(&self, service: impl Into<Word>, covers: Option<&str>) -> String {
        let is_issued = self.addition != Addition::Free;
        let add = plan_add(self.client, service, is_issued).options("--covers", covers);
        let manager = kefu("team set")
            .word(self.client)
            .option("--manager", Ask::NAME)
            .option("--on", Ask::DATE);
        let is_first = self.addition == Addition::RevisionByNobody;
        let commands = is_first.then_some(manager).into_iter().chain([add]);
        let commands: Vec<String> = commands.map(|it| it.say(self.lang)).collect();
        in_turn(self.lang, &commands)
    }

    /// The same where several times are lacking: the command plans one.
    pub(super) fn plan_add_each(
        &self,
        service: impl Into<Word>,
        covers: Option<&str>,
        lacking: u32,
    ) -> String {
        let add = self.plan_add(service, covers);
        match lacking {
            ..2 => add,
            _ => say!(self.lang,
                zh: "还差 {lacking} 次，逐次安排：{add}",
                en: "{lacking} are lacking; for each: {add}"),
        }
    }

    /// The command that gives the key of the finding another value; what an issued plan says is revised (D53).
    pub(super) fn key(&self) -> String {
        let name = last_key(self.key);
        let Some(section) = self.section().filter(|it| it.key(name).is_some()) else {
            return self.open();
        };
        match fixed(section, name) {
            None | Some(Fixed::Follows(_) | Fixed::Issue) => self.keys(&[name]),
            Some(Fixed::OwnWay(OwnWay::Revise)) => self.revised(name),
            Some(Fixed::Identity | Fixed::OwnWay(_)) => self.open(),
        }
    }

    /// The command that gives the key of the finding a value that this placeholder asks for.
    pub(super) fn key_asked(&self, value: Ask) -> String {
        self.corrected([value.of(last_key(self.key))])
            .unwrap_or_else(|| self.open())
    }

    /// The command that writes keys of the entry, each with a placeholder.
    pub(super) fn keys(&self, keys: &[&str]) -> String {
        let section = self.section();
        let asked = |key: &&str| {
            let row = section.and_then(|it| it.key(key));
            row.map_or(Ask::TEXT, asked).of(key)
        };
        self.corrected(keys.iter().map(asked)).unwrap_or_else(|| {
            let (at, keys) = (self.place(), self.lang.list(keys));
            say!(self.lang, zh: "打开 {at}写明 {keys}", en: "Open {at} and write {keys}")
        })
    }

    /// The command that takes a key off the entry.
    pub(super) fn without(&self, key: &str) -> String {
        self.corrected([format!("{key}=")]).unwrap_or_else(|| {
            let at = self.place();
            say!(self.lang, zh: "打开 {at}去掉 {key}", en: "Open {at} and take {key} off")
        })
    }

    /// The command that gives a key of the entry this value.
    pub(super) fn with(&self, key: &str, value: &str) -> String {
        self.corrected([format!("{key}={value}")])
            .unwrap_or_else(|| self.open())
    }

    /// The command that lets the key of the finding refer to what is there; what is known by the reference goes.
    pub(super) fn reference(&self, near: Option<&str>) -> String {
        let name = last_key(self.key);
        let is_one_of_many = matches!(self.key.steps().last(), Some(Step::Nth(_)));
        match (self.section().and_then(|it| fixed(it, name)), near) {
            (Some(Fixed::Identity), _) => self.removed(),
            (None, Some(near)) if !is_one_of_many => self.with(name, near),
            _ => self.key(),
        }
    }

    /// The command that takes the entry away.
    pub(super) fn removed(&self) -> String {
        let Some(entry) = &self.entry else {
            return self.open();
        };
        self.removed_named(&entry.name)
    }

    /// The command that takes another entry away, by its name.
    pub(super) fn removed_named(&self, name: &str) -> String {
        let remove = kefu("correct").word(self.client).word(name);
        remove.flag("--remove").say(self.lang)
    }

    fn corrected<T: Into<Word>>(&self, words: impl IntoIterator<Item = T>) -> Option<String> {
        let correct = kefu("correct")
            .word(self.client)
            .word(&self.entry.as_ref()?.name);
        Some(correct.words(words).say(self.lang))
    }

    /// A plan item that is over is not revised, and what a revision adds to does not go by one.
    fn revised(&self, key: &str) -> String {
        let item = self.entry.as_deref().filter(|entry| !entry.is_over);
        let id = item.and_then(|entry| Some(entry.name.split_once('/')?.1));
        let option = match key {
            "service" => Some(("--service", Ask::SERVICE)),
            "content" => Some(("--content", Ask::CONTENT)),
            "start" => Some(("--start", Ask::DATE)),
            "finish" => Some(("--finish", Ask::DATE)),
            "cost" => Some(("--cost", Ask::AMOUNT)),
            _ => None,
        };
        let (Some(id), Some((option, asked))) = (id, option) else {
            return self.open();
        };
        kefu("plan revise")
            .word(self.client)
            .option("--item", id)
            .option(option, asked)
            .option("--reason", Ask::CAUSE)
            .say(self.lang)
    }

    /// Whether a remedy is to open the file, and lacks the end of its sentence.
    pub(super) fn opens(&self, said: &str) -> bool {
        said.starts_with(self.lang.pick("打开 ", "Open ")) && !said.ends_with(['。', '.'])
    }

    /// Where to open the file; a sentence without its end.
    pub(super) fn open(&self) -> String {
        let at = self.place();
        say!(self.lang, zh: "打开 {at}改正", en: "Open {at} and correct it")
    }

    /// The file and the line: the client's, or `kefu.toml` for the whole workspace.
    pub(super) fn place(&self) -> String {
        let file = match self.is_of_client {
            true => format!("clients/{}.toml", self.client),
            false => "kefu.toml".to_owned(),
        };
        match self.line {
            Some(line) => {
                say!(self.lang, zh: "{file} 第 {line} 行", en: "{file} at line {line}")
            }
            None => say!(self.lang, zh: "{file} ", en: "{file}"),
        }
    }

    fn section(&self) -> Option<&'static Section> {
        section_at(self.key)
    }
}

/// The section that a key lies in.
fn section_at(key: &KeyPath) -> Option<&'static Section> {
    let mut keys = key.keys();
    while !keys.is_empty() {
        if let Some(section) = section_of(&keys.join(".")) {
            return Some(section);
        }
        keys.pop();
    }
    None
}

/// The key at the end of a way, whatever the position in its list.
pub(super) fn last_key(way: &KeyPath) -> &str {
    let mut steps = way.steps().iter().rev();
    let key = steps.find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Nth(_) => None,
    });
    key.unwrap_or_default()
}

/// The placeholder for the value of a key.
fn asked(key: &Key) -> Ask {
    match (key.name, key.role) {
        ("approved-by", _) => Ask::APPROVER,
        ("duty", _) => Ask::DUTY,
        ("factor", _) => Ask::FACTOR,
        ("file", _) => Ask::FILE,
        ("focus", _) => Ask::FOCUS,
        ("kind", _) => Ask::KIND_OF_SERVICE,
        ("amount" | "actual-cost" | "agreed-amount" | "paid-amount", _) => Ask::AMOUNT,
        // A complaint is received on a day, brokerage is an amount.
        ("received", Role::Born) => Ask::DATE,
        ("premium" | "realised" | "received" | "sum-insured", _) => Ask::AMOUNT,
        ("brokerage-percent" | "share", _) => Ask::PERCENT,
        ("reason", _) => Ask::REASON,
        ("rule", _) => Ask::RULE,
        ("service", _) => Ask::SERVICE,
        (_, Role::Born | Role::Fact | Role::Latest | Role::Term) => Ask::DATE,
        _ if !key.names.is_empty() => Ask::ID,
        (_, Role::Handler | Role::By) | ("by" | "name", _) => Ask::NAME,
        _ => Ask::TEXT,
    }
}

#[cfg(test)]
impl<'a> Mend<'a> {
    /// What is said of an entry of the client `jia`, on line 8 of its file.
    pub(super) fn of_jia(lang: Lang, entry: Option<&'a Entry>, key: &'a KeyPath) -> Mend<'a> {
        Mend {
            lang,
            client: "jia",
            entry: entry.map(Cow::Borrowed),
            key,
            line: Some(8),
            is_of_client: true,
            addition: Addition::Free,
            another_year: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item() -> KeyPath {
        let plan = KeyPath::of("years").nth(0).key("plan");
        plan.key("items").nth(0)
    }

    /// The command for the key of an entry, in both languages.
    fn both(name: &str, is_over: bool, key: &KeyPath) -> [String; 2] {
        let name = name.to_owned();
        let entry = Entry { name, is_over };
        [Lang::Zh, Lang::En].map(|lang| Mend::of_jia(lang, Some(&entry), key).key())
    }

    #[test]
    fn a_key_is_corrected_with_the_placeholder_of_what_it_takes() {
        let diary = || KeyPath::of("diary").nth(3);
        let of = |key: &str| both("diary/d1", false, &diary().key(key));

        assert_eq!(
            of("response"),
            [
                "kefu correct jia diary/d1 response=内容",
                "kefu correct jia diary/d1 response=TEXT"
            ]
        );
        assert_eq!(of("on")[0], "kefu correct jia diary/d1 on=日期");
        assert_eq!(of("by")[0], "kefu correct jia diary/d1 by=姓名");
        assert_eq!(of("item")[0], "kefu correct jia diary/d1 item=编号");
        let complaint = KeyPath::of("complaints").nth(0).key("received");
        assert_eq!(
            both("complaints/t1", false, &complaint)[1],
            "kefu correct jia complaints/t1 received=DATE"
        );
        let policy = KeyPath::of("policies").nth(0).key("received");
        assert_eq!(
            both("policies/par", false, &policy)[1],
            "kefu correct jia policies/par received=AMOUNT"
        );
        let policies = KeyPath::of("renewals").nth(0).key("policies").nth(1);
        assert_eq!(
            both("renewals/x1", false, &policies)[1],
            "kefu correct jia renewals/x1 policies=ID",
            "all of the list is written again"
        );
    }

    #[test]
    fn another_key_is_of_the_same_entry_or_of_its_section() {
        let name = "claims/k1".to_owned();
        let entry = Entry {
            name,
            is_over: false,
        };
        let claim = KeyPath::of("claims").nth(0);
        let (then, first) = (claim.clone().key("notified"), claim.key("loss"));
        let at = Mend::of_jia(Lang::En, Some(&entry), &then);
        assert_eq!(
            at.other(&first).key(),
            "kefu correct jia claims/k1 loss=DATE"
        );
        let contact = KeyPath::of("client").key("first-contact");
        assert_eq!(
            at.other(&contact).key(),
            "kefu correct jia client first-contact=DATE"
        );
    }

    #[test]
    fn what_an_issued_plan_says_is_revised_while_the_item_is_open() {
        let of = |key: &str, is_over| both("plan.items/p1", is_over, &item().key(key));

        assert_eq!(
            of("finish", false),
            [
                "kefu plan revise jia --item p1 --finish 日期 --reason 原因",
                "kefu plan revise jia --item p1 --finish DATE --reason TEXT"
            ]
        );
        let open = [
            "打开 clients/jia.toml 第 8 行改正",
            "Open clients/jia.toml at line 8 and correct it",
        ];
        assert_eq!(of("finish", true), open);
        assert_eq!(of("covers", false), open, "a revision only adds to them");
        assert_eq!(
            of("done", true)[1],
            "kefu correct jia plan.items/p1 done=DATE"
        );
    }

    #[test]
    fn a_reference_becomes_the_one_that_was_meant_or_goes() {
        let of = |name: &str, key: &KeyPath, near| {
            let name = name.to_owned();
            let entry = Entry {
                name,
                is_over: false,
            };
            Mend::of_jia(Lang::En, Some(&entry), key).reference(near)
        };
        let claim = KeyPath::of("claims").nth(0).key("policy");
        assert_eq!(
            of("claims/k1", &claim, Some("par")),
            "kefu correct jia claims/k1 policy=par"
        );
        assert_eq!(
            of("claims/k1", &claim, None),
            "kefu correct jia claims/k1 policy=ID"
        );
        let outcome = KeyPath::of("renewals").nth(0).key("outcomes").nth(0);
        let following = outcome.clone().key("by");
        assert_eq!(
            of("x1.outcomes/par", &following, None),
            "kefu correct jia x1.outcomes/par by=ID",
            "a policy and nobody"
        );
        assert_eq!(
            of("x1.outcomes/pra", &outcome.key("policy"), Some("par")),
            "kefu correct jia x1.outcomes/pra --remove",
            "it is known by its policy"
        );
    }

    #[test]
    fn what_no_command_reaches_is_opened_at_its_line() {
        let key = KeyPath::of("diary").nth(3).key("response");
        let of = |lang| Mend::of_jia(lang, None, &key);

        assert_eq!(
            of(Lang::Zh).key(),
            "打开 clients/jia.toml 第 8 行写明 response"
        );
        assert_eq!(
            of(Lang::En).keys(&["by", "did"]),
            "Open clients/jia.toml at line 8 and write by, did"
        );
        assert_eq!(
            of(Lang::En).without("item"),
            "Open clients/jia.toml at line 8 and take item off"
        );
        assert_eq!(
            of(Lang::En).with("item", "p1"),
            "Open clients/jia.toml at line 8 and correct it"
        );
        let id = KeyPath::of("claims").nth(0).key("id");
        assert_eq!(
            both("claims/k1", false, &id)[0],
            "打开 clients/jia.toml 第 8 行改正",
            "what an entry is known by stays"
        );
    }
}
