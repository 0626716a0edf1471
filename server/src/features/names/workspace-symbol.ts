import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';

/** Processes of these documents whose name holds the letters of `query` in their order, as editors filter. */
export function workspaceSymbols(documents: readonly Document[], query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  return documents.flatMap((document) =>
    document.processes.all
      .filter(({ name, role }) => role === 'process' && isSubsequence(wanted, name.toLowerCase()))
      .map(({ name, nameSpan, module }) => ({
        name,
        kind: SymbolKind.Function,
        location: { uri: document.uri, range: document.lines.rangeOf(nameSpan) },
        ...(module && { containerName: module }),
      })),
  );
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
