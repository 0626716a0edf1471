/**
 * Collections in collections, deeper than PyYAML goes: Python's stack ends there (`RecursionError: maximum recursion depth
 * exceeded`). Our own would end not much further on, and V8 ends the whole process if it has to compile an expression there.
 */
import { Lexer } from 'yaml';
import { type Span, span } from '../../text/span.ts';
import type { YamlError } from './yaml-error.ts';

/** What PyYAML reads with the 1000 frames that Python allows (yaml/pyyaml:lib/yaml/composer.py: two for each level). */
const MOST_LEVELS = 495;

/** Undefined for all texts that people write. */
export function nestedTooDeep(text: string): YamlError | undefined {
  const place = mayBeDeep(text) ? firstTooDeep(text) : undefined;
  return place && { span: place, detail: 'maximum recursion depth exceeded' };
}

/** Each level takes a bracket, or begins a column further on, or is a list in a mapping at its column. */
function mayBeDeep(text: string): boolean {
  if (/^[ ?-]{120}/m.test(text)) return true;
  const brackets = /[[{]/g;
  let count = 0;
  while (count <= 250 && brackets.test(text)) count++;
  return count > 250;
}

interface Level {
  readonly column: number;
  readonly kind: 'list' | 'mapping';
}

function firstTooDeep(text: string): Span | undefined {
  const block: Level[] = [];
  let brackets = 0;
  let at = 0;
  let lineStart = 0;
  /** Where what stands behind the hyphens of a line begins. */
  let content: number | undefined;
  let isScalar = false;
  const open = (column: number, kind: Level['kind']): void => {
    let last = block.at(-1);
    while (last && (last.column > column || (kind === 'mapping' && last.column === column && last.kind === 'list'))) {
      block.pop();
      last = block.at(-1);
    }
    if (last?.column !== column || last.kind !== kind) block.push({ column, kind });
  };
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && CONTROL.test(token)) {
      isScalar = token === SCALAR;
      continue;
    }
    const column = at - lineStart;
    if (isScalar) content ??= column;
    else if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    else if (brackets === 0 && token === '-') open(column, 'list');
    else if (brackets === 0 && token === '?') open(column, 'mapping');
    else if (brackets === 0 && token === ':') open(content ?? column, 'mapping');
    else if (/^[&*!"']/.test(token)) content ??= column;
    if (brackets + block.length > MOST_LEVELS) return span(at, at + token.length);
    isScalar = false;
    const lineBreak = token.lastIndexOf('\n');
    if (lineBreak >= 0) {
      lineStart = at + lineBreak + 1;
      content = undefined;
    }
    at += token.length;
  }
  return undefined;
}

/** Tokens that stand for no text, as in `yaml-anchors.ts`. */
const CONTROL = /^[\u0002\u0018\u001f]$/;
const SCALAR = '\u001f';
