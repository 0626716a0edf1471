import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, optionUse } from '../click/result.ts';
import { isIpAddress } from '../gunicorn/values/ip-network.ts';
import type { ArgumentError, OptionUse, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isAtLeast, isCovered } from '../release.ts';

/** Its seventy options are loaded with the first command that starts it. */
function commands() {
  return require('./command.ts') as typeof import('./command.ts');
}

export const granian: Program = {
  id: 'granian',
  names: ['granian'],
  package: 'granian',
  title: t('Granian, a server for ASGI, WSGI and RSGI'),
  documentation: 'https://github.com/emmett-framework/granian#readme',
  get releases() {
    return commands().RELEASES;
  },
  options: (version) =>
    commands()
      .granianCommand(version)
      .options.map(({ spec }) => spec),
  parse: readOnce(read),
};

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = parseClick(commands().granianCommand(version), {
    words: invocation.arguments,
    environment: invocation.environment,
    home: invocation.programSpan,
    dialect: 'click8.4',
  });
  const uses = found.uses.map(optionUse);
  const errors = found.errors.map(argumentError);
  const late = found.ended || errors.length > 0 || !found.certain ? [] : lateErrors(uses, version);
  return {
    program: granian,
    version,
    uses,
    positionals: found.positionals,
    errors: isCovered(version, commands().RELEASES) ? [...errors, ...late] : [],
    certain: found.certain,
  };
}

/** What it refuses once the command line was read. */
function lateErrors(uses: readonly OptionUse[], version: string | undefined): ArgumentError[] {
  const last = (id: string) => uses.findLast(({ option }) => option.id === id);
  const written = (id: string) => {
    const text = last(id)?.value?.text;
    return text !== undefined && isKnown(text) ? text : undefined;
  };
  const errors: ArgumentError[] = [];
  const threads = last('blocking_threads');
  // Where no interface is written a variable of the platform may name it.
  const isAsynchronous = /^(?:asgi|asginl|rsgi)$/i.test(written('interface') ?? '');
  if (threads && Number(written('blocking_threads') ?? 1) > 1 && isAsynchronous && isAtLeast(version, '2.0.0')) {
    const text = 'Blocking threads > 1 is not supported on ASGI and RSGI';
    errors.push({ kind: 'conflict', span: threads.flag.span, option: threads.option, text, exitCode: 1 });
  }
  // `SocketSpec` of its Rust part looks no name up.
  const host = last('host');
  const name = written('host');
  if (host?.value && name !== undefined && !last('uds') && !isIpAddress(name)) {
    const text = 'ValueError: invalid IP address syntax';
    errors.push({ kind: 'invalid-value', span: host.value.span, option: host.option, text, exitCode: 1 });
  }
  return errors;
}
