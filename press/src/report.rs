//! How faults are printed: one clickable line that says what is wrong, the place underlined, and
//! what would be right.

use std::{error, fmt, io::IsTerminal};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};

use crate::fault::Fault;

/// Whether text is printed in colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Where they help.
    On,
    /// Not where a file or a visitor's settings ask for plain text.
    Off,
}

impl Colours {
    /// Colours if faults go to a terminal and `NO_COLOR` is unset or empty (<https://no-color.org>).
    #[must_use]
    pub fn wanted() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if std::io::stderr().is_terminal() && !refused { Self::On } else { Self::Off }
    }
}

/// The text of all faults, each followed by an empty line.
#[must_use]
pub fn render(faults: &[Fault], colours: Colours) -> String {
    let theme = match colours {
        Colours::On => GraphicalTheme::unicode(),
        Colours::Off => GraphicalTheme::unicode_nocolor(),
    };
    // A wrapped line could break the place in two, and then it is no longer clickable.
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_wrap_lines(false)
        .with_links(false)
        .with_context_lines(0);
    faults
        .iter()
        .map(|fault| {
            let mut text = String::new();
            match handler.render_report(&mut text, &Rendered(fault)) {
                Ok(()) => format!("{}\n", text.trim_start()),
                Err(fmt::Error) => format!("{fault}\n  help: {}\n\n", fault.help),
            }
        })
        .collect()
}

/// A fault as miette sees it.
#[derive(Debug)]
struct Rendered<'a>(&'a Fault);

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl error::Error for Rendered<'_> {}

impl Diagnostic for Rendered<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.0.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.snippet.is_some().then_some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let snippet = self.0.snippet.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::underline((snippet.start, snippet.length)))))
    }
}

impl SourceCode for Rendered<'_> {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let snippet = self.0.snippet.as_ref().ok_or(MietteError::OutOfBounds)?;
        let text = snippet.text.as_bytes();
        let whole = SourceSpan::from((0, text.len()));
        Ok(Box::new(MietteSpanContents::new(text, whole, self.0.line - 1, self.0.column - 1, 1)))
    }
}
