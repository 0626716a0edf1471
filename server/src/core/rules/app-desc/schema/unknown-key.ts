import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import { keyBelongsTo, keySuggestion } from '../../../platforms/blueking/schema/suggest-key.ts';
import type { YamlMapping } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import type { Fix, Rule } from '../../rule.ts';
import { renameKey } from '../edit-entry.ts';
import { schemaProblems } from '../schema-problems.ts';
import { moveEntry } from './move-entry.ts';

export const unknownKey: Rule = {
  id: 'app-desc/unknown-key',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The platform does not know this key and ignores it.'),
  explanation: t(
    'Keys that the version of the file does not have are dropped without a word, and so is everything below them. Version 2 writes its keys in snake_case, version 3 in camelCase, and neither takes the other spelling.',
  ),
  sources: [
    'encode/django-rest-framework:rest_framework/serializers.py (undeclared keys are dropped)',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/validations',
  ],
  *check({ document }) {
    const names = new Map<YamlMapping, ReadonlySet<string>>();
    for (const { appDesc, problem } of schemaProblems(document, 'unknown-key')) {
      const { entry, mapping, type } = problem;
      // Both `spec_version` and `specVersion` are read: app-desc/spec-version reports a spelling of the other version.
      if (problem.path.length === 1 && /^spec_?version$/i.test(entry.name) && entry === appDesc.version.entry) continue;
      // A key that spans several lines is text that YAML could not parse as meant: app-desc/yaml-syntax.
      if (/[\r\n]/.test(document.text.slice(problem.span.start, problem.span.end))) continue;
      if (entry.merged || isAnchorShelf(document.text, problem.span.end)) continue;
      const suggestion = keySuggestion(entry.name, type);
      const taken = names.get(mapping) ?? new Set(mapping.entries.map(({ name }) => name));
      names.set(mapping, taken);
      const { text } = document;
      const { root, schema } = appDesc;
      const fixes = (): Fix[] => {
        if (suggestion) return taken.has(suggestion.key) ? [] : [renameKey(text, entry, suggestion.key)];
        const elsewhere = keyBelongsTo(entry.name, schema);
        return root && elsewhere ? moveEntry(text, root, mapping, entry, elsewhere) : [];
      };
      yield {
        span: problem.span,
        severity: suggestion ? 'warning' : 'information',
        message: messageFor(entry.name, suggestion, appDesc),
        fixes,
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «env_varibles»:\n    - {key: A, value: b}\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: A, value: b}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «sourceDir»: src\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  source_dir: src\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        «proc_command»: run x\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  svc_discovery:\n    bk_saas: []\n    «bk_saаs»: [bk_iam]\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\n«language»: python\nmodule:\n  language: python\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «plan»: 4C2G5R\n  processes:\n    web:\n      command: run x\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      plan: 4C2G5R\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n«env_variables»:\n- {key: A, value: b} # one\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n  - {key: A, value: b} # one\n',
      },
      // Which of two processes is meant is not clear.
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  «plan»: 4C2G5R\n  processes:\n    web: {command: run x}\n    worker: {command: run y}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: python\n  «favourite_colour»: blue\n' },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: A, value: b}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nx-shared: &shared\n  replicas: 1\nmodule:\n  language: python\n  processes:\n    web:\n      <<: *shared\n      command: run x\n',
      },
    ],
  },
};

function messageFor(name: string, suggestion: ReturnType<typeof keySuggestion>, appDesc: AppDesc): Text {
  switch (suggestion?.reason) {
    case 'look-alike':
      return t('`{name}` has a letter of another alphabet that looks like a Latin one: the platform ignores the key.', {
        name,
      });
    case 'other-spelling':
      return t('Version {version} of the file spells this key `{key}`: `{name}` is ignored.', {
        version: appDesc.version.number ?? '',
        key: suggestion.key,
        name,
      });
    case 'near':
      return t('There is no key `{name}` here and the platform ignores it. Did you mean `{key}`?', {
        name,
        key: suggestion.key,
      });
  }
  const elsewhere = keyBelongsTo(name, appDesc.schema);
  return elsewhere
    ? t('There is no key `{name}` here and the platform ignores it. It belongs to `{place}`.', {
        name,
        place: elsewhere,
      })
    : t('There is no key `{name}` here: the platform ignores it.', { name });
}

/** A key that only holds anchors for other places to use. */
function isAnchorShelf(text: string, keyEnd: number): boolean {
  return /^['"]?[ \t]*:\s*(?:#[^\n]*\s*)?(?:- *)?&/.test(text.slice(keyEnd, keyEnd + 300));
}
