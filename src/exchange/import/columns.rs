//! What the columns of a table are about, by their names in the languages that exports come in.

use std::collections::BTreeMap;

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    /// The id under which people know the item.
    Key,
    /// Another id of it, by which other rows may mean it.
    Id,
    /// What it is; in a tree there is one such column a level.
    Title,
    Kind,
    Status,
    /// The sort of status: to do, in progress, done.
    Category,
    Estimate,
    /// What is left of it, in hours or seconds.
    Remaining,
    Owner,
    /// The mail or login of the owner, or an id by which comments mean them.
    Login,
    Tags,
    Skills,
    Description,
    Acceptance,
    Sprint,
    SprintStart,
    SprintEnd,
    SprintNumber,
    /// The key of what it is a part of.
    Parent,
    /// The other id of what it is a part of.
    ParentId,
    ParentTitle,
    /// What has to be done before it.
    Waits,
    /// What waits for it.
    Blocks,
    /// A flag or a reason that says that it cannot go on.
    Blocked,
    /// Its place in the order, as text.
    Rank,
    /// Its place in the order, as a number.
    Order,
    Value,
    Ready,
    /// Whether the Sprint Goal needs it.
    Goal,
    /// The column of the board.
    Place,
    Created,
    /// When it was done.
    Ended,
    /// When it was given up.
    Cancelled,
    /// Whether it is done, said by yes or no.
    IsDone,
    Due,
    Comment,
    /// Text of people that has no place with us.
    Note,
    /// What only the tool itself needs.
    Left,
}

