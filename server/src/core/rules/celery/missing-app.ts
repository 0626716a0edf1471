import { isAtLeast } from '../../programs/release.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { likelyApplications } from './application.ts';
import { type CeleryStart, celeryStarts, hasVariable, lastUse } from './celery-starts.ts';
import { droppedByFlower } from './misplaced.ts';

export const celeryMissingApp: Rule = {
  id: 'celery/missing-app',
  severity: 'warning',
  scope: 'process',
  programs: ['celery'],
  title: t('celery is not told which application to run.'),
  explanation: t(
    'Without `-A` celery runs an application of its own: it knows none of your tasks and looks for RabbitMQ on localhost. Name the application in front of the command, `celery -A proj worker`, or set the variable CELERY_APP.',
  ),
  sources: [
    'celery/celery:celery/bin/celery.py',
    'celery/celery:celery/bin/base.py CLIContext',
    'test/fixtures/celery-cases.ndjson (cases 6, 151 and 152)',
  ],
  *check(context) {
    for (const start of celeryStarts(context, 'worker', 'beat', 'flower', 'events', 'inspect', 'status', 'purge')) {
      const { parsed, command, invocation, project } = start;
      if (!parsed.certain || parsed.ended || lastUse(start, 'app') || hasApplication(start)) continue;
      // What is refused or dropped may be a misplaced `-A`: celery/option-before-command.
      if (parsed.errors.some(({ kind }) => kind === 'unknown-option') || droppedByFlower(start).length > 0) continue;
      if (lastUse(start, 'config') || lastUse(start, 'loader') || project?.has('celeryconfig.py')) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: t(
          'celery is not told which application to load: write `celery -A MODULE …`, unless the platform sets the variable CELERY_APP.',
        ),
        fixes: () => likelyApplications(start).map((name, _, all) => addApplication(start, name, all.length === 1)),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: «celery» worker -l info\n' },
      {
        text: 'worker: «celery» worker -l info\n',
        files: { 'proj/__init__.py': '', 'proj/celery.py': 'app = Celery()\n' },
        fixed: 'worker: celery -A proj worker -l info\n',
      },
      { text: 'beat: python «-m celery» beat\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: CELERY_APP=proj celery worker -l info\n' },
      { text: 'worker: celery $OPTIONS worker -l info\n' },
      { text: 'worker: celery worker -A proj\n' },
      { text: 'worker: celery worker\n', files: { 'celeryconfig.py': '' } },
      { text: 'worker: celery --version\n' },
      { text: 'web: celery flower -A proj\n' },
    ],
  },
};

/** celery 5 also reads the variable APP; Django and others may set a default application in the environment. */
function hasApplication(start: CeleryStart): boolean {
  return hasVariable(
    start,
    'CELERY_APP',
    ...(isAtLeast(start.version, '5.0.0') ? ['APP'] : []),
    'CELERY_CONFIG_MODULE',
  );
}

function addApplication({ command, invocation }: CeleryStart, name: string, isOnly: boolean): Fix {
  const { end } = command.toDocument(invocation.programSpan);
  return {
    title: t('Add `-A {name}`', { name }),
    edits: [{ span: span(end, end), newText: command.encode(` -A ${name}`) }],
    preferred: isOnly,
    safe: false,
  };
}
