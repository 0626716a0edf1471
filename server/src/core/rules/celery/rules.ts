import type { Rule } from '../rule.ts';
import { celeryAppNotFound } from './app-not-found.ts';
import { beatInScaledWorker } from './beat-in-scaled-worker.ts';
import { beatWithGreenlets } from './beat-with-greenlets.ts';
import { celeryDetached } from './detached.ts';
import { djangoCelery } from './django-celery.ts';
import { celeryInvalidValue } from './invalid-value.ts';
import { limitsNeedPrefork } from './limits-need-prefork.ts';
import { celeryMissingApp } from './missing-app.ts';
import { celeryMissingArgument } from './missing-argument.ts';
import { missingFlower } from './missing-flower.ts';
import { missingPoolPackage } from './missing-pool-package.ts';
import { celeryMissingValue } from './missing-value.ts';
import { celeryNoCommand } from './no-command.ts';
import { optionBeforeCommand } from './option-before-command.ts';
import { optionBehindCommand } from './option-behind-command.ts';
import { optionOfNewerRelease } from './option-of-newer-release.ts';
import { poolNotPatched } from './pool-not-patched.ts';
import { preforkWithoutConcurrency } from './prefork-without-concurrency.ts';
import { removedOption } from './removed-option.ts';
import { replicatedScheduler } from './replicated-scheduler.ts';
import { celerySingleDashOption } from './single-dash-option.ts';
import { softLimitAboveHard } from './soft-limit-above-hard.ts';
import { celeryUnexpectedArgument } from './unexpected-argument.ts';
import { celeryUnexpectedValue } from './unexpected-value.ts';
import { unknownCommand } from './unknown-command.ts';
import { celeryUnknownOption } from './unknown-option.ts';
import { unknownPool } from './unknown-pool.ts';

/** Rules about celery. */
export const celeryRules: readonly Rule[] = [
  optionBehindCommand,
  celeryAppNotFound,
  beatInScaledWorker,
  beatWithGreenlets,
  celeryDetached,
  djangoCelery,
  celeryInvalidValue,
  limitsNeedPrefork,
  celeryMissingApp,
  celeryMissingArgument,
  missingFlower,
  missingPoolPackage,
  celeryMissingValue,
  celeryNoCommand,
  optionBeforeCommand,
  optionOfNewerRelease,
  poolNotPatched,
  preforkWithoutConcurrency,
  removedOption,
  replicatedScheduler,
  celerySingleDashOption,
  softLimitAboveHard,
  celeryUnexpectedArgument,
  celeryUnexpectedValue,
  unknownCommand,
  celeryUnknownOption,
  unknownPool,
];
