/** What a word may name: a file, or a Python module and what it defines. Only what is known to be there is found. */

import { nameOf, parentOf, resolvePath, uriOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { findModule } from '../project/python/find-module.ts';
import { readModule } from '../syntax/python/read-module.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Range, Span } from '../text/span.ts';

export interface Target {
  /** The words that name it, in the document. */
  readonly span: Span;
  readonly uri: string;
  /** Where in the file; its start for a whole file. */
  readonly range: Range;
}

interface Found {
  readonly uri: string;
  /** Where in the file; its start for a whole file. */
  readonly range: Range;
  /** How much of the word names it; all of it unless told. */
  readonly length?: number;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function fileTarget(project: Project, directory: string, text: string): Found | undefined {
  const path = resolvePath(directory, text.replace(/^file:/, ''));
  const isFile = path && project.entries(parentOf(path))?.includes(nameOf(path));
  return isFile ? { uri: uriOf(project.folder, path), range: START } : undefined;
}

/** Not the first part of a path or of a name with a hyphen. */
const MODULE = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?::([A-Za-z_]\w*))?(?![\w./@-])/;

/** `directories`: the search path, relative to the project's folder. */
export function moduleTarget(project: Project, directories: readonly string[], text: string): Found | undefined {
  const [whole, module, attribute] = MODULE.exec(text) ?? [];
  if (!whole || !module) return undefined;
  const found = findModule(project, module, directories);
  if (found.kind !== 'file') return undefined;
  const content = project.file(found.path);
  const binding = attribute && content !== undefined ? readModule(content).bindings.get(attribute) : undefined;
  const range = binding && content !== undefined ? new LineIndex(content).rangeOf(binding.nameSpan) : START;
  return { uri: uriOf(project.folder, found.path), range, length: whole.length };
}
