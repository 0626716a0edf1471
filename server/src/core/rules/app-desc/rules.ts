import type { Rule } from '../rule.ts';
import { autoscalingRange } from './autoscaling-range.ts';
import { defaultModule } from './default-module.ts';
import { discoveryCleared } from './discovery-cleared.ts';
import { duplicateDiscovery } from './duplicate-discovery.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateMount } from './duplicate-mount.ts';
import { duplicateAppDescProcess } from './duplicate-process.ts';
import { duplicateService } from './duplicate-service.ts';
import { envName } from './env-name.ts';
import { appDescName } from './file-name.ts';
import { metricTarget } from './metric-target.ts';
import { moduleName } from './module-name.ts';
import { noBuildpack } from './no-buildpack.ts';
import { noCommand } from './no-command.ts';
import { noMarket } from './no-market.ts';
import { noModule } from './no-module.ts';
import { noProcesses } from './no-processes.ts';
import { notAMapping } from './not-a-mapping.ts';
import { notJson } from './not-json.ts';
import { nothingExposed } from './nothing-exposed.ts';
import { overlayProcess } from './overlay-process.ts';
import { plan } from './plan.ts';
import { preReleaseHook } from './pre-release-hook.ts';
import { probeAction } from './probe-action.ts';
import { processConflict } from './process-conflict.ts';
import { sharedAddon } from './shared-addon.ts';
import { sourceDirMissing } from './source-dir-missing.ts';
import { specVersion } from './spec-version.ts';
import { versionIgnored } from './version-ignored.ts';
import { appDescYamlSyntax } from './yaml-syntax.ts';

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

/** Loaded with these rules, which are a part of their own. */
export { hasSchemaProblems } from './schema-problems.ts';
export { schemaRules } from './schema-rules.ts';
