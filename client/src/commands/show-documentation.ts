import { commands, type Disposable, env, languages, Uri, window } from 'vscode';
import { SHOW_DOCUMENTATION } from '../../../server/src/core/messages/loop-messages.ts';

const ALL_RULES = 'https://github.com/procfile-doctor/procfile-doctor/blob/main/docs/rules.md';

/** Opens what is written about the rule that has found something at the caret; about all of them where none has. */
export function registerShowDocumentation(): Disposable {
  return commands.registerCommand(SHOW_DOCUMENTATION, () => env.openExternal(documentationAtCaret()));
}

function documentationAtCaret(): Uri {
  const editor = window.activeTextEditor;
  const found = editor ? languages.getDiagnostics(editor.document.uri) : [];
  for (const { range, code } of found) {
    const isHere = editor?.selection.intersection(range) !== undefined;
    // A diagnostic with a link has it beside its code; other extensions' look the same and lead to theirs.
    if (isHere && typeof code === 'object') return code.target;
  }
  return Uri.parse(ALL_RULES);
}
