/** `shop.wsgi:application`: what a program imports, where that is, and which framework made it. */
import { type Application, applicationsIn } from '../effective/application.ts';
import type { Process } from '../model/document.ts';
import { FRAMEWORKS } from '../project/python/application-interface.ts';
import { findAttribute } from '../project/python/find-attribute.ts';
import { findModule } from '../project/python/find-module.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Binding } from '../syntax/python/module-facts.ts';
import { cut } from '../text/cut.ts';
import { type Text, t } from '../text/l10n.ts';
import { LineIndex } from '../text/line-index.ts';
import { redact } from '../text/redact.ts';
import { type Span, touches } from '../text/span.ts';
import type { Fact, PlacedExplanation } from './explanation.ts';

/** The names a program tries where none is written. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  // benoitc/gunicorn:gunicorn/util.py import_app
  gunicorn: ['application'],
  // celery/celery:celery/app/utils.py find_app
  celery: ['app', 'celery'],
  // pgjones/hypercorn:src/hypercorn/utils.py load_application
  hypercorn: ['app'],
  // emmett-framework/granian:granian/_internal.py load_target
  granian: ['app'],
};

/** `place` counts from the start of the command line's text, and so does the span of the answer. */
export function explainApplication(
  { project }: RuleContext,
  process: Process,
  place: Span,
): PlacedExplanation | undefined {
  const named = [...applicationsIn(process, project)].find((one) => touches(one.span, place));
  const paragraph = named && meaning(named);
  if (!named || !paragraph) return undefined;
  const { module, object, span } = named;
  const title = object === undefined ? module : `${module}:${object}`;
  return { span, explanation: { title, paragraphs: [paragraph], facts: factsOf(named), documentation: undefined } };
}

/** Undefined where no object is named and the program tries no names. */
function meaning({ program: { id: program }, module, object }: Application): Text | undefined {
  if (object?.endsWith(')')) {
    return t('The application: {program} imports `{module}` and calls `{object}` of it.', { program, module, object });
  }
  if (object !== undefined) {
    return t('The application: {program} imports `{module}` and takes `{object}` from it.', {
      program,
      module,
      object,
    });
  }
  const [name] = USUAL_NAMES[program] ?? [];
  if (name === undefined) return undefined;
  return t('The application: {program} imports `{module}` and looks for the name `{name}` there.', {
    program,
    module,
    name,
  });
}

function factsOf(application: Application): readonly Fact[] {
  const { program, project, module, object, searchPath } = application;
  const found = findModule(project, module, searchPath);
  if (found.kind === 'unknown') return [];
  if (found.kind === 'missing') return [{ label: t('File'), value: t('not found in the workspace') }];
  if (found.kind === 'opaque') return [{ label: t('File'), value: found.path }];
  const name = /^\w+/.exec(object ?? '')?.[0];
  const names = name === undefined ? (USUAL_NAMES[program.id] ?? []) : [name];
  const defined = definitionIn(application, module, names);
  if (!defined) {
    const isAbsent = name !== undefined && findAttribute(project, found.path, name).kind === 'absent';
    const file: Fact = { label: t('File'), value: found.path };
    return isAbsent ? [file, { label: t('Defined'), value: t('not in this file') }] : [file];
  }
  const { path, text, binding } = defined;
  const written = text.slice(binding.valueSpan.start, binding.valueSpan.end);
  const framework = FRAMEWORKS.get(/^(?:\w+\.)*(\w+)\(/.exec(written)?.[1] ?? '');
  const line = new LineIndex(text).rangeOf(binding.nameSpan).start.line;
  return [
    { label: t('File'), value: path },
    { label: t('Line {line}', { line: line + 1 }), value: redact(lineAt(text, binding.nameSpan.start)) },
    ...(framework
      ? [{ label: t('Framework'), value: t('{value} ({from})', { value: framework.name, from: framework.interface }) }]
      : []),
  ];
}

interface Definition {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
  readonly binding: Binding;
}

function definitionIn(application: Application, module: string, names: readonly string[]): Definition | undefined {
  const { program, project, searchPath } = application;
  const found = findModule(project, module, searchPath);
  if (found.kind !== 'file') return undefined;
  const text = project.file(found.path) ?? '';
  for (const name of names) {
    const attribute = findAttribute(project, found.path, name);
    if (attribute.kind === 'bound') return { path: found.path, text, binding: attribute.binding };
  }
  // Of a package celery looks into the module celery, too.
  const isDeeper = program.id === 'celery' && application.object === undefined && found.isPackage;
  return isDeeper ? definitionIn(application, `${module}.celery`, names) : undefined;
}

/** The line of an offset, as it is read: without the space around it, and not for ever. */
function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset) + 1;
  const line = (text.slice(start).split('\n', 1)[0] ?? '').trim();
  return line.length > 80 ? `${cut(line, 79)}…` : line;
}
