import { autoscalingRange } from './app-desc/autoscaling-range.ts';
import { blankValue } from './app-desc/blank-value.ts';
import { changedValue } from './app-desc/changed-value.ts';
import { defaultModule } from './app-desc/default-module.ts';
import { deprecatedKey } from './app-desc/deprecated-key.ts';
import { discoveryCleared } from './app-desc/discovery-cleared.ts';
import { duplicateDiscovery } from './app-desc/duplicate-discovery.ts';
import { duplicateKey } from './app-desc/duplicate-key.ts';
import { duplicateMount } from './app-desc/duplicate-mount.ts';
import { duplicateAppDescProcess } from './app-desc/duplicate-process.ts';
import { duplicateService } from './app-desc/duplicate-service.ts';
import { emptyCollection } from './app-desc/empty-collection.ts';
import { envName } from './app-desc/env-name.ts';
import { appDescName } from './app-desc/file-name.ts';
import { ignoredKey } from './app-desc/ignored-key.ts';
import { length } from './app-desc/length.ts';
import { metricTarget } from './app-desc/metric-target.ts';
import { missingKey } from './app-desc/missing-key.ts';
import { moduleName } from './app-desc/module-name.ts';
import { noBuildpack } from './app-desc/no-buildpack.ts';
import { noCommand } from './app-desc/no-command.ts';
import { noMarket } from './app-desc/no-market.ts';
import { noModule } from './app-desc/no-module.ts';
import { noProcesses } from './app-desc/no-processes.ts';
import { notAMapping } from './app-desc/not-a-mapping.ts';
import { notAllowedValue } from './app-desc/not-allowed-value.ts';
import { nothingExposed } from './app-desc/nothing-exposed.ts';
import { nullValue } from './app-desc/null-value.ts';
import { outOfRange } from './app-desc/out-of-range.ts';
import { overlayProcess } from './app-desc/overlay-process.ts';
import { pattern } from './app-desc/pattern.ts';
import { plan } from './app-desc/plan.ts';
import { preReleaseHook } from './app-desc/pre-release-hook.ts';
import { probeAction } from './app-desc/probe-action.ts';
import { processConflict } from './app-desc/process-conflict.ts';
import { reservedText } from './app-desc/reserved-text.ts';
import { sharedAddon } from './app-desc/shared-addon.ts';
import { sourceDirMissing } from './app-desc/source-dir-missing.ts';
import { specVersion } from './app-desc/spec-version.ts';
import { unknownKey } from './app-desc/unknown-key.ts';
import { versionIgnored } from './app-desc/version-ignored.ts';
import { wrongType } from './app-desc/wrong-type.ts';
import { appDescYamlSyntax } from './app-desc/yaml-syntax.ts';
import { colonSpace } from './blueking/colon-space.ts';
import { commentCutsCommand } from './blueking/comment-cuts-command.ts';
import { emptyProcfile } from './blueking/empty-procfile.ts';
import { noShell } from './blueking/no-shell.ts';
import { nullCommand } from './blueking/null-command.ts';
import { processName } from './blueking/process-name.ts';
import { quoteInComment } from './blueking/quote-in-comment.ts';
import { tooManyProcesses } from './blueking/too-many-processes.ts';
import { yamlSpecialStart } from './blueking/yaml-special-start.ts';
import { yamlSyntax } from './blueking/yaml-syntax.ts';
import { beatInScaledWorker } from './celery/beat-in-scaled-worker.ts';
import { beatWithGreenlets } from './celery/beat-with-greenlets.ts';
import { celeryDetached } from './celery/detached.ts';
import { djangoCelery } from './celery/django-celery.ts';
import { celeryInvalidValue } from './celery/invalid-value.ts';
import { limitsNeedPrefork } from './celery/limits-need-prefork.ts';
import { celeryMissingApp } from './celery/missing-app.ts';
import { celeryMissingArgument } from './celery/missing-argument.ts';
import { missingFlower } from './celery/missing-flower.ts';
import { missingPoolPackage } from './celery/missing-pool-package.ts';
import { celeryMissingValue } from './celery/missing-value.ts';
import { celeryNoCommand } from './celery/no-command.ts';
import { optionBeforeCommand } from './celery/option-before-command.ts';
import { optionBehindCommand } from './celery/option-behind-command.ts';
import { optionOfNewerRelease } from './celery/option-of-newer-release.ts';
import { poolNotPatched } from './celery/pool-not-patched.ts';
import { preforkWithoutConcurrency } from './celery/prefork-without-concurrency.ts';
import { removedOption } from './celery/removed-option.ts';
import { celerySingleDashOption } from './celery/single-dash-option.ts';
import { softLimitAboveHard } from './celery/soft-limit-above-hard.ts';
import { celeryUnexpectedArgument } from './celery/unexpected-argument.ts';
import { celeryUnexpectedValue } from './celery/unexpected-value.ts';
import { unknownCommand } from './celery/unknown-command.ts';
import { celeryUnknownOption } from './celery/unknown-option.ts';
import { unknownPool } from './celery/unknown-pool.ts';
import { abbreviatedOption } from './gunicorn/abbreviated-option.ts';
import { ambiguousOption } from './gunicorn/ambiguous-option.ts';
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
import { invalidApp } from './gunicorn/invalid-app.ts';
import { invalidBind } from './gunicorn/invalid-bind.ts';
import { invalidValue as gunicornInvalidValue } from './gunicorn/invalid-value.ts';
import { invalidVariable } from './gunicorn/invalid-variable.ts';
import { maxRequestsWithoutJitter } from './gunicorn/max-requests-without-jitter.ts';
import { missingApp } from './gunicorn/missing-app.ts';
import { missingConfigFile } from './gunicorn/missing-config-file.ts';
import { missingValue as gunicornMissingValue } from './gunicorn/missing-value.ts';
import { missingWorkerPackage } from './gunicorn/missing-worker-package.ts';
import { nothingToWork } from './gunicorn/nothing-to-work.ts';
import { optionIgnoredByWorkerClass } from './gunicorn/option-ignored-by-worker-class.ts';
import { optionOfOtherRelease } from './gunicorn/option-of-other-release.ts';
import { optionWithoutEffect } from './gunicorn/option-without-effect.ts';
import { preloadWithReload } from './gunicorn/preload-with-reload.ts';
import { singleDashOption } from './gunicorn/single-dash-option.ts';
import { syncWorkerWithLongTimeout } from './gunicorn/sync-worker-with-long-timeout.ts';
import { timeoutZero } from './gunicorn/timeout-zero.ts';
import { unexpectedArgument } from './gunicorn/unexpected-argument.ts';
import { unexpectedValue } from './gunicorn/unexpected-value.ts';
import { unknownAccessLogAtom } from './gunicorn/unknown-access-log-atom.ts';
import { unknownLogLevel } from './gunicorn/unknown-log-level.ts';
import { unknownOption } from './gunicorn/unknown-option.ts';
import { unknownWorkerClass } from './gunicorn/unknown-worker-class.ts';
import { invalidValue } from './gunicorn-config/invalid-value.ts';
import { overridden } from './gunicorn-config/overridden.ts';
import { unknownSetting } from './gunicorn-config/unknown-setting.ts';
import { tooLarge, tooManyProblems } from './limits.ts';
import { byteOrderMark } from './procfile/byte-order-mark.ts';
import { carriageReturn } from './procfile/carriage-return.ts';
import { duplicateProcess } from './procfile/duplicate-process.ts';
import { emptyCommand } from './procfile/empty-command.ts';
import { procfileName } from './procfile/file-name.ts';
import { fullWidthColon } from './procfile/full-width-colon.ts';
import { indentedLine } from './procfile/indented-line.ts';
import { invalidName } from './procfile/invalid-name.ts';
import { lineContinuation } from './procfile/line-continuation.ts';
import { missingColon } from './procfile/missing-colon.ts';
import { noSpaceAfterColon } from './procfile/no-space-after-colon.ts';
import { nonBreakingSpace } from './procfile/non-breaking-space.ts';
import { spaceBeforeColon } from './procfile/space-before-colon.ts';
import { tab } from './procfile/tab.ts';
import { attributeNotFound } from './project/attribute-not-found.ts';
import { factoryNotCalled } from './project/factory-not-called.ts';
import { missingPackage } from './project/missing-package.ts';
import { moduleNotFound } from './project/module-not-found.ts';
import { requirementConflict } from './project/requirement-conflict.ts';
import { missingScript } from './python/missing-script.ts';
import { runserverInProduction } from './python/runserver-in-production.ts';
import { scriptIsModule } from './python/script-is-module.ts';
import type { Rule } from './rule.ts';
import { serversAppReference } from './servers/app-reference.ts';
import { bindWithPort } from './servers/bind-with-port.ts';
import { serversConflictingOptions } from './servers/conflicting-options.ts';
import { serversDaemon } from './servers/daemon.ts';
import { fixedPort } from './servers/fixed-port.ts';
import { hostNotReachable } from './servers/host-not-reachable.ts';
import { serversInvalidValue } from './servers/invalid-value.ts';
import { serversMissingApp } from './servers/missing-app.ts';
import { serversMissingValue } from './servers/missing-value.ts';
import { reloadInProduction } from './servers/reload-in-production.ts';
import { serversUnexpectedArgument } from './servers/unexpected-argument.ts';
import { serversUnexpectedValue } from './servers/unexpected-value.ts';
import { serversUnknownOption } from './servers/unknown-option.ts';
import { workersWithReload } from './servers/workers-with-reload.ts';
import { backgroundMain } from './shell/background-main.ts';
import { cdWithoutAnd } from './shell/cd-without-and.ts';
import { commandNotReached } from './shell/command-not-reached.ts';
import { commandTooLong } from './shell/command-too-long.ts';
import { missingCommand } from './shell/missing-command.ts';
import { typographicCharacters } from './shell/typographic-characters.ts';
import { unbalancedQuote } from './shell/unbalanced-quote.ts';
import { unclosedBracket } from './shell/unclosed-bracket.ts';
import { unexpectedOperator } from './shell/unexpected-operator.ts';
import { variableCase } from './shell/variable-case.ts';
import { unusedSuppression } from './suppression.ts';

