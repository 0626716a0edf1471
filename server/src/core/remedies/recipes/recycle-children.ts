import { lastUse } from '../../rules/celery/celery-starts.ts';
import { poolOf } from '../../rules/celery/pool-of.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setCelery } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';
import { currentPlan, definitionIn } from './larger-plan.ts';

/** Memory that the parent and the system of the container need as well. */
const SHARE = 0.75;
/** MiB of every plan that nobody chose (platforms/blueking/schema/plans.data.ts); Heroku's smallest dyno has half of it. */
const USUAL_MEMORY = { blueking: 1024, heroku: 512, generic: 1024 } as const;

export const recycleChildren: Remedy = {
  id: 'R7',
  title: t('Replace children of celery before they are too large'),
  guard: t(
    'Only the prefork pool has children. The limit of memory is for each child, in KiB; the running task ends first.',
  ),
  celery: 'max_memory_per_child',
  offer: (situation) => {
    const start = situation.here.celery;
    if (!start || poolOf(start) !== 'prefork') return undefined;
    const hasTasks = lastUse(start, 'max_tasks_per_child') !== undefined;
    const hasMemory = lastUse(start, 'max_memory_per_child') !== undefined;
    const value = String(memoryOfChild(situation));
    return offerOf([
      ...(hasTasks
        ? []
        : fixOf(
            t('Replace a child after 100 tasks (`--max-tasks-per-child 100`)'),
            setCelery(situation, '--max-tasks-per-child', '100'),
          )),
      ...(hasMemory
        ? []
        : fixOf(
            t('Replace a child above {value} KiB (`--max-memory-per-child {value}`)', { value }),
            setCelery(situation, '--max-memory-per-child', value),
          )),
    ]);
  },
};

/** KiB, in full thousands: what each child may have so that all of them fit. */
function memoryOfChild(situation: Situation): number {
  const { celery } = situation.here;
  const definition = definitionIn(situation);
  const memory = (definition && currentPlan(definition)?.memory) ?? USUAL_MEMORY[situation.context.platform.id];
  const written = celery && (lastUse(celery, 'concurrency') ?? lastUse(celery, 'autoscale'))?.value?.text;
  const children = Math.max(1, Number.parseInt(written ?? '2', 10) || 2);
  return Math.floor((memory * 1024 * SHARE) / children / 1000) * 1000;
}
