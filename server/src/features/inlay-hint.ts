import { type InlayHint, InlayHintKind, MarkupKind, type Range } from 'vscode-languageserver';
import { effectiveStarts, type SettingRow } from '../core/effective/settings-table.ts';
import type { Invocation } from '../core/model/command-line.ts';
import { ListedProcesses } from '../core/model/listed-processes.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import { code, prose } from '../core/text/markdown.ts';
import { touches } from '../core/text/span.ts';
import type { Analysis } from '../workspace/analysis.ts';

/**
 * What decides about time-outs and memory, and is asked for first when something fails; as the line would say it, in few
 * letters: VS Code cuts hints at 43 (`editor.inlayHints.maximumLength`).
 */
const SHOWN: Readonly<Record<string, string>> = { workers: '-w', worker_class: '-k', timeout: '--timeout' };

/** After a command: the settings that count although the line does not say them, with where they come from. */
export function inlayHints(analysis: Analysis | undefined, range: Range, translations: Translations): InlayHint[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  const visible = document.lines.spanOf(range);
  const seen = new Set<Invocation>();
  const here = document.processes.near(visible).filter((process) =>
    // A command from an anchor may be written elsewhere.
    touches(process.origin ? process.span : (process.command?.text.source ?? process.span), visible),
  );
  const written = [...new Map(here.map((process) => [process.origin ?? process.command, process])).values()];
  const shown = { ...document, processes: new ListedProcesses(written) };
  return effectiveStarts(shown, project, Object.keys(SHOWN)).flatMap(({ process, invocation, rows }): InlayHint[] => {
    // A command that an anchor gives to several processes is written once.
    if (seen.has(invocation)) return [];
    // Refused as it stands, and its end is inside of what was left open.
    if (process.command?.script.errors.some(({ kind }) => kind.startsWith('unclosed-'))) return [];
    seen.add(invocation);
    const end = process.command?.toDocument(invocation.span).end;
    if (end === undefined || !touches({ start: end, end }, visible)) return [];
    const silent = rows.filter(({ layer, value }) => layer !== 'command-line' && value !== undefined);
    if (silent.length === 0) return [];
    return [
      {
        position: document.lines.positionAt(end),
        label: inShort(silent, translations),
        tooltip: { kind: MarkupKind.Markdown, value: inFull(silent, translations) },
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
      },
    ];
  });
}

/** `-w 1 -k sync --timeout 30 (default)`: those that come from one place together. */
function inShort(rows: readonly SettingRow[], translations: Translations): string {
  const places = new Map<string, string[]>();
  for (const { setting, value = '', from } of rows) {
    const place = render(from, translations);
    const shown = `${SHOWN[setting] ?? setting} ${value.replace(/^'(.*)'$/, '$1')}`;
    places.set(place, [...(places.get(place) ?? []), shown]);
  }
  return [...places]
    .map(([from, settings]) => render(t('{settings} ({from})', { settings: settings.join(' '), from }), translations))
    .join(' · ');
}

function inFull(rows: readonly SettingRow[], translations: Translations): string {
  return rows
    .map(({ setting, value = '', from }) => `- ${code(`${setting} = ${value}`)}: ${prose(render(from, translations))}`)
    .join('\n');
}
