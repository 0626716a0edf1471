import { Kept } from '../../caches/kept.ts';
import type { Document } from '../../model/document.ts';
import { type AppDesc, readAppDesc } from '../../platforms/blueking/app-desc.ts';
import type { Problem } from '../../platforms/blueking/schema/problem.ts';
import { validate } from '../../platforms/blueking/schema/validate.ts';

/** app_desc.yaml as the platform reads it; undefined for other documents. */
export function appDescOf({ syntax }: Document): AppDesc | undefined {
  return syntax.kind === 'app-desc' ? readAppDesc(syntax) : undefined;
}

type ByKind = ReadonlyMap<Problem['kind'], readonly Problem[]>;

const known = new Kept<AppDesc, ByKind>();

/**
 * What the schema of the file's version says; nothing for a file without a version the platform handles, because the
 * platform does not look into it either.
 */
function problems(appDesc: AppDesc): ByKind {
  const before = known.of(appDesc);
  if (before) return before;
  const { root, schema, version } = appDesc;
  const result = new Map<Problem['kind'], Problem[]>();
  for (const problem of root?.kind === 'mapping' && version.number !== undefined ? validate(root, schema) : []) {
    const others = result.get(problem.kind);
    if (others) others.push(problem);
    else result.set(problem.kind, [problem]);
  }
  known.set(appDesc, result);
  return result;
}

interface SchemaProblem<Kind extends Problem['kind']> {
  readonly appDesc: AppDesc;
  readonly problem: Extract<Problem, { kind: Kind }>;
}

/** The problems of one kind, in the order of the text; none for other documents. */
export function* schemaProblems<Kind extends Problem['kind']>(
  document: Document,
  kind: Kind,
): Iterable<SchemaProblem<Kind>> {
  const appDesc = appDescOf(document);
  if (!appDesc) return;
  const fault = firstFault(document);
  for (const problem of problems(appDesc).get(kind) ?? []) {
    if (isKind(problem, kind) && !(fault !== undefined && mayFollow(problem, fault))) yield { appDesc, problem };
  }
}

/** Where the text begins to be no YAML: the platform does not read on, and how the rest was meant is a guess. */
export function firstFault({ syntax }: Document): number | undefined {
  if (syntax.kind !== 'app-desc') return undefined;
  const error = syntax.errors[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const first = Math.min(error, syntax.tabs[0]?.start ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? first : undefined;
}

/** What comes after a fault, or is missing because of it. */
function mayFollow({ kind, span: { start } }: Problem, fault: number): boolean {
  return start >= fault || kind === 'missing-key' || kind === 'null-value' || kind === 'empty-collection';
}

export function hasSchemaProblems(document: Document): boolean {
  const appDesc = appDescOf(document);
  return appDesc !== undefined && problems(appDesc).size > 0;
}

function isKind<Kind extends Problem['kind']>(
  problem: Problem,
  kind: Kind,
): problem is Extract<Problem, { kind: Kind }> {
  return problem.kind === kind;
}
