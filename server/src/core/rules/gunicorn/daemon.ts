import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { configSpan, placeInConfig } from './config-place.ts';
import { gunicornStarts } from './gunicorn-starts.ts';

export const daemon: Rule = {
  id: 'gunicorn/daemon',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn goes into the background, and the process ends.'),
  explanation: t(
    'With `--daemon` the process that was started ends at once, with code 0, while the server goes on in the background. A platform or process manager watches the process it started: it takes the application for finished, and stops or restarts it. Output goes nowhere, too.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/util.py daemonize', 'ddollar/foreman:lib/foreman/engine.rb'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const { uses, command, invocation, process, settings } = start;
      if (!invocation.isMain || process.role !== 'process') continue;
      for (const { option, flag, name } of uses) {
        if (option.setting?.name !== 'daemon') continue;
        yield {
          span: command.toDocument(flag.span),
          message: t(
            'With `{flag}` the process ends at once, and the platform takes the application for finished. Leave it out.',
            {
              flag: name,
            },
          ),
          fixes: () => [removeOption({ command, invocation }, { flag, value: undefined }, { flag: name })],
        };
      }
      if (settings.written('daemon')?.layer !== 'config-file' || settings.isOn('daemon') !== true) continue;
      yield {
        span: configSpan(start),
        message: t(
          'The configuration file sets `daemon`: the process ends at once, and the platform takes the application for finished.',
        ),
        related: placeInConfig(start, 'daemon', t('Leave this out.')),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--daemon» -w 4\n', fixed: 'web: gunicorn wsgi -w 4\n' },
      { text: 'web: gunicorn «-D»w4 wsgi\n', fixed: 'web: gunicorn -w4 wsgi\n' },
      { text: 'web: gunicorn -R«D» wsgi\n', fixed: 'web: gunicorn -R wsgi\n' },
      { text: 'web: gunicorn -R«D»w 4 wsgi «--daem»\n', fixed: 'web: gunicorn -Rw 4 wsgi\n' },
      { text: 'web: «gunicorn» wsgi\n', files: { 'gunicorn.conf.py': 'daemon = True\n' } },
      { text: 'web: gunicorn -c «conf.py» wsgi\n', files: { 'conf.py': 'daemon = True\n' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi -w 4\n' },
      { text: 'web: gunicorn wsgi\n', files: { 'gunicorn.conf.py': 'daemon = False\n' } },
      { text: 'web: gunicorn wsgi\n', files: { 'gunicorn.conf.py': 'import os\ndaemon = "DAEMON" in os.environ\n' } },
      { text: "web: gunicorn wsgi -D -b unix:/tmp/a.sock && nginx -g 'daemon off;'\n" },
    ],
  },
};
