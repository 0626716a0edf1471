// Our options of `streamlit run`, and what we refuse of its command line, held against what a real one said
// (test/fixtures/programs/streamlit).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { OptionData } from '../../../../server/src/core/programs/option-data.ts';
import { streamlit } from '../../../../server/src/core/programs/streamlit/program.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';

interface RecordedOption {
  readonly type: string;
  readonly repeatable: boolean;
  readonly environment: string;
}

const recorded = JSON.parse(readFileSync('test/fixtures/programs/streamlit/recorded.json', 'utf8')) as {
  readonly options: Readonly<Record<string, RecordedOption>>;
  readonly older: Readonly<Record<string, readonly string[]>>;
  readonly answers: readonly (readonly [line: string, kind: string | null, text: string | null, exit: number])[];
};
const { options } = JSON.parse(readFileSync('server/src/core/programs/streamlit/streamlit.data.json', 'utf8')) as {
  readonly options: readonly OptionData[];
};

test('the options that say how it serves are those of streamlit', () => {
  for (const [flag, real] of Object.entries(recorded.options)) {
    const ours = options.find(({ flags }) => flags[0] === flag);
    assert.ok(ours, flag);
    assert.equal(ours.type, real.type === 'text' ? 'string' : real.type, flag);
    assert.equal(ours.repeatable ?? false, real.repeatable, flag);
    assert.deepEqual(ours.environment, [real.environment]);
  }
  const older = new Set(Object.values(recorded.older).flat());
  assert.ok(older.size > 20);
  for (const flag of older)
    assert.ok(
      options.some(({ flags }) => flags[0] === flag),
      flag,
    );
  // None is our own.
  for (const { flags } of options) assert.ok(recorded.options[flags[0] ?? ''] || older.has(flags[0] ?? ''), flags[0]);
});

test('we refuse what streamlit refuses', () => {
  for (const [line, kind, text, exit] of recorded.answers) {
    const [first] = streamlit.parse(invocationOf('streamlit', line.split(' ')), undefined).errors;
    // Which other options it proposes depends on those of its theme, which are not known here.
    const sentence = (said: string | null | undefined) => said?.replace(/ \(?Did you mean.*/, '');
    assert.deepEqual(
      [first?.kind, sentence(first?.text), first?.exitCode ?? 0],
      [kind ?? undefined, sentence(text), exit],
      line,
    );
  }
});

test('what is set of another section is not judged', () => {
  for (const line of [
    'run a.py --theme.dark.new x',
    'run a.py --runner.fastReruns 1',
    'run a.py --own.thing',
    'hello --x',
  ]) {
    assert.deepEqual(streamlit.parse(invocationOf('streamlit', line.split(' ')), undefined).errors, [], line);
  }
});
