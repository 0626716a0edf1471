import { PLANS_V2, PLANS_V3, type Plan } from '../../platforms/blueking/schema/plans.data.ts';
import type { Fix } from '../../rules/rule.ts';
import { entryOf } from '../../syntax/yaml/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setProcessKey } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Definition, Situation } from '../situation.ts';

export const largerPlan: Remedy = {
  id: 'R5',
  title: t('Take a plan with more memory'),
  guard: t(
    'What counts is the limit of the plan, not what it reserves. Administrators can add plans and take them away.',
  ),
  causes: ['memory', 'resource'],
  offer: (situation) => offerOf(planUp(situation)),
};

function planUp(situation: Situation): Fix[] {
  const definition = definitionIn(situation);
  const plans = definition && plansOf(definition);
  const now = definition && currentPlan(definition);
  const next = now && plans?.find(({ memory, cpu }) => memory > now.memory && cpu >= now.cpu);
  if (!definition || !next) return [];
  return fixOf(
    t('Use the plan {name} ({memory} MiB of memory)', { name: next.name, memory: next.memory }),
    setProcessKey(situation, keyOf, next.name),
  );
}

export function definitionIn({ here, elsewhere }: Situation): Definition | undefined {
  return here.definition ?? elsewhere.find(({ definition }) => definition)?.definition;
}

/** The plan that the process has; undefined for one that administrators have added. */
export function currentPlan(definition: Definition): Plan | undefined {
  const plans = plansOf(definition);
  const written = entryOf(definition.process.value, keyOf(definition)[0] ?? '')?.value;
  if (!written || (written.kind === 'scalar' && (written.type === 'null' || written.text === ''))) return plans[0];
  if (written.kind !== 'scalar') return undefined;
  return [...plans, ...PLANS_V3].find(({ name }) => name === written.text);
}

function plansOf({ version }: Definition): readonly Plan[] {
  return version === 2 ? PLANS_V2 : PLANS_V3;
}

function keyOf({ version }: Definition): readonly string[] {
  return [version === 2 ? 'plan' : 'resQuotaPlan'];
}
