/** The effective configuration as rows for people: the final value of each setting, and its origin. */
import type { Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import type { Layer } from '../programs/gunicorn/effective-settings.ts';
import type { Setting } from '../programs/gunicorn/setting.ts';
import { settingsOf } from '../programs/gunicorn/settings.ts';
import { nameOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { reprOf } from '../syntax/python/python-value.ts';
import { type Text, t } from '../text/l10n.ts';
import { type EffectiveGunicorn, effectiveGunicorn, placeOf } from './gunicorn.ts';

export interface SettingRow {
  readonly setting: string;
  /** As Python writes it; undefined when it is known only when the command runs. */
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
        return { process, invocation, version: effective.version, rows: rowsOf(effective, named) };
      }),
  );
}

/** Every setting of the release or those that are named, in the order of its definitions. */
export function rowsOf(effective: EffectiveGunicorn, named?: readonly string[]): SettingRow[] {
  const wanted = settingsOf(effective.version).filter(({ name }) => named?.includes(name) ?? true);
  return wanted.map((setting) => rowOf(effective, setting));
}

export function rowOf(effective: EffectiveGunicorn, setting: Setting): SettingRow {
  const { settings } = effective.command;
  const value = settings.value(setting.name);
  const written = settings.written(setting.name);
  const layer = written?.layer ?? 'default';
  const known = value.kind === 'unknown' ? undefined : reprOf(value);
  if (!written) return { setting: setting.name, value: known ?? setting.default, layer, from: t('default') };
  const place = placeOf(effective, written);
  const row = { setting: setting.name, value: known, layer };
  if (place.kind !== 'file') return { ...row, from: SOURCES[layer] };
  const file = nameOf(place.uri);
  return { ...row, from: t('{file}, line {line}', { file, line: place.range.start.line + 1 }), file };
}

const SOURCES: Readonly<Record<Layer, Text>> = {
  default: t('default'),
  environment: t('an environment variable'),
  'config-file': t('the configuration file'),
  'command-arguments-variable': t('GUNICORN_CMD_ARGS'),
  'command-line': t('the command line'),
};
