import { commandOf, django } from '../../programs/django/program.ts';
import type { Requirements } from '../../project/project.ts';
import { t } from '../../text/l10n.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { leaveOutStep } from '../fixes/leave-out-step.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const collectstaticInRelease: Rule = {
  id: 'python/collectstatic-in-release',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('The files that collectstatic writes are lost before anything serves them.'),
  explanation: t(
    'The release command of Heroku and the hook of BlueKing run in a container of their own, whose files end with it. The web process starts from what was built and sees none of them: pages come without styles, or with status 500 where the manifest of static files is missing. The build is the place for it; Heroku’s buildpack and that of BlueKing run collectstatic there by themselves. Not said where a requirement uploads the files somewhere.',
  ),
  sources: [
    'https://devcenter.heroku.com/articles/release-phase',
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
    'heroku/heroku-buildpack-python:bin/steps/collectstatic',
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/release_hooks.md (a container of its own)',
  ],
  *check(context) {
    for (const start of programStarts(context, django.names)) {
      const word = commandOf(start.invocation);
      if (word?.text !== 'collectstatic' || !isRelease(context, start) || mayUpload(start)) continue;
      yield {
        span: start.command.toDocument(word.span),
        message: t('What this writes is gone before the web process starts: collect static files in the build.'),
        fixes: () => leaveOutStep(start.command, start.invocation),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'release: python manage.py migrate && python manage.py «collectstatic» --noinput\n',
        platform: 'heroku',
        fixed: 'release: python manage.py migrate\n',
        files: { 'manage.py': '', 'requirements.txt': 'django\nwhitenoise\n' },
      },
      {
        text: 'release: python manage.py «collectstatic» --noinput && python manage.py migrate\n',
        platform: 'heroku',
        fixed: 'release: python manage.py migrate\n',
        files: { 'manage.py': '', 'requirements.txt': 'django\n' },
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: python manage.py «collectstatic» --noinput\n',
        files: { 'manage.py': '', 'requirements.txt': 'django\n' },
      },
    ],
    good: [
      {
        text: 'release: python manage.py collectstatic --noinput\n',
        platform: 'heroku',
        files: { 'manage.py': '', 'requirements.txt': 'django\ndjango-storages[s3]\n' },
      },
      { text: 'release: python manage.py collectstatic --noinput\n', platform: 'heroku', files: { 'manage.py': '' } },
      {
        text: 'web: python manage.py collectstatic --noinput && gunicorn shop.wsgi\n',
        platform: 'heroku',
        files: { 'manage.py': '', 'requirements.txt': 'django\ngunicorn\n' },
      },
    ],
  },
};

/** The release phase is Heroku's; BlueKing takes a process of this name for one like any other. */
function isRelease({ platform }: RuleContext, { process }: ProgramStart): boolean {
  return process.role === 'hook' || (platform.id === 'heroku' && process.name === 'release');
}

/** Packages with which collectstatic stores files elsewhere than on the disk. */
const UPLOADS =
  /storage|boto|s3|gcs|azure|cloud|collectfast|minio|oss|cos|bkrepo|bkstorages|blueapps|blue-krill|whitenoise-s3/;

/** True as well where nothing says what is installed. */
function mayUpload({ project }: ProgramStart): boolean {
  const requirements: Requirements | undefined = project?.requirements;
  if (!requirements?.found || requirements.hasUnseen) return true;
  return [...requirements.packages.keys()].some((name) => UPLOADS.test(name));
}
