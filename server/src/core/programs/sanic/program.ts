import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import type { ArgumentError, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { readServer } from '../read-server.ts';
import { isCovered } from '../release.ts';
import { conflicts } from './conflicts.ts';

/** Its options are loaded with the first command that starts it. */
function known() {
  return require('./command.ts') as typeof import('./command.ts');
}

export const sanic: Program = {
  id: 'sanic',
  names: ['sanic'],
  package: 'sanic',
  title: t('Sanic’s own server'),
  documentation: 'https://sanic.dev/en/guide/running/running.html',
  get releases() {
    return known().RELEASES;
  },
  options: (version) =>
    known()
      .sanicSpec(version)
      .options.flatMap(({ spec }) => spec ?? []),
  parse: readOnce(read),
};

/** In place of the application, and behind it: each has options of its own (sanic-org/sanic:sanic/cli/app.py attach). */
const ACTIONS = ['inspect', 'kill', 'status', 'restart', 'help'];
const ACTIONS_BEHIND = ['exec', 'status', 'restart', 'stop'];

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { RELEASES, sanicSpec, EXCLUDING } = known();
  const { parsed, ended } = readServer(sanic, invocation, version, sanicSpec(version));
  const [first, second] = invocation.arguments.map(({ value }) => value.text);
  const isOther =
    ACTIONS.includes(first ?? '') || ACTIONS_BEHIND.includes(second ?? '') || !isCovered(version, RELEASES);
  if (isOther) return { ...parsed, errors: [], certain: false };
  // Alone it prints the version, as it did before it was `--verbosity`.
  if (ended || (first === '-v' && second === undefined)) return { ...parsed, errors: [] };
  const errors = parsed.errors.map(asWord).filter((error) => !isOfFactory(error, parsed, invocation));
  return { ...parsed, errors: errors.length > 0 ? errors : conflicts(parsed, EXCLUDING, version) };
}

/** A second word is taken for an action, which is no option: it is one word too many. */
function asWord(error: ArgumentError): ArgumentError {
  return error.text.startsWith('argument action:') ? { ...error, kind: 'unexpected-argument' } : error;
}

/** A factory is given the long options that sanic does not know, with their values. */
function isOfFactory({ kind, span }: ArgumentError, { uses }: ParsedArguments, { arguments: words }: Invocation) {
  if (!uses.some(({ option }) => option.id === 'factory')) return false;
  const word = words.find((one) => one.span.start === span.start);
  return kind === 'unexpected-argument' || (kind === 'unknown-option' && word?.value.text.startsWith('--'));
}
