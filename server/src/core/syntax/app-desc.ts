/**
 * app_desc.yaml as its YAML tree. The reader is YAML 1.1 with the latitude of PyYAML's `safe_load`: a duplicate key is
 * no error (the last one wins), `<<` merges (blueking-paas: …/engine/configurations/source_file.py uses safe_load).
 */
import { type Document, parseDocument } from 'yaml';
import { readYamlTree, type YamlTree } from './yaml-value.ts';

export interface AppDescSyntax {
  readonly kind: 'app-desc';
  /** What was written: comments, styles, anchors. Ranges in the tree are document offsets. */
  readonly yaml: Document.Parsed;
  /** What PyYAML makes of it. */
  readonly tree: YamlTree;
}

export function parseAppDesc(text: string): AppDescSyntax {
  const yaml = withoutStacks(() =>
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
  return { kind: 'app-desc', yaml, tree: readYamlTree(yaml) };
}

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
