import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveStarts } from '../../../server/src/core/effective/settings-table.ts';
import { render } from '../../../server/src/core/text/l10n.ts';
import { ruleContext } from '../../support/check-text.ts';

interface Case {
  readonly name: string;
  readonly command: string;
  readonly config?: string;
  /** `setting value (from)`; `?` for a value that only a run would know. */
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a variable stands as it is written, without the quotes around it',
    command: `gunicorn app -b :$PORT -b "[::]:\${PORT}" --name "$A-$(date +%s)"-'x' -w $W`,
    expected: [
      "bind [':$PORT', '[::]:${PORT}'] (the command line)",
      "proc_name '$A-$(date +%s)-x' (the command line)",
      'workers $W (the command line)',
    ],
  },
  {
    name: 'a variable in a variable',
    command: 'GUNICORN_CMD_ARGS="--bind=0.0.0.0:$PORT" gunicorn app',
    expected: ["bind ['0.0.0.0:$PORT'] (GUNICORN_CMD_ARGS)"],
  },
  {
    name: 'a variable that is set from another',
    command: 'PORT=$HTTP_PORT gunicorn app',
    expected: ["bind ['0.0.0.0:$HTTP_PORT'] (an environment variable)"],
  },
  {
    name: 'an expression of the configuration file',
    command: 'gunicorn app',
    config: 'import os\nbind = "0.0.0.0:" + os.environ["PORT"]\nkeepalive = "5"\n',
    expected: [
      `bind "0.0.0.0:" + os.environ["PORT"] (gunicorn.conf.py, line 2)`,
      'keepalive 5 (gunicorn.conf.py, line 3)',
    ],
  },
  {
    name: 'defaults that a variable replaces',
    command: 'gunicorn app',
    expected: [
      "bind ['127.0.0.1:8000'] (default without the variable PORT)",
      'workers 1 (default without the variable WEB_CONCURRENCY)',
      "default_proc_name 'app' (default)",
    ],
  },
  {
    name: 'what a configuration file may set that cannot be read',
    command: 'gunicorn app -t 9',
    config: 'from settings import *\n',
    expected: ['workers ? (default, or a configuration file)', 'timeout 9 (the command line)'],
  },
  {
    name: 'what a variable may set that may be any option',
    command: 'gunicorn app -t 9 $OPTIONS',
    expected: ['workers ? (default, or a variable of the command line)', 'timeout 9 (the command line)'],
  },
];

for (const { name, command, config, expected } of cases) {
  test(name, async () => {
    const files = config === undefined ? {} : { 'gunicorn.conf.py': config };
    const { document, project } = await ruleContext({ text: `web: ${command}\n`, files });
    const rows = effectiveStarts(document, project)[0]?.rows ?? [];
    const shown = expected.map((line) => {
      const row = rows.find(({ setting }) => line.startsWith(`${setting} `));
      return row && `${row.setting} ${row.value ?? '?'} (${render(row.from)})`;
    });
    assert.deepEqual(shown, expected);
  });
}
