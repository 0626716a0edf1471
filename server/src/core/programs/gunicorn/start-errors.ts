import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { ArgumentValue } from '../program.ts';
import { isAtLeast } from '../release.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import type { GunicornError, GunicornErrorKind, Stage } from './gunicorn-error.ts';
import type { Surroundings } from './surroundings.ts';
import { readAppReference } from './values/app-reference.ts';
import { parseBindAddress } from './values/bind-address.ts';
import { effectiveClassName, workerClassError } from './worker-classes.ts';

interface StartContext {
  readonly version: string | undefined;
  readonly home: Span;
  readonly surroundings: Surroundings;
}

/** What goes wrong after the configuration was accepted, in the order of `Arbiter.setup` and then in the workers. */
export function startErrors(
  settings: EffectiveSettings,
  app: ArgumentValue | undefined,
  { version, home, surroundings }: StartContext,
): GunicornError[] {
  const checksOnly = settings.isOn('check_config') === true || settings.isOn('print_config') === true;
  const errors = protocolErrors(settings, version, surroundings);
  if (!checksOnly) {
    errors.push(...loggerErrors(settings, home), ...workerClassErrors(settings, version, home));
    errors.push(...bindErrors(settings, version, home), ...environmentErrors(settings, home));
  }
  const hasPaste = settings.value('paste').kind !== 'none';
  return hasPaste || !app ? errors : [...errors, ...appErrors(app, version, checksOnly)];
}

/** `Config.validate`, since 27.0. */
function protocolErrors(
  settings: EffectiveSettings,
  version: string | undefined,
  { hasPackage }: Surroundings,
): GunicornError[] {
  const written = settings.written('http_protocols');
  const asked = settings.text('http_protocols')?.toLowerCase().split(',') ?? [];
  const isMissing = asked.some((protocol) => protocol.trim() === 'h2') && hasPackage('h2') === false;
  if (!written || !isMissing || !isAtLeast(version, '27.0.0')) return [];
  const text =
    'http_protocols includes h2 but the h2 package is not installed. ' +
    'Install gunicorn[http2], or drop h2 from http_protocols.';
  return [startError('missing-package', text, written.span, 'config')];
}

const FACILITIES = new Set(
  (
    'auth authpriv cron daemon ftp kern lpr mail news security syslog user uucp ' +
    'local0 local1 local2 local3 local4 local5 local6 local7'
  ).split(' '),
);

/** `Logger._set_syslog_handler`. */
function loggerErrors(settings: EffectiveSettings, home: Span): GunicornError[] {
  if (settings.isOn('syslog') !== true) return [];
  const facility = settings.text('syslog_facility');
  const address = settings.text('syslog_addr');
  if (facility !== undefined && !FACILITIES.has(facility.trim().toLowerCase())) {
    return [startError('invalid-value', 'unknown facility name', settings.written('syslog_facility')?.span ?? home)];
  }
  if (address !== undefined && !/^(?:unix|udp|tcp):\/\//.test(address.trim())) {
    return [startError('invalid-value', 'invalid syslog address', settings.written('syslog_addr')?.span ?? home)];
  }
  return [];
}

function workerClassErrors(settings: EffectiveSettings, version: string | undefined, home: Span): GunicornError[] {
  const name = settings.text('worker_class')?.trim();
  if (name === undefined) return [];
  const text = workerClassError(effectiveClassName(name, settings.number('threads') ?? 1n), version);
  if (text === undefined) return [];
  const span = settings.written('worker_class')?.span ?? settings.written('threads')?.span ?? home;
  return [startError('unknown-worker-class', text, span)];
}

function bindErrors(settings: EffectiveSettings, version: string | undefined, home: Span): GunicornError[] {
  const written = settings.written('bind');
  return (settings.items('bind') ?? []).flatMap((item, i) => {
    const address = item.kind === 'str' ? parseBindAddress(item.value.trim(), version) : undefined;
    if (address?.kind !== 'invalid') return [];
    return [startError('invalid-bind', address.error, written?.uses[i]?.values[0]?.span ?? written?.span ?? home)];
  });
}

function environmentErrors(settings: EffectiveSettings, home: Span): GunicornError[] {
  const written = settings.written('raw_env');
  return (settings.items('raw_env') ?? []).flatMap((item, i) => {
    if (item.kind !== 'str' || !isKnown(item.value) || item.value.includes('=')) return [];
    const text = `environment setting ${pythonRepr(item.value.trim())} invalid`;
    return [startError('invalid-env', text, written?.uses[i]?.values[0]?.span ?? written?.span ?? home)];
  });
}

function appErrors(app: ArgumentValue, version: string | undefined, checksOnly: boolean): GunicornError[] {
  const { error } = readAppReference(app.text, version);
  if (!error) return [];
  const exitCode = checksOnly ? 1 : error.exitCode;
  return [{ kind: 'invalid-app', stage: 'worker', span: app.span, option: undefined, text: error.text, exitCode }];
}

function startError(kind: GunicornErrorKind, text: string, span: Span, stage: Stage = 'start'): GunicornError {
  return { kind, stage, span, option: undefined, text, exitCode: 1 };
}
