import { alignProcfile } from '../../../platforms/blueking/align-procfile.ts';
import type { AppDescModule } from '../../../platforms/blueking/app-desc.ts';
import {
  appDescDefinitions,
  directoryOf,
  appDescOf as otherAppDesc,
  type ProcessDefinition,
  procfileDefinitions,
  procfileOf,
} from '../../../platforms/blueking/process-definitions.ts';
import { resolvePath } from '../../../project/paths.ts';
import type { Project } from '../../../project/project.ts';
import { type Text, t } from '../../../text/l10n.ts';
import { LineIndex } from '../../../text/line-index.ts';
import { span } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { FileEdits, Finding, Fix, Rule, RuleContext, Severity } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

const REFUSED =
  'Process definitions conflict between Procfile and app description file. Please remove the Procfile to resolve this conflict.';

export const processConflict: Rule = {
  id: 'app-desc/process-conflict',
  severity: 'error',
  scope: 'document',
  title: t('The Procfile and app_desc.yaml do not define the same processes.'),
  explanation: t(
    'When both files define processes they must be the same: the same names with the same commands, letter by letter. Since July 2025 the platform stops the deploy at any difference; before, and in its documentation still, the Procfile won. Delete the Procfile, or write the same in both.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/resources.py (commit a0385632f)',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/controller.py',
  ],
  *check(context) {
    if (context.platform.id !== 'blueking' || !context.project) return;
    if (context.document.kind === 'app-desc') yield* inAppDesc(context);
    else if (context.document.kind === 'procfile' && /\/Procfile$/.test(context.document.uri))
      yield* inProcfile(context);
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    «web»:\n      command: run x\n',
        files: { Procfile: 'web: run y\n' },
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n',
      },
      {
        text: '«web»: run y\n',
        files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: python, processes: {web: {command: run x}}}\n' },
        fixed: 'web: run x\n',
      },
      {
        text: 'web: run x\n«beat»: run z\n',
        files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: python, processes: {web: {command: run x}}}\n' },
        fixed: 'web: run x\n',
      },
      {
        text: '«web»: run x\n',
        files: {
          'app_desc.yaml':
            'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x}\n    beat: {command: run y}\n    worker: {command: run z}\n',
        },
        fixed: 'web: run x\nbeat: run y\nworker: run z\n',
      },
      {
        text: '«web»: bash -c run\n',
        files: {
          'app_desc.yaml': 'specVersion: 3\nmodule: {language: go, spec: {processes: [{name: web, command: [run]}]}}\n',
        },
      },
    ],
    good: [
      {
        text: 'web: run x\n',
        files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: python, processes: {web: {command: run x}}}\n' },
      },
      { text: 'web: run x\n', files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: python}\n' } },
      {
        text: 'web: run x\n',
        files: { 'app_desc.yaml': 'spec_version: 7\nmodule: {language: python, processes: {web: {command: run y}}}\n' },
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: src\n  processes: {web: {command: run x}}\n',
        files: { Procfile: 'web: run y\n', 'src/Procfile': 'web: run x\n' },
      },
    ],
  },
};

/**
 * With several modules it is not known which of them is deployed from the directory of the Procfile, and where the
 * source directory is only made for the package, not whether the Procfile will be in it.
 */
function severityOf(modules: readonly AppDescModule[], { has }: Project): Severity {
  const isMadeLater = modules.some((module) => has(resolvePath('', directoryOf(module) ?? '') ?? '') === false);
  return modules.length > 1 || isMadeLater ? 'warning' : 'error';
}

function* inAppDesc({ document, project }: RuleContext): Iterable<Finding> {
  const appDesc = appDescOf(document);
  if (!appDesc?.version.number || !project) return;
  const severity = severityOf(appDesc.modules, project);
  for (const module of appDesc.modules) {
    const procfile = module.processes.length > 0 ? procfileOf(project, module) : undefined;
    const other = procfile && procfileDefinitions(procfile.syntax);
    if (!procfile || !other) continue;
    const own = appDescDefinitions(module);
    const edits = once(() => alignProcfile(procfile.text, procfile.syntax, own));
    const lines = new LineIndex(procfile.text);
    for (const { name, message } of together(differences(own, other), own, (names) =>
      t('Only in the Procfile: {names}.', { names }),
    )) {
      const place = own.get(name)?.nameSpan ?? module.nameSpan;
      const there = other.get(name)?.nameSpan;
      yield {
        span: place,
        severity,
        message: t('{sentence} The deploy stops with: {platform}', { sentence: message, platform: REFUSED }),
        ...(there && {
          related: [
            { uri: procfile.uri, span: span(0, 0), range: lines.rangeOf(there), message: t('In the Procfile.') },
          ],
        }),
        fixes: () => {
          const aligned = edits();
          const align = aligned ? [alignFix([], [{ uri: procfile.uri, text: procfile.text, edits: aligned }])] : [];
          return [...align, deleteFix(procfile.uri)];
        },
      };
    }
  }
}

