import { parserOf } from '../../programs/gunicorn/option-specs.ts';
import { settingsOf } from '../../programs/gunicorn/settings.ts';
import { nearest } from '../../text/edit-distance.ts';

interface MeantOptions {
  /** The option that is certainly meant: the same name in another spelling. */
  readonly certain: string | undefined;
  /** Names that differ in one or two letters, the most likely first. */
  readonly near: readonly string[];
}

/**
 * The options of a release (undefined: the newest) that an unknown flag may stand for: one with `_` for `-`, with one
 * hyphen for two, named like the setting (`--keepalive`), or misspelled.
 */
export function meantOptions(written: string, version: string | undefined): MeantOptions {
  const plain = plainName(written);
  const flags = parserOf(version)
    .options.flatMap((option) => option.flags)
    .filter((flag) => flag.startsWith('--'));
  const certain = flags.find((flag) => plainName(flag) === plain) ?? flagOfSetting(plain, version);
  if (certain) return { certain, near: [] };
  const names = flags.map((flag) => flag.slice(2));
  return { certain, near: nearest(plain, names).map((name) => `--${name}`) };
}

function flagOfSetting(plain: string, version: string | undefined): string | undefined {
  const squeezed = plain.replaceAll('-', '');
  const setting = settingsOf(version).find(({ name }) => name.replaceAll('_', '') === squeezed);
  return setting?.flags.find((flag) => flag.startsWith('--')) ?? ALIASES[squeezed];
}

/** Names of options in other programs and documents. */
const ALIASES: Readonly<Record<string, string>> = {
  accesslogformat: '--access-logformat',
  logfile: '--log-file',
  errorlogfile: '--error-logfile',
  pidfile: '--pid',
  processname: '--name',
};

function plainName(flag: string): string {
  return flag.replace(/^-+/, '').toLowerCase().replaceAll('_', '-');
}
