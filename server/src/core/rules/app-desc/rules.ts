import type { Rule } from '../rule.ts';
import { appDescName } from './file/file-name.ts';
import { notAMapping } from './file/not-a-mapping.ts';
import { specVersion } from './file/spec-version.ts';
import { versionIgnored } from './file/version-ignored.ts';
import { discoveryCleared } from './modules/discovery-cleared.ts';
import { duplicateDiscovery } from './modules/duplicate-discovery.ts';
import { envName } from './modules/env-name.ts';
import { moduleName } from './modules/module-name.ts';
import { noModule } from './modules/no-module.ts';
import { sourceDirMissing } from './modules/source-dir-missing.ts';
import { defaultModule } from './package/default-module.ts';
import { noBuildpack } from './package/no-buildpack.ts';
import { noMarket } from './package/no-market.ts';
import { sharedAddon } from './package/shared-addon.ts';
import { autoscalingRange } from './processes/autoscaling-range.ts';
import { duplicateMount } from './processes/duplicate-mount.ts';
import { duplicateAppDescProcess } from './processes/duplicate-process.ts';
import { duplicateService } from './processes/duplicate-service.ts';
import { metricTarget } from './processes/metric-target.ts';
import { noCommand } from './processes/no-command.ts';
import { noProcesses } from './processes/no-processes.ts';
import { nothingExposed } from './processes/nothing-exposed.ts';
import { overlayProcess } from './processes/overlay-process.ts';
import { plan } from './processes/plan.ts';
import { preReleaseHook } from './processes/pre-release-hook.ts';
import { probeAction } from './processes/probe-action.ts';
import { processConflict } from './processes/process-conflict.ts';
import { duplicateKey } from './yaml/duplicate-key.ts';
import { notJson } from './yaml/not-json.ts';
import { appDescYamlSyntax } from './yaml/yaml-syntax.ts';

/** Rules about every app_desc.yaml, besides those that its schema gives. */
export const appDescRules: readonly Rule[] = [
  envName,
  notAMapping,
  plan,
  probeAction,
  specVersion,
  versionIgnored,
  appDescName,
  processConflict,
  moduleName,
  noModule,
  preReleaseHook,
  sourceDirMissing,
];

/** Of version 2 alone. */
export const version2Rules: readonly Rule[] = [duplicateDiscovery, noProcesses, notJson];

/** Of version 3 alone. */
export const version3Rules: readonly Rule[] = [
  autoscalingRange,
  discoveryCleared,
  duplicateAppDescProcess,
  duplicateMount,
  duplicateService,
  metricTarget,
  noCommand,
  nothingExposed,
  overlayProcess,
];

/** Of files that describe an application as a package. */
export const packageRules: readonly Rule[] = [defaultModule, noBuildpack, noMarket, sharedAddon];

/** Of what is wrong with the YAML itself. */
export const yamlRules: readonly Rule[] = [appDescYamlSyntax, duplicateKey];

export { rulesOfIgnored } from './file/ignored-file.ts';
export { schemaRules } from './schema/schema-rules.ts';
/** Loaded with these rules, which are a part of their own. */
export { hasSchemaProblems } from './schema-problems.ts';
