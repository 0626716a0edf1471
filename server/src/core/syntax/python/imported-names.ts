import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from './syntax-tree.ts';

interface ImportedNames {
  readonly isStar: boolean;
  /**
   * The bound names; `module` is set for `import a.b as c`, where the name certainly is that module, `origin` for
   * `from a.b import c`: `a.b.c`.
   */
  readonly names: readonly ImportedName[];
}

interface ImportedName {
  readonly node: SyntaxNode;
  readonly module?: string | undefined;
  readonly origin?: string | undefined;
}

/** The names an import statement binds: `import a.b` binds `a`, `from a import b as c` binds `c`. */
export function importedNames(statement: SyntaxNode, text: string): ImportedNames {
  const children = childrenOf(statement);
  const isFrom = children[0]?.name === 'from';
  const at = children.findIndex((child) => child.name === 'import');
  const list = children.slice(at + 1);
  const source = children.slice(1, Math.max(1, at)).map((part) => text.slice(part.from, part.to));
  const names: ImportedName[] = [];
  let item: SyntaxNode[] = [];
  const finish = () => {
    const [first] = item;
    const as = item.findIndex((part) => part.name === 'as');
    const node = as >= 0 ? item[as + 1] : first;
    const dotted = item.slice(0, as >= 0 ? as : undefined);
    const module = dotted.map((part) => text.slice(part.from, part.to)).join('');
    if (node?.name === 'VariableName') {
      const whole = as >= 0 ? module : text.slice(node.from, node.to);
      names.push({ node, ...(isFrom ? { origin: [...source, '.', module].join('') } : { module: whole }) });
    }
    item = [];
  };
  for (const part of list) {
    if (part.name === ',') finish();
    else if (part.name !== '(' && part.name !== ')') item.push(part);
  }
  finish();
  return { isStar: isFrom && list.some((part) => part.name === '*'), names };
}
