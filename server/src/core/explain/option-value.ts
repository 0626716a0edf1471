import type { AccessLogAtom } from '../programs/access-log/atom.ts';
import { parseAccessLogFormat } from '../programs/access-log/format.ts';
import { type AtomsOfServer, atomsOf } from '../programs/access-log/servers.ts';
import { descriptionOfWorkerClass } from '../programs/gunicorn/descriptions-of.ts';
import type { WorkerClass } from '../programs/gunicorn/worker-class.ts';
import { findWorkerClass } from '../programs/gunicorn/worker-classes.ts';
import { t } from '../text/l10n.ts';
import { type Span, span } from '../text/span.ts';
import type { Explanation, Fact } from './explanation.ts';

interface ExplainedPart {
  /** Counts from the start of the value. */
  readonly span: Span;
  readonly explanation: Explanation;
}

/** What stands at `at` inside the value of an option that has a language of its own; undefined elsewhere. */
export function explainValuePart(
  program: string,
  option: string,
  value: string,
  at: number,
  version: string | undefined,
): ExplainedPart | undefined {
  const server = atomsOf(program, option, version);
  if (server) return explainAtomAt(value, at, program, server);
  const worker = program === 'gunicorn' && option === 'worker_class' ? findWorkerClass(value) : undefined;
  return worker && { span: span(0, value.length), explanation: explainWorkerClass(worker) };
}

function explainAtomAt(format: string, at: number, program: string, server: AtomsOfServer): ExplainedPart | undefined {
  const part = parseAccessLogFormat(format, server.find).find(({ span: { start, end } }) => start <= at && at <= end);
  if (part?.kind !== 'atom') return undefined;
  const title = format.slice(part.span.start, part.span.end);
  return { span: part.span, explanation: explainAtom(title, part.atom, program, server) };
}

export function explainAtom(
  title: string,
  atom: AccessLogAtom | undefined,
  program: string,
  { documentation }: AtomsOfServer,
): Explanation {
  return {
    title,
    paragraphs: [atom?.meaning ?? t('{program} knows no such part and writes a hyphen.', { program })],
    facts: atom?.since ? [{ label: t('Since'), value: `${program} ${atom.since}` }] : [],
    documentation,
  };
}

export function explainWorkerClass(worker: WorkerClass): Explanation {
  const { description, notes = [] } = descriptionOfWorkerClass(worker);
  const facts: Fact[] = [];
  const packages = worker.packages.map((need) => need.package);
  if (packages.length > 0) facts.push({ label: t('Needs'), value: packages.join(', ') });
  if (worker.ignores.length > 0) facts.push({ label: t('Ignores'), value: worker.ignores.join(', ') });
  if (worker.deprecatedIn) facts.push({ label: t('Deprecated in'), value: `gunicorn ${worker.deprecatedIn}` });
  if (worker.removedIn) facts.push({ label: t('Removed in'), value: `gunicorn ${worker.removedIn}` });
  const timeout = worker.requestsBlockHeartbeat
    ? t('A request that runs longer than --timeout is ended, and its worker with it.')
    : t('--timeout is not about requests here: it ends a worker whose loop is blocked.');
  return {
    title: worker.name,
    paragraphs: [description, timeout, ...notes],
    facts,
    documentation: 'https://gunicorn.org/reference/settings/#worker_class',
  };
}
