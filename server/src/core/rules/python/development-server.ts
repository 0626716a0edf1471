import { replaceArgument } from '../../programs/argument-edits.ts';
import { readModule } from '../../syntax/python/read-module.ts';
import { t } from '../../text/l10n.ts';
import { requirementEdits } from '../fixes/add-requirement-fix.ts';
import type { Fix, Rule } from '../rule.ts';
import { placeOf, type ScriptServers, scriptServers } from './script-servers.ts';

export const developmentServer: Rule = {
  id: 'python/development-server',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('The script starts a development server.'),
  explanation: t(
    '`app.run()` of Flask, Quart and Dash starts a server that is made for the developer’s machine: one process, no limit on connections, no review of its security; their own documentation says not to use it in production. With `debug=True` it also shows the source of whatever fails, with a console that runs code. Start the application with gunicorn, or with hypercorn where it is one of Quart.',
  ),
  sources: [
    'pallets/flask:docs/deploying/index.rst',
    'pallets/quart:docs/tutorials/deployment.rst',
    'https://dash.plotly.com/deployment',
    'pallets/werkzeug:docs/serving.rst',
  ],
  *check(context) {
    for (const script of scriptServers(context)) {
      const [server] = script.servers;
      const { developmentOf: framework, isDebug, name: call } = server;
      if (framework === undefined || !script.servers.every(({ developmentOf }) => developmentOf)) continue;
      const { file } = script;
      yield {
        span: file.start.command.toDocument(file.word.span),
        message: isDebug
          ? t('`{call}` in {file} starts the development server of {framework}, with its debugger on.', {
              call,
              file: file.path,
              framework,
            })
          : t('`{call}` in {file} starts the development server of {framework}.', { call, file: file.path, framework }),
        related: placeOf(script, server),
        fixes: () => fixes(script),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: python «app.py»\n',
        fixed: 'web: gunicorn app:app -b :$PORT\n',
        files: {
          'app.py':
            'from flask import Flask\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    app.run("0.0.0.0", 5000)\n',
          'requirements.txt': 'flask\ngunicorn\n',
        },
      },
      {
        text: 'web: python «dashboard/index.py»\n',
        files: {
          'dashboard/index.py': 'import dash\n\napp = dash.Dash(__name__)\napp.run(host="0.0.0.0", debug=True)\n',
        },
      },
    ],
    good: [
      {
        text: 'web: python app.py\n',
        files: { 'app.py': 'from flask import Flask\nfrom waitress import serve\n\nserve(Flask(__name__))\n' },
      },
      { text: 'worker: python app.py\n', files: { 'app.py': 'from flask import Flask\nFlask("a").run()\n' } },
    ],
  },
};

/** The same application by gunicorn, where the script stands beside it and defines it as it is imported. */
function fixes({ file, text, servers }: ScriptServers): Fix[] {
  const { start, word, project } = file;
  const { command, invocation } = start;
  const [{ name, developmentOf: framework }] = servers;
  const module = /^(\w+)\.py$/.exec(word.text)?.[1];
  const object = /^(\w+)\.run\(/.exec(name)?.[1] ?? '';
  const isOnly = invocation.arguments.length === 1;
  if (framework !== 'Flask' || module === undefined || !isOnly || !readModule(text).bindings.get(object)?.certain) {
    return [];
  }
  const replacement = `gunicorn ${module}:${object} -b :$PORT`;
  const edits = replaceArgument(command, { start: invocation.programSpan.start, end: word.span.end }, replacement);
  const { found, packages } = project.requirements;
  const requirement = found && !packages.has('gunicorn') && requirementEdits(project.requirements, 'gunicorn');
  if (edits.length === 0) return [];
  return [
    {
      title: t('Change to `{name}`', { name: replacement }),
      edits,
      ...(requirement && { otherFiles: [requirement] }),
      preferred: true,
      safe: false,
    },
  ];
}
