import { isGunicornConfigName, readGunicornConfig } from '../syntax/gunicorn-config.ts';
import { parseProcfile } from '../syntax/procfile/procfile.ts';
import { decodedFileName } from '../text/decoded-name.ts';
import { TextVersion } from '../text/text-version.ts';
import type { Document, DocumentKind } from './document.ts';
import { ListedProcesses } from './listed-processes.ts';
import type { Platform } from './platform.ts';
import { ProcessOrigins } from './process-origins.ts';
import { ProcfileProcesses } from './procfile-processes.ts';

export interface DocumentSource {
  readonly uri: string;
  readonly version: number;
  readonly kind: DocumentKind;
  readonly text: string;
  /** What is known of the text already. */
  readonly content?: TextVersion;
}

/** The longest text that is read, in UTF-16 units: about fifty thousand lines, which take about a second. */
const MAX_TEXT = 2_000_000;

/**
 * Reads a text once. Never throws: what cannot be read is left out of `processes` and told by `syntax`. `former`: the
 * version before, of which everything is taken over that did not change.
 */
export function readDocument(source: DocumentSource, reading: Platform['procfile'], former?: Document): Document {
  const isKnownText = source.content?.text === source.text;
  const content = isKnownText ? source.content : new TextVersion(source.text, former?.content);
  const change = former && content.changeSince(former.content);
  const { lines } = content;
  const isTooLarge = source.text.length > MAX_TEXT;
  const text = isTooLarge ? '' : source.text;
  const read = { ...source, content, lines, isTooLarge };
  const before = isTooLarge || former?.isTooLarge ? undefined : former;
  if (source.kind === 'app-desc') {
    const known =
      before?.syntax.kind === 'app-desc' && change
        ? { syntax: before.syntax, text: before.text, processes: before.processes, change }
        : undefined;
    const origins = former?.origins ?? new ProcessOrigins();
    // Loads the YAML library as well.
    const { readAppDescText } = require('./read-app-desc.ts') as typeof import('./read-app-desc.ts');
    return { ...read, origins, ...readAppDescText({ text, origins }, known) };
  }
  if (source.kind === 'gunicorn-config')
    return { ...read, syntax: readGunicornConfig(text), processes: new ListedProcesses([]) };
  const known = before?.syntax.kind === 'procfile' && change ? { syntax: before.syntax, change } : undefined;
  const syntax = parseProcfile(text, reading, known);
  return { ...read, syntax, processes: new ProcfileProcesses(syntax.entries) };
}

/**
 * The kind of document that a URI names; undefined for a file that is none of ours. The file name decides before the
 * language id.
 */
export function documentKind(uri: string, languageId?: string): DocumentKind | undefined {
  const name = decodedFileName(uri);
  // Misspelt names are read, too, and reported (procfile/file-name, app-desc/file-name).
  if (/^app_desc\.ya?ml$/i.test(name)) return 'app-desc';
  if (/^procfile$/i.test(name) || name.startsWith('Procfile.') || name.endsWith('.procfile')) return 'procfile';
  if (isGunicornConfigName(name)) return 'gunicorn-config';
  return languageId === 'procfile' ? 'procfile' : undefined;
}
