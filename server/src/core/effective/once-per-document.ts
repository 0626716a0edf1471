import { Kept } from '../caches/kept.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../project/project.ts';

/** The same function, which remembers what it made last of each document: several rules ask for it. */
export function oncePerDocument<T>(
  make: (document: Document, project: Project | undefined) => T,
): (document: Document, project: Project | undefined) => T {
  const known = new Kept<Document, { readonly project: Project | undefined; readonly made: T }>();
  return (document, project) => {
    const before = known.of(document);
    if (before && before.project === project) return before.made;
    const made = make(document, project);
    known.set(document, { project, made });
    return made;
  };
}
