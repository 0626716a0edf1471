import { type Launch, launchOf } from '../../model/wrappers/launch.ts';
import { nextStep } from '../../model/wrappers/registry.ts';
import { commandOf, django } from '../../programs/django/program.ts';
import { programFor } from '../../programs/registry.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { programStarts } from '../facts/program-starts.ts';
import { changeTo } from '../fixes/change-to.ts';
import { putAndBefore } from '../fixes/put-and-before.ts';
import type { Rule } from '../rule.ts';

/** Commands of Django, and how many names of applications and migrations they take. */
const NAMES_TAKEN: ReadonlyMap<string, number> = new Map([
  ['migrate', 2],
  ['makemigrations', Number.POSITIVE_INFINITY],
  ['check', Number.POSITIVE_INFINITY],
  ['collectstatic', 0],
  ['compilemessages', 0],
]);

export const missingOperator: Rule = {
  id: 'python/missing-operator',
  severity: 'error',
  scope: 'process',
  title: t('The next command stands among the arguments of a command of Django.'),
  explanation: t(
    '`python manage.py migrate gunicorn wsgi` is one command: Django takes `gunicorn` for the name of an application and refuses the rest. Put `&&` between the two commands.',
  ),
  sources: [
    'django/django:django/core/management/commands/migrate.py',
    'test/unit/rules/python/program-as-script.test.ts (django)',
  ],
  *check(context) {
    for (const { command, invocation } of programStarts(context, django.names)) {
      const taken = NAMES_TAKEN.get(commandOf(invocation)?.text ?? '');
      const words = invocation.arguments;
      const at = taken === undefined ? -1 : words.findIndex((_, i) => isNextCommand(words, i));
      const word = words[at];
      if (taken === undefined || !word) continue;
      const mayBeNames = areNames(words.slice(at), taken);
      if (mayBeNames && isMigration(words[at + 1])) continue;
      const name = word.value.text;
      const isJoined = JOINING.includes(name);
      yield {
        span: command.toDocument(word.span),
        // An application may have the name of a worker or of a framework, hardly that of a server.
        ...(mayBeNames && !/corn$/.test(name) && { severity: 'warning' as const }),
        message: messageFor(name, isJoined),
        fixes: () => [isJoined ? changeTo(command, word.span, '&&') : putAndBefore(command, word)],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: python manage.py migrate «gunicorn» wsgi\n',
        fixed: 'web: python manage.py migrate && gunicorn wsgi\n',
      },
      {
        text: 'web: python manage.py collectstatic --noinput «and» gunicorn wsgi\n',
        fixed: 'web: python manage.py collectstatic --noinput && gunicorn wsgi\n',
      },
      {
        text: 'web: python manage.py migrate «uv» run --no-dev gunicorn wsgi\n',
        fixed: 'web: python manage.py migrate && uv run --no-dev gunicorn wsgi\n',
      },
      {
        text: 'web: python manage.py migrate «nohup» python bot.py\n',
        fixed: 'web: python manage.py migrate && nohup python bot.py\n',
        files: { 'bot.py': '' },
      },
      {
        text: 'worker: python manage.py check «celery» worker\n',
        fixed: 'worker: python manage.py check && celery worker\n',
      },
    ],
    good: [
      { text: 'web: python manage.py migrate && gunicorn wsgi\n' },
      { text: 'release: python manage.py migrate celery\n' },
      { text: 'release: python manage.py migrate celery zero\n' },
      { text: 'release: python manage.py migrate flask 0002_users\n' },
      { text: 'release: python manage.py makemigrations time env\n' },
      { text: 'release: python manage.py runscript gunicorn x\n' },
      { text: 'release: python manage.py migrate --database celery zero\n' },
    ],
  },
};

/** Words that people write for an operator. */
const JOINING = ['and', 'then'];

/** Whether a command begins here: with at least one word behind it, and not where an option in front may take the word. */
function isNextCommand(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || at === 0 || at + 1 >= words.length || word.quoting !== 'none') return false;
  const before = words[at - 1]?.value.text ?? '';
  if (/^--?[a-z-]+$/.test(before) && !/^--no-?input$/.test(before)) return false;
  return JOINING.includes(word.value.text) || startsProgram(launchOf(words.slice(at)));
}

/** Whether it starts a program that we know, by itself or through wrappers. */
function startsProgram(launch: Launch | undefined): boolean {
  if (!launch) return false;
  if (programFor(launch.name)) return !launch.name.endsWith('.py');
  const step = nextStep(launch);
  return step !== undefined && (step.script !== undefined || startsProgram(step.launch));
}

/** Whether Django can take all these words for names of applications, or of one and its migration. */
function areNames(words: readonly Word[], taken: number): boolean {
  return words.length <= taken && words.every(({ value }) => /^\w+$/.test(value.text));
}

function isMigration(word: Word | undefined): boolean {
  return /^(?:zero|\d{4}\w*)$/.test(word?.value.text ?? '');
}

function messageFor(name: string, isJoined: boolean): Text {
  return isJoined
    ? t('Django takes `{name}` for an argument. Between two commands stands `&&`.', { name })
    : t('Django takes `{name}` for an argument: `&&` is missing in front of it.', { name });
}
