import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver';
import { effectiveStarts } from '../core/effective/settings-table.ts';
import type { Invocation } from '../core/model/command-line.ts';
import { ListedProcesses } from '../core/model/listed-processes.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import { touches } from '../core/text/span.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** What decides about time-outs and memory, and is asked for first when something fails. */
const SHOWN = ['worker_class', 'workers', 'timeout'];

/** After a command: the settings that count although the line does not say them, with where they come from. */
export function inlayHints(analysis: Analysis | undefined, range: Range, translations: Translations): InlayHint[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  const visible = document.lines.spanOf(range);
  const seen = new Set<Invocation>();
  const here = document.processes.near(visible).filter((process) =>
    // What an anchor gives to a process may be written elsewhere.
    touches(process.origin ? process.span : (process.command?.text.source ?? process.span), visible),
  );
  const written = [...new Map(here.map((process) => [process.origin ?? process.command, process])).values()];
  return effectiveStarts({ ...document, processes: new ListedProcesses(written) }, project, SHOWN).flatMap(
    ({ process, invocation, rows }): InlayHint[] => {
      // What an anchor gives to several processes is written once.
      if (seen.has(invocation)) return [];
      seen.add(invocation);
      const end = process.command?.toDocument(invocation.span).end;
      if (end === undefined || !touches({ start: end, end }, visible)) return [];
      const parts = rows
        .filter(({ layer, value }) => layer !== 'command-line' && value !== undefined)
        .map(({ setting, value, from }) =>
          render(t('{setting} {value} ({from})', { setting, value: value ?? '', from }), translations),
        );
      if (parts.length === 0) return [];
      return [
        {
          position: document.lines.positionAt(end),
          label: parts.join(' · '),
          kind: InlayHintKind.Parameter,
          paddingLeft: true,
        },
      ];
    },
  );
}
