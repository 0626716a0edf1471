/**
 * Which rules are run on which document. Most rules are about one kind of file or one program, and are run only there. Rules about what
 * most documents do not have are loaded with the first document that has it. Where a cheap look shows that nothing of a kind can be
 * wrong, the rules about that kind are not run: there are many rules and hardly any mistakes, and this decides what a keystroke costs.
 */

import { oncePer } from '../caches/once-per.ts';
import type { DocumentKind } from '../model/document.ts';
import { APP_DESC_FILES } from '../model/file-names.ts';
import { type AppDesc, readAppDesc } from '../platforms/blueking/app-desc.ts';
import { programFor } from '../programs/registry.ts';
import type { AppDescSyntax } from '../syntax/app-desc.ts';
import { entryOf } from '../syntax/yaml/yaml-value.ts';
import { basicRules } from './basic-rules.ts';
import { gunicornStarts } from './gunicorn/gunicorn-starts.ts';
import { refusalRules } from './gunicorn/refusal-rules.ts';
import { mayBeRefused } from './gunicorn/refusals.ts';
import { mayFailInProduction } from './may-fail-in-production.ts';
import { oddEntriesOf } from './procfile/entry-problems.ts';
import { oddEntryRules } from './procfile/odd-entry-rules.ts';
import type { Rule, RuleContext } from './rule.ts';
import { mayStartNothing } from './shell/may-start-nothing.ts';
import { shellProblemRules } from './shell/problem-rules.ts';
import { hasShellProblems } from './shell/shell-problems.ts';

interface Area {
  /** The scope of all its rules; undefined if it has rules of both scopes. */
  readonly scope?: Rule['scope'];
  /** `started`: ids of the programs that the processes start. */
  readonly isIn: (context: RuleContext, started: ReadonlySet<string>) => boolean;
  readonly rules: () => readonly Rule[];
}

const SERVERS = [
  'daphne',
  'django',
  'fastapi',
  'flask',
  'granian',
  'hypercorn',
  'sanic',
  'streamlit',
  'uvicorn',
  'uwsgi',
  'waitress',
];

const QUEUES = ['dramatiq', 'huey', 'rq'];

const AREAS: readonly Area[] = [
  { isIn: () => true, rules: () => basicRules },
  { scope: 'document', isIn: ({ document }) => oddEntriesOf(document).length > 0, rules: () => oddEntryRules },
  { scope: 'process', isIn: hasShellProblems, rules: () => shellProblemRules },
  {
    scope: 'process',
    isIn: mayStartNothing,
    rules: () => (require('./shell/first-words.ts') as typeof import('./shell/first-words.ts')).firstWordRules,
  },
  {
    scope: 'process',
    isIn: mayFailInProduction,
    rules: () => (require('./production.ts') as typeof import('./production.ts')).productionRules,
  },
  {
    scope: 'process',
    isIn: (context, started) => started.has('gunicorn') && mayBeRefused(context),
    rules: () => refusalRules,
  },
  {
    scope: 'document',
    isIn: ({ document }) => document.kind === 'gunicorn-config',
    rules: () =>
      (require('./gunicorn-config/file-rules.ts') as typeof import('./gunicorn-config/file-rules.ts'))
        .gunicornConfigRules,
  },
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
    scope: 'process',
    isIn: (_, started) => QUEUES.some((id) => started.has(id)),
    rules: () => (require('./queues/rules.ts') as typeof import('./queues/rules.ts')).queueRules,
  },
  {
    // What a Procfile and it both say is compared in both.
    isIn: ({ document, project }) => document.kind === 'app-desc' || APP_DESC_FILES.some((name) => project?.has(name)),
    rules: () => ofAppDesc().appDescRules,
  },
  {
    scope: 'document',
    isIn: ({ document }) => document.kind === 'app-desc' && ofAppDesc().hasSchemaProblems(document),
    rules: () => ofAppDesc().schemaRules,
  },
  {
    scope: 'document',
    isIn: inAppDesc(({ version }) => version.number === 2),
    rules: () => ofAppDesc().version2Rules,
  },
  {
    scope: 'document',
    isIn: inAppDesc(({ version }) => version.number === 3),
    rules: () => ofAppDesc().version3Rules,
  },
  {
    scope: 'document',
    isIn: inAppDesc(({ root }) => entryOf(root, 'app') !== undefined),
    rules: () => ofAppDesc().packageRules,
  },
  {
    scope: 'document',
    isIn: inAppDesc((_, { errors, tabs, lost }) => errors.length + tabs.length + lost.length > 0),
    rules: () => ofAppDesc().yamlRules,
  },
];

