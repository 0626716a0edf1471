import { join } from 'node:path';
import process from 'node:process';
import { l10n } from 'vscode';
import { demoSource } from '../sources/demo.ts';
import { demoParts } from './demo-definition.ts';
import { type Definition, sourceKind } from './source-kind.ts';

export const demo = sourceKind<Definition>({
  ...demoParts,
  detail: () => l10n.t('A small platform on this machine that plays failures'),
  create: (_, { extensionPath }) =>
    demoSource({
      url: process.env['PROCFILE_DOCTOR_DEMO_URL'],
      program: join(extensionPath, 'dist', 'demo-platform.js'),
    }),
});
