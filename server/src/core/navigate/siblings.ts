/** The other files that describe the same application: a process may be defined in a Procfile and in app_desc.yaml. */
import type { Document } from '../model/document.ts';
import type { Platform } from '../model/platform.ts';
import { documentKind, readDocument } from '../model/read-document.ts';
import { uriOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';

/** Procfile and app_desc.yaml beside a document, itself left out. */
export function siblingDocuments(document: Document, project: Project | undefined, platform: Platform): Document[] {
  return (project?.entries('') ?? []).flatMap((name) => {
    const uri = project && uriOf(project.folder, name);
    const kind = uri && documentKind(uri);
    const text = kind && kind !== 'gunicorn-config' ? project.file(name) : undefined;
    if (!uri || !kind || text === undefined || uri === document.uri) return [];
    return [readDocument({ uri, version: -1, kind, text }, platform.procfile)];
  });
}
