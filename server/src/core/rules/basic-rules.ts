import { emptyProcfile } from './blueking/empty-procfile.ts';
import { noShell } from './blueking/no-shell.ts';
import { processName } from './blueking/process-name.ts';
import { quoteInComment } from './blueking/quote-in-comment.ts';
import { tooManyProcesses } from './blueking/too-many-processes.ts';
import { controlCharacter } from './file/control-character.ts';
import { encoding } from './file/encoding.ts';
import { tooLarge } from './file/too-large.ts';
import { tooManyProblems } from './file/too-many-problems.ts';
import { unusedSuppression } from './file/unused-suppression.ts';
import { abbreviatedOption } from './gunicorn/abbreviated-option.ts';
import { appIsPath } from './gunicorn/app-is-path.ts';
import { bindNotReachable } from './gunicorn/bind-not-reachable.ts';
import { bindPortOnly } from './gunicorn/bind-port-only.ts';
import { brokenAccessLogFormat } from './gunicorn/broken-access-log-format.ts';
import { checkOnly } from './gunicorn/check-only.ts';
import { daemon } from './gunicorn/daemon.ts';
import { deprecatedOption } from './gunicorn/deprecated-option.ts';
import { deprecatedWorkerClass } from './gunicorn/deprecated-worker-class.ts';
import { developmentOption } from './gunicorn/development-option.ts';
import { duplicateOption } from './gunicorn/duplicate-option.ts';
import { gracefulTimeoutTooLong } from './gunicorn/graceful-timeout-too-long.ts';
import { maxRequestsWithoutJitter } from './gunicorn/max-requests-without-jitter.ts';
import { missingLogConfig } from './gunicorn/missing-log-config.ts';
import { missingWorkerPackage } from './gunicorn/missing-worker-package.ts';
import { nothingToWork } from './gunicorn/nothing-to-work.ts';
import { optionIgnoredByWorkerClass } from './gunicorn/option-ignored-by-worker-class.ts';
import { optionWithoutEffect } from './gunicorn/option-without-effect.ts';
import { preloadWithReload } from './gunicorn/preload-with-reload.ts';
import { secondApplication } from './gunicorn/second-application.ts';
import { singleDashOption } from './gunicorn/single-dash-option.ts';
import { syncWorkerWithLongTimeout } from './gunicorn/sync-worker-with-long-timeout.ts';
import { timeoutZero } from './gunicorn/timeout-zero.ts';
import { unknownAccessLogAtom } from './gunicorn/unknown-access-log-atom.ts';
import { unknownLogLevel } from './gunicorn/unknown-log-level.ts';
import { overridden } from './gunicorn-config/overridden.ts';
import { byteOrderMark } from './procfile/byte-order-mark.ts';
import { carriageReturn } from './procfile/carriage-return.ts';
import { duplicateProcess } from './procfile/duplicate-process.ts';
import { procfileName } from './procfile/file-name.ts';
import { tab } from './procfile/tab.ts';
import { attributeNotFound } from './project/attribute-not-found.ts';
import { factoryNotCalled } from './project/factory-not-called.ts';
import { interfaceMismatch } from './project/interface-mismatch.ts';
import { missingPackage } from './project/missing-package.ts';
import { moduleNotFound } from './project/module-not-found.ts';
import { requirementConflict } from './project/requirement-conflict.ts';
import { missingModule } from './python/missing-module.ts';
import { missingScript } from './python/missing-script.ts';
import { runserverInProduction } from './python/runserver-in-production.ts';
import { scriptIsModule } from './python/script-is-module.ts';
import type { Rule } from './rule.ts';
import { backgroundMain } from './shell/background-main.ts';
import { cdWithoutAnd } from './shell/cd-without-and.ts';
import { commandNotReached } from './shell/command-not-reached.ts';
import { commandTooLong } from './shell/command-too-long.ts';
import { quotedCommand } from './shell/quoted-command.ts';
import { typographicCharacters } from './shell/typographic-characters.ts';
import { variableCase } from './shell/variable-case.ts';

/** The rules that are needed for nearly every file. */
export const basicRules: readonly Rule[] = [
  missingModule,
  missingScript,
  runserverInProduction,
  scriptIsModule,
  requirementConflict,
  moduleNotFound,
  missingPackage,
  factoryNotCalled,
  interfaceMismatch,
  attributeNotFound,
  overridden,
  byteOrderMark,
  carriageReturn,
  duplicateProcess,
  tab,
  emptyProcfile,
  processName,
  tooManyProcesses,
  procfileName,
  variableCase,
  quotedCommand,
  typographicCharacters,
  backgroundMain,
  commandNotReached,
  cdWithoutAnd,
  commandTooLong,
  noShell,
  quoteInComment,
  abbreviatedOption,
  appIsPath,
  bindNotReachable,
  bindPortOnly,
  brokenAccessLogFormat,
  checkOnly,
  daemon,
  deprecatedOption,
  deprecatedWorkerClass,
  developmentOption,
  duplicateOption,
  gracefulTimeoutTooLong,
  maxRequestsWithoutJitter,
  missingLogConfig,
  missingWorkerPackage,
  nothingToWork,
  optionIgnoredByWorkerClass,
  optionWithoutEffect,
  preloadWithReload,
  secondApplication,
  singleDashOption,
  syncWorkerWithLongTimeout,
  timeoutZero,
  unknownAccessLogAtom,
  unknownLogLevel,
  unusedSuppression,
  controlCharacter,
  encoding,
  tooLarge,
  tooManyProblems,
];
