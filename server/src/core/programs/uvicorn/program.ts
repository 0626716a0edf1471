import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, optionUse } from '../click/result.ts';
import { isImportString, wrongReference } from '../import-string.ts';
import type { ArgumentError, OptionUse, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isAtLeast } from '../release.ts';
import { RELEASES, uvicornCommand } from './command.ts';

export const uvicorn: Program = {
  id: 'uvicorn',
  names: ['uvicorn'],
  package: 'uvicorn',
  title: t('Uvicorn, an ASGI server'),
  documentation: 'https://uvicorn.dev/settings/',
  releases: RELEASES,
  options: (version) => uvicornCommand(version).options.map(({ spec }) => spec),
  parse: readOnce(read),
};

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = parseClick(uvicornCommand(version), {
    words: invocation.arguments,
    environment: invocation.environment,
    home: invocation.programSpan,
    dialect: 'click8.4',
  });
  const uses = found.uses.map(optionUse);
  const errors = found.errors.map(argumentError);
  const [app] = found.positionals;
  const late = found.ended ? [] : uses.flatMap((use) => implementationError(use, version));
  const isRead = !found.ended && !errors.some(({ kind }) => kind === 'unknown-option');
  if (!found.ended) late.push(...http2Errors(uses));
  if (app && isRead && !isImportString(app.text)) {
    const text = `Error loading ASGI app. Import string "${app.text}" must be in format "<module>:<attribute>".`;
    late.push(wrongReference(app, text, isAtLeast(version, '0.50.0') ? 3 : 1));
  }
  return {
    program: uvicorn,
    version,
    uses,
    positionals: found.positionals,
    errors: [...errors, ...late],
    certain: found.certain,
  };
}

/** Names of implementations in any release: uvicorn/config.py. */
const IMPLEMENTATIONS: Readonly<Record<string, readonly string[]>> = {
  loop: ['none', 'auto', 'asyncio', 'uvloop', 'zuvloop'],
  http: ['auto', 'h11', 'httptools', 'zttp'],
  ws: ['auto', 'none', 'websockets', 'websockets-sansio', 'wsproto'],
};

/** Since 0.36.0 the parser takes any word, and what is no known name is imported. */
function implementationError({ option, value }: OptionUse, version: string | undefined): ArgumentError[] {
  const names = IMPLEMENTATIONS[option.id];
  if (!names || !value || !isKnown(value.text) || !isAtLeast(version, '0.36.0')) return [];
  if (names.includes(value.text) || isImportString(value.text)) return [];
  const text = `Import string "${value.text}" must be in format "<module>:<attribute>".`;
  return [{ kind: 'invalid-value', span: value.span, option, text, exitCode: option.id === 'loop' ? 3 : 1 }];
}

/** `Config.load` of 0.53.0 and later. The variable UVICORN_HTTP may name the protocol, too. */
function http2Errors(uses: readonly OptionUse[]): ArgumentError[] {
  const last = (id: string) => uses.findLast(({ option }) => option.id === id);
  const use = last('http2');
  const http = last('http')?.value?.text;
  if (!use || http === 'zttp' || (http !== undefined && !isKnown(http))) return [];
  const text = 'ValueError: HTTP/2 requires the `zttp` HTTP protocol.';
  return [{ kind: 'conflict', span: use.flag.span, option: use.option, text, exitCode: 1 }];
}
