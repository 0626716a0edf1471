import { uriOf } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import type { Text } from '../../text/l10n.ts';
import { LineIndex } from '../../text/line-index.ts';
import { type Span, span } from '../../text/span.ts';
import type { RelatedPlace } from '../rule.ts';

/** A place in another file of the project; `path` is relative to it, and `place` counts in its text. Nothing where that was not read. */
export function placeInFile(project: Project, path: string, place: Span, message: Text): RelatedPlace[] {
  const text = project.file(path);
  if (text === undefined) return [];
  return [{ message, span: span(0, 0), uri: uriOf(project.folder, path), range: new LineIndex(text).rangeOf(place) }];
}
