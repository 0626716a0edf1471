import type { CheckedFile } from './check-file.ts';
import { github } from './format-github.ts';
import { json } from './format-json.ts';
import type { FormatOptions } from './format-options.ts';
import { pretty } from './format-pretty.ts';
import { sarif } from './format-sarif.ts';

export const FORMATS = { pretty, json, sarif, github } satisfies Record<
  string,
  (files: readonly CheckedFile[], options: FormatOptions) => string
>;

export type Format = keyof typeof FORMATS;
