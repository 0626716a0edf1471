import type { DocumentLink } from 'vscode-languageserver';
import { targetsOf } from '../core/navigate/targets.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** Words that name a file or a module of the workspace. */
export function documentLinks(analysis: Analysis | undefined): DocumentLink[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  return targetsOf(document, project).map(({ span: place, uri, range }) => {
    const line = range.start.line;
    return { range: document.lines.rangeOf(place), target: line > 0 ? `${uri}#L${line + 1}` : uri };
  });
}
