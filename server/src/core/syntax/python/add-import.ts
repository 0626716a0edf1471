import type { TextEdit } from '../../text/text-edit.ts';
import { readModule } from './module-facts.ts';
import { childrenOf, parsePython } from './syntax-tree.ts';

/**
 * The edits after which `name` is the module of this name, in the text of a Python module; none where it is that already. Undefined
 * where the name means something else, or may.
 */
export function addImport(text: string, name: string): readonly TextEdit[] | undefined {
  const binding = readModule(text).bindings.get(name);
  if (binding)
    return binding.certain && binding.value.kind === 'module' && binding.value.name === name ? [] : undefined;
  const at = placeOfImports(text);
  return [{ span: { start: at, end: at }, newText: `import ${name}${text.includes('\r\n') ? '\r\n' : '\n'}` }];
}

/** Where the first import stands, behind the docstring and those of `__future__`, which must come first. */
function placeOfImports(text: string): number {
  const statements = childrenOf(parsePython(text).topNode);
  const written = statements.map(({ from, to }) => text.slice(from, to));
  const isFirst = (index: number): boolean =>
    /^from\s+__future__\s/.test(written[index] ?? '') || (index === 0 && /^[rRuU]?["']/.test(written[0] ?? ''));
  const free = statements.findIndex((_, index) => !isFirst(index));
  const imported = statements.findIndex(({ name }, index) => index >= free && name === 'ImportStatement');
  return statements[imported >= 0 ? imported : free]?.from ?? text.length;
}
