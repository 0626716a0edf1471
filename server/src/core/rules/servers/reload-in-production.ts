import { parseFlask } from '../../programs/flask/program.ts';
import type { OptionUse } from '../../programs/program.ts';
import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

const SERVERS = ['uvicorn', 'hypercorn', 'granian', 'uwsgi', 'flask'];

export const reloadInProduction: Rule = {
  id: 'servers/reload-in-production',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: SERVERS,
  title: t('The server watches its files and restarts.'),
  explanation: t(
    'Watching files is for development: it costs CPU, runs one process only, and a file that the application writes can restart it in the middle of requests. Debug mode of Flask also shows a Python console to anyone who meets an error.',
  ),
  sources: [
    'encode/uvicorn:docs/deployment.md',
    'pallets/flask:docs/debugging.rst',
    'unbit/uwsgi-docs:ThingsToKnow.rst',
  ],
  *check(context) {
    for (const start of programStarts(context, SERVERS)) {
      if (!isMainProcess(start)) continue;
      for (const use of watching(start)) {
        const flag = use.flag.text;
        yield {
          span: start.command.toDocument(use.flag.span),
          message: t('`{flag}` is for development only: leave it out.', { flag }),
          fixes: () => [removeOption(start, use)],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT «--reload»\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      { text: 'web: hypercorn «--reload» app:app\n', fixed: 'web: hypercorn app:app\n' },
      { text: 'web: granian «--reload» app:app\n', fixed: 'web: granian app:app\n' },
      { text: 'web: uwsgi --http :$PORT -w app «--py-autoreload» 1\n', fixed: 'web: uwsgi --http :$PORT -w app\n' },
      { text: 'web: flask «--debug» run -h 0.0.0.0\n', fixed: 'web: flask run -h 0.0.0.0\n' },
    ],
    good: [
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: flask --no-debug run -h 0.0.0.0\n' },
      { text: 'web: granian --no-reload app:app\n' },
      { text: 'web: uwsgi --http :$PORT -w app --py-autoreload 0\n' },
    ],
  },
};

function watching({ invocation }: ProgramStart): OptionUse[] {
  const program = programFor(invocation.program);
  const uses =
    program?.id === 'flask'
      ? parseFlask(invocation, undefined).uses
      : (program?.parse(invocation, undefined).uses ?? []);
  return uses.filter(({ option, flag, value }) => {
    if (option.id === 'py_autoreload') return value?.text !== '0';
    return (
      (option.id === 'reload' || (program?.id === 'flask' && option.id === 'debug')) && !flag.text.startsWith('--no-')
    );
  });
}
