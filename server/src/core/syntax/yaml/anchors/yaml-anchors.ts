/** The anchors and aliases of a YAML text with their places. The tree does not have these: in it an alias is the value that it stands for. */
import { Lexer } from 'yaml';
import { type Span, span } from '../../../text/span.ts';

export interface YamlAnchor {
  readonly kind: 'anchor' | 'alias';
  readonly name: string;
  /** With its `&` or `*`. */
  readonly span: Span;
  /** The index of its anchor: its own, or for an alias that of the last anchor with its name before it; undefined if there is none. */
  readonly anchor: number | undefined;
}

/** In the order of the text. Takes about a third of the time of reading the text. */
export function yamlAnchors(text: string): readonly YamlAnchor[] {
  const found: YamlAnchor[] = [];
  const last = new Map<string, number>();
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && CONTROL.test(token)) {
      isScalar = token === SCALAR;
      continue;
    }
    const sigil = isScalar ? '' : token[0];
    isScalar = false;
    if (sigil === '&' || sigil === '*') {
      const name = token.slice(1);
      if (sigil === '&') last.set(name, found.length);
      const kind = sigil === '&' ? 'anchor' : 'alias';
      found.push({ kind, name, span: span(at, at + token.length), anchor: last.get(name) });
    }
    at += token.length;
  }
  return found;
}

/** Tokens without text (yaml: src/parse/cst.ts): the start of a document, the end of a mistake in a flow collection, a scalar follows. */
const CONTROL = /^[\u0002\u0018\u001f]$/;
const SCALAR = '\u001f';

/** The first character for which PyYAML refuses the name of an anchor (yaml/pyyaml:lib/yaml/scanner.py scan_anchor). */
export function wrongInAnchor(name: string): string | undefined {
  const found = /^[\w-]*([^\w-])/.exec(name)?.[1];
  // These end the name; PyYAML reads on from there.
  return found && !'?:,]}%@`'.includes(found)
    ? String.fromCodePoint(name.codePointAt(name.indexOf(found)) ?? 0)
    : undefined;
}
