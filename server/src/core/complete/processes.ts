import type { RuleContext } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import { span } from '../text/span.ts';
import type { Completion } from './completion.ts';

/** Whole processes as people start them; `$1` … are tab stops. */
const PROCESSES = [
  {
    name: 'web',
    detail: t('gunicorn on the port of the platform'),
    command: 'gunicorn ${1:wsgi} -w ${2:4} -b :\\$PORT --access-logfile - --error-logfile -',
  },
  {
    name: 'web',
    detail: t('an ASGI application on uvicorn'),
    command: 'uvicorn ${1:main:app} --host 0.0.0.0 --port \\$PORT --workers ${2:2}',
  },
  {
    name: 'worker',
    detail: t('celery with a fixed number of processes'),
    command: 'celery -A ${1:proj} worker -l info -c ${2:2} --max-tasks-per-child ${3:100}',
  },
  {
    name: 'beat',
    detail: t('the scheduler of celery; one instance only'),
    command: 'celery -A ${1:proj} beat -l info',
  },
  {
    name: 'release',
    detail: t('runs once before each release'),
    command: 'python manage.py migrate --no-input',
    // BlueKing would run it for ever, as any other process.
    notOn: 'blueking',
  },
] as const;

/** Process lines at the start of a line of a Procfile that has no colon yet; nothing elsewhere. */
export function* completeProcess({ document, platform }: RuleContext, offset: number): Iterable<Completion> {
  if (document.kind !== 'procfile') return;
  const line = document.lines.lineSpan(document.lines.lineAt(offset));
  const written = document.text.slice(line.start, offset);
  if (!/^[\w-]*$/.test(written)) return;
  const hasColon = document.text.slice(offset, line.end).includes(':');
  const taken = new Set(
    document.processes.all.filter(({ nameSpan }) => nameSpan.start !== line.start).map(({ name }) => name),
  );
  for (const [rank, process] of PROCESSES.entries()) {
    if (taken.has(process.name) || ('notOn' in process && process.notOn === platform.id)) continue;
    const program = process.command.split(' ', 1)[0] ?? '';
    yield {
      label: hasColon ? process.name : `${process.name}: ${program}`,
      kind: hasColon ? 'process' : 'snippet',
      span: span(line.start, hasColon ? offset : line.end),
      newText: hasColon ? process.name : `${process.name}: ${process.command}`,
      isSnippet: !hasColon,
      detail: process.detail,
      rank,
    };
  }
}
