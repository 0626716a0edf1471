import { argumentAt, replaceArgument } from '../../programs/argument-edits.ts';
import { flaskRun } from '../../programs/flask/run-command.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { isSameName, optionsLike, writtenOption } from '../facts/meant-option.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { habitOf } from './gunicorn-habits.ts';
import { SERVERS } from './servers.ts';

const PROGRAMS = [...SERVERS, flaskRun];

export const serversUnknownOption: Rule = {
  id: 'servers/unknown-option',
  severity: 'error',
  scope: 'process',
  programs: PROGRAMS.map(({ id }) => id),
  title: t('The server has no such option.'),
  explanation: t(
    'uvicorn, hypercorn, daphne, granian and waitress stop with their usage when they meet an option that they do not know. Their options are not those of gunicorn: uvicorn has no short options and takes host and port apart (`--host 0.0.0.0 --port $PORT`), and so does granian; daphne has no workers, waitress has threads instead; `streamlit run` has `--server.port` and `--server.address`.',
  ),
  sources: [
    'encode/uvicorn:uvicorn/main.py',
    'pgjones/hypercorn:src/hypercorn/__main__.py',
    'django/daphne:daphne/cli.py',
    'Pylons/waitress:src/waitress/adjustments.py',
    'test/unit/programs/against-servers.test.ts',
    'test/unit/programs/uwsgi/uwsgi.test.ts',
    'test/unit/programs/granian/granian.test.ts',
    'test/unit/programs/sanic/sanic.test.ts',
    'test/unit/programs/streamlit/streamlit.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, PROGRAMS, ['unknown-option', 'ambiguous-option'])) {
      const flag = writtenOption(refusal);
      if (!flag) continue;
      yield {
        span: refusal.span,
        ...verdict(refusal, sentenceOf(refusal, printable(flag.text))),
        ...(refusal.program === flaskRun && { severity: 'warning' as const }),
        fixes: () => (isKnown(flag.text) ? fixesOf(refusal, flag) : []),
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      { text: 'web: flask run -h 0.0.0.0 -p $PORT «--workers» 4\n' },
      { text: 'web: flask run «-b» 0.0.0.0:$PORT\n', fixed: 'web: flask run --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: uvicorn app:app «-w» 4\n', fixed: 'web: uvicorn app:app --workers 4\n' },
      {
        text: 'web: uvicorn app:app «-b» 0.0.0.0:$PORT\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: uvicorn app:app «--bind»=:8000 --workers 2\n',
        fixed: 'web: uvicorn app:app --host 0.0.0.0 --port 8000 --workers 2\n',
      },
      { text: 'web: uvicorn app:app --port 80 «--timeout» 60\n' },
      { text: 'web: uvicorn app:app «--reloat»\n', fixed: 'web: uvicorn app:app --reload\n' },
      { text: 'web: uvicorn app:app «--access_log»\n', fixed: 'web: uvicorn app:app --access-log\n' },
      { text: 'web: hypercorn app:app «--threads» 4\n' },
      {
        text: 'web: granian app:app «-b» 0.0.0.0:$PORT\n',
        fixed: 'web: granian app:app --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: streamlit run app.py «--port» $PORT\n',
        fixed: 'web: streamlit run app.py --server.port $PORT\n',
      },
      {
        text: 'web: streamlit run app.py --server.port $PORT «--server.enablecors» false\n',
        fixed: 'web: streamlit run app.py --server.port $PORT --server.enableCORS false\n',
      },
      {
        text: 'web: fastapi run main.py «-b» 0.0.0.0:$PORT\n',
        fixed: 'web: fastapi run main.py --host 0.0.0.0 --port $PORT\n',
      },
      {
        text: 'web: sanic app:app «-b» 0.0.0.0:$PORT\n',
        fixed: 'web: sanic app:app --host 0.0.0.0 --port $PORT\n',
      },
      { text: 'web: sanic app:app «--wrokers» 4\n', fixed: 'web: sanic app:app --workers 4\n' },
      { text: 'web: granian app:app «--threads» 4\n', files: { 'requirements.txt': 'granian==2.8.7\n' } },
      { text: 'web: hypercorn app:app «--access-lo» -\n' },
      { text: 'web: daphne app:app «--host» 0.0.0.0\n', fixed: 'web: daphne app:app --bind 0.0.0.0\n' },
      { text: 'web: waitress-serve «--workers»=4 app:app\n', fixed: 'web: waitress-serve --threads=4 app:app\n' },
      { text: 'web: waitress-serve «-w» 4 app:app\n' },
      {
        text: 'web: uwsgi -w app --http :$PORT «--proceses» 4\n',
        fixed: 'web: uwsgi -w app --http :$PORT --processes 4\n',
      },
      {
        text: 'web: uvicorn app:app «--timeout-graceful-shutdown» 5\n',
        files: { 'requirements.txt': 'uvicorn==0.20.0\n' },
      },
    ],
    good: [
      { text: 'web: sanic app:create --factory --own-option x -H 0.0.0.0 -p $PORT\n' },
      { text: 'worker: sanic app:app exec migrate --own-option x\n' },
      { text: 'web: flask run -h 0.0.0.0 -p $PORT --option-of-an-extension x\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 --port $PORT --workers 2\n' },
      { text: 'web: hypercorn app:app -b 0.0.0.0:$PORT -w 2 --access-logfi -\n' },
      { text: 'web: daphne -b 0.0.0.0 -p $PORT app:app\n' },
      { text: 'web: streamlit run app.py --server.port $PORT --theme.base dark --client.new 1 -- --own x\n' },
      { text: 'web: granian app:app --threads 4\n', files: { 'requirements.txt': 'granian==1.7.6\n' } },
      { text: 'web: uvicorn app:app ${OPTIONS:---host 0.0.0.0 --port 80}\n' },
      { text: 'web: waitress-serve --listen=*:$PORT --threads=4 app:app\n' },
      { text: 'web: uvicorn app:app $OPTIONS --whatever\n' },
      { text: 'web: uwsgi -w app --http :$PORT --http-keepalive=1 --haraki 30\n' },
    ],
  },
};

