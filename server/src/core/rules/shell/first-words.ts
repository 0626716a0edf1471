import { missingOperator } from '../python/missing-operator.ts';
import { programAsScript } from '../python/program-as-script.ts';
import type { Rule } from '../rule.ts';
import { doubledEquals } from '../servers/doubled-equals.ts';
import { badSubstitution } from './bad-substitution.ts';
import { cdSeveralWords } from './cd-several-words.ts';
import { commandAsFile } from './command-as-file.ts';
import { copiedSyntax } from './copied-syntax.ts';
import { exportAndCommand } from './export-and-command.ts';
import { missingRun } from './missing-run.ts';
import { misspeltProgram } from './misspelt-program.ts';
import { noSuchProgram } from './no-such-program.ts';
import { onlyComment } from './only-comment.ts';
import { programAsShellScript } from './program-as-script.ts';
import { unquotedStar } from './unquoted-star.ts';
import { variableInParentheses } from './variable-in-parentheses.ts';
import { variableInSingleQuotes } from './variable-in-single-quotes.ts';
import { wordsBehindC } from './words-behind-c.ts';

/** The rules about words that the shell or python takes for something else (`may-start-nothing.ts`). */
export const firstWordRules: readonly Rule[] = [
  badSubstitution,
  cdSeveralWords,
  commandAsFile,
  copiedSyntax,
  doubledEquals,
  exportAndCommand,
  missingRun,
  missingOperator,
  misspeltProgram,
  noSuchProgram,
  onlyComment,
  programAsScript,
  programAsShellScript,
  unquotedStar,
  variableInParentheses,
  variableInSingleQuotes,
  wordsBehindC,
];
