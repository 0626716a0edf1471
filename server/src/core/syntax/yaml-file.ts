/** A YAML file as PyYAML's `safe_load` reads it: its tree, and what is refused. */
import { parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';
import { pyYamlErrors, tabsOutsideText, type YamlError } from './py-yaml-errors.ts';
import { readYamlTree } from './read-yaml-tree.ts';
import type { YamlTree } from './yaml-value.ts';

export interface YamlFile extends YamlTree {
  /** What PyYAML refuses, in the order of the text; tabs are told apart. */
  readonly errors: readonly YamlError[];
  /** Runs of tabs where PyYAML refuses them. */
  readonly tabs: readonly Span[];
  /** Where the nodes begin whose meaning reaches further than their place: anchors, aliases, tags, `<<`. */
  readonly marks: readonly number[];
  /** It is one document, and no directive changes how it is read. */
  readonly isPlain: boolean;
}

export function readYamlFile(text: string): YamlFile {
  const document = withoutStacks(() =>
    parseDocument(text, {
      version: '1.1',
      uniqueKeys: false,
      merge: true,
      logLevel: 'silent',
      stringKeys: false,
      // Each pretty one looks for its line from the start of the text; places are told by offsets here.
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

/** Looks like the border of a document, perhaps inside a text. */
const MARKER = /(?:^|\n)(?:---|\.\.\.)/;
const DIRECTIVE = /(?:^\ufeff?|\n)%/;

/** Every error of the parser is an `Error`, and most of the time of a text with many of them goes into their stacks. */
function withoutStacks<T>(parse: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
