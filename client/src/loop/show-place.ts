import * as vscode from 'vscode';
import type { Place } from '../../../server/src/core/messages/loop-messages.ts';
import { tellInformation } from '../notifications.ts';
import { plainLabel } from '../plain-label.ts';

/** What was shown, and the files that it was picked from. */
export interface LocatedPlace {
  readonly uri: vscode.Uri;
  readonly others: readonly vscode.Uri[];
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** Leads to the words; where there are several places a person picks one. Undefined when none was shown. */
export async function showPlace(places: readonly Place[]): Promise<LocatedPlace | undefined> {
  const { t } = vscode.l10n;
  const items = await Promise.all(places.map(itemOf));
  if (items.length === 0) {
    void tellInformation(t('No Procfile or app_desc.yaml in this workspace starts this process.'));
    return undefined;
  }
  const item =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(items, { title: t('Where the process is defined'), matchOnDetail: true });
  if (!item) return undefined;
  const editor = await vscode.window.showTextDocument(item.uri, { selection: item.range });
  editor.revealRange(item.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return { uri: item.uri, others: items.filter((one) => one !== item).map(({ uri }) => uri) };
}

async function itemOf({ uri: written, range: { start, end } }: Place): Promise<PlaceItem> {
  const uri = vscode.Uri.parse(written);
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const document = await vscode.workspace.openTextDocument(uri);
  return {
    label: plainLabel(`${vscode.workspace.asRelativePath(uri)}:${start.line + 1}`),
    detail: plainLabel(document.lineAt(Math.min(start.line, document.lineCount - 1)).text.trim()),
    iconPath: new vscode.ThemeIcon('go-to-file'),
    uri,
    range,
  };
}
