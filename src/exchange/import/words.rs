//! Words for how far an item is and for what sort of work it is, in the languages that exports come in.

use crate::domain::{import::Stage, item::Kind};

/// What sort of record a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// An item of this kind.
    Item(Kind),
    /// Something larger, under which items stand.
    Epic,
    /// A part of an item.
    SubTask,
    /// Something that slows the team.
    Impediment,
}

#[rustfmt::skip] // a table is read in columns
const STAGES: &[(Stage, &[&str])] = &[
    (Stage::Cancelled, &[
        "won't do", "wont do", "won’t do", "wont fix", "won't fix", "cancelled", "canceled", "removed", "rejected",
        "declined", "abandoned", "duplicate", "obsolete", "archived", "not planned", "deleted", "invalid",
        "abgebrochen", "abgelehnt", "verworfen", "storniert", "annulé", "annule", "abandonné", "refusé", "cancelado",
        "descartado", "rechazado", "annullato", "geannuleerd", "anulowane", "отменено", "キャンセル", "已取消", "取消",
    ]),
    (Stage::Done, &[
        "done", "closed", "resolved", "completed", "complete", "finished", "released", "shipped", "merged",
        "deployed", "accepted", "live", "fixed", "verified", "fertig", "erledigt", "geschlossen", "abgeschlossen",
        "gelöst", "terminé", "termine", "terminée", "fait", "fermé", "résolu", "clos", "livré", "hecho", "terminado",
        "cerrado", "resuelto", "finalizado", "listo", "concluído", "concluido", "feito", "fechado", "completato",
        "fatto", "chiuso", "risolto", "klaar", "gereed", "afgerond", "gesloten", "zrobione", "ukończone",
        "zamknięte", "hotovo", "klar", "valmis", "готово", "закрыто", "выполнено", "完了", "完成", "已完成", "已关闭",
        "완료",
    ]),
    (Stage::Review, &[
        "in review", "review", "code review", "in test", "in testing", "testing", "test", "qa", "in qa", "verify",
        "verification", "ready for test", "ready for testing", "ready for review", "ready for sign-off", "ready for qa",
        "sign-off", "acceptance", "uat", "to verify", "pull request", "in prüfung", "prüfung", "im review", "im test",
        "en revue", "revue", "en test", "à vérifier", "en revisión", "revisión", "en pruebas", "em revisão", "em teste",
        "in revisione", "in beoordeling", "на проверке", "проверка", "レビュー中", "レビュー", "评审中", "测试中", "검토 중",
    ]),
    (Stage::Doing, &[
        "in progress", "doing", "started", "active", "in development", "development", "in dev", "working", "wip",
        "implementing", "ongoing", "current", "committed in progress", "in arbeit", "in bearbeitung", "begonnen",
        "en cours", "en curso", "en progreso", "em andamento", "em progresso", "in corso", "mee bezig", "bezig",
        "in uitvoering", "w toku", "в работе", "進行中", "进行中", "진행 중", "blocked", "on hold", "waiting",
    ]),
    (Stage::Todo, &[
        "to do", "todo", "to-do", "open", "opened", "new", "backlog", "product backlog", "ready", "approved", "committed", "proposed",
        "selected for development", "triage", "planned", "icebox", "inbox", "pending", "reopened", "unstarted",
        "sprint backlog", "next", "later", "ideas", "zu erledigen", "offen", "neu", "bereit", "geplant", "à faire",
        "a faire", "ouvert", "nouveau", "prêt", "por hacer", "pendiente", "abierto", "nuevo", "tareas por hacer",
        "a fazer", "aberto", "pendente", "novo", "da fare", "aperto", "nuovo", "te doen", "nieuw",
        "do zrobienia", "nowe", "att göra", "к выполнению", "открыто", "новая", "未着手", "待办", "待處理", "할 일", "recurring",
    ]),
];

#[rustfmt::skip] // a table is read in columns
const SORTS: &[(Sort, &[&str])] = &[
    (Sort::Epic, &["epic", "initiative", "theme", "saga", "épopée", "epos"]),
    (Sort::SubTask, &[
        "sub-task", "subtask", "sub task", "technical task", "unteraufgabe", "teilaufgabe", "sous-tâche", "subtarea", "subtarefa", "サブタスク",
    ]),
    (Sort::Impediment, &["impediment", "hindernis", "obstacle", "impedimento"]),
    (Sort::Item(Kind::Bug), &[
        "bug", "defect", "issue bug", "fehler", "error", "anomalie", "bogue", "fallo", "erro", "バグ", "incident", "缺陷", "버그", "ошибка",
    ]),
    (Sort::Item(Kind::Spike), &["spike", "research", "investigation", "recherche"]),
    (Sort::Item(Kind::Task), &["task", "aufgabe", "tâche", "tarea", "tarefa", "taak", "attività", "タスク", "任务", "задача", "작업", "to-do"]),
    (Sort::Item(Kind::Chore), &["chore", "maintenance", "tech debt", "technical debt", "upkeep", "wartung"]),
    (Sort::Item(Kind::Story), &[
        "story", "user story", "product backlog item", "backlog item", "pbi", "requirement", "improvement",
        "new feature", "feature request", "enhancement", "change request", "anforderung", "verbesserung", "récit",
        "historia", "história", "historia de usuario", "ストーリー", "故事", "issue",
    ]),
];

/// How far an item is by its status, if the word is known.
pub(super) fn stage(status: &str) -> Option<Stage> {
    find(STAGES, &plain(status))
}

/// What sort of record it is by the word for it, if that is known. `feature` is not decided here: some tools put items under
/// it, others mean an item.
pub(super) fn sort(word: &str) -> Option<Sort> {
    find(SORTS, &plain(word))
}

/// Whether a status or a label says that it cannot go on.
pub(super) fn says_blocked(word: &str) -> bool {
    [
        "blocked",
        "on hold",
        "impediment",
        "blockiert",
        "bloqué",
        "bloqueado",
        "bloccato",
        "geblokkeerd",
        "заблокировано",
    ]
    .contains(&plain(word).as_str())
}

/// Whether it says yes.
pub(super) fn yes(word: &str) -> bool {
    [
        "yes", "true", "1", "x", "y", "ja", "oui", "sí", "si", "wahr",
    ]
    .contains(&plain(word).as_str())
}

fn find<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    let (meaning, _) = table.iter().find(|(_, words)| words.contains(&word))?;
    Some(*meaning)
}

/// A word without case, ornaments and counts: `Done ✅` and `Doing (2)` are `done` and `doing`.
fn plain(word: &str) -> String {
    let head = word.split('(').next().unwrap_or(word);
    let kept: String = head
        .chars()
        .map(|c| if c == '_' || c == '\u{a0}' { ' ' } else { c })
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’'))
        .collect();
    kept.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_many_languages_and_dresses() {
        for (word, known) in [
            ("To Do", Some(Stage::Todo)),
            ("Zu erledigen", Some(Stage::Todo)),
            ("Doing (2)", Some(Stage::Doing)),
            ("IN_PROGRESS", Some(Stage::Doing)),
            ("En cours", Some(Stage::Doing)),
            ("Ready for Sign-off", Some(Stage::Review)),
            ("Done ✅", Some(Stage::Done)),
            ("Erledigt", Some(Stage::Done)),
            ("完了", Some(Stage::Done)),
            ("Won't Do", Some(Stage::Cancelled)),
            ("Somewhere", None),
        ] {
            assert_eq!(stage(word), known, "{word}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut words: Vec<&str> = STAGES
            .iter()
            .flat_map(|(_, words)| *words)
            .copied()
            .collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
