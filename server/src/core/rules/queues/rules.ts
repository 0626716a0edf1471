import type { Rule } from '../rule.ts';
import { endsWhenEmpty } from './ends-when-empty.ts';
import { queuesInvalidValue } from './invalid-value.ts';
import { queuesMissingValue } from './missing-value.ts';
import { processPerCpu } from './process-per-cpu.ts';
import { queuesUnexpectedWord } from './unexpected-word.ts';
import { queuesUnknownCommand } from './unknown-command.ts';
import { queuesUnknownOption } from './unknown-option.ts';
import { watchInProduction } from './watch-in-production.ts';

/** Rules about task queues other than celery. */
export const queueRules: readonly Rule[] = [
  endsWhenEmpty,
  queuesInvalidValue,
  queuesMissingValue,
  processPerCpu,
  queuesUnexpectedWord,
  queuesUnknownCommand,
  queuesUnknownOption,
  watchInProduction,
];
