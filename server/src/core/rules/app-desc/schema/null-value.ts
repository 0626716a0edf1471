import type { Document } from '../../../model/document.ts';
import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import type { Problem } from '../../../platforms/blueking/schema/problem.ts';
import type { YamlEntry, YamlMapping } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import { type Span, span } from '../../../text/span.ts';
import type { Fix, Rule } from '../../rule.ts';
import { removeEntry } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';
import { noDetail, platformMessage, severityAt, withVerdict } from '../stage.ts';
import { indented } from '../yaml/repaired-lines.ts';

export const nullValue: Rule = {
  id: 'app-desc/null-value',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A key has no value, and the platform does not take that for a missing key.'),
  explanation: t(
    'A key with nothing after its colon has the value null. Most keys refuse null: leave the key out, or give it a value. A few take it as if the key were missing.',
  ),
  sources: ['encode/django-rest-framework:rest_framework/fields.py (allow_null)'],
  *check({ document }) {
    const strayBehind = strayEntries(document);
    for (const { appDesc, problem } of schemaProblems(document, 'null-value')) {
      const { stage, entry, field } = problem;
      const words = wordsOf(problem, appDesc);
      const beside = entry && strayBehind(entry);
      const sentence = field ? sentenceOf(field.key, beside !== undefined) : t('This entry is empty.');
      const isNeeded = field?.required !== undefined;
      yield {
        span: problem.span,
        severity: severityAt(stage, appDesc),
        message: withVerdict(sentence, stage, appDesc, words),
        fixes: () => [
          ...(beside ? [indentBelow(document.text, field?.key ?? '', beside)] : []),
          ...(entry && !isNeeded ? remedies(document.text, entry, beside === undefined) : []),
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «processes»:\n  web:\n    command: run x\n  env_variables: []\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n  env_variables: []\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «env_variables»:\n  processes:\n    web:\n      command: run x\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: «~»\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\n«module»:\nlanguage: python\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\n«app»:\nmodule:\n  language: python\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      replicas:\n      plan: ~\n',
      },
    ],
  },
};

/** The message of the platform; undefined where it depends on the rest of the file, or is not known. */
function wordsOf({ path, stage, field }: Omit<Problem, 'kind'>, { version }: AppDesc): string | undefined {
  const isModule = path[0] === 'modules' && path.length === 2;
  // Version 2 takes an empty module for a missing one, and lists the others.
  if (isModule && version.number === 2) return undefined;
  if (isModule || field?.crashes?.includes('null-value')) return noDetail(stage);
  const [key] = path;
  if (path.length > 1 || (key !== 'module' && key !== 'modules')) {
    return platformMessage(path, 'This field may not be null.', stage);
  }
  // Asked for by name before it is taken for a module (…/declarative/handlers.py).
  return version.number === 2 ? `${key}: This field may not be null.` : 'module: 模块配置内容不能为空';
}

function sentenceOf(key: string, isFollowed: boolean): Text {
  return isFollowed
    ? t('`{key}` has no value: what follows stands beside it, not below it. Indent that, or leave the key out.', {
        key,
      })
    : t('`{key}` has no value. Give it one or leave the key out.', { key });
}

/** Gives the place of the entries behind a key without a value that nobody knows beside it: they belong below it. */
function strayEntries(document: Document): (entry: YamlEntry) => Span | undefined {
  const unknown = new Set<YamlEntry>();
  const mappings = new Set<YamlMapping>();
  const following = new Map<YamlEntry, YamlEntry | undefined>();
  for (const { problem } of schemaProblems(document, 'unknown-key')) {
    unknown.add(problem.entry);
    mappings.add(problem.mapping);
  }
  for (const { entries } of mappings) for (const [i, entry] of entries.entries()) following.set(entry, entries[i + 1]);
  return (entry) => {
    const first = following.get(entry);
    let last: YamlEntry | undefined;
    for (let one = first; one && unknown.has(one); one = following.get(one)) last = one;
    if (!first || !last || entry.merged) return undefined;
    const isBlock = /\n[ \t]*$/.test(document.text.slice(entry.key.span.end, first.key.span.start));
    return isBlock ? span(first.key.span.start, last.value.span.end) : undefined;
  };
}

function indentBelow(text: string, key: string, place: Span): Fix {
  const title = t('Indent what follows, so that it belongs to `{key}`', { key });
  return { title, edits: indented(text, place), preferred: true, safe: false };
}

function remedies(text: string, entry: YamlEntry, preferred: boolean): readonly Fix[] {
  const edit = removeEntry(text, entry);
  if (!edit || entry.merged) return [];
  return [{ title: t('Remove `{key}`', { key: entry.name }), edits: [edit], preferred, safe: preferred }];
}
