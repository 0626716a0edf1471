import { insertBefore, replaceArgument } from '../../programs/argument-edits.ts';
import { commandOf, django } from '../../programs/django/program.ts';
import { programFor } from '../../programs/registry.ts';
import { type Text, t } from '../../text/l10n.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

/** Commands with no argument that could be such a word: names of applications and migrations, which have none of it behind. */
const COMMANDS = ['migrate', 'makemigrations', 'collectstatic', 'compilemessages', 'check'];
/** Programs besides those of the registry that start another one. */
const RUNNERS = ['newrelic-admin', 'ddtrace-run', 'opentelemetry-instrument', 'pipenv', 'poetry', 'exec'];

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
    'test/unit/rules/program-as-script.test.ts (django)',
  ],
  *check(context) {
    for (const { command, invocation } of programStarts(context, django.names)) {
      if (!COMMANDS.includes(commandOf(invocation)?.text ?? '')) continue;
      const words = invocation.arguments;
      // At least one word behind it, and none that an option in front of it may take.
      const at = words.findIndex(({ value, quoting }, i) => {
        if (i === 0 || i + 1 >= words.length || quoting !== 'none') return false;
        return (
          isNextCommand(value.text) && !/^--?[a-z-]+$/.test(words[i - 1]?.value.text.replace(/^--no-?input$/, '') ?? '')
        );
      });
      const word = words[at];
      if (!word) continue;
      const name = word.value.text;
      const isJoined = JOINING.includes(name);
      yield {
        span: command.toDocument(word.span),
        message: messageFor(name, isJoined),
        fixes: () => [
          {
            title: isJoined
              ? t('Change to `{name}`', { name: '&&' })
              : t('Put `&&` in front of `{word}`', { word: name }),
            edits: isJoined ? replaceArgument(command, word.span, '&&') : insertBefore(command, word.span, '&&'),
            preferred: true,
            safe: false,
          },
        ],
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
    ],
    good: [
      { text: 'web: python manage.py migrate && gunicorn wsgi\n' },
      { text: 'release: python manage.py migrate celery\n' },
      { text: 'release: python manage.py runscript gunicorn x\n' },
      { text: 'release: python manage.py migrate --database celery zero\n' },
    ],
  },
};

/** Words that people write for an operator. */
const JOINING = ['and', 'then'];

function isNextCommand(text: string): boolean {
  return JOINING.includes(text) || RUNNERS.includes(text) || (programFor(text) !== undefined && !text.endsWith('.py'));
}

function messageFor(name: string, isJoined: boolean): Text {
  return isJoined
    ? t('Django takes `{name}` for an argument. Between two commands stands `&&`.', { name })
    : t('Django takes `{name}` for an argument: `&&` is missing in front of it.', { name });
}
