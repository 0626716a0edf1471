import type { CheckedFile } from '../check-file.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { type FormatOptions, pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

export const FORMATS = { pretty, json, sarif, github } satisfies Record<
  string,
  (files: readonly CheckedFile[], options: FormatOptions) => string
>;

export type Format = keyof typeof FORMATS;
