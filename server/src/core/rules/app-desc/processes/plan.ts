import type { AppDescProcess } from '../../../platforms/blueking/app-desc.ts';
import type { SpecVersion } from '../../../platforms/blueking/schema/field.ts';
import { PLANS_V2, PLANS_V3 } from '../../../platforms/blueking/schema/plans.data.ts';
import { isText } from '../../../platforms/blueking/schema/scalar-types.ts';
import { entryOf, itemsOf, type YamlScalar, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { t } from '../../../text/l10n.ts';
import type { Fix, Rule } from '../../rule.ts';
import { replaceScalar } from '../edit-entry.ts';
import { appDescOf } from '../schema-problems.ts';

/** By version. Version 2 also accepts the plans of version 3. */
const USUAL = {
  2: new Set([...PLANS_V2, ...PLANS_V3].map(({ name }) => name)),
  3: new Set(PLANS_V3.map(({ name }) => name)),
};

export const plan: Rule = {
  id: 'app-desc/plan',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The platform has no plan of this name unless its administrators added one.'),
  explanation: t(
    'In version 2 an unknown plan silently becomes the default one, with 1 GiB of memory. In version 3 the deploy stops. Administrators can add plans and take them away, so a name that is not among the usual ones may still exist.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/utils.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/settings/workloads.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/migrations/0028_add_some_builtin_resquotaplan.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    const version = appDesc?.version.number;
    if (!appDesc || !version) return;
    const names = USUAL[version];
    for (const { processes, value } of appDesc.modules) {
      for (const { scalar: found, path } of plansIn(processes, value, version)) {
        const name = found.text.trim();
        if (name === '' || names.has(name) || name.includes('{{')) continue;
        yield {
          span: found.span,
          message:
            version === 2
              ? t('There is no plan `{name}` unless administrators added it: the default plan is taken instead.', {
                  name,
                })
              : t('There is no plan `{name}` unless administrators added it. The deploy would stop with: {platform}', {
                  name,
                  platform: `${path()}: Resource quota plan '${name}' does not exist or is inactive.`,
                }),
          fixes: () => nearestPlan(document.text, found, [...names]),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, plan: «4C5G5R»}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: web, procCommand: run x, resQuotaPlan: «Starter»}]\n    envOverlay:\n      resQuotas: [{envName: prod, process: web, plan: «4C1G5R»}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, plan: 4C2G5R}\n    worker: {command: run x, plan: 4C2G}\n    beat: {command: run x, plan: ""}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: web, procCommand: run x, resQuotaPlan: 1C1G}]\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: web, procCommand: run x, plan: 4C5G5R}]\n',
      },
    ],
  },
};

interface PlacedPlan {
  readonly scalar: YamlScalar;
  /** From the module on, as the platform shows it; most plans are never shown. */
  readonly path: () => string;
}

function* plansIn(processes: readonly AppDescProcess[], module: YamlValue, version: SpecVersion): Iterable<PlacedPlan> {
  const ofVersion3 = itemsOf(yamlAt(module, 'spec', 'processes'));
  for (const { value, name } of processes) {
    // The key of the other version is ignored.
    const plan = entryOf(value, version === 2 ? 'plan' : 'resQuotaPlan')?.value;
    const path = (): string =>
      version === 2 ? `processes.${name}.plan` : `spec.processes.${ofVersion3.indexOf(value)}.resQuotaPlan`;
    if (isName(plan)) yield { scalar: plan, path };
  }
  if (version === 2) return;
  for (const [index, item] of itemsOf(yamlAt(module, 'spec', 'envOverlay', 'resQuotas')).entries()) {
    const plan = entryOf(item, 'plan')?.value;
    if (isName(plan)) yield { scalar: plan, path: () => `spec.envOverlay.resQuotas.${index}.plan` };
  }
}

function isName(value: YamlValue | undefined): value is YamlScalar {
  return value?.kind === 'scalar' && isText(value);
}

function nearestPlan(text: string, found: YamlScalar, names: readonly string[]): readonly Fix[] {
  return nearest(found.text.replace(/\d+R$/, ''), names).map((name) => ({
    title: t('Replace with `{value}`', { value: name }),
    edits: [replaceScalar(text, found, name)],
    preferred: false,
    safe: false,
  }));
}
