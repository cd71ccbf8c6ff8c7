//! Who asks, when and where: the only place that reads the clock, the environment and the locale.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Utc};

use crate::cli::date::{self, Dated};
use crate::cli::global::{Colour, FormatName, Global};
use crate::cli::{Screen, language};
use crate::document::Document;
use crate::git::Around;
use crate::lang::{Lang, half};
use crate::output::check::Annotations;
use crate::output::{Ending, Format, Style};
use crate::say;
use crate::standard::Standard;
use crate::store::user::{self, Config};
use crate::store::{NotFound, Run, Workspace};
use crate::text;

mod environment;
mod moment;

use environment::{columns, environment, path_from_environment, rows};
pub use environment::{completed_for, editor};
use moment::{HOME, zone};
pub use moment::{day_of, end_of, moment};

/// What was asked of this run besides its command.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language to speak.
    pub lang: Lang,
    /// The format of the answer.
    pub format: Format,
    /// The form of a check's findings that was asked for in its place.
    pub annotations: Option<Annotations>,
    /// How a person sees it.
    pub style: Style,
    /// Whether the answer goes to a terminal.
    pub terminal: bool,
    /// Whether to leave out what is not the answer.
    pub quiet: bool,
    /// Whether only to show what would change.
    pub dry_run: bool,
    /// The files that the answer goes into, in place of standard output.
    pub files: Vec<Named>,
    /// Whether standard output was asked for by name.
    pub named_stdout: bool,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
    /// What the changes of this run are noted as, so that they can be taken back.
    pub run: Run,
    /// Who the user is, by the name in the records.
    pub me: Option<String>,
    /// The file of the user's own configuration, whether it is there or not.
    pub configuration: Option<PathBuf>,
    asked: Option<Dated>,
    today: Option<NaiveDate>,
    folders: Places,
}

/// A file that the user named for the answer.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its path as it was written.
    pub path: PathBuf,
    /// What its name says of its form.
    pub ending: Ending,
}

/// Where a workspace is looked for.
#[derive(Clone, Debug)]
struct Places {
    given: Option<PathBuf>,
    here: PathBuf,
    default: Option<PathBuf>,
}

/// The language, width and colour of this run, known before its arguments are parsed.
///
/// # Errors
///
/// A sentence for the user: a language nobody speaks, or a configuration that cannot be used.
pub fn screen(args: &[OsString]) -> Result<Screen, String> {
    let locale = sys_locale::get_locale();
    let chosen = |config: &Config| {
        let here = std::env::current_dir().unwrap_or_default();
        let given = workspace_option(args).or_else(|| path_from_environment("KEFU_WORKSPACE"));
        let workspace = Workspace::find(given.as_deref(), &here, config.workspace.as_deref()).ok();
        let of_workspace = workspace.and_then(|workspace| workspace_lang(&workspace));
        let of_user = config
            .lang
            .map(|lang| if lang == Lang::Zh { "zh" } else { "en" });
        language::wanted(
            args,
            environment,
            of_workspace.as_deref(),
            of_user.or(locale.as_deref()),
        )
    };
    let config = configuration().map_err(|fault| {
        let lang = chosen(&Config::default()).unwrap_or(Lang::En);
        text::store::config_fault(lang, &fault)
    })?;
    let lang = chosen(&config).map_err(|unknown| unknown.to_string())?;
    Ok(Screen {
        lang,
        columns: columns(),
        colour: std::io::stdout().is_terminal() && environment("NO_COLOR").is_none(),
    })
}

/// The workspace that a line which is still being typed is about, and the day where kefu's users are.
pub fn asked_about(args: &[OsString]) -> (Option<Workspace>, NaiveDate) {
    let config = configuration().unwrap_or_default();
    let given = workspace_option(args).or_else(|| path_from_environment("KEFU_WORKSPACE"));
    let here = std::env::current_dir().unwrap_or_default();
    let workspace = Workspace::find(given.as_deref(), &here, config.workspace.as_deref()).ok();
    let today = Utc::now().with_timezone(&HOME).date_naive();
    (workspace, today)
}

impl Context {
    /// The context of a parsed run.
    ///
    /// # Errors
    ///
    /// A sentence for the user: `KEFU_TODAY` is no date, or a file of `-o` has no ending that is known.
    pub fn new(global: &Global, screen: &Screen, args: &[OsString]) -> Result<Context, String> {
        let of_environment = of_environment(screen.lang);
        let today = match global.today {
            Some(_) => of_environment.unwrap_or_default(),
            None => of_environment?,
        };
        let terminal = std::io::stdout().is_terminal();
        let colour = match global.color {
            Colour::Auto => screen.colour,
            Colour::Always => true,
            Colour::Never => false,
        };
        let config = configuration().unwrap_or_default();
        let (format, annotations) = match global.format {
            FormatName::Table => (Format::Table, None),
            FormatName::Json => (Format::Json, None),
            FormatName::Csv => (Format::Csv, None),
            FormatName::Markdown => (Format::Markdown, None),
            FormatName::Github => (Format::Table, Some(Annotations::Github)),
            FormatName::Gitlab => (Format::Table, Some(Annotations::Gitlab)),
            FormatName::Sarif => (Format::Table, Some(Annotations::Sarif)),
            FormatName::Line => (Format::Table, Some(Annotations::Line)),
        };
        let files = named(&global.output);
        let of_files = (!global.dry_run).then(|| made_for(&files)).flatten();
        let is_seen = terminal && of_files.is_none();
        Ok(Context {
            lang: screen.lang,
            format: of_files.unwrap_or(format),
            annotations,
            style: Style {
                width: if is_seen { screen.columns } else { usize::MAX },
                rows: terminal.then(rows),
                colour,
                lang: screen.lang,
            },
            terminal,
            quiet: global.quiet,
            dry_run: global.dry_run,
            files,
            named_stdout: global.output.iter().any(|path| is_stdout(path)),
            replace: global.force,
            run: run(args),
            me: config.me,
            configuration: user::folders().map(|folders| folders.file()),
            asked: global.today,
            today,
            folders: Places {
                given: global
                    .workspace
                    .clone()
                    .or_else(|| path_from_environment("KEFU_WORKSPACE")),
                here: std::env::current_dir().unwrap_or_default(),
                default: config.workspace,
            },
        })
    }

