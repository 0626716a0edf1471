import type { AppDescSyntax } from '../syntax/app-desc.ts';
import type { GunicornConfigSyntax } from '../syntax/gunicorn-config.ts';
import type { ProcfileSyntax } from '../syntax/procfile.ts';
import type { LineIndex } from '../text/line-index.ts';
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
  /** Of these two. */
  readonly content: TextVersion;
  /** More than is read: `syntax` and `processes` are those of an empty text. */
  readonly isTooLarge: boolean;
  readonly syntax: ProcfileSyntax | AppDescSyntax | GunicornConfigSyntax;
  /** Those of the processes in this version and former ones, where they are told by their text. */
  readonly origins?: ProcessOrigins;
  /** In the order of the text, duplicates included. */
  readonly processes: ProcessList;
}

/**
 * The processes of a document, in the order of its text. Most of a long file are never looked at between two keystrokes:
 * one may be made only when someone asks for it.
 */
export interface ProcessList extends Iterable<Process> {
  readonly length: number;
  readonly all: readonly Process[];
  at(index: number): Process | undefined;
  /** The `origin` of that process. */
  originAt(index: number): object | undefined;
  /** Those at a place, its edges included, and those whose command is written elsewhere, which may be there. */
  near(place: Span): readonly Process[];
}

/** Something with a command line: a process, or a hook that runs before a release. */
export interface Process {
  /**
   * The same object in every version of the document in which it is the same process, perhaps at another place: what was
   * made of it then still holds (`per-process.ts`). undefined when its command is written elsewhere.
   */
  readonly origin?: object | undefined;
  /** Its command is written elsewhere, where an anchor is: the two move independently. */
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

/** Every command line that is written, once, though an anchor may give it to several processes. */
export function commandsOf({ processes }: Pick<Document, 'processes'>): ReadonlySet<CommandLine> {
  return new Set(processes.all.flatMap(({ command }) => command ?? []));
}

export interface Variable {
  readonly name: string;
  /** undefined where the environments of the application differ. */
  readonly value: string | undefined;
  readonly span: Span;
}