function inAppDesc(isIn: (appDesc: AppDesc, syntax: AppDescSyntax) => boolean): Area['isIn'] {
  return ({ document: { syntax } }) => syntax.kind === 'app-desc' && isIn(readAppDesc(syntax), syntax);
}

function ofAppDesc() {
  return require('./app-desc/rules.ts') as typeof import('./app-desc/rules.ts');
}

const NOTHING: ReadonlySet<string> = new Set();

/** The only rules for a file in whose place the platform reads another one; undefined for all other files. */
export function rulesOfIgnored(context: RuleContext): readonly Rule[] | undefined {
  return context.document.kind === 'app-desc' ? ofAppDesc().rulesOfIgnored(context) : undefined;
}

/** The rules about the document as a whole. */
export function documentRules(context: RuleContext): readonly Rule[] {
  const { kind } = context.document;
  return areasIn('document', context, NOTHING).flatMap(({ ofDocuments }) => ofDocuments[kind]);
}

/** The rules about the processes that `context` has, and what they start; in no order. */
export function processRules(context: RuleContext): Iterable<Rule> {
  const started = startedIn(context);
  const given = started.has('gunicorn') ? givenSettings(context) : NOTHING;
  const selected = new Set<Rule>();
  for (const { ofAll, ofPrograms, ofSettings } of areasIn('process', context, started)) {
    for (const rule of ofAll) if (!rule.text || isInText(rule.text, context)) selected.add(rule);
    for (const id of started) for (const rule of ofPrograms.get(id) ?? []) selected.add(rule);
    for (const name of given) for (const rule of ofSettings.get(name) ?? []) selected.add(rule);
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

function givenSettings(context: RuleContext): ReadonlySet<string> {
  const given = new Set<string>();
  for (const { uses } of gunicornStarts(context)) {
    for (const { option } of uses) if (option.setting) given.add(option.setting.name);
  }
  return given;
}

function isInText(wanted: RegExp, { document }: RuleContext): boolean {
  return document.processes.all.some(({ command }) => command && wanted.test(command.text.text));
}

interface Choice {
  readonly ofDocuments: Readonly<Record<DocumentKind, readonly Rule[]>>;
  readonly ofAll: readonly Rule[];
  readonly ofPrograms: ReadonlyMap<string, readonly Rule[]>;
  readonly ofSettings: ReadonlyMap<string, readonly Rule[]>;
}

/** Loads the rules of the area. */
const choiceIn = oncePer((area: Area): Choice => choiceOf(area.rules()));

function areasIn(about: Rule['scope'], context: RuleContext, started: ReadonlySet<string>): Choice[] {
  return AREAS.filter((area) => (area.scope ?? about) === about && isIn(area, context, started)).map(choiceIn);
}

/** An error here is not reported: it happens again in the rules, and is reported there. */
function isIn(area: Area, context: RuleContext, started: ReadonlySet<string>): boolean {
  try {
    return area.isIn(context, started);
  } catch {
    return true;
  }
}

function choiceOf(rules: readonly Rule[]): Choice {
  const ofKind = (kind: DocumentKind) =>
    rules.filter((rule) => rule.scope === 'document' && (rule.kind ?? kind) === kind);
  const ofProcesses = rules.filter(({ scope }) => scope === 'process');
  return {
    ofDocuments: {
      procfile: ofKind('procfile'),
      'app-desc': ofKind('app-desc'),
      'gunicorn-config': ofKind('gunicorn-config'),
    },
    ofAll: ofProcesses.filter(({ programs }) => !programs),
    ofPrograms: byName(ofProcesses, ({ programs, settings }) => (settings ? [] : programs)),
    ofSettings: byName(ofProcesses, ({ settings }) => settings),
  };
}

/** The rules by each of the names that they have. */
function byName(
  rules: readonly Rule[],
  namesOf: (rule: Rule) => readonly string[] | undefined,
): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const name of namesOf(rule) ?? []) found.set(name, [...(found.get(name) ?? []), rule]);
  }
  return found;
}