    /// The workspace this run is about.
    ///
    /// # Errors
    ///
    /// The places where there is none.
    pub fn workspace(&self) -> Result<Workspace, NotFound> {
        let Places {
            given,
            here,
            default,
        } = &self.folders;
        let workspace = Workspace::find(given.as_deref(), here, default.as_deref())?;
        Ok(workspace.in_run(self.run.clone()))
    }

    /// Whether the answer's files go into a folder that `-o` names.
    pub fn fills_a_folder(&self) -> bool {
        self.files.iter().any(|it| it.ending == Ending::Folder)
    }

    /// The same run, whose answer only people read.
    pub fn for_people(&self) -> Context {
        Context {
            format: Format::Table,
            ..self.clone()
        }
    }

    /// The folder given by `-w` or `KEFU_WORKSPACE`, if any.
    pub fn given_folder(&self) -> Option<PathBuf> {
        self.folders.given.clone()
    }

    /// The folder the user stands in.
    pub fn here(&self) -> &Path {
        &self.folders.here
    }

    /// What git needs to know of the environment. A hook is told the folders and the index by paths that may begin at
    /// the folder it is run in.
    pub fn around_git(&self) -> Around {
        let programs = std::env::var_os("PATH").unwrap_or_default();
        let of_hook = ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"];
        let told = of_hook.into_iter().filter_map(|name| {
            let path = path_from_environment(name)?;
            Some((name.to_owned(), self.here().join(path)))
        });
        Around {
            programs: std::env::split_paths(&programs).collect(),
            told: told.collect(),
        }
    }

    /// Where this program is.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn program(&self) -> std::io::Result<PathBuf> {
        std::env::current_exe()
    }

    /// The day records are looked at: as asked, else today where the company is.
    pub fn today(&self, standard: &Standard) -> NaiveDate {
        let now = || Utc::now().with_timezone(&zone(standard)).date_naive();
        let today = self.today.unwrap_or_else(now);
        self.asked.map_or(today, |asked| asked.on(today))
    }
}

/// Who runs kefu now, and in which words.
fn run(args: &[OsString]) -> Run {
    let by = environment("USER").or_else(|| environment("USERNAME"));
    let words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    let moment = Utc::now().timestamp_nanos_opt().unwrap_or_default();
    Run {
        by: by.unwrap_or_default(),
        words: words.map(String::from).collect(),
        token: format!("{}-{moment}", std::process::id()),
    }
}

/// The day that `KEFU_TODAY` takes as today.
fn of_environment(lang: Lang) -> Result<Option<NaiveDate>, String> {
    let Some(text) = environment("KEFU_TODAY").filter(|day| !day.is_empty()) else {
        return Ok(None);
    };
    let day = date::day(&text).map_err(|why| {
        let why = half(&why, lang);
        say!(lang,
            zh: "KEFU_TODAY 有误：“{text}”，{why}。",
            en: "KEFU_TODAY is '{text}': {why}."
        )
    })?;
    Ok(Some(day))
}

/// The files among what `-o` names.
fn named(paths: &[PathBuf]) -> Vec<Named> {
    let files = paths.iter().filter(|path| !is_stdout(path));
    let named = files.map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = match is_folder(path) {
            true => Ending::Folder,
            false => Ending::of_name(&name).unwrap_or(Ending::Unknown),
        };
        Named {
            path: path.clone(),
            ending,
        }
    });
    named.collect()
}

/// Whether a path means a folder: it ends with a slash, or a folder is there.
fn is_folder(path: &Path) -> bool {
    let ends = path.to_string_lossy().ends_with(std::path::is_separator);
    ends || path.is_dir()
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// The format by which a page is made that goes into these files: whole, as soon as one of them holds all of it.
fn made_for(files: &[Named]) -> Option<Format> {
    let any = |wanted: &[Ending]| files.iter().any(|file| wanted.contains(&file.ending));
    match () {
        () if files.is_empty() => None,
        () if any(&[Ending::Json]) => Some(Format::Json),
        () if any(&[Ending::Xlsx, Ending::Csv]) => Some(Format::Csv),
        () => Some(Format::Markdown),
    }
}

fn configuration() -> Result<Config, user::ConfigFault> {
    user::folders().map_or(Ok(Config::default()), |folders| user::read(&folders))
}

/// The language the workspace speaks, if its `kefu.toml` can be read and says so.
fn workspace_lang(workspace: &Workspace) -> Option<String> {
    let text = workspace.kefu_toml().ok()?;
    let document = Document::parse(&text).ok()?;
    Standard::read(&document).standard.lang
}

/// The workspace given among the arguments, needed before they are parsed.
fn workspace_option(args: &[OsString]) -> Option<PathBuf> {
    let mut words = args.iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "-w" || text == "--workspace" {
            return words.next().map(PathBuf::from);
        }
        let glued = text.strip_prefix("--workspace=").or_else(|| {
            let rest = text.strip_prefix("-w")?;
            Some(rest.strip_prefix('=').unwrap_or(rest))
        });
        if let Some(path) = glued {
            return Some(PathBuf::from(path));
        }
    }
    None
}
