/**
 * The first document costs several times what the second does: functions that never ran are slow, and some of what they need is not
 * loaded yet. A server that has been started and is given nothing to do checks one that nobody sees.
 */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import type { FileSystem } from '../core/project/file-system.ts';
import { TextVersion } from '../core/text/text-version.ts';
import { Workspace } from '../workspace/workspace.ts';
import { documentDiagnostics } from './diagnostics/diagnostic.ts';

/** An editor that has a document open says so sooner. */
const AFTER_MS = 100;
/** Between two documents, so that a request that arrives meanwhile waits for one of them at most. */
const PAUSE_MS = 20;

/** What most files hold, with a mistake each, by name. */
export const USUAL_FILES: Readonly<Record<string, string>> = {
  Procfile: `web: gunicorn wsgi:app -w 4 -k gthread --threads 2 -b 0.0.0.0:$PORT --timeout 60 --access-logfile -
api: PYTHONPATH=src gunicorn api.wsgi --workers 2 --bind :$PORT --timeuot 30 # comment
release: python manage.py migrate && echo "done"
`,
  'app_desc.yaml': `spec_version: 2
module:
  language: python
  processes:
    web:
      command: gunicorn wsgi:app -w 4 -b :$PORT --timeout 60
      replicas: 2
      plan: 4C1G5
    api:
      command: >-
        gunicorn api.wsgi --bind :$PORT # comment
      plan: 4C1G5R
  env_variables:
    - key: NAME
      value: "text"
`,
};

/** Returns a function that stops it: once a real document is open the rest is needless. */
export function warmUpLater(): () => void {
  const names = Object.keys(USUAL_FILES);
  const next = async (): Promise<void> => {
    const name = names.shift();
    if (name === undefined) return;
    await warmUp(name);
    timer = setTimeout(() => void next(), PAUSE_MS);
  };
  let timer = setTimeout(() => void next(), AFTER_MS);
  return () => {
    names.length = 0;
    clearTimeout(timer);
  };
}

/** Checks the usual file of that name without reading any file from disk. Returns its diagnostics, for tests. */
export async function warmUp(name: string): Promise<DocumentDiagnosticReport> {
  const uri = `nowhere:/${name}`;
  const content = new TextVersion(USUAL_FILES[name] ?? '');
  const workspace = new Workspace(EMPTY, { onProject: () => {}, onConfigurations: () => {}, onRuleError: () => {} });
  workspace.update({ uri, languageId: '', version: 1, content });
  await workspace.configured(uri);
  const report = documentDiagnostics(workspace.analysis(uri), workspace.incidents(uri), {});
  await workspace.load(uri);
  return report;
}

const EMPTY: FileSystem = {
  readFile: async () => undefined,
  encoding: async () => undefined,
  stat: async () => undefined,
  list: async () => [],
  listUnlinked: async () => [],
};
