/** What a Python module defines at its top level, read statement by statement as an import would run it. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../text/span.ts';
import { evaluate } from './evaluate.ts';
import { functionValue } from './function-value.ts';
import { importedNames } from './imported-names.ts';
import { binaryOperation } from './operations.ts';
import { holds, isMutable, type PythonValue, UNKNOWN_VALUE } from './python-value.ts';
import { rememberTexts } from './remember-texts.ts';
import type { Scope } from './scope.ts';
import { childrenOf, isMainGuard, parsePython, spanOf } from './syntax-tree.ts';

export interface ModuleFacts {
  /** By name, in the order of their first definition; the last definition of a name is the one that counts. */
  readonly bindings: ReadonlyMap<string, Binding>;
  /** True when other names may be defined too: `import *`, `globals()`, `exec`, or text that could not be parsed. */
  readonly isOpen: boolean;
  /** Names that appear anywhere besides where they are bound: a helper is used, a setting is not. */
  readonly used: ReadonlySet<string>;
  /** Names bound only under `if __name__ == "__main__"`, so not when the module is imported. */
  readonly mainOnly: ReadonlySet<string>;
}

export interface Binding {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: PythonValue;
  /** The expression, or the whole definition. */
  readonly valueSpan: Span;
  /** False when it may not run, or something else may change the name: inside `if`, `try`, a loop, `global` elsewhere. */
  readonly certain: boolean;
}

const UNREAD: ModuleFacts = { bindings: new Map(), isOpen: true, used: new Set(), mainOnly: new Set() };

/** Never throws. */
export const readModule = rememberTexts((text): ModuleFacts => new ModuleReader(text).read(), UNREAD);

/** Statements nested deeper than this are not read. */
const MAX_DEPTH = 40;
/** Code that may define names in ways that cannot be followed. */
const DYNAMIC = new Set(['globals', 'exec', 'vars', 'locals', 'setattr', 'execfile', '__getattr__']);

class ModuleReader {
  readonly #text: string;
  readonly #scope: Scope;
  readonly #bindings = new Map<string, Binding>();
  readonly #mainOnly = new Set<string>();
  readonly #elsewhere = new Set<string>();
  /** Offsets where a name stands, and those where one is bound. */
  readonly #places = new Map<string, Set<number>>();
  readonly #targets = new Set<number>();
  /** True once names may be defined that are not visible here. */
  #isOpen = false;
  /** True once the names that are visible may have been changed out of sight. */
  #isDynamic = false;

  constructor(text: string) {
    this.#text = text;
    this.#scope = { text, lookup: (name) => this.#valueOf(name) };
  }

