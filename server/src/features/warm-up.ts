/**
 * The first document costs several times what the second does: functions that never ran are slow, and some of what they need is not
 * loaded yet. A server that has been started and is given nothing to do checks one that nobody sees.
 */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import type { FileSystem } from '../core/project/file-system.ts';
import { TextVersion } from '../core/text/text-version.ts';
import { Workspace } from '../workspace/workspace.ts';
import { documentDiagnostics } from './diagnostic.ts';

/** An editor that has a document to open says so at once; in milliseconds. */
const AFTER = 100;

/** What most files hold, with a mistake. */
const TEXT = `web: gunicorn wsgi:app -w 4 -k gthread --threads 2 -b 0.0.0.0:$PORT --timeout 60 --access-logfile -
api: PYTHONPATH=src gunicorn api.wsgi --workers 2 --bind :$PORT --timeuot 30 # comment
release: python manage.py migrate && echo "done"
`;

/** Returns what stops it: a document that comes before it began makes it needless. */
export function warmUpLater(): () => void {
  const timer = setTimeout(() => void warmUp(), AFTER);
  return () => clearTimeout(timer);
}

/** Reads no file. Returns what is said of the document, for whom it may concern. */
export async function warmUp(): Promise<DocumentDiagnosticReport> {
  const uri = 'nowhere:/Procfile';
  const workspace = new Workspace(EMPTY, { onProject: () => {}, onConfigurations: () => {}, onRuleError: () => {} });
  workspace.update({ uri, languageId: 'procfile', version: 1, content: new TextVersion(TEXT) });
  await workspace.configured(uri);
  const report = documentDiagnostics(workspace.analysis(uri), workspace.incidents(uri), {});
  await workspace.load(uri);
  return report;
}

const EMPTY: FileSystem = {
  readFile: async () => undefined,
  stat: async () => undefined,
  list: async () => [],
  listUnlinked: async () => [],
};
