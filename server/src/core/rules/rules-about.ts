/** Which rules are asked about what: most speak of one kind of file or of one program, and are left alone otherwise. */
import type { DocumentKind, Process } from '../model/document.ts';
import { programFor, programs } from '../programs/registry.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

const OF_PROCESSES = rules.filter(({ scope }) => scope === 'process');

const OF_ALL = OF_PROCESSES.filter((rule) => !rule.programs);

const OF_PROGRAMS: ReadonlyMap<string, ReadonlySet<Rule>> = new Map(
  programs.map(({ id }) => [id, new Set(OF_PROCESSES.filter((rule) => rule.programs?.includes(id)))]),
);

const OF_DOCUMENTS: Readonly<Record<DocumentKind, readonly Rule[]>> = {
  procfile: ofKind('procfile'),
  'app-desc': ofKind('app-desc'),
  'gunicorn-config': ofKind('gunicorn-config'),
};

function ofKind(kind: DocumentKind): Rule[] {
  return rules.filter((rule) => rule.scope === 'document' && (rule.kind ?? kind) === kind);
}

/** The rules about whole documents of a kind. */
export function documentRules(kind: DocumentKind): readonly Rule[] {
  return OF_DOCUMENTS[kind];
}

/** The rules about a process and what it starts, in no order. */
export function processRules({ command }: Process): Iterable<Rule> {
  const selected = new Set(OF_ALL);
  const started = new Set((command?.invocations ?? []).map(({ program }) => programFor(program)?.id));
  for (const id of started) for (const rule of OF_PROGRAMS.get(id ?? '') ?? []) selected.add(rule);
  return selected;
}
