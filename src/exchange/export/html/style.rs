//! How the page looks: readable on a projector, on paper, and in the dark.

/// The style sheet of the page.
pub(super) const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1c1c1c; --faint: #6a6a6a; --line: #c9c9c9; --paper: #ffffff; --done: #1b5e9b; --goal: #b35900; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --faint: #a5a5a5; --line: #4a4a4a; --paper: #161616; --done: #7db7ec; --goal: #f0a860; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 2rem; margin: 0; } h1 span { color: var(--faint); font-weight: normal; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
.goal { font-size: 1.5rem; margin: .5rem 0; } .state { color: var(--faint); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; } svg .faint { fill: var(--faint); }
.axis { stroke: var(--line); fill: none; } .ideal { stroke: var(--faint); stroke-dasharray: 2 5; stroke-width: 2; fill: none; }
.capacity { stroke: var(--faint); stroke-dasharray: 10 5; stroke-width: 1.5; fill: none; }
.left { stroke: var(--done); stroke-width: 3; fill: none; } .goal-left { stroke: var(--goal); stroke-width: 3; stroke-dasharray: 6 3; fill: none; }
.band { fill: var(--done); opacity: .15; } .point { fill: var(--done); } .missing { fill: var(--paper); stroke: var(--done); stroke-width: 2; }
.committed { fill: none; stroke: var(--faint); stroke-width: 2; } .delivered { fill: var(--done); }
@media print { main { max-width: none; padding: 0; } h2, table, svg { break-inside: avoid; } }
";
