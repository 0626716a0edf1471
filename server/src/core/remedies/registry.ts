import type { RemedyId } from '../logs/types.ts';
import { moveWorkOut, startCommand } from './recipes/by-hand.ts';
import { endBeforeRouter } from './recipes/end-before-router.ts';
import { fetchOne } from './recipes/fetch-one.ts';
import { fewerWorkers } from './recipes/fewer-workers.ts';
import { gracefulShutdown } from './recipes/graceful-shutdown.ts';
import { keepConnections } from './recipes/keep-connections.ts';
import { largerPlan } from './recipes/larger-plan.ts';
import { moreReplicas } from './recipes/more-replicas.ts';
import { noPidFile } from './recipes/no-pid-file.ts';
import { patientProbe } from './recipes/patient-probe.ts';
import { raiseTimeout } from './recipes/raise-timeout.ts';
import { recycleChildren } from './recipes/recycle-children.ts';
import { recycleWorkers } from './recipes/recycle-workers.ts';
import { serveMoreAtOnce } from './recipes/serve-more-at-once.ts';
import { taskLimits } from './recipes/task-limits.ts';
import type { Remedy } from './remedy.ts';

export const REMEDIES: Readonly<Record<RemedyId, Remedy>> = {
  R0: startCommand,
  R1: raiseTimeout,
  R2: serveMoreAtOnce,
  R3: recycleWorkers,
  R4: fewerWorkers,
  R5: largerPlan,
  R6: moreReplicas,
  R7: recycleChildren,
  R8: taskLimits,
  R9: patientProbe,
  R10: gracefulShutdown,
  R11: moveWorkOut,
  R12: keepConnections,
  R13: endBeforeRouter,
  R14: fetchOne,
  R15: noPidFile,
};
