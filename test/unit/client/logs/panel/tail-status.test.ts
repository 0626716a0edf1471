import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TailStatus as Status } from '../../../../../client/src/logs/panel/tail-status.ts';
import { clientModule } from '../../../../support/client-module.ts';
import { plainSource } from '../../../../support/plain-source.ts';

const item = { text: '', accessibilityInformation: { label: '' }, show: () => undefined, dispose: () => undefined };
const { TailStatus } = await clientModule<{ TailStatus: typeof Status }>('client/src/logs/panel/tail-status.ts', {
  window: { createStatusBarItem: () => item },
  l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)])) },
});

test('a screen reader says what is tailed and what is wrong, and no names of icons', () => {
  const status = new TailStatus();
  const source = { ...plainSource, failure: undefined, limit: undefined };
  const sources = [
    { ...source, label: 'shop' },
    { ...source, label: 'mail', phase: 'failed' as const },
  ];
  status.update(sources, [{ state: 'open' }, { state: 'closed' }] as never);
  assert.match(item.text, /^\$\(debug-disconnect\) 2 logs \$\(error\) 1$/);
  assert.equal(item.accessibilityInformation.label, 'Platform Logs, shop, mail: failed, Open incidents: 1');
});
