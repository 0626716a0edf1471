import type { Invocation } from '../../model/command-line.ts';
import { findScripts } from '../../model/invocations.ts';
import { isTrivial } from '../../model/main-commands.ts';
import { programName } from '../../model/wrappers/launch.ts';
import type { Script, SimpleCommand } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

export const backgroundMain: Rule = {
  id: 'shell/background-main',
  severity: 'error',
  scope: 'process',
  text: /&/,
  title: t('The last program is sent to the background, so the process ends at once.'),
  explanation: t(
    'With `&` the shell does not wait for the program. When nothing runs in the foreground after it, the shell exits, the platform takes that for the end of the process and stops or restarts the container, programs in the background included. Leave out the `&`, or end the line with `wait`.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.3.1 and `wait`', 'devcenter.heroku.com/articles/dynos'],
  *check({ document }) {
    for (const { command, role, name } of document.processes) {
      if (!command || role === 'hook' || name === 'release') continue;
      const script = lastInBackground(command.script) ? command.script : loneScript(command.script);
      const last = lastInBackground(script);
      const place = last?.connectorSpan;
      if (!last || !place) continue;
      const { text } = command.text;
      const program = programOf(command.invocations, last);
      const start = text.slice(0, place.start).trimEnd().length;
      yield {
        span: command.toDocument(place),
        message: t('{program} runs in the background and nothing after it: the process ends at once. Remove the `&`.', {
          program,
        }),
        fixes: () => [
          {
            title: t('Run it in the foreground: remove `&`'),
            edits: [
              { span: command.toDocument(span(start, place.end)), newText: last === script.commands.at(-1) ? '' : ';' },
            ],
            preferred: true,
            safe: script.commands.filter(({ connector }) => connector === '&').length === 1,
          },
          {
            title: t('Wait for all programs: add `wait`'),
            edits: [{ span: command.toDocument(span(place.end, place.end)), newText: command.encode(' wait') }],
            preferred: false,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -b :$PORT «&»\n', fixed: 'web: gunicorn wsgi -b :$PORT\n' },
      {
        text: 'web: ./migrate && nohup gunicorn wsgi > log 2>&1 «&»\n',
        fixed: 'web: ./migrate && nohup gunicorn wsgi > log 2>&1\n',
      },
      { text: 'web: celery -A app worker & gunicorn wsgi «&»\n', fixed: 'web: celery -A app worker & gunicorn wsgi\n' },
      {
        text: 'web: gunicorn wsgi «&» echo started\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi; echo started\n',
      },
      { text: 'web: bash -c "gunicorn wsgi «&»"\n', fixed: 'web: bash -c "gunicorn wsgi"\n' },
      { text: 'web: bash -c "gunicorn wsgi" «&»\n', fixed: 'web: bash -c "gunicorn wsgi"\n' },
    ],
    good: [
      { text: 'web: celery -A app worker & gunicorn wsgi\n' },
      { text: 'web: celery -A app worker & celery -A app beat & wait\n' },
      { text: 'web: gunicorn wsgi & tail -f log\n' },
      { text: 'web: bash -c "celery -A app worker &" && gunicorn wsgi\n' },
      { text: 'release: ./warm-up &\n', platform: 'heroku' },
    ],
  },
};

/** The script that a lone `bash -c '…'` runs, else the script itself. */
function loneScript(script: Script): Script {
  const [, nested, ...more] = findScripts(script);
  const isAlone = script.commands.filter((command) => !isTrivial(command)).length === 1;
  return nested && isAlone && more.length === 0 ? nested : script;
}

/** The last command that is not trivial, if it runs in the background and the shell does not wait for it. */
function lastInBackground({ commands, errors }: Script): SimpleCommand | undefined {
  if (errors.length > 0) return undefined;
  const index = commands.findLastIndex((command) => !isTrivial(command));
  const waits = commands.slice(index + 1).some(({ words }) => programName(words[0]) === 'wait');
  const last = commands[index];
  return last?.background && last.connector === '&' && !waits ? last : undefined;
}

function programOf(invocations: readonly Invocation[], last: SimpleCommand): string {
  return invocations.find(({ command }) => command === last)?.program ?? programName(last.words[0]) ?? '';
}
