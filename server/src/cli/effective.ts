import { effectiveStarts } from '../core/effective/settings-table.ts';
import { render } from '../core/text/l10n.ts';
import { visibleLine } from '../core/text/visible-text.ts';
import { checkFile } from './check-file.ts';
import { ConfigurationFinder } from './configuration.ts';
import { CONFIGURATION_OPTIONS } from './configuration-options.ts';
import { findFiles } from './files/find-files.ts';
import { readNamedFile } from './files/read-text.ts';
import { jsonText } from './formats/json-text.ts';
import { choice, readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

/** `effective PATH…`: what every gunicorn setting is in the end, and who says so. */
export async function runEffective(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('effective', args, {
    format: { type: 'string', default: 'pretty' },
    all: { type: 'boolean', default: false },
    ...CONFIGURATION_OPTIONS,
  });
  const format = choice('effective', 'format', values.format, ['pretty', 'json']);
  if (positionals.length === 0) throw new UsageError('effective: a path is missing');
  const configurations = new ConfigurationFinder(values);
  const report = [];
  for (const path of await findFiles(positionals)) {
    const options = await configurations.checkOptions(path);
    const { document, project } = await checkFile(path, await readNamedFile(path), options);
    for (const { process: started, version, rows } of effectiveStarts(document, project)) {
      const settings = rows
        .filter(({ layer }) => values.all || layer !== 'default')
        .map(({ setting, value, layer, from }) => ({ setting, value: value ?? null, layer, from: render(from) }));
      report.push({ path, process: started.name, program: 'gunicorn', version: version ?? null, settings });
    }
  }
  process.stdout.write(format === 'json' ? jsonText(report, 2) : report.map(pretty).join('\n'));
  return 0;
}

interface Start {
  readonly path: string;
  readonly process: string;
  readonly program: string;
  readonly version: string | null;
  readonly settings: readonly { readonly setting: string; readonly value: string | null; readonly from: string }[];
}

function pretty({ path, process: name, program, version, settings }: Start): string {
  const width = Math.max(0, ...settings.map(({ setting }) => setting.length));
  const head = `${path}: ${name}: ${program} ${version ?? '(version not pinned)'}`;
  const rows = settings.map(({ setting, value, from }) => `  ${setting.padEnd(width)}  ${value ?? '?'}  (${from})`);
  return [head, ...rows].map((line) => `${visibleLine(line)}\n`).join('');
}
