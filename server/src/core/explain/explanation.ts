import { render, type Text, type TextArgument, type Translations, t } from '../text/l10n.ts';
import { code, fenced, prose } from '../text/markdown.ts';
import type { Span } from '../text/span.ts';

/** What something is, for a hover, a documentation page or the command line. */
export interface Explanation {
  /** The thing itself, as it is written: `--timeout INT`, `%(D)s`. */
  readonly title: string;
  readonly paragraphs: readonly Text[];
  /** Something of a file, shown as it stands there. */
  readonly quoted?: { readonly text: string; readonly language: string };
  readonly facts: readonly Fact[];
  /** Lists, such as causes with the most likely first. */
  readonly lists?: readonly { readonly label: Text; readonly items: readonly Text[] }[];
  readonly documentation: string | undefined;
  /** Good and bad examples; hovers leave them out. */
  readonly examples?: readonly ExplainedExample[];
}

export interface ExplainedExample {
  readonly label: Text;
  /** The name of its file, which decides the language. */
  readonly file: string;
  readonly text: string;
}

export interface Fact {
  readonly label: Text;
  /** Shown as code when it is a string. */
  readonly value: TextArgument;
}

/** An explanation of what stands at a place of a text. */
export interface PlacedExplanation {
  readonly span: Span;
  readonly explanation: Explanation;
}

/** Markdown (CommonMark). What may come from a file, facts and the title, is code or prose, never markup. */
export function toMarkdown(
  { title, paragraphs, quoted, facts, lists = [], documentation }: Explanation,
  translations: Translations,
): string {
  const blocks = [`**${code(title)}**`, ...paragraphs.map((paragraph) => render(paragraph, translations))];
  if (quoted) blocks.push(fenced(quoted.text, quoted.language));
  for (const { label, items } of lists)
    blocks.push(
      [
        render(t('{label}:', { label }), translations),
        '',
        ...items.map((item) => `- ${render(item, translations)}`),
      ].join('\n'),
    );
  const list = facts.map(({ label, value }) => {
    const shown = typeof value === 'object' ? prose(render(value, translations)) : code(String(value));
    return `- ${render(t('{label}: {value}', { label, value: shown }), translations)}`;
  });
  if (list.length > 0) blocks.push(list.join('\n'));
  if (documentation) {
    const label = render(t('Read more: {place}', { place: placeOf(documentation) }), translations);
    blocks.push(`[${label}](${documentation})`);
  }
  return blocks.join('\n\n');
}

/** Where a link leads: on GitHub, to whose. */
function placeOf(documentation: string): string {
  const { hostname, pathname } = new URL(documentation);
  return hostname === 'github.com' ? `${hostname}${pathname.split('/', 3).join('/')}` : hostname;
}

/** Plain text for a terminal. */
export function toPlainText(
  { title, paragraphs, quoted, facts, lists = [], documentation, examples = [] }: Explanation,
  translations: Translations,
): string {
  const blocks = [title, ...paragraphs.map((paragraph) => render(paragraph, translations))];
  if (quoted) blocks.push(quoted.text.replaceAll(/^(?=.)/gm, '    '));
  for (const { label, items } of lists)
    blocks.push(
      [
        render(t('{label}:', { label }), translations),
        ...items.map((item) => `  - ${render(item, translations)}`),
      ].join('\n'),
    );
  const list = facts.map(({ label, value }) => {
    const shown = typeof value === 'object' ? render(value, translations) : String(value);
    return `  ${render(t('{label}: {value}', { label, value: shown }), translations)}`;
  });
  if (list.length > 0) blocks.push(list.join('\n'));
  for (const { label, text } of examples) {
    blocks.push(`${render(label, translations)}\n\n${text.trimEnd().replaceAll(/^(?=.)/gm, '    ')}`);
  }
  if (documentation) blocks.push(documentation);
  return `${blocks.join('\n\n')}\n`;
}