  read(): ModuleFacts {
    const tree = parsePython(this.#text);
    if (/\bsys\s*\.\s*modules\b/.test(this.#text)) this.#isDynamic = true;
    this.#lookEverywhere(tree.topNode);
    this.#block(childrenOf(tree.topNode), true, 0);
    for (const name of this.#bindings.keys()) this.#mainOnly.delete(name);
    const used = [...this.#places].filter(([, places]) => [...places].some((place) => !this.#targets.has(place)));
    return {
      bindings: this.#bindings,
      isOpen: this.#isOpen || this.#isDynamic,
      used: new Set(used.map(([name]) => name)),
      mainOnly: this.#mainOnly,
    };
  }

  /** Finds what matters at any depth: syntax errors, dynamic definitions, `global` in functions, `:=`. */
  #lookEverywhere(top: SyntaxNode): void {
    top.cursor().iterate((node) => {
      if (node.type.isError) this.#isDynamic = true;
      if (node.name === 'ScopeStatement') {
        for (const name of childrenOf(node.node)) this.#bindElsewhere(name);
      } else if (node.name === 'NamedExpression') {
        this.#bindElsewhere(node.node.firstChild);
      } else if (node.name === 'VariableName') {
        const name = this.#written(node.node);
        if (DYNAMIC.has(name)) this.#isDynamic = true;
        this.#places.set(name, (this.#places.get(name) ?? new Set<number>()).add(node.from));
      }
    });
  }

  #block(statements: readonly SyntaxNode[], certain: boolean, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.#isOpen = true;
      return;
    }
    for (const statement of statements) this.#statement(statement, certain, depth);
  }

  #statement(node: SyntaxNode, certain: boolean, depth: number): void {
    if (node.name === 'AssignStatement') this.#assignment(node, certain);
    else if (node.name === 'UpdateStatement') this.#update(node, certain);
    else if (node.name === 'ImportStatement') this.#import(node, certain);
    else if (node.name === 'DeleteStatement') this.#delete(node, certain);
    else if (node.name === 'ExpressionStatement') this.#mutations(node);
    else if (node.name === 'TypeDefinition') this.#bindUnknown(childrenOf(node)[1]);
    else if (node.name === 'StatementGroup') this.#block(childrenOf(node), certain, depth + 1);
    else if (/^(?:Function|Class)Definition$/.test(node.name)) this.#definition(node, certain, false);
    else if (node.name === 'DecoratedStatement') this.#definition(node.lastChild, certain, true);
    else this.#compound(node, depth);
  }

  /** A compound statement (`if`, `for`, `try`, `with`, …): what is inside may or may not run. */
  #compound(node: SyntaxNode, depth: number): void {
    const children = childrenOf(node);
    if (isMainGuard(node, this.#text)) {
      const [, , body, ...rest] = children;
      if (body) for (const name of new ModuleReader(this.#text).namesIn(body)) this.#mainOnly.add(name);
      for (const other of rest) if (other.name === 'Body') this.#block(childrenOf(other), false, depth + 1);
      return;
    }
    for (const child of children) {
      if (child.name === 'Body' || child.name === 'MatchBody') this.#block(childrenOf(child), false, depth + 1);
      else if (child.name === 'MatchClause') this.#compound(child, depth + 1);
      else this.#bindTargets(child);
    }
  }

  namesIn(body: SyntaxNode): Iterable<string> {
    this.#block(childrenOf(body), false, 0);
    return this.#bindings.keys();
  }

  /**
   * Binds the names in the head of a compound statement: loop variables, `as` names, patterns. Binding too many does no
   * harm.
   */
  #bindTargets(node: SyntaxNode): void {
    const isTarget = ['for', 'as', 'case', ','].includes(node.prevSibling?.name ?? '') || /Pattern$/.test(node.name);
    if (!isTarget) return;
    node.cursor().iterate((inner) => {
      if (inner.name === 'VariableName') this.#bindUnknown(inner.node);
    });
  }

  #assignment(node: SyntaxNode, certain: boolean): void {
    const groups: SyntaxNode[][] = [[]];
    let isAnnotationOnly = true;
    for (const child of childrenOf(node)) {
      if (child.name === 'AssignOp') {
        groups.push([]);
        isAnnotationOnly = false;
      } else if (child.name !== 'TypeDef') groups.at(-1)?.push(child);
    }
    if (isAnnotationOnly) return;
    const source = groups.pop() ?? [];
    const [first] = source;
    const last = source.at(-1);
    if (!first || !last) return;
    for (const part of source) this.#callsIn(part);
    const value = this.#sourceValue(source);
    const span = { start: first.from, end: last.to };
    for (const target of groups) this.#bindTarget(target, value, span, certain);
  }

  #sourceValue(source: readonly SyntaxNode[]): PythonValue {
    const [first] = source;
    if (!first) return UNKNOWN_VALUE;
    if (source.length === 1) return evaluate(first, this.#scope);
    if (source.some((part) => part.name === '*')) return UNKNOWN_VALUE;
    const items = source.filter((part) => part.name !== ',').map((part) => evaluate(part, this.#scope));
    return { kind: 'tuple', items };
  }

  #bindTarget(target: readonly SyntaxNode[], value: PythonValue, span: Span, certain: boolean, depth = 0): void {
    const [only] = target;
    if (!only || depth > MAX_DEPTH) return;
    if (target.length > 1) this.#bindParts(target, value, span, certain, depth);
    else if (only.name === 'VariableName') this.#bind(only, value, span, certain);
    else if (only.name === 'MemberExpression') this.#mutations(only);
    else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(only.name)) {
      this.#bindParts(childrenOf(only).slice(1, -1), value, span, certain, depth);
    }
  }

  /** `a, b = 1, 2`: each part gets its item, unless one is starred or the counts differ. */
  #bindParts(target: readonly SyntaxNode[], value: PythonValue, span: Span, certain: boolean, depth: number): void {
    const parts = target.filter((part) => part.name !== ',' && part.name !== '*');
    const isStarred = target.some((part) => part.name === '*');
    const items = (value.kind === 'tuple' || value.kind === 'list') && !isStarred ? value.items : [];
    for (const [index, part] of parts.entries()) {
      const item = items.length === parts.length ? items[index] : undefined;
      this.#bindTarget([part], item ?? UNKNOWN_VALUE, span, certain, depth + 1);
    }
  }