#[rustfmt::skip] // a table is read in columns
const NAMES: &[(Column, &[&str])] = &[
    (Column::Key, &[
        "ref", "key", "issue key", "id", "issue id", "#", "number", "no", "nr", "ticket", "vorgangsschlüssel", "schlüssel",
        "clé de ticket", "clé", "clave", "clave de incidencia", "chave", "chave da item", "キー", "номер",
    ]),
    (Column::Title, &[
        "title", "summary", "subject", "name", "item", "story", "task", "task name", "user story", "issue", "what", "headline", "feature", "titel", "zusammenfassung",
        "aufgabe", "bezeichnung", "titre", "résumé", "sujet", "título", "titulo", "resumen", "resumo", "asunto", "titolo", "oggetto", "riepilogo",
        "onderwerp", "samenvatting", "tytuł", "заголовок", "название", "要約", "タイトル", "标题", "摘要", "標題", "제목",
    ]),
    (Column::Kind, &[
        "kind", "type", "issue type", "work item type", "item type", "typ", "vorgangstyp", "arbeitselementtyp", "art", "type de ticket", "tipo",
        "tipo de incidencia", "tipo de item", "type d'élément de travail", "課題タイプ", "类型", "тип",
    ]),
    (Column::Status, &["status", "state", "stage", "zustand", "état", "etat", "statut", "estado", "situação", "stato", "stan", "статус", "ステータス", "状态", "狀態", "상태"]),
    (Column::Category, &["status category", "statuskategorie", "catégorie d'état", "catégorie de statut", "categoría de estado", "categoria do status"]),
    (Column::Estimate, &[
        "story points", "story point estimate", "points", "estimate", "estimation", "effort", "size", "weight", "sp", "story point", "estimate (points)", "total-points",
        "punkte", "story-points", "storypoints", "aufwand", "größe", "schätzung", "points d'effort", "effort estimé", "estimación", "puntos", "puntos de historia", "estimativa", "pontos",
        "stima", "punti", "schatting", "ストーリーポイント", "见积", "故事点", "估算",
    ]),
    (Column::Remaining, &["remaining", "remaining work", "remaining estimate", "remaining hours", "verbleibende arbeit", "verbleibende schätzung", "restaufwand", "travail restant", "estimation restante", "trabajo restante"]),
    (Column::Owner, &[
        "owner", "assignee", "assigned to", "assigned_to_full_name", "responsible", "who", "developer", "bearbeiter", "zugewiesen an", "zugewiesene person", "zuständig", "verantwortlich", "responsable", "personne assignée", "attribué à", "assigné à",
        "persona asignada", "asignado a", "responsável", "atribuído a", "assegnatario", "toegewezen aan", "担当者", "经办人", "исполнитель", "담당자",
    ]),
    (Column::Login, &["assignee id", "assignee username", "assigned_to", "assignee email", "email", "mail"]),
    (Column::Tags, &["tags", "labels", "label", "tag", "components", "component", "stichwörter", "stichworte", "schlagwörter", "komponenten", "étiquettes", "mots-clés", "composants", "etiquetas", "componentes", "etichette", "ラベル", "标签", "метки"]),
    (Column::Skills, &["skills", "skill"]),
    (Column::Description, &["description", "details", "notes", "body", "beschreibung", "descripción", "descrição", "descrizione", "omschrijving", "opis", "описание", "説明", "描述", "설명", "notizen"]),
    (Column::Acceptance, &["acceptance", "acceptance criteria", "criteria", "akzeptanzkriterien", "critères d'acceptation", "criterios de aceptación", "critérios de aceitação", "criteri di accettazione"]),
    (Column::Sprint, &["sprint", "iteration", "iteration path", "milestone", "cycle name", "cycle", "iterationspfad", "chemin d'itération", "itération", "iteración", "ruta de acceso de la iteración", "スプリント", "迭代"]),
    (Column::SprintStart, &["sprint_estimated_start", "cycle start", "sprint start"]),
    (Column::SprintEnd, &["sprint_estimated_finish", "cycle end", "sprint end"]),
    (Column::SprintNumber, &["cycle number"]),
    (Column::Parent, &["parent key", "parent", "parent issue", "epic link", "übergeordnet", "übergeordnetes element", "élément parent", "elemento principal"]),
    (Column::ParentTitle, &["parent summary", "epic name", "epic"]),
    (Column::Waits, &["depends_on", "depends on", "dependencies", "blocked by", "waits for", "predecessor", "predecessors", "inward issue link (blocks)", "verknüpfung zu eingehendem vorgang (blocks)", "hängt ab von", "abhängig von"]),
    (Column::Blocks, &["blocks", "outward issue link (blocks)", "verknüpfung zu ausgehendem vorgang (blocks)"]),
    (Column::Blocked, &["blocked", "flagged", "blocked reason", "markiert", "blockiert", "bloqué", "bloqueado"]),
    (Column::Rank, &["rank", "rang", "rango", "ランク"]),
    (Column::Order, &["backlog priority", "stack rank", "backlog_order", "order", "position", "backlogpriorität", "stapelrang", "reihenfolge", "ordre"]),
    (Column::Value, &["value", "business value", "geschäftswert", "valeur métier", "valor de negocio"]),
    (Column::Ready, &["ready"]),
    (Column::Goal, &["goal"]),
    (Column::Place, &["column", "board column", "spalte"]),
    (Column::Created, &["created", "created at", "created date", "created at (utc)", "created_date", "date created", "erstellt", "erstellungsdatum", "création", "créé", "créée", "date de création", "creada", "creado", "criado", "作成日", "创建日期"]),
    (Column::Ended, &["done", "resolved", "closed date", "closed at", "closed at (utc)", "completed", "completed at", "finish_date", "erledigt", "geschlossen am", "résolu", "fecha de cierre", "resuelta"]),
    (Column::Cancelled, &["canceled", "cancelled", "deleted"]),
    (Column::IsDone, &["is_closed"]),
    (Column::Due, &["due date", "due", "due_date", "target date", "deadline", "fälligkeitsdatum", "fällig", "zieldatum", "échéance", "date d'échéance", "fecha de vencimiento", "data limite", "期限"]),
    (Column::Comment, &["comment", "comments", "kommentar", "commentaire", "comentario"]),
    (Column::Note, &["environment", "umgebung", "due_date_reason", "blocked_note", "repro steps", "history"]),
];

/// How tools write that a column is somebody's own.
const OWN: [&str; 10] = [
    "custom field",
    "benutzerdefiniertes feld",
    "champ personnalisé",
    "champs personnalisés",
    "campo personalizado",
    "campo personalizzato",
    "aangepast veld",
    "カスタム フィールド",
    "自定义字段",
    "настраиваемое поле",
];

/// Which columns of a table are about what, in the order in which they stand.
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: BTreeMap<Column, Vec<usize>>,
    /// Columns that nobody knows, and their names.
    pub(super) unknown: Vec<(usize, String)>,
}

impl Columns {
    /// The columns of a header. `own` is what a tool means by names that others use for something else; what a mapping
    /// says, `said`, comes before.
    pub(super) fn new(
        header: &[String],
        own: &[(Column, &[&str])],
        said: &BTreeMap<String, Column>,
    ) -> Self {
        let mut columns = Self::default();
        for (place, name) in header.iter().enumerate() {
            let plain = plain(name);
            let named = said
                .get(&plain)
                .or_else(|| said.get(&name.trim().to_lowercase()));
            let column = named
                .copied()
                .or_else(|| find(own, &plain))
                .or_else(|| find(NAMES, &plain));
            match column {
                Some(column) => columns.places.entry(column).or_default().push(place),
                None => columns.unknown.push((place, bare(name).trim().to_owned())),
            }
        }
        columns
    }

