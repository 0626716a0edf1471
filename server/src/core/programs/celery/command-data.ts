import type { OptionData } from '../option-data.ts';
import data from './celery.data.json';

/** One command of celery, as celery.data.json holds it. */
export interface CommandData {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionData[];
  /** Before this release the command had no options of its own. */
  readonly optionsSince?: string;
  readonly arguments?: readonly ArgumentData[];
  /** Takes more words than its arguments: `settings` are `name=value` pairs. */
  readonly extras?: string;
  readonly extrasSince?: string;
  /** Options it does not know are extra words too. */
  readonly ignoreUnknown?: boolean;
  /** Its words are not looked at. */
  readonly opaque?: boolean;
  readonly removedIn?: string;
}

export interface ArgumentData {
  readonly metavar: string;
  readonly before?: readonly { readonly version: string; readonly choices: readonly string[] }[];
}

export const GLOBAL_OPTIONS: readonly OptionData[] = data.global;
export const COMMANDS: readonly CommandData[] = data.commands;
export const HELP_OPTION: OptionData = data.help;
/** Releases from 4.0 on, oldest first (PyPI). */
export const RELEASES: readonly string[] = data.releases;
/** Since this release click reads the command line; before, argparse; before 4.0, optparse. */
export const CLICK_SINCE = '5.0.0';
export const ARGPARSE_SINCE = '4.0.0';
