import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import {
  entryOf,
  isCollection,
  type YamlOrigin,
  type YamlScalar,
  type YamlValue,
} from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Fix, Rule } from '../../rule.ts';
import { quoteScalar } from '../edit-entry.ts';
import { appDescOf, schemaProblems } from '../schema-problems.ts';
import { verdict } from '../stage.ts';

const CHECKED = ['app', 'modules', 'module'];

export const notJson: Rule = {
  id: 'app-desc/not-json',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('JSON has no such value, and version 2 must be possible as JSON.'),
  explanation: t(
    'Before the platform looks at single keys, it turns `app`, `modules` and `module` of version 2 into JSON, also keys that it does not know. A date, `.inf` or `.nan` anywhere in them stops the deploy: put it in quotes.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/serializers.py (UniConfigSLZ)',
    'encode/django-rest-framework:rest_framework/fields.py (JSONField), rest_framework/utils/json.py (allow_nan)',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 2 || appDesc.root?.kind !== 'mapping') return;
    for (const key of CHECKED) {
      const value = entryOf(appDesc.root, key)?.value;
      const found = value ? notJsonIn(value) : [];
      if (found.length === 0) continue;
      const told = new Set<YamlValue>();
      for (const { problem } of schemaProblems(document, 'wrong-type')) told.add(problem.value);
      for (const scalar of found) {
        if (told.has(scalar)) continue;
        yield {
          span: scalar.span,
          message: t('JSON has no value for `{written}`. {verdict}', {
            written: scalar.written,
            verdict: verdict('prepare', appDesc, jsonWords(key)),
          }),
          fixes: () => quotingFix(scalar),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  x-since: «2024-01-01»\n  x-limits: {a: [1, «.inf», 1.5], «2024-01-01»: b}\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  x-since: "2024-01-01"\n  x-limits: {a: [1, ".inf", 1.5], "2024-01-01": b}\n',
      },
    ],
    good: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nsince: 2024-01-01\nmodule:\n  language: python\n' },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  x-since: 2024-01-01\n  spec:\n    processes: [{name: web, procCommand: run x}]\n',
      },
    ],
  },
};

/**
 * The platform's message for a value that JSON cannot represent in a file of version 2; `key` is the top-level key that
 * contains it.
 */
export function jsonWords(key: string): string {
  return `${key}: Value must be valid JSON.`;
}

/**
 * True for a value that makes the platform refuse a file of version 2 before it looks at the keys; `key` is the
 * top-level key that contains it.
 */
export function isRefusedAsJson(value: YamlValue, key: string, { version }: AppDesc): boolean {
  return version.number === 2 && CHECKED.includes(key) && !isJson(value);
}

function isJson(value: YamlValue): boolean {
  if (value.kind !== 'scalar') return true;
  if (value.type === 'float') return !/^(?:-?inf|nan)$/.test(value.text);
  return value.type !== 'date' && value.type !== 'datetime';
}

/** Collections without such a value. */
const faultless = new WeakSet<YamlOrigin>();

function notJsonIn(value: YamlValue): readonly YamlScalar[] {
  const found: YamlScalar[] = [];
  addNotJson(value, found);
  return found;
}

/** Asked of most of the file at every keystroke, so it makes no lists on its way. */
function addNotJson(value: YamlValue, found: YamlScalar[]): void {
  if (value.kind === 'scalar' && !isJson(value)) found.push(value);
  if (!isCollection(value) || faultless.has(value.origin)) return;
  const before = found.length;
  if (value.kind === 'list') for (const item of value.items) addNotJson(item, found);
  else {
    for (const entry of value.effective) {
      if (!entry.merged) addNotJson(entry.key, found);
      addNotJson(entry.value, found);
    }
  }
  if (found.length === before) faultless.add(value.origin);
}

function quotingFix(scalar: YamlScalar): readonly Fix[] {
  if (scalar.style !== 'plain') return [];
  return [{ title: t('Put it in quotes'), edits: [quoteScalar(scalar)], preferred: true, safe: true }];
}
