import { explainAtom } from '../explain/option-value.ts';
import type { Document } from '../model/document.ts';
import type { AccessLogAtom } from '../programs/access-log/atom.ts';
import { type AtomsOfServer, atomsOf } from '../programs/access-log/servers.ts';
import type { OptionSpec } from '../programs/program.ts';
import { span } from '../text/span.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';

/** `prefix`: the part of a format before the caret, which stands at `offset`. None for another option. */
export function completeAtoms(
  document: Document,
  { command, word }: Caret,
  { program, option, version }: { program: string; option: OptionSpec; version: string | undefined },
  prefix: string,
  offset: number,
): Completion[] {
  const server = atomsOf(program, option.id, version);
  // Without quotes a parenthesis is the shell's.
  if (!server || !/['"]/.test(document.text.slice(word.start, offset))) return [];
  const found = atomsAt(program, server, prefix, document.text.slice(offset, word.end), offset);
  return found.map((one) => ({ ...one, newText: command.encode(one.newText) }));
}

/** The same in a text of Python. `rest`: what stands behind the caret. */
export function atomCompletions(
  setting: string,
  version: string | undefined,
  prefix: string,
  rest: string,
  offset: number,
): Completion[] {
  const server = atomsOf('gunicorn', setting, version);
  return server ? atomsAt('gunicorn', server, prefix, rest, offset) : [];
}

function atomsAt(program: string, server: AtomsOfServer, prefix: string, behind: string, offset: number): Completion[] {
  const begun = BEGUN.exec(prefix)?.[0] ?? '';
  const rest = begun === '' ? '' : (REST.exec(behind)?.[0] ?? '');
  const place = span(offset - begun.length, offset + rest.length);
  return server.atoms.map((atom, rank) => {
    const label = `%(${atom.name})s`;
    const snippet = snippetOf(atom);
    return {
      label,
      kind: 'value',
      span: place,
      newText: snippet ?? label,
      isSnippet: snippet !== undefined,
      detail: atom.meaning,
      explain: () => explainAtom(label, atom, program, server),
      // Before whole formats where one is being written.
      rank: prefix === '' ? 100 + rank : rank - 100,
    };
  });
}

/** An atom up to the caret, and what stands of it behind. */
const BEGUN = /%(?:\((?:\{[^{}]*\}?)?\w*\)?)?$/;
const REST = /^(?:\(?[\w{}-]*\)s?)/;

/** `%({NAME}i)s` with the name to be written. */
function snippetOf({ name }: AccessLogAtom): string | undefined {
  const kind = /^\{NAME\}(.)$/.exec(name)?.[1];
  return kind && `%({\${1:${NAMES[kind]}}}${kind})s`;
}

const NAMES: Readonly<Record<string, string>> = { i: 'x-request-id', o: 'content-type', e: 'name' };
