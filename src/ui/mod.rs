//! The pictures: what the program's state looks like. Nothing here changes the state or touches a terminal.

mod assessment;
mod backlog;
mod bottom;
mod brief;
mod capture;
mod chart;
mod checklist;
mod conflicts;
mod details;
mod dialog;
mod drafts;
mod field;
mod figures;
mod filters;
mod form;
mod found;
mod help;
mod history;
mod import;
mod improve;
pub mod insights;
mod number;
mod options;
mod palette;
mod planning;
mod quick;
mod ready;
mod records;
mod refine;
mod requesters;
mod requests;
mod review;
mod routed;
mod row;
#[cfg(test)]
mod sample;
mod scroll;
mod sprint;
mod standup;
mod start;
mod style;
mod team;
#[cfg(test)]
mod tests;
mod theme;
mod together;
mod top;
mod unsaved;
mod wide;
mod words;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use crate::app::{App, Screen, overlay::Overlay};

pub use number::{hours, number};
pub use theme::Theme;

use row::Row;
use scroll::Scroll;

/// The smallest window that is drawn.
const SMALLEST: (u16, u16) = (40, 10);

/// Draws the program, and remembers where its lists are scrolled to.
#[derive(Clone, Debug)]
pub struct Ui {
    theme: Theme,
    scroll: Scroll,
}

impl Ui {
    /// Pictures in this theme.
    pub fn new(theme: Theme) -> Self {
        Self {
            theme,
            scroll: Scroll::default(),
        }
    }

    /// Draws everything. Where the text cursor stands, when something is being typed into.
    pub fn render(&mut self, app: &App, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buf.area);
        row::clear(area, buf);
        let (width, height) = SMALLEST;
        if area.width < width || area.height < height {
            let sentence = format!("too small: {width}x{height} is needed");
            Row::new().say(&sentence, self.theme.text).draw(area, buf);
            return None;
        }
        let [top, body, bottom] = parts(app.screen, area);
        self.screen(app, top, body, buf);
        let cursor = app.overlays.iter().fold(None, |_, overlay| {
            self.overlay(app, overlay, (body, bottom), buf)
        });
        if !matches!(
            app.overlays.last(),
            Some(Overlay::Filter(_) | Overlay::Quick(_))
        ) {
            bottom::render(app, &self.theme, bottom, buf);
        }
        wide::mark_second_columns(buf);
        cursor
    }

    fn screen(&mut self, app: &App, top: Rect, body: Rect, buf: &mut Buffer) {
        let (theme, scroll) = (&self.theme, &mut self.scroll);
        match app.screen {
            Screen::Start => return start::render(app, theme, body, buf),
            Screen::Standup => return standup::render(app, theme, body, buf),
            Screen::Backlog => backlog::render(app, theme, &mut scroll.backlog, body, buf),
            Screen::Sprint => sprint::render(app, theme, scroll, body, buf),
            Screen::Requests => requests::render(app, theme, &mut scroll.requests, body, buf),
            Screen::Team => team::render(app, theme, scroll, body, buf),
            Screen::Insights => insights::render(app, theme, body, buf),
            Screen::Planning => planning::render(app, theme, scroll, body, buf),
            Screen::Review => review::render(app, theme, &mut scroll.lines, body, buf),
            Screen::Improve => improve::render(app, theme, &mut scroll.lines, body, buf),
        }
        top::render(app, theme, top, buf);
    }

    fn overlay(
        &mut self,
        app: &App,
        overlay: &Overlay,
        (body, bottom): (Rect, Rect),
        buf: &mut Buffer,
    ) -> Option<Position> {
        let (theme, scroll) = (&self.theme, &mut self.scroll);
        match overlay {
            Overlay::Help { top, context } => {
                help::render(app, theme, (*top, *context), body, buf);
                None
            }
            Overlay::Palette(palette) => {
                palette::render(app, palette, theme, &mut scroll.palette, body, buf)
            }
            Overlay::Form(form) => form::render(form, theme, scroll, body, buf),
            Overlay::Capture(capture) => capture::render(app, capture, theme, body, buf),
            Overlay::Brief(shown) => {
                brief::render(shown, &app.keys, theme, &mut scroll.text, body, buf)
            }
            Overlay::Requesters { top } => {
                requesters::render(app, theme, *top, body, buf);
                None
            }
            Overlay::Filter(field) => bottom::filter(app, field, theme, bottom, buf),
            Overlay::Quick(shown) => quick::render(&app.keys, shown, theme, bottom, buf),
            Overlay::Refine(shown) => {
                refine::render(app, shown, theme, body, buf);
                None
            }
            Overlay::Filters { at } => {
                filters::render(app, *at, theme, &mut scroll.palette, body, buf);
                None
            }
            Overlay::Conflicts { at } => {
                conflicts::render(app, *at, theme, &mut scroll.palette, body, buf);
                None
            }
            Overlay::Drafts { at } => {
                drafts::render(app, *at, theme, &mut scroll.palette, body, buf);
                None
            }
            Overlay::History(shown) => {
                history::render(app, shown, theme, &mut scroll.palette, body, buf);
                None
            }
            Overlay::Import(taking) => {
                import::render(app, taking, theme, body, buf);
                None
            }
            Overlay::Unsaved(page) => {
                unsaved::render(app, *page, theme, body, buf);
                None
            }
            Overlay::Question(question) => {
                dialog::question(question, theme, body, buf);
                None
            }
        }
    }
}

/// How many rows a page of a list has in a window of this height.
pub const fn page(height: u16) -> usize {
    // three rows on top, the header of a list and the bottom row
    let rows = height.saturating_sub(6);
    if rows == 0 { 1 } else { rows as usize }
}

/// The rows on top, the body, and the bottom row.
fn parts(screen: Screen, area: Rect) -> [Rect; 3] {
    let top = match screen {
        Screen::Start | Screen::Standup => 0,
        Screen::Backlog
        | Screen::Sprint
        | Screen::Requests
        | Screen::Team
        | Screen::Insights
        | Screen::Planning
        | Screen::Review
        | Screen::Improve => {
            if area.height >= 24 {
                3
            } else {
                2
            }
        }
    };
    area.layout(&Layout::vertical([
        Constraint::Length(top),
        Constraint::Fill(1),
        Constraint::Length(1),
    ]))
}

/// What a buffer shows, row by row, without the spaces at the end of a row.
#[cfg(test)]
fn text_of(buf: &Buffer) -> String {
    let mut text = String::new();
    for row in buf.area.rows() {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row.positions().filter_map(|position| buf.cell(position)) {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            covered = crate::domain::text::inert(cell.symbol(), 2)
                .width()
                .saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
