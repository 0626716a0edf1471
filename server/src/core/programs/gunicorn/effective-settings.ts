import { pythonIntLiteral } from '../../syntax/python/python-number.ts';
import type { PythonValue } from '../../syntax/python/python-value.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { ArgparseResult, ArgparseUse } from '../argparse/spec.ts';
import { type GunicornOption, SETTING_TYPES } from './option-specs.ts';
import type { Setting } from './setting.ts';
import { settingNamed, settingsOf } from './settings.ts';

/** The origins of values, weakest first. Each layer replaces the value of the one before it, lists too. */
export type Layer = 'default' | 'environment' | 'config-file' | 'command-arguments-variable' | 'command-line';

export interface LayerValue {
  readonly setting: Setting;
  readonly value: PythonValue;
  readonly layer: Layer;
  /** In the command line's text: the value, or the flag of an option without one. */
  readonly span: Span;
  /** The uses on the command line, all of them for a list. */
  readonly uses: readonly ArgparseUse<GunicornOption>[];
}

/** The values that options set, in the order in which gunicorn applies them: that of the settings' definitions. */
export function valuesOf(
  result: ArgparseResult<GunicornOption>,
  version: string | undefined,
  layer: 'command-arguments-variable' | 'command-line',
): LayerValue[] {
  const bySetting = new Map<Setting, ArgparseUse<GunicornOption>[]>();
  for (const use of result.uses) {
    const { setting } = use.option;
    const known = setting && bySetting.get(setting);
    if (known) known.push(use);
    else if (setting) bySetting.set(setting, [use]);
  }
  const order = settingsOf(version);
  return [...bySetting]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([setting, uses]): LayerValue => {
      const values = uses.map((use) => givenValue(use, setting));
      const value: PythonValue =
        setting.action === 'append' ? { kind: 'list', items: values } : (values.at(-1) ?? { kind: 'unknown' });
      const last = uses.at(-1);
      const span = last?.values[0]?.span ?? last?.flag.span ?? { start: 0, end: 0 };
      return { setting, value, layer, span, uses };
    });
}

function givenValue(use: ArgparseUse<GunicornOption>, setting: Setting): PythonValue {
  if (setting.action === 'store_true') return { kind: 'bool', value: true };
  if (setting.action === 'store_const') return { kind: 'bool', value: false };
  const text = use.values[0]?.text;
  // `nargs='?'` without a value stores its constant.
  if (text === undefined) return { kind: 'str', value: 'auto' };
  if (!setting.type || !isKnown(text)) return { kind: 'str', value: text };
  const number = SETTING_TYPES[setting.type].read(text);
  return number === undefined ? { kind: 'unknown' } : { kind: 'int', value: BigInt(number) };
}

/** The values that are finally in effect. */
export class EffectiveSettings {
  readonly #values: ReadonlyMap<string, LayerValue>;
  readonly #version: string | undefined;
  /** True when a configuration file may hold values that were not seen. */
  readonly mayHoldMore: boolean;

  /** `layers`: weakest first. */
  constructor(layers: readonly (readonly LayerValue[])[], version: string | undefined, mayHoldMore: boolean) {
    this.#version = version;
    this.#values = new Map(layers.flat().map((value) => [value.setting.name, value]));
    this.mayHoldMore = mayHoldMore;
  }

  /**
   * The value that was set explicitly; undefined when there is only the default, or possibly one in a configuration
   * file that cannot be seen.
   */
  written(name: string): LayerValue | undefined {
    return this.#values.get(name);
  }

  /** The effective value: `unknown` when it cannot be determined, `none` when nothing sets it. */
  value(name: string): PythonValue {
    const written = this.#values.get(name);
    if (written) {
      const isHidden = written.layer === 'environment' && this.mayHoldMore;
      return isHidden ? { kind: 'unknown' } : written.value;
    }
    const setting = settingNamed(name, this.#version);
    if (this.mayHoldMore || !setting || setting.env !== undefined) return { kind: 'unknown' };
    return defaultOf(setting);
  }

  /** The effective text; undefined when the value is unknown or no text. */
  text(name: string): string | undefined {
    const value = this.value(name);
    return value.kind === 'str' && isKnown(value.value) ? value.value : undefined;
  }

  /** The items of the effective list (a single text counts as a list of one); undefined when it is unknown. */
  items(name: string): readonly PythonValue[] | undefined {
    const value = this.value(name);
    if (value.kind === 'none') return [];
    if (value.kind === 'list') return value.items;
    return value.kind === 'str' ? [value] : undefined;
  }

  /** The effective number; undefined when it is unknown. */
  number(name: string): bigint | undefined {
    const value = this.value(name);
    if (value.kind === 'str') return pythonIntLiteral(value.value);
    return value.kind === 'int' ? value.value : undefined;
  }

  /** Whether a switch is on; undefined when it is unknown. */
  isOn(name: string): boolean | undefined {
    const value = this.value(name);
    if (value.kind === 'unknown') return undefined;
    return value.kind === 'bool' && value.value;
  }
}

/** The default that the release has, without variables. */
export function defaultOf(setting: Setting): PythonValue {
  const { default: text } = setting;
  if (text === undefined) return { kind: 'none' };
  if (text === 'True' || text === 'False') return { kind: 'bool', value: text === 'True' };
  const number = setting.type && SETTING_TYPES[setting.type].read(text);
  return number === undefined ? { kind: 'str', value: text } : { kind: 'int', value: BigInt(number) };
}
