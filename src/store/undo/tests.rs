use std::time::Duration;

use super::*;
use crate::store::Id;

const BEFORE: &str = "[client]\nname = \"甲\"\n";
const AFTER: &str = "[client]\nname = \"甲\"\nsector = \"重工\"\n";

struct Desk {
    folder: tempfile::TempDir,
    workspace: Workspace,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("brokerage");
        let workspace = Workspace::create(&root, "lang = \"zh\"\n").unwrap();
        Desk { folder, workspace }
    }

    /// A run of its own.
    fn run(&self, by: &str, word: &str) -> Workspace {
        let run = Run {
            by: by.to_owned(),
            words: vec![word.to_owned()],
            token: word.to_owned(),
        };
        self.workspace.clone().in_run(run)
    }

    fn write(&self, by: &str, word: &str, id: &str, text: &str) {
        let workspace = self.run(by, word);
        let path = workspace.client_path(&Id::parse(id).unwrap());
        let edit = |_: Option<&str>| Ok::<_, ()>(Some(text.to_owned()));
        workspace.revise(&path, edit).unwrap();
    }

    fn text(&self, id: &str) -> Option<String> {
        let path = self.workspace.client_path(&Id::parse(id).unwrap());
        fs::read_to_string(path).ok()
    }

    /// The words of the run that was taken back, how many changes, and the words of the next.
    fn undo(&self, by: &str) -> Result<(String, usize, Option<String>), String> {
        said(self.workspace.undo(by, false))
    }

    fn notes(&self) -> usize {
        let folder = self.workspace.root().join(".kefu").join("undo");
        fs::read_dir(folder).unwrap().count()
    }
}

fn said(undone: Result<Undone, UndoFault>) -> Result<(String, usize, Option<String>), String> {
    match undone {
        Ok(it) => Ok((
            it.run.words.concat(),
            it.changes.len(),
            it.next.map(|words| words.concat()),
        )),
        Err(UndoFault::Nothing) => Err("nothing".to_owned()),
        Err(UndoFault::Changed { file, words }) => Err(format!("{file} after {}", words.concat())),
        Err(UndoFault::Failed(failure)) => Err(format!("{failure:?}")),
    }
}

fn taken(
    word: &str,
    changes: usize,
    next: Option<&str>,
) -> Result<(String, usize, Option<String>), String> {
    Ok((word.to_owned(), changes, next.map(str::to_owned)))
}

#[test]
fn run_by_run_the_texts_come_back_and_what_was_new_goes() {
    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    desk.write("chen", "set", "huarui", AFTER);
    assert_eq!(desk.notes(), 2);

    assert_eq!(
        said(desk.workspace.undo("chen", true)),
        taken("set", 1, Some("add"))
    );
    assert_eq!(
        desk.text("huarui").as_deref(),
        Some(AFTER),
        "nothing was written"
    );
    assert_eq!(desk.undo("chen"), taken("set", 1, Some("add")));
    assert_eq!(desk.text("huarui").as_deref(), Some(BEFORE));
    assert_eq!(desk.undo("chen"), taken("add", 1, None));
    assert_eq!(desk.text("huarui"), None);
    assert_eq!(desk.undo("chen"), Err("nothing".to_owned()));
    assert_eq!(desk.notes(), 0);
}

#[test]
fn a_look_at_it_neither_waits_nor_writes() {
    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    let workspace = desk.workspace.clone().waiting_at_most(Duration::ZERO);
    let another = desk.workspace.lock().unwrap();
    let looked = said(workspace.undo("chen", true));
    assert_eq!(looked, taken("add", 1, None));
    drop(another);

    let own = desk.workspace.root().join(".kefu");
    fs::remove_dir_all(&own).unwrap();
    let looked = said(workspace.undo("chen", true));
    assert_eq!(looked, Err("nothing".to_owned()));
    assert!(!own.exists());
}

#[test]
fn all_files_of_a_run_come_back_or_none() {
    let desk = Desk::new();
    desk.write("chen", "before", "huarui", BEFORE);
    desk.write("chen", "before", "runhe", BEFORE);
    desk.write("chen", "move", "huarui", AFTER);
    desk.write("chen", "move", "runhe", AFTER);

    let path = desk.workspace.client_path(&Id::parse("huarui").unwrap());
    fs::write(&path, format!("{AFTER}# by hand\n")).unwrap();
    let refused = Err("clients/huarui.toml after move".to_owned());
    assert_eq!(desk.undo("chen"), refused);
    assert_eq!(desk.text("runhe").as_deref(), Some(AFTER));

    fs::write(&path, AFTER).unwrap();
    assert_eq!(desk.undo("chen"), taken("move", 2, Some("before")));
    assert_eq!(desk.text("huarui").as_deref(), Some(BEFORE));
    assert_eq!(desk.text("runhe").as_deref(), Some(BEFORE));
}

