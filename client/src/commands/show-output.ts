import { commands, type Disposable, type LogOutputChannel } from 'vscode';

export function registerShowOutput(output: LogOutputChannel): Disposable {
  return commands.registerCommand('procfileDoctor.showOutput', () => output.show());
}
