import { l10n } from 'vscode';
import { isString } from '../../guards.ts';
import { commandSource } from '../sources/programs/command.ts';
import { askText } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, pathOf, sourceKind } from './source-kind.ts';

interface CommandDefinition extends Definition {
  readonly command: string;
  readonly encoding?: Encoding;
}

export const command = sourceKind<CommandDefinition>({
  kind: 'command',
  icon: 'terminal',
  title: () => l10n.t('Command'),
  detail: () => l10n.t('What any command writes, in the shell of the system'),
  is: (value): value is CommandDefinition & Readonly<Record<string, unknown>> =>
    isString(value['command']) && isEncoding(value['encoding']),
  choose: async () => {
    const text = await askText({
      title: l10n.t('Command'),
      prompt: l10n.t('It runs in the folder of the workspace; what it writes is read for as long as it runs.'),
      placeHolder: 'ssh host journalctl -f -u app',
    });
    return text === undefined ? undefined : { kind: 'command', command: text };
  },
  needsFolder: () => true,
  label: (definition) => definition.command,
  create: ({ command: program, encoding }, { folder }) =>
    withEncoding(encoding, (known) =>
      commandSource({ program, args: [], shell: true, cwd: pathOf(folder), encoding: known }),
    ),
});