  #update(node: SyntaxNode, certain: boolean): void {
    const [target, operator, source] = childrenOf(node);
    if (target?.name !== 'VariableName' || !operator || !source) return;
    const before = this.#valueOf(this.#written(target)) ?? UNKNOWN_VALUE;
    this.#forget(before);
    const value = binaryOperation(before, this.#written(operator).slice(0, -1), evaluate(source, this.#scope));
    this.#bind(target, value, spanOf(source), certain && this.#bindings.has(this.#written(target)));
  }

  #import(node: SyntaxNode, certain: boolean): void {
    const imported = importedNames(node, this.#text);
    if (imported.isStar) {
      this.#isOpen = true;
      for (const binding of this.#bindings.values()) this.#bindings.set(binding.name, { ...binding, certain: false });
    }
    for (const { node: name, module, origin } of imported.names) {
      const value: PythonValue =
        module === undefined
          ? { kind: 'unknown', ...(origin !== undefined && { origin }) }
          : { kind: 'module', name: module };
      this.#bind(name, value, spanOf(node), certain);
    }
  }

  #definition(node: SyntaxNode | null, certain: boolean, isDecorated: boolean): void {
    const name = node?.getChild('VariableName');
    if (!node || !name) return;
    const defined: PythonValue = node.name === 'ClassDefinition' ? { kind: 'class' } : functionValue(node);
    this.#bind(name, isDecorated ? UNKNOWN_VALUE : defined, spanOf(node), certain);
  }

  #delete(node: SyntaxNode, certain: boolean): void {
    for (const target of childrenOf(node).slice(1)) {
      const binding = this.#bindings.get(this.#written(target));
      if (!binding) continue;
      if (certain) this.#bindings.delete(binding.name);
      else this.#bindings.set(binding.name, { ...binding, certain: false });
    }
  }

  /** `bind.append(…)`, `d["k"] = v`, `x = fill(d)`: the lists and dicts named there may have changed. */
  #mutations(node: SyntaxNode): void {
    node.cursor().iterate((inner) => {
      if (inner.name === 'VariableName') this.#forget(this.#bindings.get(this.#written(inner.node))?.value);
    });
  }

  #callsIn(node: SyntaxNode): void {
    node.cursor().iterate((inner) => {
      if (inner.name === 'CallExpression') this.#mutations(inner.node);
      return inner.name !== 'CallExpression';
    });
  }

  /** A value that changes is no longer known, under any of its names: `a = b = []` is one list. */
  #forget(changed: PythonValue | undefined): void {
    if (!changed || !isMutable(changed)) return;
    for (const binding of this.#bindings.values()) {
      if (!holds(binding.value, changed)) continue;
      const type = binding.value.kind === 'list' ? { type: 'list' as const } : {};
      this.#bindings.set(binding.name, { ...binding, value: { kind: 'unknown', ...type } });
    }
  }

  /** A name that code outside the order of the module may set. */
  #bindElsewhere(name: SyntaxNode | null): void {
    if (name?.name !== 'VariableName') return;
    this.#elsewhere.add(this.#written(name));
    this.#bindUnknown(name);
  }

  #bindUnknown(name: SyntaxNode | undefined): void {
    if (name) this.#bind(name, UNKNOWN_VALUE, spanOf(name), false);
  }

  #bind(node: SyntaxNode, value: PythonValue, valueSpan: Span, certain: boolean): void {
    const name = this.#written(node);
    this.#targets.add(node.from);
    const isCertain = certain && !this.#isDynamic && !this.#elsewhere.has(name);
    this.#bindings.set(name, { name, nameSpan: spanOf(node), value, valueSpan, certain: isCertain });
  }

  /** The value a name has at this point; unknown where two branches may have set it. */
  #valueOf(name: string): PythonValue | undefined {
    const binding = this.#bindings.get(name);
    return binding && (binding.certain ? binding.value : UNKNOWN_VALUE);
  }

  #written(node: SyntaxNode | undefined): string {
    return node ? this.#text.slice(node.from, node.to) : '';
  }
}
