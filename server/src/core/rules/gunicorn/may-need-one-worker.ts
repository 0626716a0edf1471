import { projectOf } from '../../effective/application-place.ts';
import type { RuleContext } from '../rule.ts';

/** Packages of which an application keeps something that only one process may have. */
const PACKAGES = ['flask-socketio', 'apscheduler', 'flask-apscheduler'];

/** False where `gunicorn/one-worker-only` has nothing to look for: its part of the program is then not loaded. */
export function mayNeedOneWorker({ document, project }: RuleContext): boolean {
  return document.processes.all.some((process) => {
    const packages = projectOf(project, process)?.requirements.packages;
    return PACKAGES.some((name) => packages?.has(name));
  });
}
