import type { Document } from '../../model/document.ts';
import type { Project } from '../../project/project.ts';
import { decodedFileName } from '../../text/decoded-name.ts';
import type { FileEncoding } from '../../text/file-encoding.ts';

/** How the file of a document is saved, which its text does not show; undefined while nobody has looked. */
export function savedEncoding({ uri }: Document, project: Project | undefined): FileEncoding | undefined {
  return project?.encoding(decodedFileName(uri));
}
