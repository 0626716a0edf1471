import type { Invocation } from '../../model/command-line.ts';
import { commandOf, django } from '../../programs/django/program.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { runsAtDeploy } from '../facts/at-deploy.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Fix, Rule } from '../rule.ts';

export const unansweredQuestion: Rule = {
  id: 'python/unanswered-question',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('A command asks something, and no one is there to answer.'),
  explanation: t(
    'A process of a platform has no terminal. `manage.py collectstatic` asks before it writes over files that are there, which the build has collected; it reads the end of its input and ends with EOFError, and so do the release and everything behind `&&`. `--noinput` answers. `manage.py createsuperuser` says «Superuser creation skipped» and creates nobody; with `--noinput` it takes the variables DJANGO_SUPERUSER_USERNAME, …_EMAIL and …_PASSWORD, and fails where the user is there already.',
  ),
  sources: [
    'django/django:django/contrib/staticfiles/management/commands/collectstatic.py',
    'django/django:django/contrib/auth/management/commands/createsuperuser.py (NotRunningInTTYException)',
    'test/unit/programs/django/deploys.test.ts (a real Django without a terminal)',
  ],
  *check(context) {
    for (const start of programStarts(context, django.names)) {
      const word = commandOf(start.invocation);
      const question = word && QUESTIONS[word.text];
      if (!question || !runsAtDeploy(start) || isAnswered(start)) continue;
      yield {
        span: start.command.toDocument(word.span),
        // Where a container begins without files there is nothing to write over.
        ...(context.platform.id === 'generic' && { severity: 'information' }),
        message: question.message,
        ...(question.noInput && { fixes: () => [addNoInput(start, word)] }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: python manage.py «collectstatic» && gunicorn mysite.wsgi\n',
        platform: 'heroku',
        fixed: 'web: python manage.py collectstatic --noinput && gunicorn mysite.wsgi\n',
        files: { 'manage.py': '', 'mysite/wsgi.py': 'application = 1' },
      },
      {
        text: 'release: python manage.py migrate && python manage.py «createsuperuser» --username admin\n',
        platform: 'heroku',
        files: { 'manage.py': '' },
      },
    ],
    good: [
      { text: 'web: python manage.py collectstatic --no-input && gunicorn a.wsgi\n', platform: 'heroku' },
      { text: 'web: python manage.py collectstatic --noin && gunicorn a.wsgi\n', platform: 'heroku' },
      { text: 'web: yes yes | python manage.py collectstatic && gunicorn a.wsgi\n', platform: 'heroku' },
      { text: 'web: python manage.py collectstatic < yes.txt && gunicorn a.wsgi\n', platform: 'heroku' },
      { text: 'web: python manage.py collectstatic $FLAGS && gunicorn a.wsgi\n', platform: 'heroku' },
      { text: 'admin: python manage.py createsuperuser\n', platform: 'heroku', files: { 'manage.py': '' } },
      { text: 'release: python manage.py createsuperuser --noinput\n', platform: 'heroku', files: { 'manage.py': '' } },
    ],
  },
};

/** `noInput`: with `--noinput` the command does what was meant. */
const QUESTIONS: Readonly<Record<string, { readonly message: Text; readonly noInput: boolean } | undefined>> = {
  collectstatic: {
    message: t(
      '`collectstatic` asks before it writes over files, and no one answers: it ends with EOFError. Add `--noinput`.',
    ),
    noInput: true,
  },
  createsuperuser: {
    message: t('`createsuperuser` asks for a password; without a terminal it creates nobody.'),
    noInput: false,
  },
};

/** True as well where its input or its options cannot be seen. */
function isAnswered({ command, invocation }: ProgramStart): boolean {
  return (
    invocation.arguments.some(({ value: { text } }) => answers(text)) || hasInput(command.script.commands, invocation)
  );
}

/** `--noinput` and `--no-input`, and their beginnings. With `--dry-run` collectstatic asks all the same. */
function answers(text: string): boolean {
  return !isKnown(text) || /^--(?:noi|no-i|help)|^-h$/.test(text);
}

function hasInput(commands: readonly Invocation['command'][], { command }: Invocation): boolean {
  const before = commands[commands.indexOf(command) - 1];
  const isPiped = before?.connector === '|' || before?.connector === '|&';
  return isPiped || command.group !== undefined || command.redirections.some(({ operator }) => operator.includes('<'));
}

function addNoInput({ command }: ProgramStart, { span: { end } }: ArgumentValue): Fix {
  const edits = [{ span: command.toDocument(span(end, end)), newText: command.encode(' --noinput') }];
  return { title: t('Add `{flag}`', { flag: '--noinput' }), edits, preferred: true, safe: true };
}
