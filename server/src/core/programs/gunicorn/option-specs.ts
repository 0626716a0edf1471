import { oncePer } from '../../caches/once-per.ts';
import { pythonIntLiteral } from '../../syntax/python/python-number.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { ArgparseOption, ArgparseSpec, ArgparseType } from '../argparse/spec.ts';
import { int } from '../argparse/types.ts';
import type { OptionSpec } from '../program.ts';
import { descriptionOfSetting } from './descriptions-of.ts';
import type { Setting } from './setting.ts';
import { settingsOf } from './settings.ts';
import { acceptedValues } from './values/accepted-values.ts';

/** An option of the parser, with the setting it sets. */
export interface GunicornOption extends ArgparseOption {
  readonly spec: OptionSpec;
  /** undefined for `--help` and `--version`. */
  readonly setting: Setting | undefined;
}

export const SETTINGS_PAGE = 'https://gunicorn.org/reference/settings/';

/** `gunicorn.config.auto_int`: decimal, hexadecimal, and octal with a leading 0 as in C. */
const autoInt: ArgparseType = {
  name: 'auto_int',
  read: (text) => pythonIntLiteral(isOctal(text) ? text.replace('0', '0o') : text)?.toString(),
};
/** The pattern is made on first use: one with a Unicode category is slow to compile. */
function isOctal(text: string): boolean {
  return text.startsWith('0') && /^0\p{Nd}/u.test(text);
}

export const SETTING_TYPES = { int, auto_int: autoInt } as const;

/** The parser of a release (undefined: the newest), see gunicorn/config.py Config.parser. */
export function parserOf(version: string | undefined): ArgparseSpec<GunicornOption> {
  return parserFor(settingsOf(version));
}

const parserFor = oncePer((settings: readonly Setting[]): ArgparseSpec<GunicornOption> => {
  const options = settings.filter(({ flags }) => flags.length > 0).map(optionOf);
  return { options: [HELP, VERSION, ...options], positionals: [{ name: 'args', nargs: '*' }] };
});

const HELP = ending('help', ['-h', '--help'], t('Show all options and exit.'));
const VERSION = ending('version', ['-v', '--version'], t('Show the version and exit.'));

function ending(id: 'help' | 'version', flags: readonly string[], description: Text): GunicornOption {
  const spec: OptionSpec = {
    id,
    flags,
    value: 'none',
    kind: 'flag',
    metavar: undefined,
    repeatable: false,
    choices: [],
    default: undefined,
    description,
    accepts: undefined,
    since: undefined,
    removedIn: undefined,
    documentation: SETTINGS_PAGE,
    notes: [],
    sources: ['benoitc/gunicorn:gunicorn/config.py'],
  };
  return { flags, action: id, spec, setting: undefined };
}

/**
 * A class rather than object literals: literals with a getter each get a hidden class of their own in V8, and the
 * parser looks at a hundred of them.
 */
class SettingOption implements GunicornOption {
  readonly flags: GunicornOption['flags'];
  readonly action: GunicornOption['action'];
  readonly nargs: GunicornOption['nargs'];
  readonly type: GunicornOption['type'];
  readonly setting: Setting;

  constructor(setting: Setting) {
    this.flags = setting.flags;
    this.action = setting.action ?? 'store';
    this.nargs = setting.nargs;
    this.type = setting.type && SETTING_TYPES[setting.type];
    this.setting = setting;
  }

  /** Made on access: a parser has a hundred options, and few are ever described. */
  get spec(): OptionSpec {
    return specOf(this.setting);
  }
}

/** Once per setting, because most releases have most settings in common. */
const optionOf = oncePer((setting: Setting): GunicornOption => new SettingOption(setting));

const specOf = oncePer((setting: Setting): OptionSpec => {
  const takesValue = setting.action === undefined || setting.action === 'append';
  const presence = setting.nargs === '?' ? 'optional' : 'required';
  return {
    id: setting.name,
    flags: setting.flags,
    value: takesValue ? presence : 'none',
    kind: setting.check,
    metavar: takesValue ? (setting.metavar ?? setting.name.toUpperCase()) : undefined,
    repeatable: setting.action === 'append',
    choices: setting.choices ?? [],
    default: setting.default,
    get description() {
      return descriptionOfSetting(setting).description;
    },
    accepts: takesValue ? acceptedValues(setting) : undefined,
    since: setting.since,
    removedIn: setting.removedIn,
    documentation: `${SETTINGS_PAGE}#${setting.name}`,
    get notes() {
      return descriptionOfSetting(setting).notes ?? [];
    },
    sources: ['benoitc/gunicorn:gunicorn/config.py'],
  };
});
