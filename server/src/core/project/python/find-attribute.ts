import type { Binding } from '../../syntax/python/module-facts.ts';
import { readModule } from '../../syntax/python/read-module.ts';
import { joinPath, parentOf } from '../paths.ts';
import type { Project } from '../project.ts';

export type AttributeSearch =
  | { readonly kind: 'bound'; readonly binding: Binding }
  | {
      readonly kind: 'absent';
      /** The name is bound, but only under `if __name__ == "__main__"`, which an import does not run. */
      readonly isMainOnly: boolean;
      /** The names that are bound instead. */
      readonly others: readonly Binding[];
    }
  | { readonly kind: 'unknown' };

/** Whether the module in a file has an attribute once it is imported. `path` is relative to the project's folder. */
export function findAttribute(project: Project, path: string, name: string): AttributeSearch {
  const text = project.file(path);
  if (text === undefined) return { kind: 'unknown' };
  const { bindings, isOpen, mainOnly } = readModule(text);
  const binding = bindings.get(name);
  if (binding) return { kind: 'bound', binding };
  if (isOpen || isSubmodule(project, path, name) || /^__\w+__$/.test(name)) return { kind: 'unknown' };
  return { kind: 'absent', isMainOnly: mainOnly.has(name), others: [...bindings.values()] };
}

/** A package has its submodules as attributes as soon as anything imports them. */
function isSubmodule(project: Project, path: string, name: string): boolean {
  if (!path.endsWith('__init__.py')) return false;
  const inside = joinPath(parentOf(path), name);
  return project.has(inside) !== false || project.has(`${inside}.py`) !== false;
}