function* inProcfile({ document, project }: RuleContext): Iterable<Finding> {
  const own = document.syntax.kind === 'procfile' ? procfileDefinitions(document.syntax) : undefined;
  const other = project && otherAppDesc(project);
  if (!own || !project || !other?.appDesc.version.number || document.syntax.kind !== 'procfile') return;
  const { syntax } = document;
  const modules = other.appDesc.modules.filter(({ processes }) => processes.length > 0);
  // Every module with this process must agree with the Procfile; one that does is enough to assume that the Procfile
  // belongs to it.
  const conflicts = modules.map((module) => ({
    module,
    found: differences(appDescDefinitions(module), own),
  }));
  if (conflicts.some(({ found }) => found.length === 0)) return;
  const [first] = conflicts;
  if (!first) return;
  const wanted = appDescDefinitions(first.module);
  const lines = new LineIndex(other.text);
  const severity = severityOf(modules, project);
  const edits = once(() => (modules.length === 1 ? alignProcfile(document.text, syntax, wanted) : undefined));
  for (const { name, message } of together(first.found, own, (names) =>
    t('Only in app_desc.yaml: {names}.', { names }),
  )) {
    const place = own.get(name)?.nameSpan ?? [...own.values()][0]?.nameSpan ?? span(0, 0);
    const there = wanted.get(name)?.nameSpan;
    yield {
      span: place,
      severity,
      message: t('{sentence} The deploy stops with: {platform}', { sentence: message, platform: REFUSED }),
      ...(there && {
        related: [{ uri: other.uri, span: span(0, 0), range: lines.rangeOf(there), message: t('In app_desc.yaml.') }],
      }),
      fixes: () => {
        const aligned = edits();
        return [...(aligned ? [alignFix(aligned)] : []), deleteFix(document.uri)];
      },
    };
  }
}

/** The same edits repair every difference. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

type Definitions = ReadonlyMap<string, ProcessDefinition>;

interface Difference {
  readonly name: string;
  readonly message: Text;
}

/** Several processes that `own` has not have no places in it: one message for all of them. */
function together(
  found: readonly Difference[],
  own: Definitions,
  missing: (names: string) => Text,
): readonly Difference[] {
  const absent = found.filter(({ name }) => !own.has(name));
  const [first] = absent;
  if (!first || absent.length === 1) return found;
  const message = missing(absent.map(({ name }) => `\`${name}\``).join(', '));
  return [...found.filter(({ name }) => own.has(name)), { name: first.name, message }];
}

function differences(appDesc: Definitions, procfile: Definitions): readonly Difference[] {
  const found: Difference[] = [];
  for (const { name, command } of appDesc.values()) {
    const other = procfile.get(name);
    if (!other) found.push({ name, message: t('`{name}` is in app_desc.yaml and not in the Procfile.', { name }) });
    else if (command === undefined) {
      found.push({
        name,
        message: t('app_desc.yaml gives `{name}` as `command` and `args`, which no Procfile can equal.', { name }),
      });
    } else if (other.command !== command) {
      found.push({
        name,
        message: t('`{name}` has a different command in the Procfile than in app_desc.yaml.', { name }),
      });
    }
  }
  for (const { name } of procfile.values()) {
    if (!appDesc.has(name)) {
      found.push({ name, message: t('`{name}` is in the Procfile and not in app_desc.yaml.', { name }) });
    }
  }
  return found;
}

/** Makes the two files agree. Not safe: only a person knows which of them is right. */
function alignFix(edits: readonly TextEdit[], otherFiles: readonly FileEdits[] = []): Fix {
  return {
    title: t('Write the processes of app_desc.yaml into the Procfile'),
    edits,
    otherFiles,
    preferred: true,
    safe: false,
  };
}

/** Deletes the Procfile, as the platform asks: app_desc.yaml then defines everything. */
function deleteFix(uri: string): Fix {
  return { title: t('Delete the Procfile'), edits: [], deletedFiles: [uri], preferred: false, safe: false };
}
