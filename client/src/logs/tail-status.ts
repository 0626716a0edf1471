import * as vscode from 'vscode';
import type { IncidentCard } from './protocol.ts';
import type { SourceState } from './session.ts';

/** An item in the status bar while something is tailed: what, and whether something is wrong. */
export class TailStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;

  update(sources: readonly SourceState[], incidents: readonly IncidentCard[]): void {
    const running = sources.filter(({ phase }) => phase === 'live' || phase === 'waiting' || phase === 'connecting');
    if (running.length === 0) {
      this.dispose();
      return;
    }
    this.item ??= this.create();
    const open = incidents.filter(({ state }) => state !== 'closed').length;
    const waiting = running.some(({ phase }) => phase === 'waiting');
    const { t } = vscode.l10n;
    const names = running.map(({ label }) => label).join(', ');
    this.item.text = `$(${waiting ? 'sync' : 'pulse'}) ${running.length === 1 ? names : t('{0} logs', running.length)}${open > 0 ? ` $(error) ${open}` : ''}`;
    this.item.tooltip = [names, open > 0 ? t('{0} open incidents', open) : ''].filter((line) => line !== '').join('\n');
    this.item.backgroundColor = open > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }

  private create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('procfileDoctor.logs', vscode.StatusBarAlignment.Left, 0);
    item.name = vscode.l10n.t('Platform Logs');
    item.command = 'procfileDoctor.logs.focus';
    item.show();
    return item;
  }
}
