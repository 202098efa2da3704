//! Cards of the Sprint board, and every screen at every small size.

use super::*;

#[test]
fn cards_move_are_owned_blocked_and_done() {
    let mut session = Session::with_items(&["a", "b"]);
    session
        .press("4nAna<tab>6<enter>nAnton<tab>6<enter>1PPay<enter>pjp2S")
        .shows("In progress 0");
    session.press("L").shows("In progress 1");
    session.press("oAn<enter>").shows("could be Ana or Anton");
    session.press("a<enter>").shows("Ana");
    session.press("bbank is down<enter>").shows("■ bank is");
    session.press("LL").shows("Done 1");
    assert!(
        session
            .app
            .board()
            .items
            .by_id()
            .any(|item| item.done.is_some())
    );
    session.press("L").shows("there is no column on that side");
}

#[test]
fn every_size_from_nothing_to_small_draws() {
    let mut session = Session::with_items(&["漢字 👨‍👩‍👧 a", "b"]);
    for keys in ["1", "2", "3", "4", "?", "<esc>:", "<esc>r", "<esc>1e"] {
        session.press(keys);
        for (columns, rows) in (1..=60)
            .step_by(7)
            .flat_map(|columns| (1..=20).step_by(3).map(move |rows| (columns, rows)))
        {
            session.terminal.backend_mut().resize(columns, rows);
            session.press("");
        }
        session.terminal.backend_mut().resize(100, 30);
    }
}
