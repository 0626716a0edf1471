/** The other files that describe the same application: a process may be defined in a Procfile and in app_desc.yaml. */
import type { Document } from '../model/document.ts';
import type { Platform } from '../model/platform.ts';
import { documentKind, readDocument } from '../model/read-document.ts';
import { uriOf } from './paths.ts';
import type { Project } from './project.ts';

/** Procfile and app_desc.yaml beside a document, itself left out. */
export function siblingDocuments(document: Document, project: Project | undefined, platform: Platform): Document[] {
  return project ? documentsOf(project, platform).filter(({ uri }) => uri !== document.uri) : [];
}

/** Read once, because a project is a snapshot. */
const known = new WeakMap<
  Project,
  { readonly reading: Platform['procfile']; readonly documents: readonly Document[] }
>();

function documentsOf(project: Project, { procfile: reading }: Platform): readonly Document[] {
  const before = known.get(project);
  if (before?.reading === reading) return before.documents;
  const documents = (project.entries('') ?? []).flatMap((name) => {
    const uri = uriOf(project.folder, name);
    const kind = documentKind(uri);
    const text = kind && kind !== 'gunicorn-config' ? project.file(name) : undefined;
    return kind && text !== undefined ? [readDocument({ uri, version: -1, kind, text }, reading)] : [];
  });
  known.set(project, { reading, documents });
  return documents;
}
