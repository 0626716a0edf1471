import type { Rule } from '../rule.ts';
import { endsWhenEmpty } from './ends-when-empty.ts';
import { queuesInvalidValue } from './invalid-value.ts';
import { queuesMissingValue } from './missing-value.ts';
import { queuesUnexpectedWord } from './unexpected-word.ts';
import { queuesUnknownCommand } from './unknown-command.ts';
import { queuesUnknownOption } from './unknown-option.ts';

/** Rules about task queues other than celery. */
export const queueRules: readonly Rule[] = [
  endsWhenEmpty,
  queuesInvalidValue,
  queuesMissingValue,
  queuesUnexpectedWord,
  queuesUnknownCommand,
  queuesUnknownOption,
];
