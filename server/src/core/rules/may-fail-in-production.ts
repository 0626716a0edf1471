import { projectOf } from '../effective/application-place.ts';
import type { Process } from '../model/document.ts';
import type { RuleContext } from './rule.ts';

/** `> app.log`, `--access-logfile`; what `manage.py` writes or asks. */
const FILES = /(?<![-=<])>(?!\s*&)|-logfile|--log-file|collectstatic|makemigrations|createsuperuser/;
/** `python app.py`, `python -m shop`: a program that no table knows. */
const SCRIPT = /\bpython[\d.]*\s.*(?:\.py\b|-m\s)/s;
/** A server that may stand in a process without requests. */
const SERVER = /\b(?:gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve)\b/;
/** Packages of which an application keeps something that only one process may have. */
const PACKAGES = ['flask-socketio', 'apscheduler', 'flask-apscheduler'];

/** False where the rules about production have nothing to look for: their part of the program is then not loaded. */
export function mayFailInProduction({ document, project }: RuleContext): boolean {
  return document.processes.all.some((process) => {
    const text = process.command?.text.text ?? '';
    const ofItsPlace = process.name === 'web' ? SCRIPT : SERVER;
    return FILES.test(text) || ofItsPlace.test(text) || keepsSomething(process, project);
  });
}

function keepsSomething(process: Process, project: RuleContext['project']): boolean {
  const packages = projectOf(project, process)?.requirements.packages;
  return PACKAGES.some((name) => packages?.has(name));
}
