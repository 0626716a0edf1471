import { lastUse } from '../../rules/celery/celery-starts.ts';
import type { Fix } from '../../rules/rule.ts';
import { entryOf, type YamlValue } from '../../syntax/yaml/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setProcessKey } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';
import { definitionIn } from './larger-plan.ts';

/** What BlueKing allows a process (operator: AppMaxReplicas). */
const MOST = 5;

export const moreReplicas: Remedy = {
  id: 'R6',
  title: t('Run more instances'),
  guard: t(
    'Only for processes that keep nothing of their own; connections to the database grow with them. Never for `celery beat`: two schedulers run every task twice.',
  ),
  offer: (situation) => offerOf(oneMore(situation)),
};

function oneMore(situation: Situation): Fix[] {
  const definition = definitionIn(situation);
  if (!definition || isScheduler(situation) || entryOf(definition.process.value, 'autoscaling')) return [];
  const now = replicasIn(entryOf(definition.process.value, 'replicas')?.value);
  if (now === undefined || now < 1 || now >= MOST) return [];
  const count = String(now + 1);
  return fixOf(
    t('Run {count} instances', { count }),
    setProcessKey(situation, () => ['replicas'], count),
  );
}

/** Without a number the one of the product page stays; 1 where nobody set any. Undefined for what is no number. */
function replicasIn(written: YamlValue | undefined): number | undefined {
  if (!written) return 1;
  return written.kind === 'scalar' && written.type === 'int' ? Number(written.text) : undefined;
}

/** `celery beat` in any spelling (`manage.py celery beat`), or a worker with a scheduler inside. */
function isScheduler({ here: { command, celery, process } }: Situation): boolean {
  const words = command.invocations.flatMap((one) => one.arguments.map(({ value }) => value.text));
  return (
    process.name === 'beat' || words.includes('beat') || (celery !== undefined && lastUse(celery, 'beat') !== undefined)
  );
}
