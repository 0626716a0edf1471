import { uwsgi } from '../../programs/app-servers.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

export const serversDaemon: Rule = {
  id: 'servers/daemon',
  severity: 'error',
  scope: 'process',
  programs: ['uwsgi'],
  title: t('uWSGI goes to the background, and the process ends.'),
  explanation: t(
    'With `--daemonize` the process that was started ends at once while the server goes on in the background and logs to a file. A platform watches the process it started: it takes the application for finished, and its log stays empty.',
  ),
  sources: ['unbit/uwsgi:core/utils.c daemonize'],
  *check(context) {
    for (const start of programStarts(context, uwsgi.names)) {
      const use = uwsgi.parse(start.invocation, undefined).uses.find(({ option }) => option.id === 'daemonize');
      if (!use || !isMainProcess(start)) continue;
      const flag = use.flag.text;
      yield {
        span: start.command.toDocument(use.flag.span),
        message: t(
          'With `{flag}` the process ends at once, and the platform takes the application for finished. Leave it out.',
          {
            flag,
          },
        ),
        fixes: () => [removeOption(start, use)],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uwsgi --http :$PORT -w app «--daemonize» /tmp/uwsgi.log\n',
        fixed: 'web: uwsgi --http :$PORT -w app\n',
      },
      { text: 'web: uwsgi «-d»/tmp/uwsgi.log -w app\n', fixed: 'web: uwsgi -w app\n' },
    ],
    good: [
      { text: 'web: uwsgi --http :$PORT -w app --master\n' },
      { text: 'web: uwsgi -w app -d /tmp/u.log; tail -f /tmp/u.log\n' },
    ],
  },
};
