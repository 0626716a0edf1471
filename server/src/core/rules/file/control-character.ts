import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** What `Reader.NON_PRINTABLE` of PyYAML finds; halves of a character, which no file has, are left out. */
const REFUSED = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/g;
const MOST_REMOVED = 1000;

export const controlCharacter: Rule = {
  id: 'file/control-character',
  severity: 'error',
  scope: 'document',
  title: t('A control character, for which BlueKing refuses the whole file.'),
  explanation: t(
    'Control characters are not seen in most editors: they come along when text is copied from a terminal (the escape of a colour) or a document. PyYAML refuses a file with one, wherever it stands, comments included.',
  ),
  sources: [
    'yaml/pyyaml:lib/yaml/reader.py (NON_PRINTABLE)',
    'test/unit/rules/file/control-character.test.ts (PyYAML)',
  ],
  *check({ document, platform }: RuleContext) {
    const isYaml = document.kind === 'app-desc' || (document.kind === 'procfile' && platform.id === 'blueking');
    const at = isYaml ? document.text.search(REFUSED) : -1;
    if (at < 0) return;
    const code = (document.text.codePointAt(at) ?? 0).toString(16).padStart(4, '0');
    const file = document.kind === 'app-desc' ? 'app_desc.yaml' : 'Procfile';
    yield {
      span: span(at, at + 1),
      message: t('This is a control character (U+{code}). The deploy stops with: {platform}', {
        code: code.toUpperCase(),
        platform: `file "${file}"'s format is not YAML`,
      }),
      fixes: () => [
        {
          title: t('Remove the control characters'),
          edits: [...document.text.matchAll(REFUSED)]
            .slice(0, MOST_REMOVED)
            .map(({ index }) => ({ span: span(index, index + 1), newText: '' })),
          preferred: true,
          // Something else may have been meant in its place.
          safe: false,
        },
      ],
    };
  },
  examples: {
    bad: [
      { text: 'web: gunicorn«\x07» wsgi\x1b\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2 # «\x0c»\nmodule: {language: python}\n',
        fixed: 'spec_version: 2 # \nmodule: {language: python}\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -n "a\x85b\u2028c 😀"\n', platform: 'blueking' },
      { text: 'web: gunicorn\x07 wsgi\n', platform: 'heroku' },
    ],
  },
};
