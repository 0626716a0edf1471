import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { startsOf } from '../facts/program-starts.ts';
import { addBefore } from '../fixes/add-before.ts';
import type { Rule } from '../rule.ts';

/** The word that makes them start a program. */
const RUN: ReadonlyMap<string, string> = new Map([
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['uv', 'run'],
  ['honcho', 'run'],
  ['newrelic-admin', 'run-program'],
]);

export const missingRun: Rule = {
  id: 'shell/missing-run',
  severity: 'error',
  scope: 'process',
  text: /\b(?:poetry|pipenv|uv|newrelic-admin|honcho)\s/,
  title: t('The word run is missing.'),
  explanation: t(
    '`poetry`, `pipenv`, `uv` and `honcho` start a program with `run`: `poetry run gunicorn wsgi`; `newrelic-admin` does with `run-program`. Without it they look for a command of their own by that name and refuse.',
  ),
  sources: [
    'python-poetry.org/docs/cli',
    'pipenv.pypa.io: commands',
    'docs.astral.sh/uv/reference/cli',
    'newrelic/newrelic-python-agent:newrelic/admin/__init__.py',
    'nickstenning/honcho:honcho/command.py',
  ],
  *check(context) {
    for (const { command, invocation } of startsOf(context)) {
      const { program } = invocation;
      const [first] = invocation.arguments;
      const run = RUN.get(program);
      if (!first || run === undefined || !programFor(first.value.text)) continue;
      // `uv python` and `poetry python` are commands of their own.
      if (run === 'run' && first.value.text.startsWith('python')) continue;
      yield {
        span: command.toDocument(first.span),
        message: t('`{runner}` has no command `{program}`: it starts programs with `{runner} {run}`.', {
          runner: program,
          program: first.value.text,
          run,
        }),
        fixes: () => [addBefore(command, first.span, run, { safe: true })],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: poetry «gunicorn» wsgi\n', fixed: 'web: poetry run gunicorn wsgi\n' },
      { text: 'web: cd src && uv «uvicorn» a:b\n', fixed: 'web: cd src && uv run uvicorn a:b\n' },
      {
        text: 'web: newrelic-admin «gunicorn» wsgi\n',
        fixed: 'web: newrelic-admin run-program gunicorn wsgi\n',
      },
    ],
    good: [
      { text: 'web: newrelic-admin run-python worker.py\n' },
      { text: 'web: honcho start web\n' },
      { text: 'web: poetry run gunicorn wsgi\n' },
      { text: 'release: uv sync\n' },
      { text: 'release: uv python install\n' },
    ],
  },
};
