//! The file of settings as a person has it: their own keys, their own colors, and a slip that stops nothing.

use std::fs;

use super::*;

#[test]
fn the_board_opens_with_the_keys_and_colors_of_the_file_and_says_what_is_wrong_in_it() {
    let desk = Desk::new();
    let folder = desk.path().join(".config/goalpost");
    fs::create_dir_all(&folder).unwrap();
    let settings = "[defaults]\nscreen = \"backlog\"\nnaem = \"Ana\"\n[keys.backlog]\nmove-bottom = \"z\"\n[theme]\ngoal = \"#123456\"\n";
    fs::write(folder.join("config.toml"), settings).unwrap();
    let mut terminal = desk.start(&["demo"], (100, 30), &[]);
    terminal
        .wait("[1 Backlog]")
        .wait("config.toml line 3: `naem` is no setting");
    terminal.press("z").wait("moved from 1 to 40 of 40");
    assert!(
        String::from_utf8_lossy(&terminal.sent).contains("38;2;18;52;86"),
        "the goal is not in its color"
    );
    terminal.quit();
}
