import { type InlayHint, InlayHintKind, MarkupKind, type Range } from 'vscode-languageserver';
import { PerProject } from '../core/effective/per-project.ts';
import { effectiveStarts, type SettingRow } from '../core/effective/settings-table.ts';
import type { Invocation } from '../core/model/command-line.ts';
import type { Process } from '../core/model/document.ts';
import { ListedProcesses } from '../core/model/listed-processes.ts';
import { isEmpty } from '../core/model/per-process.ts';
import type { Project } from '../core/project/project.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import { code, prose } from '../core/text/markdown.ts';
import { touches } from '../core/text/span.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** VS Code cuts hints here, in the middle of a word (`editor.inlayHints.maximumLength`). All is in the tooltip. */
const MOST_SHOWN = 43;

/** What decides about time-outs and memory, and is asked for first when something fails; as the line would say it. */
const SHOWN: Readonly<Record<string, string>> = { workers: '-w', worker_class: '-k', timeout: '--timeout' };

/** After a command: the settings that count although the line does not say them, with where they come from. */
export function inlayHints(analysis: Analysis | undefined, range: Range, translations: Translations): InlayHint[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  const visible = document.lines.spanOf(range);
  const here = document.processes.near(visible).filter((process) =>
    // A command from an anchor may be written elsewhere.
    touches(process.origin ? process.span : (process.command?.text.source ?? process.span), visible),
  );
  const written = [...new Map(here.map((process) => [process.origin ?? process.command, process])).values()];
  const known = remembered.of(project);
  const unsaid = written.every(({ origin }) => origin)
    ? written.flatMap((one) => known.of(document, one, (process) => unsaidOf([process], project)))
    : unsaidOf(written, project);
  return unsaid
    .filter(({ end }) => touches({ start: end, end }, visible))
    .map(({ end, rows }) => ({
      position: document.lines.positionAt(end),
      label: inShort(rows, translations),
      tooltip: { kind: MarkupKind.Markdown, value: inFull(rows, translations) },
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
    }));
}

/** What counts for a gunicorn although its line does not say it. */
interface Unsaid {
  /** The end of its line in the document. */
  readonly end: number;
  readonly rows: readonly SettingRow[];
}

const remembered = new PerProject<readonly Unsaid[]>(
  (unsaid, { offset }) => unsaid.map(({ end, rows }) => ({ end: end + offset, rows })),
  isEmpty,
);

function unsaidOf(written: readonly Process[], project: Project | undefined): readonly Unsaid[] {
  const seen = new Set<Invocation>();
  const starts = effectiveStarts({ processes: new ListedProcesses(written) }, project, Object.keys(SHOWN));
  return starts.flatMap(({ process, invocation, rows: all }) => {
    // A command that an anchor gives to several processes is written once.
    if (seen.has(invocation)) return [];
    // Refused as it stands, and its end is inside of what was left open.
    if (process.command?.script.errors.some(({ kind }) => kind.startsWith('unclosed-'))) return [];
    seen.add(invocation);
    const end = process.command?.toDocument(invocation.span).end;
    const rows = all.filter(({ layer, value }) => layer !== 'command-line' && value !== undefined);
    return end === undefined || rows.length === 0 ? [] : [{ end, rows }];
  });
}

/** `-w 1 -k sync --timeout 30 (default)`: those that come from one place together; without the places where that is too long. */
function inShort(rows: readonly SettingRow[], translations: Translations): string {
  const places = new Map<string, string[]>();
  for (const row of rows) {
    // That a variable of the environment might say otherwise is for the tooltip.
    const place =
      row.layer === 'default' ? render(t('default'), translations) : (row.file ?? render(row.from, translations));
    places.set(place, [...(places.get(place) ?? []), written(row)]);
  }
  const told = [...places]
    .map(([from, settings]) => render(t('{settings} ({from})', { settings: settings.join(' '), from }), translations))
    .join(' · ');
  return told.length <= MOST_SHOWN ? told : withoutPlaces(rows);
}

function written({ setting, value = '' }: SettingRow): string {
  return `${SHOWN[setting] ?? setting} ${value.replace(/^'(.*)'$/, '$1')}`;
}

/** As many as fit, each whole. */
function withoutPlaces(rows: readonly SettingRow[]): string {
  const all = rows.map(written);
  if (all.join(' ').length <= MOST_SHOWN) return all.join(' ');
  while (all.length > 1 && all.join(' ').length + 2 > MOST_SHOWN) all.pop();
  return `${all.join(' ')} …`;
}

function inFull(rows: readonly SettingRow[], translations: Translations): string {
  return rows
    .map(({ setting, value = '', from }) => `- ${code(`${setting} = ${value}`)}: ${prose(render(from, translations))}`)
    .join('\n');
}
