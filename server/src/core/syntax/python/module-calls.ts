/** The calls that a Python file makes when it is run as a program (`python app.py`, `python -m app`), or imported. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../text/span.ts';
import { type CallArguments, callArguments } from './call-arguments.ts';
import { evaluate } from './evaluate.ts';
import { importedNames } from './imported-names.ts';
import { type Binding, type ModuleFacts, readModule } from './module-facts.ts';
import { type PythonValue, UNKNOWN_VALUE } from './python-value.ts';
import { rememberTexts } from './remember-texts.ts';
import type { Scope } from './scope.ts';
import { childrenOf, isMainGuard, parsePython, spanOf } from './syntax-tree.ts';

export interface ModuleCall extends CallArguments {
  /**
   * What is called, by where it was imported from, and for a method by what made its object: `flask.Flask.run` for `app.run()` behind
   * `app = Flask(…)`.
   */
  readonly origin: string;
  /** As it is written: `app.run`. */
  readonly callee: Span;
  /** From the opening bracket to the closing one, both included. */
  readonly list: Span;
  /** False where it is made under a condition only. */
  readonly certain: boolean;
}

/** In the order in which they are met. Never throws, as what follows. Calls of functions whose origin cannot be seen are left out. */
export const mainCalls = rememberTexts((text): readonly ModuleCall[] => new CallReader(text, true).read(), []);

/** The calls that are made when the module is imported, by a server for example. */
export const importCalls = rememberTexts((text): readonly ModuleCall[] => new CallReader(text, false).read(), []);

/**
 * The origin of what a name is once the module is imported, or of what made it, or of what the function of this name returns. An
 * origin that begins with a dot is relative to the package of the module.
 */
export const moduleOrigins = rememberTexts(
  (text): ((name: string) => string | undefined) => {
    const reader = new CallReader(text, false);
    return (name) => reader.originOf(name);
  },
  () => undefined,
);

/** Statements and functions nested deeper than this are not read. */
const MAX_DEPTH = 40;

/** What is known of a name: its value, and the origin of what it is or of what made it. */
interface Known {
  readonly value: PythonValue;
  readonly origin: string | undefined;
}

const NOTHING_KNOWN: Known = { value: UNKNOWN_VALUE, origin: undefined };

/** The names of one function, or of the block of the program. */
type Names = Map<string, Known>;

const NO_NAMES: Names = new Map();

/** Where statements stand. */
interface Here {
  readonly names: Names;
  /** False below a condition. */
  readonly certain: boolean;
  /** How many statements and functions are around them. */
  readonly depth: number;
}

class CallReader {
  readonly #text: string;
  readonly #isMain: boolean;
  readonly #top: SyntaxNode;
  readonly #facts: ModuleFacts;
  readonly #calls: ModuleCall[] = [];
  readonly #followed = new Set<string>();
  /** Origins of what functions return; undefined as well while they are looked for, so that each is read once. */
  readonly #results = new Map<string, string | undefined>();
  /** True while a function is read for what it returns only. */
  #isAsking = false;
  /** Origins of what the function that is read now returns. */
  #returned: (string | undefined)[] = [];

  /** `isMain`: whether the file is run as a program. */
  constructor(text: string, isMain: boolean) {
    this.#text = text;
    this.#isMain = isMain;
    this.#top = parsePython(text).topNode;
    this.#facts = readModule(text);
  }

  read(): readonly ModuleCall[] {
    // Each with names of its own: those of the module are in `#facts`.
    this.#block(childrenOf(this.#top), { certain: true, depth: 0 });
    return this.#calls;
  }

