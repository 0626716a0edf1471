import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import type { OptionUse, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { parserOf, SETTINGS_PAGE } from './option-specs.ts';
import { type GunicornCommand, readCommand } from './read-command.ts';
import { RELEASES } from './releases.ts';
import { UNSEEN } from './surroundings.ts';

/** Reads an invocation as a release of gunicorn does (undefined: the newest), whatever is around it. */
function readInvocation(
  { arguments: words, environment, programSpan }: Invocation,
  version: string | undefined,
): GunicornCommand {
  return readCommand({ words, environment, home: programSpan, version, surroundings: UNSEEN });
}

function parse(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { arguments: result, errors } = readInvocation(invocation, version);
  return {
    program: gunicorn,
    version,
    uses: result.uses.map(
      ({ option, flag, values, abbreviated }): OptionUse => ({
        option: option.spec,
        flag,
        value: values[0],
        abbreviated,
      }),
    ),
    positionals: result.positionals.flat(),
    errors,
    certain: result.unsureFrom === undefined,
  };
}

export const gunicorn: Program = {
  id: 'gunicorn',
  // gunicorn3 was the name of Debian's package for Python 3; the module is what `python -m` starts.
  names: ['gunicorn', 'gunicorn3', 'gunicorn.app.wsgiapp'],
  package: 'gunicorn',
  title: t('Gunicorn, an HTTP server for Python applications'),
  documentation: SETTINGS_PAGE,
  releases: RELEASES,
  options: (version) => parserOf(version).options.map(({ spec }) => spec),
  parse: readOnce(parse),
};
