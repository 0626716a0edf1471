import { pythonRepr } from '../../syntax/python/python-repr.ts';
import type { Span } from '../../text/span.ts';
import { isAtLeast } from '../release.ts';
import type { LayerValue } from './effective-settings.ts';
import type { GunicornError } from './gunicorn-error.ts';
import { parserOf } from './option-specs.ts';
import { settingNamed } from './settings.ts';
import type { ConfigFile, ConfigLocation, Surroundings } from './surroundings.ts';
import { checkValue } from './values/value-checks.ts';

/** The errors for values that the validators of their settings refuse. */
export function refusedValues(
  values: readonly LayerValue[],
  version: string | undefined,
  surroundings: Surroundings,
): GunicornError[] {
  return values.flatMap(({ setting, value, span, layer }): GunicornError[] => {
    const text = checkValue(setting, value, { version, surroundings });
    if (text === undefined) return [];
    const option = parserOf(version).options.find((candidate) => candidate.setting === setting)?.spec;
    const error: GunicornError = { kind: KINDS[layer], stage: 'config', span, option, text, exitCode: 1 };
    return [layer === 'config-file' ? { ...error, setting: setting.name } : error];
  });
}

const KINDS: Readonly<Record<LayerValue['layer'], GunicornError['kind']>> = {
  'config-file': 'config-file',
  environment: 'invalid-variable',
  'command-line': 'invalid-value',
  'command-arguments-variable': 'invalid-value',
  default: 'invalid-value',
};

/** How a release reads the value of `--config`; prefixes came with 19.4. */
export function configLocation(value: string, version: string | undefined): ConfigLocation {
  const prefix = isAtLeast(version, '19.4.0') ? /^(python|file):/.exec(value) : null;
  const name = prefix ? value.slice(prefix[0].length) : value;
  return { kind: prefix?.[1] === 'python' ? 'module' : 'file', name };
}

export function configFileError(location: ConfigLocation, file: ConfigFile, span: Span): GunicornError[] {
  if (file.kind === 'values') return [];
  const name = pythonRepr(location.name);
  const missing = location.kind === 'module' ? `No module named ${name}` : `${name} doesn't exist`;
  const text = file.kind === 'missing' ? missing : file.error;
  return [{ kind: 'config-file', stage: 'config', span, option: undefined, text, exitCode: 1 }];
}

/** The values of a configuration file that are settings, in the order of their definition in the file. */
export function configFileValues(file: ConfigFile | undefined, version: string | undefined, span: Span): LayerValue[] {
  if (file?.kind !== 'values') return [];
  return [...file.values].flatMap(([name, value]): LayerValue[] => {
    const setting = settingNamed(name, version);
    return setting ? [{ setting, value, layer: 'config-file', span, uses: [] }] : [];
  });
}
