// Part of `npm run bench`: how long the extension takes to start in the real VS Code.
import { testModule } from '../vscode/test-module.mjs';

export const title = 'Start of the extension in VS Code';

const ROUNDS = 3;

export async function run() {
  const { activationTime } = await testModule('activation-bench');
  const rows = [['when this is opened', 'activation']];
  for (const file of ['notes.txt', 'other.yaml', 'Procfile']) {
    const times = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await activationTime(file));
    const [, median] = times.sort((a, b) => a - b);
    rows.push([file, median === undefined ? 'none' : `${median} ms`]);
  }
  return rows;
}
