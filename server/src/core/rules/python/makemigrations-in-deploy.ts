import { commandOf, django } from '../../programs/django/program.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { runsAtDeploy } from '../facts/at-deploy.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { leaveOutStep } from '../fixes/leave-out-step.ts';
import type { Fix, Rule } from '../rule.ts';

export const makemigrationsInDeploy: Rule = {
  id: 'python/makemigrations-in-deploy',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('Migrations that a deploy writes are lost with its container.'),
  explanation: t(
    '`makemigrations` writes files next to the code. In a container they end with it, and the next deploy writes them anew under the same names. The database has a migration of that name already and passes over it: `migrate` says «No migrations to apply», and the columns are missing. A change that needs an answer stops the deploy. Run it where the code is written, and commit the files; a deploy only needs `migrate`.',
  ),
  sources: [
    'django/django:docs/topics/migrations.txt (the migration files should be committed)',
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
    'test/unit/programs/django/deploys.test.ts (two deploys with a real Django)',
  ],
  *check(context) {
    for (const start of programStarts(context, django.names)) {
      const word = commandOf(start.invocation);
      if (word?.text !== 'makemigrations' || !runsAtDeploy(start) || mayOnlyLook(start)) continue;
      yield {
        span: start.command.toDocument(word.span),
        // On a machine of one's own the files stay.
        ...(context.platform.id === 'generic' && { severity: 'information' }),
        message: t(
          'The migrations that this writes are lost with the container, and the database takes the next ones of their names for applied. Commit them; a deploy only needs `migrate`.',
        ),
        fixes: () => repairs(start, word),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'release: python manage.py «makemigrations» --no-input && python manage.py migrate --no-input\n',
        platform: 'heroku',
        fixed: 'release: python manage.py migrate --no-input\n',
        files: { 'manage.py': '' },
      },
      {
        text: 'web: python manage.py «makemigrations»; python manage.py migrate; exec gunicorn config.wsgi\n',
        platform: 'heroku',
        fixed: 'web: python manage.py migrate; exec gunicorn config.wsgi\n',
        files: { 'manage.py': '', 'config/wsgi.py': 'application = 1' },
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: bash -c "python manage.py «makemigrations» && python manage.py migrate"\n',
        files: { 'manage.py': '' },
      },
    ],
    good: [
      { text: 'release: python manage.py migrate\n', platform: 'heroku', files: { 'manage.py': '' } },
      { text: 'release: python manage.py makemigrations --check\n', platform: 'heroku', files: { 'manage.py': '' } },
      { text: 'migrations: python manage.py makemigrations\n', platform: 'heroku', files: { 'manage.py': '' } },
      { text: 'web: python manage.py makemigrations $FLAGS && gunicorn a.wsgi\n', platform: 'heroku' },
    ],
  },
};

/** `--check` and `--dry-run` write nothing; argparse takes their beginnings, too. */
function mayOnlyLook({ invocation }: ProgramStart): boolean {
  return invocation.arguments.some(({ value: { text } }) => !isKnown(text) || /^--(?:ch|dr|help)|^-h$/.test(text));
}

function repairs({ command, invocation }: ProgramStart, word: ArgumentValue): Fix[] {
  const leftOut = leaveOutStep(command, invocation);
  if (leftOut.length > 0) return leftOut;
  const edits = [{ span: command.toDocument(word.span), newText: 'migrate' }];
  return [{ title: t('Run `migrate` instead'), edits, preferred: false, safe: false }];
}
