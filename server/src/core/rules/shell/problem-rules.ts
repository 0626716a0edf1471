import type { Rule } from '../rule.ts';
import { missingCommand } from './missing-command.ts';
import { unbalancedQuote } from './unbalanced-quote.ts';
import { unclosedBracket } from './unclosed-bracket.ts';
import { unexpectedOperator } from './unexpected-operator.ts';

/** The rules about what a shell refuses to read (`shell-problems.ts`). */
export const shellProblemRules: readonly Rule[] = [
  missingCommand,
  unbalancedQuote,
  unclosedBracket,
  unexpectedOperator,
];
