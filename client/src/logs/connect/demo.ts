import { join } from 'node:path';
import process from 'node:process';
import { l10n } from 'vscode';
import { demoApplication, demoSource } from '../sources/demo.ts';
import { type Definition, sourceKind } from './source-kind.ts';

export const demoDefinition: Definition = { kind: 'demo' };

export const demo = sourceKind<Definition>({
  kind: 'demo',
  icon: 'beaker',
  title: () => l10n.t('Demo Platform'),
  detail: () => l10n.t('A small platform on this machine that plays failures'),
  is: (value): value is Definition & Readonly<Record<string, unknown>> => value['kind'] === 'demo',
  choose: async () => demoDefinition,
  label: () => l10n.t('Demo Platform'),
  application: () => demoApplication,
  create: (_, { extensionPath }) =>
    demoSource({
      url: process.env['PROCFILE_DOCTOR_DEMO_URL'],
      program: join(extensionPath, 'dist', 'demo-platform.js'),
    }),
});
