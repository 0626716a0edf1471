import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextVersion } from '../core/text/text-version.ts';

/** What an editor shows of a file. */
export interface OpenText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly content: TextVersion;
}

/** How the protocol's library keeps the open texts up to date. */
export const openTexts: TextDocumentsConfiguration<OpenText> = {
  create: (uri, languageId, version, text) => ({ uri, languageId, version, content: new TextVersion(text) }),
  update: (open, changes, version) => {
    let { content } = open;
    for (const change of changes)
      content =
        'range' in change && change.range
          ? content.edited(change.range, change.text)
          : new TextVersion(change.text, content);
    return { ...open, version, content };
  },
};
