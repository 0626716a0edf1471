import { refusedAtStart } from '../gunicorn-config/refused-at-start.ts';
import type { Rule } from '../rule.ts';
import { ambiguousOption } from './ambiguous-option.ts';
import { invalidApp } from './invalid-app.ts';
import { invalidBind } from './invalid-bind.ts';
import { invalidValue } from './invalid-value.ts';
import { invalidVariable } from './invalid-variable.ts';
import { missingApp } from './missing-app.ts';
import { missingConfigFile } from './missing-config-file.ts';
import { missingValue } from './missing-value.ts';
import { optionOfOtherRelease } from './option-of-other-release.ts';
import { unexpectedArgument } from './unexpected-argument.ts';
import { unexpectedValue } from './unexpected-value.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownWorkerClass } from './unknown-worker-class.ts';

/** The rules about what gunicorn refuses (`refusals.ts`). */
export const refusalRules: readonly Rule[] = [
  ambiguousOption,
  invalidApp,
  invalidBind,
  invalidValue,
  invalidVariable,
  missingApp,
  missingConfigFile,
  missingValue,
  optionOfOtherRelease,
  refusedAtStart,
  unexpectedArgument,
  unexpectedValue,
  unknownOption,
  unknownWorkerClass,
];
