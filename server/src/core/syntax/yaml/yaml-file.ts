/** A YAML file as PyYAML's `safe_load` reads it: its tree, and what is refused. */
import { parseDocument } from 'yaml';
import { type Span, span } from '../../text/span.ts';
import { nestedTooDeep } from './deep-nesting.ts';
import { pyYamlErrors, tabsOutsideText } from './py-yaml-errors.ts';
import { readYamlTree } from './read-yaml-tree.ts';
import type { YamlError } from './yaml-error.ts';
import type { YamlTree } from './yaml-value.ts';

export interface YamlFile extends YamlTree {
  /** The errors for which PyYAML refuses the file, in the order of the text; tabs are listed separately. */
  readonly errors: readonly YamlError[];
  /** Runs of tabs where PyYAML refuses them. */
  readonly tabs: readonly Span[];
  /** The offsets of nodes whose effect reaches beyond their place: anchors, aliases, tags, `<<`. */
  readonly marks: readonly number[];
  /** True when the file is one document and no directive changes how it is read. */
  readonly isPlain: boolean;
}

export function readYamlFile(text: string): YamlFile {
  const deep = nestedTooDeep(text);
  if (deep) {
    const root = { kind: 'opaque', span: span(0, text.length) } as const;
    // With a mark anchors are still looked for, in the text.
    return { root, lost: [], marks: [deep.span.start], errors: [deep], tabs: [], isPlain: false };
  }
  const document = withoutStacks(() =>
    parseDocument(text, {
      version: '1.1',
      // Plain scalars are resolved by `yaml-1-1.ts`. The custom tags only count where they are written.
      schema: 'failsafe',
      customTags: ['binary', 'omap', 'pairs', 'set'],
      uniqueKeys: false,
      merge: true,
      logLevel: 'silent',
      stringKeys: false,
      // Pretty errors would each search for their line from the start of the text; offsets are all we need.
      prettyErrors: false,
    }),
  );
  const tree = readYamlTree(document);
  const { root, lost, marks } = tree;
  return {
    root,
    lost,
    marks,
    errors: pyYamlErrors(text, document, tree),
    tabs: tabsOutsideText(text, document),
    isPlain: !MARKER.test(text.slice(root?.span.start)) && !DIRECTIVE.test(text.slice(0, root?.span.start)),
  };
}

/** Text that may be a document marker, or part of a scalar. */
const MARKER = /(?:^|\n)(?:---|\.\.\.)/;
const DIRECTIVE = /(?:^\ufeff?|\n)%/;

/**
 * Runs `parse` without collecting stack traces: the parser creates an `Error` for each mistake, and for a text with
 * many of them most of the time would go into their stacks.
 */
function withoutStacks<T>(parse: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
