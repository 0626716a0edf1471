import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import type { FieldType } from '../../../platforms/blueking/schema/field.ts';
import type { Problem } from '../../../platforms/blueking/schema/problem.ts';
import { entryOf, itemsOf, type YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import { runStart } from '../../../text/run-start.ts';
import { span } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { Fix, Rule } from '../../rule.ts';
import { quoteScalar, renameKey } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';
import { noDetail, platformMessage, severityAt, withVerdict } from '../stage.ts';
import { isRefusedAsJson, jsonWords } from '../yaml/not-json.ts';

export const wrongType: Rule = {
  id: 'app-desc/wrong-type',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('A value has the wrong type.'),
  explanation: t(
    'The file is read as YAML 1.1, where `yes`, `no`, `on`, `off` and `true` are truth values and `2024-01-01` is a date. Where the platform wants a text it takes a number, but none of these: put them in quotes. A list cannot stand for a mapping, nor a text for a list.',
  ),
  sources: [
    'encode/django-rest-framework:rest_framework/fields.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py (yaml.safe_load)',
  ],
  *check({ document }) {
    for (const { appDesc, problem } of schemaProblems(document, 'wrong-type')) {
      const { value, type, path, stage, field } = problem;
      // `{{ name }}`, which another program fills in first, is a mapping in a mapping as long as that has not been done.
      if (document.text.startsWith('{{', value.span.start)) continue;
      const top = String(path[0]);
      const isEarly = isRefusedAsJson(value, top, appDesc);
      const refusedBy = isEarly ? 'prepare' : stage;
      const crashes = field?.crashes?.includes('wrong-type');
      const spoken = field?.words?.wrongType ?? platformWords(value, type);
      // The platform looks for the names of the modules first (…/declarative/handlers.py).
      const isItem = appDesc.version.number === 3 && path[0] === 'modules' && path.length === 2;
      const laterWords = crashes || isItem ? noDetail(stage) : spoken && platformMessage(path, spoken, stage);
      const words = isEarly ? jsonWords(top) : laterWords;
      yield {
        span: firstLine(document.text, problem.span),
        severity: severityAt(refusedBy, appDesc),
        message: withVerdict(sentence(value, type), refusedBy, appDesc, words),
        fixes: () => [
          ...quotingFix(value, type),
          ...namesForItems(document.text, value, type),
          ...itemsForNames(document.text, value, type),
          ...(field?.key === 'command' ? lineForWords(document.text, problem, appDesc) : []),
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        command: «run x»\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: DEBUG\n      value: «yes»\n    - key: SINCE\n      value: «2024-01-01»\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: DEBUG\n      value: "yes"\n    - key: SINCE\n      value: "2024-01-01"\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    «DEBUG: "1"»\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    «- name: web»\n      command: run x\n    - name: worker\n      command: run y\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n    worker:\n      command: run y\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        replicas: «two»\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      «web:»\n        procCommand: run x\n      worker:\n        procCommand: run y\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n      - name: worker\n        procCommand: run y\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      «web: {procCommand: run x}»\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - key: A\n      value: {{cookiecutter.a}}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: A, value: "yes"}\n    - {key: B, value: 1}\n    - {key: C, value: y}\n  processes:\n    web: {command: run x, replicas: "2"}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: "{{ language }}"\n' },
    ],
  },
};

/** Only the first line is marked: a whole mapping would underline half the file. */
function firstLine(text: string, { start, end }: { start: number; end: number }) {
  const line = /[\r\n]/.exec(text.slice(start, end));
  return line ? { start, end: start + line.index } : { start, end };
}

function sentence(value: YamlValue, type: FieldType): Text {
  switch (type.kind) {
    case 'mapping':
    case 'named':
    case 'free-mapping':
      return t('A mapping (`key: value`) belongs here, not {found}.', { found: nameOf(value) });
    case 'list':
      return t('A list (`- item`) belongs here, not {found}.', { found: nameOf(value) });
    case 'integer':
      return t('A whole number belongs here, not {found}.', { found: nameOf(value) });
    case 'boolean':
      return t('`true` or `false` belongs here, not {found}.', { found: nameOf(value) });
    default:
      return value.kind === 'scalar'
        ? t('YAML reads `{written}` as {found}, but a text belongs here.', {
            written: value.written,
            found: nameOf(value),
          })
        : t('A text belongs here, not {found}.', { found: nameOf(value) });
  }
}

function nameOf(value: YamlValue): Text {
  if (value.kind === 'list') return t('a list');
  if (value.kind !== 'scalar') return t('a mapping');
  switch (value.type) {
    case 'bool':
      return t('a truth value');
    case 'int':
    case 'float':
      return t('a number');
    case 'date':
    case 'datetime':
      return t('a date');
    default:
      return t('a text');
  }
}

function platformWords(value: YamlValue, type: FieldType): string | undefined {
  switch (type.kind) {
    case 'mapping':
      if (type.ofAnything) return `Expected a dictionary of items but got type "${pythonType(value)}".`;
      return `Invalid data. Expected a dictionary, but got ${pythonType(value)}.`;
    case 'named':
    case 'free-mapping':
      return `Expected a dictionary of items but got type "${pythonType(value)}".`;
    case 'list':
      return `Expected a list of items but got type "${pythonType(value)}".`;
    case 'integer':
      return 'A valid integer is required.';
    case 'boolean':
      return 'Must be a valid boolean.';
    case 'ip-address':
      return 'Enter a valid IPv4 or IPv6 address.';
    case 'choice':
      if (type.checkedLater) return 'Not a valid string.';
      return value.kind === 'scalar' ? `"${value.text}" is not a valid choice.` : undefined;
    default:
      return 'Not a valid string.';
  }
}

function pythonType(value: YamlValue): string {
  if (value.kind === 'list') return 'list';
  if (value.kind !== 'scalar') return 'dict';
  return value.type === 'null' ? 'NoneType' : value.type;
}

function quotingFix(value: YamlValue, type: FieldType): readonly Fix[] {
  const wantsText = type.kind === 'string' || type.kind === 'choice' || type.kind === 'port';
  if (value.kind !== 'scalar' || value.style !== 'plain' || !wantsText) return [];
  return [{ title: t('Put it in quotes'), edits: [quoteScalar(value)], preferred: true, safe: true }];
}

/** `- name: web` becomes `web:`, where a mapping of names is wanted: version 3 has such a list. */
function namesForItems(text: string, value: YamlValue, type: FieldType): readonly Fix[] {
  if (type.kind !== 'named' || value.kind !== 'list') return [];
  const edits = value.items.flatMap((item): TextEdit[] => {
    const [first] = item.kind === 'mapping' ? item.entries : [];
    const dash = runStart(text, item.span.start, ' ') - 1;
    if (text[dash] !== '-' || dash + 1 === item.span.start || first?.name !== 'name' || first.value.kind !== 'scalar')
      return [];
    return [{ span: span(dash, first.value.span.end), newText: `${first.value.written}:` }];
  });
  if (edits.length === 0 || edits.length < value.items.length) return [];
  return [{ title: t('Write the names as keys'), edits, preferred: true, safe: false }];
}

/** `command: run x` becomes `procCommand: run x`, where version 3 wants a list: version 2 has such a text. */
function lineForWords(text: string, { entry, value, type, path }: WrongType, { root }: AppDesc): readonly Fix[] {
  const isLine = value.kind === 'scalar' && value.type === 'str' && type.kind === 'list';
  // The command of a probe is a list and nothing else.
  if (!entry || !isLine || path.at(-2) === 'exec') return [];
  let owner: YamlValue | undefined = root;
  for (const key of path.slice(0, -1))
    owner = typeof key === 'number' ? itemsOf(owner)[key] : entryOf(owner, key)?.value;
  return entryOf(owner, 'procCommand') ? [] : [renameKey(text, entry, 'procCommand')];
}

type WrongType = Pick<Extract<Problem, { kind: 'wrong-type' }>, 'entry' | 'value' | 'type' | 'path'>;

/** `web:` becomes `- name: web`, where a list of named items is wanted: version 2 has such a mapping. */
function itemsForNames(text: string, value: YamlValue, type: FieldType): readonly Fix[] {
  const isNamed =
    type.kind === 'list' && type.item.kind === 'mapping' && type.item.fields.some(({ key }) => key === 'name');
  if (!isNamed || value.kind !== 'mapping') return [];
  const columnOf = (offset: number) => offset - text.lastIndexOf('\n', offset - 1) - 1;
  const edits = value.entries.flatMap(({ key, value: item, name }): TextEdit[] => {
    const [first] = item.kind === 'mapping' ? item.entries : [];
    const { start, end } = key.span;
    const colon = /^[ \t]*:/.exec(text.slice(end))?.[0].length;
    // What stands below has to be where the first key of an item is.
    if (!first || colon === undefined || columnOf(first.key.span.start) !== columnOf(start) + 2) return [];
    return [{ span: span(start, end + colon), newText: `- name: ${name}` }];
  });
  if (edits.length === 0 || edits.length < value.entries.length) return [];
  return [{ title: t('Write the names as items of a list'), edits, preferred: true, safe: false }];
}
