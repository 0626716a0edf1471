import { effectiveGunicorn, placeOf } from '../effective/gunicorn.ts';
import { rowOf, rowsOf } from '../effective/settings-table.ts';
import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { nameOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { reprOf } from '../syntax/python/python-value.ts';
import { t } from '../text/l10n.ts';
import type { Fact } from './explanation.ts';

/** The effective value of a gunicorn setting for this start, and the value it replaces. */
export function effectiveFacts(
  project: Project | undefined,
  process: Process,
  invocation: Invocation,
  setting: string,
): Fact[] {
  const effective = effectiveGunicorn(project, process, invocation);
  const written = effective.command.settings.written(setting);
  if (!written) return [];
  const start = process.command && { command: process.command, invocation };
  const { value, from } = rowOf(effective, written.setting, start);
  const facts: Fact[] = [
    {
      label: t('In effect here'),
      value:
        value === undefined
          ? t('known only when it runs, from {from}', { from })
          : t('`{setting} = {value}`, from {from}', { setting, value, from }),
    },
  ];
  const binding = written.layer === 'command-line' ? effective.config?.syntax.names.get(setting) : undefined;
  if (binding) {
    const place = placeOf(effective, { ...written, layer: 'config-file' });
    if (place.kind === 'file') {
      facts.push({
        label: t('Wins over'),
        value: t('`{setting} = {value}` of {file}, line {line}', {
          setting,
          value: reprOf(binding.value),
          file: nameOf(place.uri),
          line: place.range.start.line + 1,
        }),
      });
    }
  }
  return facts;
}

/** Every setting that is not a default, for the hover on the program itself. */
export function effectiveSummary(project: Project | undefined, process: Process, invocation: Invocation): Fact[] {
  const start = process.command && { command: process.command, invocation };
  return rowsOf(effectiveGunicorn(project, process, invocation), start)
    .filter(({ layer, value }) => layer !== 'default' && value !== undefined && value.length < 60)
    .map(({ setting, value, from }) => ({
      label: t('{setting}', { setting }),
      value: t('{value} ({from})', { value: value ?? '', from }),
    }));
}
