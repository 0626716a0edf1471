import type { StartedServer } from '../../programs/python/server-calls.ts';
import { listenEdits } from '../../programs/python/server-edits.ts';
import { type Text, t } from '../../text/l10n.ts';
import { isLoopback, severityOfFixedPort } from '../facts/reachability.ts';
import type { Fix, Rule, RuleContext, Severity } from '../rule.ts';
import { placeOf, type ScriptServers, scriptServers } from './script-servers.ts';

export const serverNotReachable: Rule = {
  id: 'python/server-not-reachable',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('The script starts a server that the platform does not reach.'),
  explanation: t(
    'The platform sends requests to a web process over its network, to the port in the variable PORT. A script that calls `app.run()` or `uvicorn.run(app)` without more listens on 127.0.0.1, which answers only inside the container, and on a port of its own: the platform answers 502, or stops the process. Give it the host 0.0.0.0 and the port of the variable, or start the application with gunicorn or uvicorn. Only said where everything that the script starts can be seen.',
  ),
  sources: [
    'pallets/flask:src/flask/app.py run',
    'encode/uvicorn:uvicorn/main.py run',
    'https://devcenter.heroku.com/articles/error-codes#r10-boot-timeout',
    'test/fixtures/programs/script-servers/record.py (where each of them listened)',
  ],
  *check(context) {
    for (const script of scriptServers(context)) {
      const problem = problemOf(context, script.servers);
      if (!problem) continue;
      const { file, servers } = script;
      const [server] = servers;
      yield {
        span: file.start.command.toDocument(file.word.span),
        severity: problem.severity,
        message: sentence(context, server, file.path, problem),
        related: placeOf(script, server),
        fixes: () => fixes(script, problem),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: python «app.py»\n',
        fixed: 'web: python app.py\n',
        platform: 'heroku',
        files: { 'app.py': FLASK('app.run()') },
      },
      {
        text: 'web: python -u «src/main.py»\n',
        fixed: 'web: python -u src/main.py\n',
        platform: 'heroku',
        files: { 'src/main.py': 'import uvicorn\n\nuvicorn.run("shop:app", host="0.0.0.0", port=8000)\n' },
      },
      {
        text: 'web: cd src && python -m «shop»\n',
        platform: 'blueking',
        files: {
          'src/shop/__init__.py': '',
          'src/shop/__main__.py': 'from waitress import serve\n\nserve(None, listen="127.0.0.1:5000")\n',
        },
      },
    ],
    good: [
      {
        text: 'web: python app.py\n',
        platform: 'heroku',
        files: { 'app.py': `import os\n${FLASK('app.run("0.0.0.0", int(os.environ["PORT"]))')}` },
      },
      { text: 'web: python app.py\n', platform: 'blueking', files: { 'app.py': FLASK('app.run(host="0.0.0.0")') } },
      { text: 'worker: python app.py\n', files: { 'app.py': FLASK('app.run()') } },
      { text: 'web: gunicorn app:app\n', files: { 'app.py': FLASK('app.run()') } },
      { text: 'web: nginx && python app.py\n', files: { 'app.py': FLASK('app.run()') } },
    ],
  },
};

function FLASK(run: string): string {
  return `from flask import Flask\n\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    ${run}\n`;
}

interface Problem {
  readonly host: boolean;
  readonly port: boolean;
  readonly severity: Severity;
}

/** What is wrong with all of them. */
function problemOf(context: RuleContext, servers: readonly StartedServer[]): Problem | undefined {
  const host = servers.every((server) => server.host && isLoopback(server.host.text));
  const severities = servers.map(({ port }) => port && severityOfFixedPort(context, port.text));
  const [severity] = severities;
  const port = severities.every((one) => one !== undefined);
  if (host) return { host, port: port && severity === 'warning', severity: 'warning' };
  return port && severity ? { host, port, severity } : undefined;
}

function sentence({ platform }: RuleContext, server: StartedServer, file: string, problem: Problem): Text {
  const texts = { call: server.name, file, host: server.host?.text ?? '', port: server.port?.text ?? '' };
  if (problem.host && problem.port)
    return t(
      '`{call}` in {file} listens on {host}:{port}: nothing outside this machine reaches it, and the platform sends requests to $PORT. Listen on 0.0.0.0 and $PORT.',
      texts,
    );
  if (problem.host)
    return t(
      '`{call}` in {file} listens on {host}: nothing outside this machine reaches it. Listen on 0.0.0.0.',
      texts,
    );
  return platform.id === 'generic'
    ? t('`{call}` in {file} listens on port {port}, whatever the variable PORT says.', texts)
    : t('`{call}` in {file} listens on port {port}, but the platform sends requests to $PORT.', texts);
}

/** The script is changed, not the command. */
function fixes({ file, text, uri, servers }: ScriptServers, problem: Problem): Fix[] {
  const [server, ...more] = servers;
  const edits = more.length === 0 ? listenEdits(text, server, problem) : undefined;
  if (!edits) return [];
  const title = titleOf(problem, file.path);
  return [{ title, edits: [], otherFiles: [{ uri, text, edits }], preferred: true, safe: false }];
}

function titleOf({ host, port }: Problem, file: string): Text {
  if (host && port) return t('Listen on 0.0.0.0 and $PORT in {file}', { file });
  return host ? t('Listen on 0.0.0.0 in {file}', { file }) : t('Listen on $PORT in {file}', { file });
}
