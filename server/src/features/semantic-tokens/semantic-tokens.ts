import type { Range, SemanticTokens } from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';
import { ListedProcesses } from '../../core/model/listed-processes.ts';
import { type Move, PerProcess } from '../../core/model/per-process.ts';
import { type Token, tokensOf } from '../../core/model/token-spans.ts';
import { TOKEN_KINDS } from './token-types.ts';

/** Tokens that follow each other in the text, as the protocol numbers them. */
interface Block {
  /** The first one. */
  readonly offset: number;
  readonly line: number;
  readonly character: number;
  /** Where the last one begins. */
  readonly lastLine: number;
  readonly lastCharacter: number;
  /** Five numbers a token; line and character count from the token before, of the first one from itself. */
  readonly data: Uint32Array;
}

/** The tokens of the processes that touch `range`. */
export function semanticTokens(document: Document | undefined, range: Range): SemanticTokens {
  return { data: document ? Array.from(tokenData(visiblePart(document, range))) : [] };
}

/** All tokens of a document as the protocol numbers them. */
export function tokenData(document: Document): Uint32Array {
  return joined(blocksOf(document));
}

/** Without the processes that lie elsewhere: their commands need not be read. */
function visiblePart(document: Document, range: Range): Document {
  const processes = document.processes.near(document.lines.spanOf(range));
  return { ...document, processes: new ListedProcesses(processes) };
}

const remembered = new PerProcess<Block | undefined>(moved, (block) => block === undefined);

/** In the order of the text. */
function blocksOf(document: Document): Block[] {
  // What an anchor gives to several processes stands once, and among other lines.
  const processes = document.processes.all;
  if (processes.some(({ borrowsCommand }) => borrowsCommand)) return together(document);
  const blocks: Block[] = [];
  let isInOrder = true;
  for (const process of processes) {
    const make = () => block(document, tokensOf({ ...document, processes: new ListedProcesses([process]) }));
    const found = remembered.of(document, process, make);
    if (!found) continue;
    isInOrder &&= (blocks.at(-1)?.offset ?? 0) <= found.offset;
    blocks.push(found);
  }
  if (!isInOrder) blocks.sort((a, b) => a.offset - b.offset);
  // A name from an anchor stands among the words of another process.
  return blocks.every((one, i) => isBehind(one, blocks[i - 1])) ? blocks : together(document);
}

function together(document: Document): Block[] {
  const all = block(document, tokensOf(document));
  return all ? [all] : [];
}

function isBehind({ line, character }: Block, before: Block | undefined): boolean {
  if (!before) return true;
  return line > before.lastLine || (line === before.lastLine && character > before.lastCharacter);
}

function block({ lines }: Document, tokens: readonly Token[]): Block | undefined {
  const [first] = tokens;
  if (!first) return undefined;
  const start = lines.positionAt(first.span.start);
  const data: number[] = [];
  let last = start;
  for (const { kind, span } of tokens) {
    const place = lines.positionAt(span.start);
    const character = place.line === last.line ? place.character - last.character : place.character;
    data.push(place.line - last.line, character, span.end - span.start, TOKEN_KINDS.indexOf(kind), 0);
    last = place;
  }
  return {
    offset: first.span.start,
    ...start,
    lastLine: last.line,
    lastCharacter: last.character,
    data: Uint32Array.from(data),
  };
}

function moved(found: Block | undefined, by: Move): Block | undefined {
  if (!found) return undefined;
  const { offset, line, character, lastLine, lastCharacter, data } = found;
  return {
    offset: offset + by.offset,
    line: line + by.lines,
    character,
    lastLine: lastLine + by.lines,
    lastCharacter,
    data,
  };
}

function joined(blocks: readonly Block[]): Uint32Array {
  let length = 0;
  for (const { data } of blocks) length += data.length;
  const all = new Uint32Array(length);
  let at = 0;
  let line = 0;
  let character = 0;
  for (const { line: first, character: column, lastLine, lastCharacter, data } of blocks) {
    all.set(data, at);
    all[at] = first - line;
    all[at + 1] = first === line ? column - character : column;
    at += data.length;
    line = lastLine;
    character = lastCharacter;
  }
  return all;
}
