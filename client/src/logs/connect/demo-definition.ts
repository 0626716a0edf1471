import { l10n } from 'vscode';
import { isRecord } from '../../guards.ts';
import type { Definition } from './source-kind.ts';

export const demoDefinition: Definition = { kind: 'demo' };

/** The application that the demo platform runs. */
const DEMO_APPLICATION = 'shop';

/** What both ways to have a demo have in common. */
export const demoParts = {
  kind: 'demo',
  icon: 'beaker',
  title: () => l10n.t('Demo Platform'),
  is: (value: unknown): value is Definition & Readonly<Record<string, unknown>> =>
    isRecord(value) && value['kind'] === 'demo',
  choose: async () => demoDefinition,
  label: () => l10n.t('Demo Platform'),
  application: () => DEMO_APPLICATION,
};
