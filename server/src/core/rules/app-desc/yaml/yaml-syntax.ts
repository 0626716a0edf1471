import { t } from '../../../text/l10n.ts';
import { type Span, span } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { Fix, Rule } from '../../rule.ts';
import { anchorProblem } from './anchor-problems.ts';
import { repairedLine, spacesForTabs } from './repaired-lines.ts';

const NOT_YAML = 'file "app_desc.yaml"\'s format is not YAML';
/** A template that another program fills in first (Jinja, cookiecutter, Go): it is no YAML yet. */
const TEMPLATE = /\{\{|\{%/;
/** One between quotes, as the version of a package is often written: around it the text is YAML already. */
const QUOTED_TEMPLATE = /(["'])[^"'\n]*\{\{[^"'{}\n]*\}\}[^"'\n]*\1/g;

export const appDescYamlSyntax: Rule = {
  id: 'app-desc/yaml-syntax',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('app_desc.yaml is no YAML.'),
  explanation: t(
    'The platform reads the file with PyYAML and refuses it at the first thing that is no YAML 1.1: a tab outside quotes, a bracket or quote that is not closed, wrong indentation, an unknown tag, an alias without an anchor above it, two anchors of one name. A good Procfile does not help then.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'yaml/pyyaml:lib/yaml/scanner.py',
    'test/unit/syntax/yaml/yaml-value.test.ts, test/unit/syntax/yaml/anchors/yaml-anchors.test.ts (PyYAML)',
  ],
  *check({ document }) {
    if (document.syntax.kind !== 'app-desc' || isTemplate(document.text)) return;
    const { text, syntax } = document;
    // The same for every tab, and made once: it reads the file again.
    let spaces: readonly Fix[] | undefined;
    const indented = () => {
      spaces ??= spacesForTabs(text);
      return spaces;
    };
    for (const place of syntax.tabs) {
      const lineStart = text.lastIndexOf('\n', place.start - 1) + 1;
      const isIndentation = /^[ \t]*$/.test(text.slice(lineStart, place.start));
      const atLineEnd = /^[ \t]*(?:\r|\n|$)/.test(text.slice(place.end, place.end + 80));
      yield {
        span: place,
        message: t('YAML allows no tab here. The deploy stops with: {platform}', { platform: NOT_YAML }),
        fixes: () =>
          isIndentation && !atLineEnd
            ? indented()
            : [
                {
                  title: atLineEnd ? t('Remove it') : t('Replace it with a space'),
                  edits: [{ span: place, newText: atLineEnd ? '' : ' ' }],
                  preferred: true,
                  safe: true,
                },
              ],
      };
    }
    // PyYAML stops at the first error; those after it are often consequences of it.
    const [first] = syntax.errors;
    if (!first || (syntax.tabs[0] && syntax.tabs[0].start <= first.span.start)) return;
    const anchor = anchorProblem(text, first, NOT_YAML);
    if (anchor) {
      yield anchor;
      return;
    }
    const colon = fullWidthColon(text, first.span);
    if (colon) {
      yield {
        span: colon,
        message: t('This is a full-width colon: write `:`. The deploy stops with: {platform}', { platform: NOT_YAML }),
        fixes: () => [
          { title: t('Replace it with `:`'), edits: [replaceColon(text, colon)], preferred: true, safe: true },
        ],
      };
      return;
    }
    yield {
      span: first.span,
      message: t('This is no YAML ({detail}). The deploy stops with: {platform}', {
        detail: first.detail,
        platform: NOT_YAML,
      }),
      fixes: () => repairedLine(text, first.span),
    };
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: "{{APP_VERSION}}"\nmodule:«\t»{language: python}\n',
        fixed: 'spec_version: 2\napp_version: "{{APP_VERSION}}"\nmodule: {language: python}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2«\t»\nmodule:«\t»{language: python}\n',
        fixed: 'spec_version: 2\nmodule: {language: python}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n«\t»language: python\n«\t»processes:\n«\t\t»web: {command: run x}\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: «r»un x\n       plan: Starter\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run x\n      plan: Starter\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: «"»run x\n      plan: Starter\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: "run x"\n      plan: Starter\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: «*python»\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: &lang python\n  processes:\n    web: {command: «*lnag», plan: *lang}\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: &lang python\n  processes:\n    web: {command: *lang, plan: *lang}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: {command: run x, plan: «*plan»}\n    job: {command: run y, plan: &plan 4C1G5R}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: &p {command: run x}\n    job: «&p» {command: run y}\n    all: *p\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: &p {command: run x}\n    job: &p-2 {command: run y}\n    all: *p-2\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: «&web.1» {command: run x}\n    job: *web.1\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web: &web-1 {command: run x}\n    job: *web-1\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  svc_discovery«：»\n    bk_saas: []\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  svc_discovery:\n    bk_saas: []\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: «2024-13-01»\n' },
    ],
    good: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: "：go"\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2 #\ttwo\nmodule:\n  language: "py\tthon"\n' },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule:\n  language: {{ cookiecutter.language }}\n' },
    ],
  },
};

function isTemplate(text: string): boolean {
  return TEMPLATE.test(text) && TEMPLATE.test(text.replaceAll(QUOTED_TEMPLATE, ''));
}

/** A full-width colon (of Chinese text) behind the first key of the lines at which PyYAML stops. */
function fullWidthColon(text: string, { start, end }: Span): Span | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = /^[ \t]*(?:- +)*[A-Za-z_][\w-]*[ \t]*：/m.exec(text.slice(from, Math.max(end, start + 1)));
  return found ? span(from + found.index + found[0].length - 1, from + found.index + found[0].length) : undefined;
}

function replaceColon(text: string, { start, end }: Span): TextEdit {
  const atLineEnd = /^[ \t]*(?:\r|\n|$)/.test(text.slice(end, end + 80));
  const hasSpace = /^[ \t]/.test(text.slice(end, end + 1));
  return { span: span(start, end), newText: atLineEnd || hasSpace ? ':' : ': ' };
}
