import type { Rule } from '../rule.ts';
import { commandAsFile } from './command-as-file.ts';
import { exportAndCommand } from './export-and-command.ts';
import { missingRun } from './missing-run.ts';
import { noSuchProgram } from './no-such-program.ts';
import { variableInParentheses } from './variable-in-parentheses.ts';
import { wordsBehindC } from './words-behind-c.ts';

/** The rules about words that the shell takes for a program (`may-start-nothing.ts`). */
export const firstWordRules: readonly Rule[] = [
  commandAsFile,
  exportAndCommand,
  missingRun,
  noSuchProgram,
  variableInParentheses,
  wordsBehindC,
];