/** Every rule there is. The only place besides its own file that a new rule touches. */
export const rules: readonly Rule[] = [
  serversDaemon,
  optionBehindCommand,
  serversAppReference,
  bindWithPort,
  serversConflictingOptions,
  fixedPort,
  hostNotReachable,
  serversInvalidValue,
  serversMissingApp,
  serversMissingValue,
  reloadInProduction,
  serversUnexpectedArgument,
  serversUnexpectedValue,
  serversUnknownOption,
  workersWithReload,
  missingScript,
  runserverInProduction,
  scriptIsModule,
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
  celerySingleDashOption,
  softLimitAboveHard,
  celeryUnexpectedArgument,
  celeryUnexpectedValue,
  unknownCommand,
  celeryUnknownOption,
  unknownPool,
  requirementConflict,
  moduleNotFound,
  missingPackage,
  factoryNotCalled,
  attributeNotFound,
  invalidValue,
  overridden,
  unknownSetting,
  byteOrderMark,
  carriageReturn,
  duplicateProcess,
  emptyCommand,
  fullWidthColon,
  indentedLine,
  invalidName,
  lineContinuation,
  missingColon,
  noSpaceAfterColon,
  nonBreakingSpace,
  spaceBeforeColon,
  tab,
  colonSpace,
  commentCutsCommand,
  emptyProcfile,
  nullCommand,
  processName,
  tooManyProcesses,
  yamlSpecialStart,
  yamlSyntax,
  blankValue,
  changedValue,
  deprecatedKey,
  duplicateKey,
  emptyCollection,
  ignoredKey,
  length,
  missingKey,
  notAllowedValue,
  nullValue,
  outOfRange,
  pattern,
  reservedText,
  unknownKey,
  wrongType,
  defaultModule,
  duplicateAppDescProcess,
  envName,
  noCommand,
  notAMapping,
  nothingExposed,
  plan,
  probeAction,
  specVersion,
  versionIgnored,
  duplicateMount,
  appDescName,
  noProcesses,
  noMarket,
  noBuildpack,
  procfileName,
  appDescYamlSyntax,
  processConflict,
  unbalancedQuote,
  unclosedBracket,
  unexpectedOperator,
  variableCase,
  missingCommand,
  typographicCharacters,
  backgroundMain,
  commandNotReached,
  cdWithoutAnd,
  commandTooLong,
  noShell,
  autoscalingRange,
  discoveryCleared,
  duplicateDiscovery,
  duplicateService,
  metricTarget,
  moduleName,
  noModule,
  overlayProcess,
  preReleaseHook,
  sharedAddon,
  sourceDirMissing,
  quoteInComment,
  abbreviatedOption,
  ambiguousOption,
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
  invalidApp,
  invalidBind,
  gunicornInvalidValue,
  invalidVariable,
  maxRequestsWithoutJitter,
  missingApp,
  missingConfigFile,
  gunicornMissingValue,
  missingWorkerPackage,
  nothingToWork,
  optionIgnoredByWorkerClass,
  optionOfOtherRelease,
  optionWithoutEffect,
  preloadWithReload,
  singleDashOption,
  syncWorkerWithLongTimeout,
  timeoutZero,
  unexpectedArgument,
  unexpectedValue,
  unknownAccessLogAtom,
  unknownLogLevel,
  unknownOption,
  unknownWorkerClass,
  unusedSuppression,
  tooLarge,
  tooManyProblems,
];

export const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
