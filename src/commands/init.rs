//! `turfbook init`: a starter ledger and a short rulebook.

use std::path::Path;

use super::session::Session;
use crate::cli::Init as Options;
use crate::core::column::Columns;
use crate::core::rulebook::Lang;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{BOM, create};
use crate::message;
use crate::render::block::{Block, Tone};

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let lang = session.screen.catalogue.lang;
    // Where the other commands of the same call, or environment, would look.
    let path = |file: &Path| if is_here(&options.dir) { file.to_owned() } else { options.dir.join(file) };
    let files = [
        (path(&session.options.ledger), ledger(lang)),
        (path(&session.options.rules), rulebook(lang, options.manager.as_deref()).into_bytes()),
    ];
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        let message = message!("init-exists", path = path.display().to_string());
        return Err(Error::usage(message, message!("init-exists-hint")));
    }
    std::fs::create_dir_all(&options.dir).map_err(|error| {
        Error::system(&error, &options.dir, message!("system-writing", path = options.dir.display().to_string()))
    })?;
    let say = |message| session.screen.catalogue.say(&message);
    let mut blocks = Vec::new();
    for (path, bytes) in &files {
        create(path, bytes)?;
        blocks.push(Block::Line(Tone::Good, say(message!("init-made", path = path.display().to_string()))));
    }
    blocks.push(Block::Line(Tone::Plain, say(message!("init-next"))));
    blocks.push(Block::Command(example(lang, &options.dir)));
    session.screen.tell(&blocks)?;
    Ok(Exit::Done)
}

fn is_here(dir: &Path) -> bool {
    dir == Path::new(".")
}

/// A header, as Excel wants it.
fn ledger(lang: Lang) -> Vec<u8> {
    let headers = Columns::usual(lang);
    let mut bytes = BOM.to_vec();
    bytes.extend(headers.join(",").bytes());
    bytes.extend(b"\r\n");
    bytes
}

fn rulebook(lang: Lang, manager: Option<&str>) -> String {
    let (template, usual) = match lang {
        Lang::En => (include_str!("init/rules.en.yaml"), "Manager"),
        Lang::Zh => (include_str!("init/rules.zh.yaml"), "经理"),
    };
    // As a quoted text, so that no name can be taken for YAML.
    let manager = serde_json::Value::from(manager.unwrap_or(usual)).to_string();
    template.replace("{manager}", &manager)
}

/// The first command that a new user may try.
fn example(lang: Lang, dir: &Path) -> String {
    let (customer, rep) = match lang {
        Lang::En => ("\"Acme Trading\"", "Ann"),
        Lang::Zh => ("华远科技", "张伟"),
    };
    if is_here(dir) {
        format!("turfbook claim {customer} --rep {rep}")
    } else {
        format!("cd {} && turfbook claim {customer} --rep {rep}", dir.display())
    }
}
