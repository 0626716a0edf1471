/** The effective configuration as rows for people: the final value of each setting, and its origin. */
import type { Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { defaultOf, type Layer, type LayerValue } from '../programs/gunicorn/effective-settings.ts';
import type { Setting } from '../programs/gunicorn/setting.ts';
import { settingsOf } from '../programs/gunicorn/settings.ts';
import { keptValue, keptWithoutDefault } from '../programs/gunicorn/values/kept-value.ts';
import { nameOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { isWhollyKnown, type PythonValue, reprOf } from '../syntax/python/python-value.ts';
import { printable } from '../syntax/shell/ast.ts';
import { type Text, t } from '../text/l10n.ts';
import { type EffectiveGunicorn, effectiveGunicorn, placeOf, sourceInFile } from './gunicorn.ts';
import { type ShownStart, withExpansions } from './shown-value.ts';

export interface SettingRow {
  readonly setting: string;
  /** As Python writes it, what only a run would know as it stands in the text; undefined when nothing of it is known. */
  readonly value: string | undefined;
  readonly layer: Layer;
  readonly from: Text;
  /** The name of the file that `from` tells of, if any. */
  readonly file?: string;
}

interface EffectiveStart {
  readonly process: Process;
  readonly invocation: Invocation;
  readonly version: string | undefined;
  readonly rows: readonly SettingRow[];
}

/** One entry for each gunicorn that the processes of a document start, with all of its settings or those that are named. */
export function effectiveStarts(
  { processes }: Pick<Document, 'processes'>,
  project: Project | undefined,
  named?: readonly string[],
): EffectiveStart[] {
  return processes.all.flatMap((process) =>
    (process.command?.invocations ?? [])
      .filter(({ program }) => program === 'gunicorn')
      .map((invocation) => {
        const effective = effectiveGunicorn(project, process, invocation);
        const { version } = effective;
        const start = process.command && { command: process.command, invocation };
        return { process, invocation, version, rows: rowsOf(effective, start, named) };
      }),
  );
}

/** Every setting of the release or those that are named, in the order of its definitions. */
export function rowsOf(
  effective: EffectiveGunicorn,
  start: ShownStart | undefined,
  named?: readonly string[],
): SettingRow[] {
  const wanted = settingsOf(effective.version).filter(({ name }) => named?.includes(name) ?? true);
  return wanted.map((setting) => rowOf(effective, setting, start));
}

/** `start`: whose words are read again for what only a run would know. */
export function rowOf(effective: EffectiveGunicorn, setting: Setting, start: ShownStart | undefined): SettingRow {
  const { settings } = effective.command;
  const written = settings.written(setting.name);
  if (!written) return unsetRow(effective, setting);
  const value = shownValue(effective, written, settings.value(setting.name), start);
  const place = placeOf(effective, written);
  const row = { setting: setting.name, value, layer: written.layer };
  if (place.kind !== 'file') return { ...row, from: SOURCES[written.layer] };
  const file = nameOf(place.uri);
  return { ...row, from: t('{file}, line {line}', { file, line: place.range.start.line + 1 }), file };
}

function unsetRow({ command, version }: EffectiveGunicorn, setting: Setting): SettingRow {
  const { name, env } = setting;
  const row = { setting: name, layer: 'default' } as const;
  // Something that was not seen may set it.
  if (command.settings.mayHoldMore) return { ...row, value: undefined, from: t('default, or a configuration file') };
  if (command.arguments.unsureFrom !== undefined)
    return { ...row, value: undefined, from: t('default, or a variable of the command line') };
  const from = env === undefined ? SOURCES.default : t('default without the variable {variable}', { variable: env });
  // WSGIApplication.init names it after the application.
  const app = name === 'default_proc_name' ? command.app : undefined;
  const standard: Setting = app ? { ...setting, default: app.text } : setting;
  const value =
    standard.default === undefined ? keptWithoutDefault(setting) : keptValue(setting, defaultOf(standard), version);
  return { ...row, value: value && reprOf(value), from };
}

/** Undefined where not even a part of it is known. */
function shownValue(
  effective: EffectiveGunicorn,
  { setting, layer, span, uses }: LayerValue,
  value: PythonValue,
  start: ShownStart | undefined,
): string | undefined {
  if (value.kind === 'unknown') return undefined;
  const kept = keptValue(setting, value, effective.version);
  if (isWhollyKnown(kept)) return reprOf(kept);
  if (layer === 'config-file') return sourceInFile(effective, setting.name) ?? reprOf(kept);
  const spans = uses.length === 0 ? [span] : uses.flatMap(({ values }) => values.map((one) => one.span));
  const shown = start ? withExpansions(kept, spans, start) : kept;
  // A number that is not known is no text.
  return shown.kind === 'str' && setting.type ? printable(shown.value) : reprOf(shown);
}

const SOURCES: Readonly<Record<Layer, Text>> = {
  default: t('default'),
  environment: t('an environment variable'),
  'config-file': t('the configuration file'),
  'command-arguments-variable': t('GUNICORN_CMD_ARGS'),
  'command-line': t('the command line'),
};
