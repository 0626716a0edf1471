/** Changes of a whole file that someone may ask for; none is ever made unasked. */
import { APP_DESC_FILES } from '../model/file-names.ts';
import { readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { FileEdits, RuleContext } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';
import { type Span, span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

interface Refactoring {
  readonly title: Text;
  readonly edits: readonly TextEdit[];
  readonly otherFiles: readonly FileEdits[];
}

/** UTF-16 units of a text that is not offered to be written again: only trying takes longer than a menu may take to open. */
const MAX_TEXT = 200_000;

/** Computed when the menu opens: only what can be done is offered. */
export function refactorings(context: RuleContext): readonly Refactoring[] {
  if (context.document.text.length > MAX_TEXT) return [];
  return [...toVersion3(context), ...fromProcfile(context)];
}

/** Where the light bulb may offer them: on the version of the file, on the first process of a Procfile. */
export function refactoringPlace({ document }: RuleContext): Span | undefined {
  if (document.syntax.kind === 'procfile') return document.processes.at(0)?.nameSpan;
  const entry = document.syntax.kind === 'app-desc' ? readAppDesc(document.syntax).version.entry : undefined;
  return entry && span(entry.key.span.start, entry.value.span.end);
}

function* toVersion3({ document, project }: RuleContext): Iterable<Refactoring> {
  if (document.syntax.kind !== 'app-desc' || readAppDesc(document.syntax).version.number !== 2) return;
  const { convertToVersion3 } =
    require('../platforms/blueking/convert/to-version-3.ts') as typeof import('../platforms/blueking/convert/to-version-3.ts');
  const { text } = convertToVersion3(document.text, project?.file('Procfile'));
  if (text === undefined) return;
  const edits = [{ span: span(0, document.text.length), newText: text }];
  yield { title: t('Convert to spec version 3 (cloud-native applications)'), edits, otherFiles: [] };
}

function* fromProcfile({ document, platform, project }: RuleContext): Iterable<Refactoring> {
  if (document.syntax.kind !== 'procfile' || platform.id !== 'blueking' || !project) return;
  if (APP_DESC_FILES.some((name) => project.has(name) !== false)) return;
  const language = project.requirements.found || !project.has('package.json') ? 'Python' : 'NodeJS';
  const { createAppDesc } =
    require('../platforms/blueking/convert/create-app-desc.ts') as typeof import('../platforms/blueking/convert/create-app-desc.ts');
  const text = createAppDesc(document.text, document.syntax, { version: 2, language });
  if (text === undefined) return;
  const file = {
    uri: `${project.folder}/app_desc.yaml`,
    text: undefined,
    edits: [{ span: span(0, 0), newText: text }],
  };
  yield { title: t('Create app_desc.yaml from this Procfile'), edits: [], otherFiles: [file] };
}