function sentenceOf({ program: { id: program }, error }: Refusal, flag: string): Text {
  if (program === 'flask') return t('`flask run` has no option `{flag}`, unless an extension brings it.', { flag });
  if (error.kind === 'ambiguous-option') return t('`{flag}` is not clear.', { flag });
  const habit = habitOf(program, flag);
  if (habit?.value === 'bind')
    return t('{program} has no option `{flag}`; it takes `--host` and `--port` apart.', { program, flag });
  if (habit?.flag !== undefined)
    return t('{program} has no option `{flag}`; there it is `{name}`.', { program, flag, name: habit.flag });
  return t('{program} has no option `{flag}`.', { program, flag });
}

function fixesOf(refusal: Refusal, flag: ArgumentValue): Fix[] {
  const { program, start } = refusal;
  const habit = habitOf(program.id, flag.text);
  if (habit) {
    const edits = habitEdits(refusal, flag);
    if (edits.length === 0) return [];
    const name = habit.value === 'bind' ? '--host … --port …' : (habit.flag ?? '');
    return [{ title: t('Change to `{name}`', { name }), edits, preferred: true, safe: true }];
  }
  const names = optionsLike(refusal, flag.text);
  return names.map((name) =>
    changeTo(start.command, flag.span, name, {
      preferred: names.length === 1 && refusal.error.kind === 'unknown-option',
      safe: isSameName(name, flag.text),
    }),
  );
}

/** Edits that write another flag for the same value, if the value stands alone. */
function habitEdits({ program, start, error }: Refusal, flag: ArgumentValue): TextEdit[] {
  const habit = habitOf(program.id, flag.text);
  const word = argumentAt(start.invocation, error.span);
  if (!habit?.flag || !word || habit.value === 'host-port') return [];
  const { text } = word.value;
  const isLong = flag.text.startsWith('--');
  if (!isLong && text.length > 2) return [];
  // waitress reads no options behind its application, and would take the value of an unknown option for the
  // application.
  if (program.id === 'waitress' && !isLong) return [];
  if (habit.value !== 'bind') return replaceArgument(start.command, flag.span, habit.flag);
  const words = start.invocation.arguments;
  const valueWord = text.includes('=') ? word : words[words.indexOf(word) + 1];
  const address = valueWord === word ? text.slice(flag.text.length + 1) : (valueWord?.value.text ?? '');
  const written = start.command.text.text.slice(
    valueWord === word ? flag.span.end + 1 : (valueWord?.span.start ?? 0),
    valueWord?.span.end ?? 0,
  );
  const [, host, port] = /^([^:]*):([^:]+)$/.exec(written) ?? [];
  if (!valueWord || host === undefined || !port || /['"\\[\]]/.test(written) || !isKnown(address.split(':')[0] ?? ''))
    return [];
  return replaceArgument(
    start.command,
    span(flag.span.start, valueWord.span.end),
    `--host ${host || '0.0.0.0'} --port ${port}`,
  );
}
