import { celery } from '../../programs/celery/program.ts';
import { commandOf, django } from '../../programs/django/program.ts';
import { compareReleases } from '../../programs/release.ts';
import { t } from '../../text/l10n.ts';
import { possibleReleases } from '../facts/possible-releases.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

/** Packages that provide a `celery` command for manage.py; blueapps is BlueKing's framework, often copied into the project. */
const BRINGERS = /^(?:django-celery|django-celery-3|blueapps(?:-.*)?)$/;

export const djangoCelery: Rule = {
  id: 'celery/django-celery',
  severity: 'warning',
  scope: 'process',
  programs: ['django'],
  title: t('manage.py has no command celery since celery 4.'),
  explanation: t(
    'The commands `celery`, `celeryd` and `celerybeat` of manage.py came with the package django-celery, which works with celery 3 only. Since celery 4 Django is supported directly: write `celery -A proj worker`, where `proj` is the package with celery.py.',
  ),
  sources: ['celery/django-celery:README.rst', 'celery/celery:docs/django/first-steps-with-django.rst'],
  *check(context) {
    for (const start of programStarts(context, django.names)) {
      const word = commandOf(start.invocation);
      if (!word || !/^(?:celery|celeryd|celerybeat|celerycam)$/.test(word.text) || !isMissing(start)) continue;
      yield {
        span: start.command.toDocument(word.span),
        message: t(
          'manage.py has no command `{name}` with celery 4 and later: it came with django-celery, which is not among the requirements. Write `celery -A … {rest}`.',
          { name: word.text, rest: word.text === 'celerybeat' ? 'beat' : 'worker' },
        ),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: python manage.py «celery» worker -l info\n',
        files: { 'requirements.txt': 'celery==5.3.6\ndjango==4.2\n', 'manage.py': '' },
      },
      { text: 'beat: python manage.py «celerybeat»\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
    ],
    good: [
      { text: 'worker: python manage.py celery worker -l info\n' },
      {
        text: 'worker: python manage.py celery worker\n',
        files: { 'requirements.txt': 'celery==3.1.26\ndjango-celery==3.3.1\n' },
      },
      { text: 'worker: python manage.py celery worker\n', files: { 'requirements.txt': 'blueapps\ncelery==4.4.7\n' } },
      { text: 'worker: python manage.py celery worker\n', files: { 'requirements.txt': 'celery\n' } },
      {
        text: 'worker: python manage.py celery worker\n',
        files: { 'requirements.txt': 'celery==4.4.7\n-r requirements_env.txt\n' },
      },
      {
        text: 'worker: python manage.py celery worker\n',
        files: { 'requirements.txt': 'celery==4.4.7\nblueapps-open==4.0.0rc\n' },
      },
      {
        text: 'worker: python manage.py celery worker\n',
        files: { 'requirements.txt': 'celery==4.4.7\n', 'blueapps/__init__.py': '' },
      },
    ],
  },
};

/** True only if celery 4 or later is pinned and no installed package is known to provide the command. */
function isMissing({ project }: ProgramStart): boolean {
  if (!project || project.requirements.hasUnseen || project.has('blueapps') === true) return false;
  if ([...project.requirements.packages.keys()].some((name) => BRINGERS.test(name))) return false;
  const { isPinned, likely } = possibleReleases(project, celery);
  return isPinned && likely !== undefined && compareReleases(likely, '4.0.0') >= 0;
}
