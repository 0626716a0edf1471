import { parseFlask } from '../../programs/flask/program.ts';
import type { OptionUse } from '../../programs/program.ts';
import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { changeTo } from '../fixes/change-to.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Finding, Rule } from '../rule.ts';

const SERVERS = ['uvicorn', 'hypercorn', 'granian', 'sanic', 'fastapi', 'uwsgi', 'flask'];

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
      const development = developmentCommand(start);
      if (development) yield development;
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
      { text: 'web: fastapi «dev» main.py --port $PORT\n', fixed: 'web: fastapi run main.py --port $PORT\n' },
      {
        text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT «--reload»\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      { text: 'web: hypercorn «--reload» app:app\n', fixed: 'web: hypercorn app:app\n' },
      { text: 'web: granian «--reload» app:app\n', fixed: 'web: granian app:app\n' },
      { text: 'web: sanic app:app -H 0.0.0.0 -p $PORT «--dev»\n', fixed: 'web: sanic app:app -H 0.0.0.0 -p $PORT\n' },
      { text: 'web: uwsgi --http :$PORT -w app «--py-autoreload» 1\n', fixed: 'web: uwsgi --http :$PORT -w app\n' },
      { text: 'web: flask «--debug» run -h 0.0.0.0\n', fixed: 'web: flask run -h 0.0.0.0\n' },
    ],
    good: [
      { text: 'web: fastapi run main.py --no-reload\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: flask --no-debug run -h 0.0.0.0\n' },
      { text: 'web: granian --no-reload app:app\n' },
      { text: 'web: uwsgi --http :$PORT -w app --py-autoreload 0\n' },
    ],
  },
};

/** `fastapi dev`: fastapi/fastapi-cli:src/fastapi_cli/cli.py. */
function developmentCommand({ command, invocation }: ProgramStart): Finding | undefined {
  const program = programFor(invocation.program);
  const word = program?.id === 'fastapi' ? program.commandWord?.(invocation, undefined) : undefined;
  if (word?.text !== 'dev') return undefined;
  const isWatching = invocation.arguments.some(({ value }) => value.text.startsWith('--reload-dir'));
  return {
    span: command.toDocument(word.span),
    message: t(
      '`fastapi dev` is for development: it watches its files and listens to its own machine only. `fastapi run` is for deployment.',
    ),
    // `fastapi run` has no such option.
    fixes: () => (isWatching ? [] : [changeTo(command, word.span, 'run')]),
  };
}

function watching({ invocation }: ProgramStart): OptionUse[] {
  const program = programFor(invocation.program);
  const uses =
    program?.id === 'flask'
      ? parseFlask(invocation, undefined).uses
      : (program?.parse(invocation, undefined).uses ?? []);
  return uses.filter(({ option, flag, value }) => {
    if (option.id === 'py_autoreload') return value?.text !== '0';
    return (
      (option.id === 'reload' || DEBUGGING[program?.id ?? '']?.includes(option.id)) && !flag.text.startsWith('--no-')
    );
  });
}

/** Options besides `--reload` that are for development. */
const DEBUGGING: Readonly<Partial<Record<string, readonly string[]>>> = { flask: ['debug'], sanic: ['debug', 'dev'] };