  originOf(name: string): string | undefined {
    try {
      return this.#known(name, NO_NAMES)?.origin;
    } catch (error) {
      // See `rememberTexts`, whose result this is.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #block(statements: readonly SyntaxNode[], { names, certain, depth }: Omit<Here, 'names'> & { names?: Names }): void {
    if (depth > MAX_DEPTH) return;
    let isReached = certain;
    for (const statement of statements) {
      this.#run(statement, { names: names ?? new Map(), certain: isReached, depth });
      isReached &&= !this.#mayLeave(statement);
    }
  }

  /** True if a condition may end what is run before what follows the statement. An exception does not count: it ends in failure. */
  #mayLeave(statement: SyntaxNode): boolean {
    if (statement.name !== 'IfStatement' || isMainGuard(statement, this.#text)) return false;
    return /\b(?:return|exit|_exit|quit|exec[lv]p?e?)\b/.test(this.#written(statement));
  }

  #run(statement: SyntaxNode, here: Here): void {
    const { names } = here;
    const children = childrenOf(statement);
    if (isMainGuard(statement, this.#text)) {
      const body = children.find(({ name }) => name === 'Body');
      // Names of this block belong to it: the module does not have them when it is imported.
      if (body && this.#isMain) this.#block(childrenOf(body), within(here));
    } else if (/Definition$|^DecoratedStatement$/.test(statement.name)) {
      this.#forget(statement, names);
    } else if (statement.name === 'ImportStatement') {
      this.#import(statement, names);
    } else if (statement.name === 'StatementGroup') {
      this.#block(children, within(here));
    } else if (children.some(({ name }) => name === 'Body' || name === 'MatchBody')) {
      this.#compound(statement, here);
    } else {
      this.#callsIn(statement, here);
      if (statement.name === 'ReturnStatement') this.#returned.push(this.#originOf(children[1], names));
      else if (statement.name === 'AssignStatement') this.#assign(children, here);
      else if (statement.name === 'UpdateStatement') this.#forget(statement, names);
    }
  }

  /** What stands in a `with`, a loop or behind `try` is taken to run; behind `if`, `except` and `else` it may or may not. */
  #compound(statement: SyntaxNode, here: Here): void {
    let mayRun = ['WithStatement', 'TryStatement', 'WhileStatement', 'ForStatement'].includes(statement.name);
    for (const child of childrenOf(statement)) {
      if (child.name === 'Body') {
        this.#block(childrenOf(child), within(here, mayRun));
        mayRun = false;
      } else if (child.name === 'MatchBody') {
        for (const clause of childrenOf(child)) this.#compound(clause, within(here, false));
      } else {
        this.#callsIn(child, here);
        // Loop variables and `as` names.
        this.#forget(child, here.names);
      }
    }
  }

  /** Names that something unknown is bound to. Forgetting too many does no harm. */
  #forget(node: SyntaxNode, names: Names): void {
    node.cursor().iterate(({ name, node: inner }) => {
      if (name === 'VariableName' && !this.#isRead(inner)) names.set(this.#written(inner), NOTHING_KNOWN);
      return name !== 'Body' && name !== 'ArgList';
    });
  }

  /** A name that is called or has an attribute read is not bound there. */
  #isRead({ parent, nextSibling }: SyntaxNode): boolean {
    return (parent?.name === 'CallExpression' || parent?.name === 'MemberExpression') && nextSibling !== null;
  }

  #import(statement: SyntaxNode, names: Names): void {
    for (const { node, module, origin } of importedNames(statement, this.#text).names) {
      names.set(this.#written(node), { value: UNKNOWN_VALUE, origin: module ?? origin });
    }
  }

  #assign(parts: readonly SyntaxNode[], { names, certain }: Here): void {
    const [target, operator, source, ...more] = parts.filter(({ name }) => name !== 'TypeDef');
    const isOne = target?.name === 'VariableName' && operator?.name === 'AssignOp' && source && more.length === 0;
    if (isOne && certain) {
      names.set(this.#written(target), {
        value: evaluate(source, this.#scope(names)),
        origin: source.name === 'CallExpression' ? this.#originOf(source, names) : undefined,
      });
      return;
    }
    const last = parts.findLastIndex(({ name }) => name === 'AssignOp');
    for (const part of parts.slice(0, last)) this.#forget(part, names);
  }

  #callsIn(node: SyntaxNode, here: Here): void {
    node.cursor().iterate((inner) => {
      if (inner.name === 'CallExpression') this.#call(inner.node, here);
      return inner.name !== 'LambdaExpression' && inner.name !== 'Body';
    });
  }

  #call(node: SyntaxNode, { names, certain, depth }: Here): void {
    const [callee, list] = childrenOf(node);
    if (!callee || list?.name !== 'ArgList') return;
    const origin = this.#originOf(callee, names);
    if (origin !== undefined) {
      this.#calls.push({
        origin,
        callee: spanOf(callee),
        list: spanOf(list),
        certain,
        ...callArguments(list, this.#scope(names)),
      });
    }
    const name = this.#written(callee);
    if (callee.name === 'VariableName' && !names.has(name)) this.#follow(name, certain, depth);
  }

  /** `main()`: what the function of this module does; each is followed once. */
  #follow(name: string, certain: boolean, depth: number): void {
    if (this.#isAsking || this.#followed.has(name)) return;
    this.#followed.add(name);
    this.#runFunction(this.#facts.bindings.get(name), certain, depth);
  }

  #runFunction(binding: Binding | undefined, certain: boolean, depth: number): void {
    const definition = binding && this.#nodeAt(binding.valueSpan);
    const body = definition?.name === 'FunctionDefinition' ? definition.getChild('Body') : undefined;
    if (!definition || !body) return;
    const names: Names = new Map();
    const parameters = definition.getChild('ParamList');
    if (parameters) this.#forget(parameters, names);
    this.#block(childrenOf(body), { names, certain: certain && binding.certain, depth: depth + 1 });
  }

  /** `create_app()`: the origin of what the function of this module returns, if that is the same everywhere. */
  #originOfResult(binding: Binding, depth: number): string | undefined {
    const { name, value } = binding;
    if (value.kind !== 'function' || value.isAsync || this.#results.has(name)) return this.#results.get(name);
    this.#results.set(name, undefined);
    const before = { returned: this.#returned, isAsking: this.#isAsking, calls: this.#calls.length };
    this.#isAsking = true;
    this.#returned = [];
    this.#runFunction(binding, true, depth);
    const [first, ...more] = this.#returned;
    this.#returned = before.returned;
    this.#isAsking = before.isAsking;
    // They are not made by asking.
    this.#calls.length = before.calls;
    const result = more.every((origin) => origin === first) ? first : undefined;
    this.#results.set(name, result);
    return result;
  }

  #scope(names: Names): Scope {
    return { text: this.#text, lookup: (name) => this.#known(name, names)?.value };
  }

  #known(name: string, names: Names, depth = 0): Known | undefined {
    const local = names.get(name);
    const binding = local ? undefined : this.#facts.bindings.get(name);
    if (!binding) return local;
    if (!binding.certain) return NOTHING_KNOWN;
    const { value } = binding;
    if (value.kind === 'module') return { value, origin: value.name };
    if (value.kind === 'unknown' && value.origin !== undefined) return { value, origin: value.origin };
    if (value.kind === 'function') return { value, origin: this.#originOfResult(binding, depth + 1) };
    const source = this.#nodeAt(binding.valueSpan);
    return {
      value,
      origin: source?.name === 'CallExpression' ? this.#originOf(source, NO_NAMES, depth + 1) : undefined,
    };
  }

  /** Of an object that of its class, so that `flask.Flask.run` is its method; of a function that of what it returns. */
  #originOf(node: SyntaxNode | undefined, names: Names, depth = 0): string | undefined {
    if (!node || depth > MAX_DEPTH) return undefined;
    const [base, dot, attribute] = childrenOf(node);
    if (node.name === 'VariableName') return this.#known(this.#written(node), names, depth)?.origin;
    if (node.name === 'CallExpression') return base && this.#originOf(base, names, depth + 1);
    if (node.name !== 'MemberExpression' || dot?.name !== '.' || !base || !attribute) return undefined;
    const origin = this.#originOf(base, names, depth + 1);
    return origin === undefined ? undefined : `${origin}.${this.#written(attribute)}`;
  }

  /** The outermost node of exactly this place. */
  #nodeAt({ start, end }: Span): SyntaxNode | undefined {
    let node: SyntaxNode | null = this.#top.resolveInner(start, 1);
    while (node && node.to < end) node = node.parent;
    return node && node.from === start && node.to === end ? node : undefined;
  }

  #written(node: SyntaxNode | undefined): string {
    return node ? this.#text.slice(node.from, node.to) : '';
  }
}

/** In the body of a statement that stands `here`. */
function within({ names, certain, depth }: Here, isRun = true): Here {
  return { names, certain: certain && isRun, depth: depth + 1 };
}
