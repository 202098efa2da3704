//! Jira's CSV, from the cloud or a server.

use super::{
    columns::{Column, plain},
    rows::{Between, Dialect, Habit, Markup, NOTHING_PARTICULAR},
};

/// What is particular to Jira: labels, Sprints and comments have one column a value, estimates of time are seconds, and
/// a parent is told by its key or by its number.
pub(super) const JIRA: Dialect = Dialect {
    source: "Jira",
    own: &[
        (
            Column::Id,
            &[
                "issue id",
                "vorgangs-id",
                "id du ticket",
                "id de la incidencia",
                "id da item",
            ],
        ),
        (
            Column::ParentId,
            &["parent", "parent id", "übergeordnete id", "id parent"],
        ),
    ],
    left: &[
        "project*",
        "priority",
        "priorität",
        "priorité",
        "prioridad",
        "resolution",
        "lösung",
        "résolution",
        "reporter*",
        "autor*",
        "rapporteur*",
        "creator*",
        "ersteller*",
        "créateur*",
        "updated",
        "aktualisiert",
        "mise à jour",
        "actualizada",
        "last viewed",
        "zuletzt angesehen",
        "dernière consultation",
        "votes",
        "stimmen",
        "watchers*",
        "beobachter*",
        "observateurs*",
        "original estimate",
        "ursprüngliche schätzung",
        "time spent",
        "benötigte zeit",
        "work ratio",
        "arbeitsverhältnis",
        "σ*",
        "security level",
        "attachment",
        "anhang",
        "status category changed",
        "epic color",
        "epic colour",
        "epic status",
        "issue color",
        "development",
        "entwicklung",
        "[chart]*",
        "assignee id",
        "projekt*",
    ],
    markup: Markup::Wiki,
    between: Between::Nothing,
    habits: &[Habit::Seconds],
    nameless: "jira",
    ..NOTHING_PARTICULAR
};

/// Whether a header is Jira's.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let any = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    any(&[
        "summary",
        "zusammenfassung",
        "résumé",
        "resumen",
        "resumo",
        "riepilogo",
        "samenvatting",
        "要約",
        "摘要",
    ]) && any(&[
        "issue key",
        "issue id",
        "issue type",
        "vorgangsschlüssel",
        "vorgangs-id",
        "vorgangstyp",
        "clé de ticket",
        "type de ticket",
        "clave de incidencia",
        "tipo de incidencia",
        "chave da item",
        "tipo de item",
        "課題タイプ",
        "キー",
    ])
}
