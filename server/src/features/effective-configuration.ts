import { effectiveStarts } from '../core/effective/settings-table.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import { code, prose, table } from '../core/text/markdown.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { shownPath } from './shown-path.ts';

/** Markdown with every gunicorn setting of a document's processes: its value and who says so; null when none starts. */
export function effectiveConfiguration(
  analysis: Analysis | undefined,
  folders: readonly string[],
  translations: Translations,
): string | null {
  if (!analysis) return null;
  const starts = effectiveStarts(analysis.document, analysis.project);
  if (starts.length === 0) return null;
  const head = [t('Setting'), t('Value'), t('From')].map((title) => render(title, translations));
  const sections = starts.map(({ process, version, rows }) => {
    const release = version ?? render(t('not pinned in the workspace: the newest release is assumed'), translations);
    // What somebody has set comes before what nobody has touched.
    const ordered = [...rows].sort((a, b) => Number(a.layer === 'default') - Number(b.layer === 'default'));
    const cells = ordered.map(({ setting, value, from }) => [
      code(setting),
      value === undefined ? '?' : code(value),
      prose(render(from, translations)),
    ]);
    return [`## ${code(process.name)}`, prose(`gunicorn ${release}`), table(head, cells)];
  });
  const file = code(shownPath(folders, analysis.document.uri));
  return `${[`# ${render(t('Effective configuration'), translations)}`, file, ...sections.flat()].join('\n\n')}\n`;
}
