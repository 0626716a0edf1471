/**
 * Lists, pipelines and compound commands (POSIX.1-2017 2.9), read into one flat list of simple commands.
 *
 * Two states: a command may begin here, or one has just ended (`#complete`) and only an operator may follow. Sections
 * that are open (`( … )`, `if … then`) are kept on a stack of their own, so that deep nesting costs no recursion.
 */
import type { Span } from '../../text/span.ts';
import type { Connector, Group, Script, SimpleCommand } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { type HereDocument, readOperator, readRedirection, skipBlank, skipHereDocuments } from './operators.ts';
import { CLOSERS, type Closer, OPENERS, type Section } from './reserved.ts';
import { readSimpleCommand } from './simple-command.ts';
import { readWord, skipParentheses } from './word.ts';

type Draft = { -readonly [K in keyof SimpleCommand]: SimpleCommand[K] };

interface Frame {
  section: Section;
  /** True as long as the section has no command. */
  empty: boolean;
  readonly opener: Span;
  readonly group: Group;
  readonly listStart: number;
}

const RESERVED = /(?:[{}!]|\[\[|[a-z]{2,8})(?=[ \t\n;&|<>()]|$)/y;
const FUNCTION =
  /(?:function[ \t]+[^\s;&|<>()'"\\$`]+(?:[ \t]*\([ \t]*\))?|[^\s;&|<>()'"\\$`=]+[ \t]*\([ \t]*\))\s*(?=[{(]|(?:if|while|until|for|case)\s)/y;
const IN = /\s*in(?=\s|;|$)/y;
const LINE_END = /\s*(?:;\s*)?/y;
const TEST = /\[\[[^\n;]*?(?:\s\]\](?=[\s;&|)]|$)|(?=[\n;]|$))/y;
const PARENTHESIS: Closer = { ends: ['('] };
const GROUPS: Readonly<Partial<Record<Section, Group['kind']>>> = { '(': 'subshell', '{': 'group' };
const MAY_BE_EMPTY: readonly Section[] = ['for', 'case', 'patterns'];
/** Groups nested deeper than this are not followed. */
const MAX_OPEN = 100;

export class CommandList {
  readonly #cursor: Cursor;
  readonly #commands: Draft[] = [];
  readonly #frames: Frame[] = [];
  readonly #hereDocuments: HereDocument[] = [];
  /** The operator that still needs a command after it. */
  #required: Span | undefined;
  #complete = false;
  /** Where the current `&&` and `||` list begins in `#commands`: a `&` concerns all of it. */
  #listStart = 0;
  #inFunction = false;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** Reads up to the end of the text, or up to an unmatched `)` where there is something to close. */
  read(isSubstitution: boolean): Script {
    const cursor = this.#cursor;
    for (skipBlank(cursor); !cursor.done; skipBlank(cursor)) {
      if (isSubstitution && cursor.char === ')' && this.#frames.every(({ section }) => section !== '(')) break;
      this.#readNext();
    }
    if (this.#required) cursor.fail('missing-command', this.#required.start, this.#required.end);
    const open = this.#frames.at(-1);
    if (open) cursor.fail('unclosed-group', open.opener.start, open.opener.end);
    return { commands: this.#commands, errors: cursor.errors, comments: cursor.comments };
  }

  #readNext(): void {
    const frame = this.#frames.at(-1);
    const start = this.#cursor.at;
    if (frame?.section === 'patterns' && this.#cursor.char !== '\n') this.#readPatterns(frame);
    else if (this.#readReserved()) return;
    else {
      const operator = readOperator(this.#cursor);
      if (operator) this.#operator(operator, { start, end: this.#cursor.at });
      else if (!this.#complete) this.#simpleCommand();
      else if (!readRedirection(this.#cursor, this.#hereDocuments)) this.#strayWord();
    }
  }

  #simpleCommand(): void {
    const cursor = this.#cursor;
    if (cursor.take(FUNCTION)) {
      this.#inFunction = true;
      return;
    }
    const start = cursor.at;
    const parts = readSimpleCommand(cursor, this.#hereDocuments);
    const all = [...parts.assignments, ...parts.words, ...parts.redirections];
    const end = all.reduce((last, { span }) => Math.max(last, span.end), start);
    this.#commands.push({
      span: { start, end },
      ...parts,
      connector: 'end',
      connectorSpan: undefined,
      background: false,
      group: this.#frames.at(-1)?.group,
    });
    this.#ended();
  }

  #ended(): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.empty = false;
    this.#complete = true;
    this.#required = undefined;
  }

  /** Reports `span`; what follows it is read as if another command began there. */
  #unexpected(span: Span): void {
    this.#complete = false;
    this.#required = undefined;
    this.#cursor.fail('unexpected-operator', span.start, span.end);
  }

  /** A word right after `)`, `}`, `fi`, … */
  #strayWord(): void {
    if (this.#cursor.done) return;
    this.#unexpected({ start: this.#cursor.at, end: this.#cursor.at + 1 });
  }

  #operator(operator: string, span: Span): void {
    if (operator === '\n') this.#newline(span);
    else if (operator === '(') this.#openParenthesis(span);
    else if (operator === ')') this.#close(PARENTHESIS, span);
    else if (/^;[;&]/.test(operator)) this.#endOfCase(span);
    else if (this.#complete) this.#connect(operator as Connector, span);
    else this.#unexpected(span);
  }

  #connect(connector: Connector, span: Span): void {
    const last = this.#commands.at(-1);
    if (last) {
      last.connector = connector;
      last.connectorSpan = span;
    }
    if (connector === '&') for (const command of this.#commands.slice(this.#listStart)) command.background = true;
    if (connector === '&' || connector === ';' || connector === 'newline') this.#listStart = this.#commands.length;
    else this.#required = span;
    this.#complete = false;
  }

  #newline(span: Span): void {
    skipHereDocuments(this.#cursor, this.#hereDocuments);
    if (this.#complete) this.#connect('newline', span);
  }

  #openParenthesis(span: Span): void {
    if (this.#complete) {
      this.#unexpected(span);
      this.#cursor.at = span.start;
      skipParentheses(this.#cursor);
    } else this.#open('(', span);
  }

  #endOfCase(span: Span): void {
    const frame = this.#frames.at(-1);
    if (frame?.section === 'case' && !this.#required) {
      if (this.#complete) this.#connect(';', span);
      frame.section = 'patterns';
    } else this.#unexpected(span);
  }

  #open(section: Section, opener: Span): void {
    const kind = this.#inFunction ? 'compound' : (GROUPS[section] ?? 'compound');
    const group = { kind, outer: this.#frames.at(-1)?.group } as const;
    this.#frames.push({ section, empty: true, opener, group, listStart: this.#listStart });
    this.#inFunction = false;
    this.#required = undefined;
    this.#listStart = this.#commands.length;
    if (this.#frames.length > MAX_OPEN) this.#cursor.giveUp();
  }

  #close({ ends, begins, breaks }: Closer, span: Span): void {
    const frame = this.#frames.at(-1);
    const fits = frame !== undefined && ends.includes(frame.section);
    if (!fits || this.#required || (frame.empty && !MAY_BE_EMPTY.includes(frame.section))) this.#unexpected(span);
    if (!frame || !(fits || breaks?.includes(frame.section))) return;
    if (begins) {
      frame.section = begins;
      frame.empty = true;
      this.#complete = false;
      this.#listStart = this.#commands.length;
    } else {
      this.#frames.pop();
      this.#listStart = frame.listStart;
      this.#ended();
    }
  }

  /** A reserved word counts only where a command may begin, or right after a compound command. */
  #readReserved(): boolean {
    const cursor = this.#cursor;
    const start = cursor.at;
    const word = cursor.take(RESERVED);
    const span = { start, end: cursor.at };
    const opens = OPENERS.get(word);
    const closes = CLOSERS.get(word);
    if (closes) this.#close(closes, span);
    else if (this.#complete || word === '') cursor.at = start;
    else if (word === '!') this.#required = span;
    else if (word === '[[') this.#readTest(start);
    else if (opens) {
      this.#open(opens, span);
      if (opens === 'for') this.#readForHead();
      if (opens === 'patterns') this.#readCaseHead();
    } else cursor.at = start;
    return cursor.at > start;
  }

  /** bash's `[[ … ]]`, where `&&`, `<` and `(` are no operators of the command list. */
  #readTest(start: number): void {
    this.#cursor.at = start;
    this.#cursor.take(TEST);
    this.#ended();
  }

  #readForHead(): void {
    const cursor = this.#cursor;
    skipBlank(cursor);
    if (cursor.char === '(') skipParentheses(cursor);
    else readWord(cursor);
    if (cursor.take(IN)) for (skipBlank(cursor); readWord(cursor); ) skipBlank(cursor);
    cursor.take(LINE_END);
  }

  #readCaseHead(): void {
    skipBlank(this.#cursor);
    readWord(this.#cursor);
    if (!this.#cursor.take(IN)) this.#strayWord();
  }

  #readPatterns(frame: Frame): void {
    const cursor = this.#cursor;
    if (this.#readReserved()) return;
    cursor.take(/\(/y);
    do {
      skipBlank(cursor);
      readWord(cursor);
      skipBlank(cursor);
    } while (cursor.take(/\|/y));
    if (!cursor.take(/\)/y)) this.#strayWord();
    frame.section = 'case';
  }
}
