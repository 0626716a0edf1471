import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const missingApp: Rule = {
  id: 'gunicorn/missing-app',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('No application is named.'),
  explanation: t(
    'gunicorn needs to know which application to serve: `gunicorn MODULE` or `gunicorn MODULE:OBJECT`, for a Django project `PROJECT.wsgi`. From 20.1.0 on the configuration file may name it as `wsgi_app` instead.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/app/wsgiapp.py',
    'test/unit/programs/gunicorn/recorded-cases.test.ts (14 releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['missing-app'])) {
      const hasTwo = refusal.error.span.start !== refusal.start.invocation.programSpan.start;
      const sentence = hasTwo ? t('Only one application can be named.') : t('The application is missing.');
      yield { span: refusal.span, ...verdict(refusal, sentence), fixes: () => (hasTwo ? [] : nameOne(refusal)) };
    }
  },
  examples: {
    bad: [
      { text: 'web: «gunicorn» -w 4\n' },
      {
        text: 'web: «gunicorn» -w 4\n',
        files: { 'gunicorn.conf.py': 'workers = 2\n', 'requirements.txt': 'gunicorn==23.0.0\n' },
      },
      {
        text: 'web: «gunicorn» -w 4\n',
        files: { 'gunicorn.conf.py': 'wsgi_app = "a:b"\n', 'requirements.txt': 'gunicorn==20.0.4\n' },
      },
      { text: 'web: gunicorn one «two»\n', files: { 'requirements.txt': 'gunicorn==19.1.0\n' } },
    ],
    good: [
      { text: 'web: gunicorn -w 4 wsgi\n' },
      { text: 'web: gunicorn $APP -w 4\n' },
      { text: 'web: gunicorn --version\n' },
      { text: 'web: gunicorn -c made-by-the-build.py\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      {
        text: 'web: gunicorn -w 4\n',
        files: { 'gunicorn.conf.py': 'wsgi_app = "a:b"\n', 'requirements.txt': 'gunicorn==23.0.0\n' },
      },
    ],
  },
};

/** The WSGI modules of the folder: `wsgi`, or `PROJECT.wsgi` of a Django project. */
function nameOne({ start: { command, invocation, project } }: Refusal): Fix[] {
  const folders = (project?.entries('') ?? []).filter((name) => name.endsWith('/') && /^[A-Za-z_]\w*\/$/.test(name));
  const modules = [
    ...(project?.has('wsgi.py') ? ['wsgi'] : []),
    ...folders.filter((name) => project?.has(`${name}wsgi.py`)).map((name) => `${name.slice(0, -1)}.wsgi`),
  ];
  const { end } = command.toDocument(invocation.programSpan);
  return modules.map((name) => ({
    title: t('Serve `{name}`', { name }),
    edits: [{ span: span(end, end), newText: ` ${command.encode(name)}` }],
    preferred: false,
    safe: false,
  }));
}
