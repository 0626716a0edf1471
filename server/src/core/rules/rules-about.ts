/**
 * Which rules are asked about what: most speak of one kind of file or of one program, and are left alone otherwise. Those of what
 * most documents do not have are loaded with the first that has it.
 */
import type { DocumentKind } from '../model/document.ts';
import { programFor } from '../programs/registry.ts';
import { basicRules } from './basic-rules.ts';
import type { Rule, RuleContext } from './rule.ts';

interface Area {
  /** `started`: ids of the programs that the processes start. */
  readonly isIn: (context: RuleContext, started: ReadonlySet<string>) => boolean;
  readonly rules: () => readonly Rule[];
}

const SERVERS = ['daphne', 'django', 'flask', 'hypercorn', 'uvicorn', 'uwsgi', 'waitress'];

const AREAS: readonly Area[] = [
  { isIn: () => true, rules: () => basicRules },
  {
    // Celery's flower is a server where it is the web process.
    isIn: ({ document }, started) =>
      SERVERS.some((id) => started.has(id)) ||
      (started.has('celery') && document.processes.all.some(({ name }) => name === 'web')),
    rules: () => (require('./servers/rules.ts') as typeof import('./servers/rules.ts')).serverRules,
  },
  {
    isIn: (_, started) => started.has('celery') || started.has('django'),
    rules: () => (require('./celery/rules.ts') as typeof import('./celery/rules.ts')).celeryRules,
  },
  {
    // What a Procfile and it both say is compared in both.
    isIn: ({ document, project }) =>
      document.kind === 'app-desc' || ['app_desc.yaml', 'app_desc.yml'].some((name) => project?.has(name)),
    rules: () => (require('./app-desc/rules.ts') as typeof import('./app-desc/rules.ts')).appDescRules,
  },
];

const NOTHING: ReadonlySet<string> = new Set();

/** The rules about the document as a whole. */
export function documentRules(context: RuleContext): readonly Rule[] {
  const { kind } = context.document;
  return areasIn(context, NOTHING).flatMap(({ ofDocuments }) => ofDocuments[kind]);
}

/** The rules about the processes that `context` has, and what they start; in no order. */
export function processRules(context: RuleContext): Iterable<Rule> {
  const started = startedIn(context);
  const selected = new Set<Rule>();
  for (const { ofAll, ofPrograms } of areasIn(context, started)) {
    for (const rule of ofAll) selected.add(rule);
    for (const id of started) for (const rule of ofPrograms.get(id) ?? []) selected.add(rule);
  }
  return selected;
}

function startedIn({ document }: RuleContext): ReadonlySet<string> {
  const started = new Set<string>();
  for (const { command } of document.processes) {
    for (const { program } of command?.invocations ?? []) {
      const id = programFor(program)?.id;
      if (id !== undefined) started.add(id);
    }
  }
  return started;
}

interface Choice {
  readonly ofDocuments: Readonly<Record<DocumentKind, readonly Rule[]>>;
  readonly ofAll: readonly Rule[];
  readonly ofPrograms: ReadonlyMap<string, readonly Rule[]>;
}

/** By the area, when it was asked for first. */
const choices = new WeakMap<Area, Choice>();

function areasIn(context: RuleContext, started: ReadonlySet<string>): Choice[] {
  return AREAS.filter(({ isIn }) => isIn(context, started)).map((area) => {
    const choice = choices.get(area) ?? choiceOf(area.rules());
    choices.set(area, choice);
    return choice;
  });
}

function choiceOf(rules: readonly Rule[]): Choice {
  const ofKind = (kind: DocumentKind) =>
    rules.filter((rule) => rule.scope === 'document' && (rule.kind ?? kind) === kind);
  const ofProcesses = rules.filter(({ scope }) => scope === 'process');
  const programs = new Set(ofProcesses.flatMap((rule) => rule.programs ?? []));
  return {
    ofDocuments: {
      procfile: ofKind('procfile'),
      'app-desc': ofKind('app-desc'),
      'gunicorn-config': ofKind('gunicorn-config'),
    },
    ofAll: ofProcesses.filter((rule) => !rule.programs),
    ofPrograms: new Map([...programs].map((id) => [id, ofProcesses.filter((rule) => rule.programs?.includes(id))])),
  };
}
