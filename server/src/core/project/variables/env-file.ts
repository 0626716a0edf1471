import { oncePer } from '../../caches/once-per.ts';
import type { Project } from '../project.ts';

/** A variable that a `.env` file sets. */
interface EnvFileEntry {
  readonly name: string;
  /** undefined when it uses another variable. */
  readonly value: string | undefined;
  /** Of its name in the file; from 0. */
  readonly line: number;
  readonly character: number;
}

interface EnvFile {
  /** The variables in the order of the file. */
  readonly entries: readonly EnvFileEntry[];
  readonly names: ReadonlySet<string>;
}

const EMPTY: EnvFile = { entries: [], names: new Set() };

/** The `.env` in the folder of a project; empty where there is none. */
export function envFileOf(project: Project | undefined): EnvFile {
  return project ? envFileIn(project) : EMPTY;
}

/** Read once, because a project is a snapshot. */
const envFileIn = oncePer((project: Project): EnvFile => {
  const entries = readEnvFile(project.file('.env') ?? '');
  return { entries, names: new Set(entries.map(({ name }) => name)) };
});

const LINE = /^([ \t]*(?:export[ \t]+)?)([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/;

/**
 * Reads a `.env` file as python-dotenv does where honcho and pipenv agree with it: one `NAME=value` a line, an `export`
 * before it, quotes around the value, a comment after white space (theskumar/python-dotenv: src/dotenv/parser.py).
 */
export function readEnvFile(text: string): EnvFileEntry[] {
  return text.split(/\r\n|\r|\n/).flatMap((content, line) => {
    const [, before = '', name, rest = ''] = LINE.exec(content) ?? [];
    return name === undefined ? [] : [{ name, value: readValue(rest), line, character: before.length }];
  });
}

function readValue(rest: string): string | undefined {
  const single = /^'([^']*)'/.exec(rest)?.[1];
  if (single !== undefined) return single;
  const value = /^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1] ?? rest.slice(0, /(?<!\S)#|$/.exec(rest)?.index).trimEnd();
  return value.includes('$') || value.includes('\\') ? undefined : value;
}