#[test]
fn an_undo_that_was_interrupted_is_finished_by_the_next() {
    let desk = Desk::new();
    desk.write("chen", "before", "huarui", BEFORE);
    desk.write("chen", "before", "runhe", BEFORE);
    desk.write("chen", "move", "huarui", AFTER);
    desk.write("chen", "move", "runhe", AFTER);
    // As after a kill between the two files: one is back, its note still there.
    let path = desk.workspace.client_path(&Id::parse("runhe").unwrap());
    fs::write(path, BEFORE).unwrap();

    assert_eq!(desk.undo("chen"), taken("move", 1, Some("before")));
    assert_eq!(desk.text("huarui").as_deref(), Some(BEFORE));
    assert_eq!(desk.notes(), 2);
}

#[test]
fn of_what_was_never_written_or_put_back_by_hand_nothing_is_left() {
    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    let workspace = desk.run("chen", "killed");
    let locked = workspace.lock().unwrap();
    let path = workspace.client_path(&Id::parse("huarui").unwrap());
    let noted = workspace.note_text(&locked.own, &path, Some(BEFORE), AFTER);
    assert!(noted.is_some());
    drop(locked);

    assert_eq!(desk.undo("chen"), taken("killed", 0, Some("add")));
    assert_eq!(desk.text("huarui").as_deref(), Some(BEFORE));
    assert_eq!(desk.undo("chen"), taken("add", 1, None));
    assert_eq!(desk.text("huarui"), None);
}

#[test]
fn each_user_takes_back_what_is_their_own() {
    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    desk.write("zhou", "other", "runhe", BEFORE);
    assert_eq!(desk.undo("chen"), taken("add", 1, None));
    assert_eq!(desk.undo("chen"), Err("nothing".to_owned()));
    assert_eq!(desk.text("runhe").as_deref(), Some(BEFORE));

    desk.write("chen", "add", "huarui", BEFORE);
    desk.write("zhou", "set", "huarui", AFTER);
    let refused = Err("clients/huarui.toml after add".to_owned());
    assert_eq!(desk.undo("chen"), refused, "zhou has changed it since");
}

#[test]
fn a_name_comes_back() {
    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    let renaming = desk.run("chen", "rename");
    let from = renaming.client_path(&Id::parse("huarui").unwrap());
    renaming
        .rename(&from, &Id::parse("hua-rui").unwrap())
        .unwrap();
    assert_eq!(desk.text("huarui"), None);

    assert_eq!(desk.undo("chen"), taken("rename", 1, Some("add")));
    assert_eq!(desk.text("huarui").as_deref(), Some(BEFORE));
    assert_eq!(desk.text("hua-rui"), None);
}

#[test]
fn no_more_is_kept_than_is_bounded_but_a_run_is_whole() {
    let desk = Desk::new();
    for nth in 0..MOST + 20 {
        let word = format!("run-{nth}");
        desk.write("chen", &word, "huarui", &format!("{BEFORE}# {nth}\n"));
    }
    assert_eq!(desk.notes(), MOST);
    for nth in 0..3 {
        let word = "long";
        desk.write("chen", word, "huarui", &format!("{AFTER}# {nth}\n"));
    }
    assert_eq!(desk.notes(), MOST);
    assert_eq!(desk.undo("chen").unwrap().1, 3);
    drop(desk.folder);
}

#[test]
fn kefu_s_own_files_and_what_no_run_does_are_not_noted() {
    let desk = Desk::new();
    let path = desk.workspace.client_path(&Id::parse("huarui").unwrap());
    let edit = |_: Option<&str>| Ok::<_, ()>(Some(BEFORE.to_owned()));
    desk.workspace.revise(&path, edit).unwrap();
    let workspace = desk.run("chen", "schema");
    let own = Path::new(".kefu").join("client.schema.json");
    workspace.revise(&own, edit).unwrap();
    assert_eq!(desk.notes(), 0);
}

#[cfg(unix)]
#[test]
fn a_note_is_read_by_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new();
    desk.write("chen", "add", "huarui", BEFORE);
    let folder = desk.workspace.root().join(".kefu").join("undo");
    let note = fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let mode = note.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