    /// The places of the columns that are about this.
    pub(super) fn of(&self, column: Column) -> &[usize] {
        self.places.get(&column).map_or(&[], Vec::as_slice)
    }

    /// What each column of a header is taken for.
    pub(super) fn told(&self, header: &[String]) -> Vec<(String, Option<Column>)> {
        let about = |place: usize| {
            let mut all = self.places.iter();
            all.find(|(_, places)| places.contains(&place))
                .map(|(column, _)| *column)
        };
        let names = header.iter().enumerate();
        let mut told: Vec<(String, Option<Column>)> = Vec::new();
        for (place, name) in names {
            if !name.trim().is_empty() && !told.iter().any(|(other, _)| other == name) {
                told.push((name.clone(), about(place)));
            }
        }
        told
    }

    /// Whether any column is about this.
    pub(super) fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    /// Tries these columns in another order: the fullest first.
    pub(super) fn fullest_first(&mut self, column: Column, filled: &[usize]) {
        if let Some(places) = self.places.get_mut(&column) {
            places.sort_by_key(|place| std::cmp::Reverse(filled.get(*place).copied().unwrap_or(0)));
        }
    }
}

/// Whether a name of a column says what it is about.
pub(super) fn is_known(name: &str) -> bool {
    find(NAMES, &plain(name)).is_some()
}

/// Whether a name of a column says that it is about this.
pub(super) fn is_about(name: &str, column: Column) -> bool {
    find(NAMES, &plain(name)) == Some(column)
}

/// A name without case, and without the wrapping of a column that somebody made.
pub(super) fn plain(name: &str) -> String {
    bare(name).trim().to_lowercase()
}

/// `Custom field (Story Points)` is `Story Points`.
pub(super) fn bare(name: &str) -> &str {
    let name = name.trim().trim_start_matches('\u{feff}');
    let inside = name
        .split_once(" (")
        .filter(|(head, _)| OWN.contains(&head.to_lowercase().as_str()))
        .and_then(|(_, inside)| inside.strip_suffix(')'));
    inside.unwrap_or(name)
}

fn find(table: &[(Column, &[&str])], name: &str) -> Option<Column> {
    let (column, _) = table.iter().find(|(_, names)| names.contains(&name))?;
    Some(*column)
}

/// The words by which a mapping file names what a column is about.
#[rustfmt::skip] // a table is read in columns
pub(super) const WORDS: &[(&str, Column)] = &[
    ("ref",         Column::Key),
    ("title",       Column::Title),
    ("kind",        Column::Kind),
    ("status",      Column::Status),
    ("estimate",    Column::Estimate),
    ("remaining",   Column::Remaining),
    ("owner",       Column::Owner),
    ("tags",        Column::Tags),
    ("skills",      Column::Skills),
    ("description", Column::Description),
    ("acceptance",  Column::Acceptance),
    ("sprint",      Column::Sprint),
    ("parent",      Column::Parent),
    ("depends_on",  Column::Waits),
    ("blocks",      Column::Blocks),
    ("blocked",     Column::Blocked),
    ("rank",        Column::Rank),
    ("order",       Column::Order),
    ("value",       Column::Value),
    ("ready",       Column::Ready),
    ("created",     Column::Created),
    ("done",        Column::Ended),
    ("due",         Column::Due),
    ("note",        Column::Note),
    ("ignore",      Column::Left),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things() {
        let mut names: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        names.sort_unstable();
        let twice: Vec<&&str> = names
            .iter()
            .zip(names.iter().skip(1))
            .filter(|(a, b)| a == b)
            .map(|(a, _)| a)
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn names_are_known_in_any_case_and_wrapping() {
        for (name, column) in [
            ("Title", Column::Title),
            ("  SUMMARY ", Column::Title),
            ("Zusammenfassung", Column::Title),
            ("Custom field (Story Points)", Column::Estimate),
            ("Benutzerdefiniertes Feld (Story Points)", Column::Estimate),
            ("Inward issue link (Blocks)", Column::Waits),
        ] {
            assert!(is_about(name, column), "{name}");
        }
        assert!(!is_known("Watchers"));
    }
}
