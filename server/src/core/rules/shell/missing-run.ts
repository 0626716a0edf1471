import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

export const missingRun: Rule = {
  id: 'shell/missing-run',
  severity: 'error',
  scope: 'process',
  text: /\b(?:poetry|pipenv|uv)\s/,
  title: t('The word run is missing.'),
  explanation: t(
    '`poetry`, `pipenv` and `uv` start a program of the environment with `run`: `poetry run gunicorn wsgi`. Without it they look for a command of their own by that name and refuse.',
  ),
  sources: ['python-poetry.org/docs/cli', 'pipenv.pypa.io: commands', 'docs.astral.sh/uv/reference/cli'],
  *check({ document }) {
    for (const { command } of document.processes) {
      for (const { program, arguments: words } of command?.invocations ?? []) {
        const [first] = words;
        if (!command || !first || !['poetry', 'pipenv', 'uv'].includes(program)) continue;
        // `uv python` and `poetry python` are commands of their own.
        if (first.value.text.startsWith('python') || !programFor(first.value.text)) continue;
        const start = first.span.start;
        yield {
          span: command.toDocument(first.span),
          message: t('`{runner}` has no command `{program}`: it starts programs with `{runner} run`.', {
            runner: program,
            program: first.value.text,
          }),
          fixes: () => [
            {
              title: t('Add `{option}`', { option: 'run' }),
              edits: [{ span: command.toDocument(span(start, start)), newText: command.encode('run ') }],
              preferred: true,
              safe: true,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: poetry «gunicorn» wsgi\n', fixed: 'web: poetry run gunicorn wsgi\n' },
      { text: 'web: cd src && uv «uvicorn» a:b\n', fixed: 'web: cd src && uv run uvicorn a:b\n' },
    ],
    good: [
      { text: 'web: poetry run gunicorn wsgi\n' },
      { text: 'release: uv sync\n' },
      { text: 'release: uv python install\n' },
    ],
  },
};
