import { logToFile } from './gunicorn/log-to-file.ts';
import { oneWorkerOnly } from './gunicorn/one-worker-only.ts';
import { collectstaticInRelease } from './python/collectstatic-in-release.ts';
import { developmentServer } from './python/development-server.ts';
import { makemigrationsInDeploy } from './python/makemigrations-in-deploy.ts';
import { serverNotReachable } from './python/server-not-reachable.ts';
import { unansweredQuestion } from './python/unanswered-question.ts';
import type { Rule } from './rule.ts';
import { getsNoRequests } from './servers/gets-no-requests.ts';
import { outputToFile } from './shell/output-to-file.ts';

/** Rules about what works everywhere but where it is deployed. `may-fail-in-production.ts` says when there may be something to see. */
export const productionRules: readonly Rule[] = [
  collectstaticInRelease,
  developmentServer,
  getsNoRequests,
  logToFile,
  makemigrationsInDeploy,
  oneWorkerOnly,
  outputToFile,
  serverNotReachable,
  unansweredQuestion,
];
