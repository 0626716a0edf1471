import * as vscode from 'vscode';
import { plainLabel } from '../../plain-label.ts';
import type { IncidentCard } from '../messages/page-protocol.ts';
import type { SourceState } from '../session/session-source.ts';

/** The item in the status bar while something is tailed or fails to be: what it is, and whether something is wrong. */
export class TailStatus implements vscode.Disposable {
  #item: vscode.StatusBarItem | undefined;

  update(sources: readonly SourceState[], incidents: readonly IncidentCard[]): void {
    const shown = sources.filter(({ phase }) => phase !== 'ended' && phase !== 'stopped');
    if (shown.length === 0) {
      this.dispose();
      return;
    }
    this.#item ??= this.#create();
    const open = incidents.filter(({ state }) => state !== 'closed').length;
    const { t } = vscode.l10n;
    const names = plainLabel(shown.map(({ label }) => label).join(', '));
    this.#item.text = `$(${iconOf(shown)}) ${shown.length === 1 ? names : t('{0} logs', shown.length)}${open > 0 ? ` $(error) ${open}` : ''}`;
    const states = shown.map(({ label, phase }) => (phase === 'failed' ? `${label}: ${t('failed')}` : label));
    const said = [...states, ...(open > 0 ? [t('Open incidents: {0}', open)] : [])];
    this.#item.tooltip = said.join('\n');
    // Otherwise the names of the icons are read out.
    this.#item.accessibilityInformation = { label: [t('Platform Logs'), ...said].join(', ') };
    this.#item.backgroundColor = open > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('procfileDoctor.logs', vscode.StatusBarAlignment.Left, 0);
    item.name = vscode.l10n.t('Platform Logs');
    item.command = 'procfileDoctor.logs.focus';
    item.show();
    return item;
  }
}

function iconOf(sources: readonly SourceState[]): string {
  const is = (wanted: SourceState['phase']) => sources.some(({ phase }) => phase === wanted);
  if (is('failed')) return 'debug-disconnect';
  return is('waiting') ? 'sync' : 'pulse';
}
