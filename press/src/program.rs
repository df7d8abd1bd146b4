//! Makes the app's program smaller where the tools that compile it leave something to gain.
//!
//! A function of the browser that the program calls has a name of some 45 letters in it, with a hash
//! that cannot be compressed, and the same name in the script beside it. Nobody reads them: both get
//! short ones, which takes 2 kB off each file as it is sent (docs/decisions/0011).

use std::{
    collections::HashMap,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::bundle::hash;

/// Shortens the names in the program and its script in `out`, gives both files new names, because
/// what is in them has changed, and writes those into the page that starts them. A folder without a
/// program stays as it is.
///
/// # Errors
/// If a file cannot be read or written, or the program is none.
pub fn shorten(out: &Path) -> Result<()> {
    let index = out.join("index.html");
    let Ok(mut page) = fs::read_to_string(&index) else { return Ok(()) };
    let names = fs::read_dir(out).with_context(|| format!("{} cannot be read", out.display()))?;
    let names: Vec<_> = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let named =
        |extension: &str| names.iter().find(|name| name.ends_with(extension) && page.contains(&**name));
    let (Some(script_name), Some(program_name)) = (named(".js"), named(".wasm")) else { return Ok(()) };
    let (script_path, program_path) = (out.join(script_name), out.join(program_name));
    let read = |path: &Path| fs::read(path).with_context(|| format!("{} cannot be read", path.display()));
    let script = String::from_utf8(read(&script_path)?).context("the program's script is not text")?;
    let (program, script) = with_short_names(&read(&program_path)?, &script)
        .with_context(|| format!("{} cannot be read", program_path.display()))?;
    let stem = script_name.rsplit_once('-').map_or(&**script_name, |(stem, _)| stem);
    let hash = hash(&[program.as_slice(), script.as_bytes()].concat());
    let (new_script, new_program) = (format!("{stem}-{hash}.js"), format!("{stem}-{hash}_bg.wasm"));
    page = page.replace(&**program_name, &new_program).replace(&**script_name, &new_script);
    for path in [&script_path, &program_path] {
        fs::remove_file(path).with_context(|| format!("{} cannot be removed", path.display()))?;
    }
    for (name, bytes) in
        [(&*new_script, script.into_bytes()), (&*new_program, program), ("index.html", page.into_bytes())]
    {
        let path = out.join(name);
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// The number of the section that names what is imported (WebAssembly Core Specification 2, 5.5.5).
const IMPORTS: u8 = 2;
/// The number of the section that holds texts and tables (5.5.14).
const DATA: u8 = 11;
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The short name of the script, as the program knows it.
const MODULE: &str = ".";

/// What has got a short name.
#[derive(Default)]
struct Short {
    /// The script's own name: all that is imported is from there.
    module: Option<String>,
    /// Short names by what they stand for.
    names: HashMap<String, String>,
}

/// The program with short names for what it imports, and the script that knows them.
fn with_short_names(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    ensure!(program.starts_with(HEADER), "it is no WebAssembly");
    let mut short = Short::default();
    let mut written = HEADER.to_vec();
    let mut rest = Reader(&program[HEADER.len()..]);
    while !rest.0.is_empty() {
        let section = rest.byte()?;
        let length = rest.number()?;
        let content = rest.bytes(length)?;
        let content = match section {
            IMPORTS => rename(content, &mut short)?,
            DATA => without_library_files(content),
            _ => content.to_vec(),
        };
        written.push(section);
        write_number(&mut written, content.len());
        written.extend(content);
    }
    let mut renamed = String::with_capacity(script.len());
    let mut word = String::new();
    // A character past the end, so that the last word is looked at too.
    for c in script.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' || c == '$' {
            word.push(c);
        } else {
            renamed.push_str(short.names.get(&word).unwrap_or(&word));
            word.clear();
            renamed.push(c);
        }
    }
    renamed.pop();
    if let Some(module) = short.module {
        let quoted = format!("{module:?}");
        ensure!(renamed.contains(&quoted), "its script does not name itself {quoted}");
        renamed = renamed.replace(&quoted, &format!("{MODULE:?}"));
    }
    Ok((written, renamed))
}

fn rename(section: &[u8], short: &mut Short) -> Result<Vec<u8>> {
    let mut imports = Reader(section);
    let number = imports.number()?;
    let mut written = Vec::new();
    write_number(&mut written, number);
    for nth in 0..number {
        let (module, name) = (imports.name()?, imports.name()?);
        let known = short.module.get_or_insert_with(|| module.to_owned());
        ensure!(known == module, "it imports from {known} and from {module}");
        let new = short.names.entry(name.to_owned()).or_insert_with(|| format!("i{nth}"));
        for text in [MODULE, new] {
            write_number(&mut written, text.len());
            written.extend(text.as_bytes());
        }
        written.extend(imports.description()?);
    }
    Ok(written)
}

/// A panic names the file, line and column where it was caused. For code of libraries, the file is a path
/// on the machine that has built the program: nobody's business, and half a kilobyte. Spaces take its
/// place; the message, line and column stay, and so do the files of this project.
fn without_library_files(section: &[u8]) -> Vec<u8> {
    let mut section = section.to_vec();
    let registry = cargo_home().map(|home| home.join("registry/src/").to_string_lossy().into_owned());
    for start in ["/rustc/", "/rust/deps/"].into_iter().map(str::to_owned).chain(registry) {
        let mut from = 0;
        while let Some(at) = find(&section[from..], start.as_bytes()) {
            let path = &mut section[from + at..];
            let length = find(path, b".rs").map_or(start.len(), |end| end + ".rs".len());
            // No path is so long: what is in between is something else.
            let length = if length < LONGEST_PATH { length } else { start.len() };
            path[..length].fill(b' ');
            from += at + length;
        }
    }
    section
}

const LONGEST_PATH: usize = 200;

/// Where Cargo keeps the sources of crates (The Cargo Book, Cargo Home).
fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number in it has no end")
    }

    fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(str::from_utf8(self.bytes(length)?)?)
    }

    /// What is imported: its kind and type, as they are.
    fn description(&mut self) -> Result<&'a [u8]> {
        let start = self.0;
        match self.byte()? {
            // A function's type, and an exception's.
            0 => _ = self.number()?,
            4 => _ = (self.byte()?, self.number()?),
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => _ = (self.byte()?, self.byte()?),
            kind => anyhow::bail!("it imports something of the unknown kind {kind}"),
        }
        Ok(&start[..start.len() - self.0.len()])
    }

    fn limits(&mut self) -> Result<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A program that imports two functions, and a section of another kind.
    fn program() -> Vec<u8> {
        let mut imports = vec![2];
        for name in ["__wbg_log_0123456789abcdef", "__wbg_now_0123456789abcdef"] {
            for text in ["./example.js", name] {
                write_number(&mut imports, text.len());
                imports.extend(text.as_bytes());
            }
            imports.extend([0, 0]);
        }
        let mut program = HEADER.to_vec();
        for (section, content) in [(1, vec![1, 0x60, 0, 0]), (IMPORTS, imports)] {
            program.push(section);
            write_number(&mut program, content.len());
            program.extend(content);
        }
        program
    }

    #[test]
    fn names_are_short_and_the_same_in_both() {
        let script = "const i = { __wbg_log_0123456789abcdef: log, __wbg_now_0123456789abcdef: now, o: 1 };
            return { \"./example.js\": i }";
        let (program, script) = with_short_names(&program(), script).expect("a program");
        assert_eq!(script, "const i = { i0: log, i1: now, o: 1 };\n            return { \".\": i }");
        let text = String::from_utf8_lossy(&program);
        assert!(text.contains("\u{1}.\u{2}i0") && text.contains("\u{1}.\u{2}i1"), "{text:?}");
        let again = with_short_names(&program, &script).expect("a program");
        assert_eq!(again, (program, script));
    }

    #[test]
    fn files_of_libraries_are_not_named() {
        let data = b"\0src/main.rs/rustc/0123/library/core/src/str/mod.rssaid/rust/deps/a-1.0/lib.rs\0";
        let text = String::from_utf8(without_library_files(data)).expect("text");
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["\0src/main.rs", "said", "\0"]);
        assert_eq!(text.len(), data.len());
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0usize..90) {
            _ = with_short_names(&[HEADER, &bytes].concat(), "");
            let program = program();
            _ = with_short_names(&program[..cut.min(program.len())], "");
        }
    }
}
