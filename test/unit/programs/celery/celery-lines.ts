import fc from 'fast-check';
import { celeryCommand } from '../../../../server/src/core/programs/celery/click-commands.ts';
import { optionWords } from '../../../support/commands/command-lines.ts';

const SETTINGS = ['worker_prefetch_multiplier=1', 'broker.heartbeat=5', 'nope', 'foo=1', '=1', '(int)x'];
const COMMANDS = [
  'worker',
  'worker',
  'worker',
  'beat',
  'beat',
  'events',
  'inspect',
  'control',
  'status',
  'purge',
  'migrate',
];

/** `celery [global options] COMMAND [options]`, each part also where it does not belong. */
export function celeryLines(version: string): fc.Arbitrary<readonly string[]> {
  return fc
    .record({
      name: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...COMMANDS) },
        { weight: 1, arbitrary: fc.constantFrom('wroker', 'shell', 'report', 'result', 'multi', 'help', '', 'x y') },
      ),
      swap: fc.nat(20),
    })
    .chain(({ name, swap }) => {
      const root = celeryCommand(version);
      const own = (root.group?.command(name) ?? root).options.map(({ spec }) => spec);
      const globals = root.options.map(({ spec }) => spec);
      const many = (words: fc.Arbitrary<readonly string[]>, maxLength: number) =>
        fc.array(words, { maxLength }).map((list) => list.flat());
      const extra = fc.array(fc.constantFrom(...SETTINGS), { maxLength: 1 });
      return fc
        .tuple(many(optionWords(globals), 2), many(optionWords(swap === 0 ? globals : own), 4), fc.boolean(), extra)
        .map(([first, second, app, settings]) => {
          const withExtra = swap < 3 ? settings : [];
          const start = swap < 6 ? first : [];
          return [...(app ? ['-A', 'proj'] : start), name, ...second, ...withExtra];
        });
    });
}
