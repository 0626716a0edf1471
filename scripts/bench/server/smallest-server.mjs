// @ts-check
// The smallest language server there can be on the library that ours is built on: an empty answer to every request that is measured.
import { createConnection, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** @param {(text: string) => unknown} read what is done with a text that came or changed */
export function serve(read = () => undefined) {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const texts = new TextDocuments(TextDocument);
  let asks = false;
  connection.onInitialize(({ capabilities }) => {
    asks = capabilities.textDocument?.diagnostic !== undefined;
    const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: false };
    return {
      capabilities: {
        textDocumentSync: 2,
        hoverProvider: true,
        completionProvider: {},
        codeActionProvider: true,
        ...(asks && { diagnosticProvider }),
      },
    };
  });
  connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
  connection.onHover(() => null);
  connection.onCompletion(() => []);
  connection.onCodeAction(() => []);
  texts.onDidChangeContent(({ document }) => {
    read(document.getText());
    if (!asks) void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
  });
  texts.listen(connection);
  connection.listen();
}
