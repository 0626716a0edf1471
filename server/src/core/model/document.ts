import type { AppDescSyntax } from '../syntax/app-desc.ts';
import type { GunicornConfigSyntax } from '../syntax/gunicorn-config.ts';
import type { ProcfileSyntax } from '../syntax/procfile/procfile.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { ListEdit } from '../text/list-edit.ts';
import type { Span } from '../text/span.ts';
import type { TextVersion } from '../text/text-version.ts';
import type { CommandLine } from './command-line.ts';
import type { ProcessOrigins } from './process-origins.ts';

/** `gunicorn-config` has no processes: it is Python, read for what it sets. */
export type DocumentKind = 'procfile' | 'app-desc' | 'gunicorn-config';

/** One text at one version, read once. Immutable; all spans are document offsets (UTF-16). */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly lines: LineIndex;
  /** `text` and `lines` as one version, with what is known of it from the version before. */
  readonly content: TextVersion;
  /** True when the text is too large to be read: `syntax` and `processes` are then those of an empty text. */
  readonly isTooLarge: boolean;
  readonly syntax: ProcfileSyntax | AppDescSyntax | GunicornConfigSyntax;
  /**
   * The origins of the processes of app_desc.yaml, which are recognised by their text from version to version;
   * undefined for other kinds.
   */
  readonly origins?: ProcessOrigins;
  /** In the order of the text, duplicates included. */
  readonly processes: ProcessList;
}

/**
 * The processes of a document, in the order of its text. Each may be built only on access: most of a long file are not
 * needed between two keystrokes.
 */
export interface ProcessList extends Iterable<Process> {
  /** How it came of the list of the version before, where that is known. */
  readonly edit?: ListEdit | undefined;
  readonly length: number;
  readonly all: readonly Process[];
  at(index: number): Process | undefined;
  /** The `origin` of that process. */
  originAt(index: number): object | undefined;
  /**
   * The processes at a place (edges included), and those that might have their command there because it is written
   * elsewhere.
   */
  near(place: Span): readonly Process[];
}

/** Something with a command line: a process, or a hook that runs before a release. */
export interface Process {
  /**
   * The same object in every version of the document in which this is the same process, perhaps at another place:
   * results that were derived from it still hold (`per-process.ts`). undefined when its command is written elsewhere.
   */
  readonly origin?: object | undefined;
  /** True when its command is written elsewhere, at an anchor: the two then move independently. */
  readonly borrowsCommand?: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  /** From the name to the end of its last line. */
  readonly span: Span;
  readonly role: 'process' | 'hook';
  /** The module of app_desc.yaml it belongs to; undefined in a Procfile and under a single `module`. */
  readonly module: string | undefined;
  /** `source_dir` of that module as written, relative to the file's folder; undefined when there is none. */
  readonly sourceDirectory: string | undefined;
  /** Environment variables that the file gives to the process, in order; a later one of the same name wins. */
  readonly variables: readonly Variable[];
  /** undefined when nothing was written. */
  readonly command: CommandLine | undefined;
}

/** Every command line of a document, each once, even if an anchor gives it to several processes. */
export function commandsOf({ processes }: Pick<Document, 'processes'>): ReadonlySet<CommandLine> {
  return new Set(processes.all.flatMap(({ command }) => command ?? []));
}

export interface Variable {
  readonly name: string;
  /** undefined where the value differs between the environments of the application. */
  readonly value: string | undefined;
  readonly span: Span;
}
