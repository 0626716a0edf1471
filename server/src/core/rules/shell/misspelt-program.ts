import type { Invocation } from '../../model/command-line.ts';
import { programFor } from '../../programs/registry.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import { startsOf } from '../facts/program-starts.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';

const PROGRAMS = [
  'gunicorn',
  'uvicorn',
  'celery',
  'hypercorn',
  'granian',
  'daphne',
  'waitress-serve',
  'flask',
  'python',
];
/** Others that exist: of other languages, of other packages, of earlier releases and of Linux distributions. */
const OTHERS =
  /^(?:gunicorn(?:c|3|_django|_paster)|celery(?:d|beat|ev|mon|ctl)|python[\d.]*w?|[bcijmx]ython|[bi]python|flasks|waitress)$/;
/** Ruby has a server of this name; it takes no application of this form. */
const APPLICATION = /^[\w.]+:\w+|\.(?:wsgi|asgi)$/;

export const misspeltProgram: Rule = {
  id: 'shell/misspelt-program',
  severity: 'warning',
  scope: 'process',
  title: t('The name of the program looks misspelt.'),
  explanation: t(
    'Where no program has the name, the shell exits with code 127: command not found. Names of programs are in lower case. A program of your own that has nearly the name of a known one may be meant; then the message may be suppressed.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.1'],
  *check(context) {
    for (const { command, invocation } of startsOf(context)) {
      const name = meantBy(invocation);
      if (name === undefined) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: t('There is no known program `{program}`; did you mean `{near}`?', {
          program: invocation.program,
          near: name,
        }),
        fixes: () => [changeTo(command, invocation.programSpan, name)],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «guincorn» wsgi\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'worker: poetry run «celey» -A proj worker\n', fixed: 'worker: poetry run celery -A proj worker\n' },
      { text: 'web: «Gunicorn» wsgi\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: «flaskk» run\n', fixed: 'web: flask run\n', platform: 'generic' },
      { text: 'web: «grannian» --interface asgi main:app\n', fixed: 'web: granian --interface asgi main:app\n' },
      { text: 'web: «unicorn» main:app\n', fixed: 'web: uvicorn main:app\n' },
    ],
    good: [
      { text: 'web: unicorn -c config/unicorn.rb\n' },
      { text: 'web: flasky run\n' },
      { text: 'web: gunicorn3 wsgi\n' },
      { text: 'web: ipython -c 1\n' },
      { text: 'web: bin/gunicorm wsgi\n' },
    ],
  },
};

function meantBy({ program, programSpan, command, arguments: words }: Invocation): string | undefined {
  const word = command.words.find(({ span }) => span.start === programSpan.start);
  if (word?.value.text !== program || word.quoting !== 'none' || programFor(program) || OTHERS.test(program))
    return undefined;
  if (program === 'unicorn')
    return words.some(({ value }) => APPLICATION.test(value.text)) ? unicorn(words) : undefined;
  const written = program.toLowerCase();
  return PROGRAMS.find((name) => {
    // A name with something behind it is rather one's own: `flasky`, `celeryx`. A letter twice is a slip.
    if (written.startsWith(name) && written !== name && written !== name + name.at(-1)) return false;
    const limit = name.length < 7 ? 1 : 2;
    return editDistance(written, name, limit) <= limit;
  });
}

/** Options tell which of the two is meant. */
function unicorn(words: Invocation['arguments']): string {
  const isGunicorn = words.some(({ value }) =>
    /^(?:-[bkwt]|--(?:bind|worker-class|timeout|log-file|chdir))/.test(value.text),
  );
  return isGunicorn || words.some(({ value }) => /wsgi/.test(value.text)) ? 'gunicorn' : 'uvicorn';
}
