import { argumentAt, replaceArgument } from '../../programs/argument-edits.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { rqCommandOf } from '../../programs/rq/program.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { isSameName, optionsLike, writtenOption } from '../facts/meant-option.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { queueHabitOf } from './celery-habits.ts';
import { QUEUE_IDS, QUEUES } from './queues.ts';

export const queuesUnknownOption: Rule = {
  id: 'queues/unknown-option',
  severity: 'error',
  scope: 'process',
  programs: QUEUE_IDS,
  title: t('The task queue has no such option.'),
  explanation: t(
    'The worker stops with its usage. The options of other task queues are not those of celery: rq takes the names of queues without an option, `rq worker high default`, runs one job after the other, and has `rq worker-pool -n 4` for several at once; dramatiq has processes and threads, `dramatiq tasks -p 2 -t 4`.',
  ),
  sources: [
    'rq/rq:rq/cli/',
    'test/unit/programs/rq/rq.test.ts',
    'test/unit/programs/dramatiq/dramatiq.test.ts',
    'test/unit/programs/huey/huey.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, QUEUES, ['unknown-option', 'ambiguous-option'])) {
      const flag = writtenOption(refusal);
      if (!flag) continue;
      yield {
        span: refusal.span,
        ...verdict(refusal, sentenceOf(refusal, printable(flag.text))),
        fixes: () => (isKnown(flag.text) ? fixesOf(refusal, flag) : []),
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq worker «--brust» high\n', fixed: 'worker: rq worker --burst high\n' },
      { text: 'worker: rq worker «--logging-level» INFO\n', fixed: 'worker: rq worker --logging_level INFO\n' },
      { text: 'worker: rq worker «-Q» high,low\n', fixed: 'worker: rq worker high low\n' },
      { text: 'worker: rq worker «--queues»=high -s\n', fixed: 'worker: rq worker high -s\n' },
      { text: 'worker: rq worker «--concurrency» 4\n' },
      { text: 'worker: rq worker-pool «--workers» 4\n', fixed: 'worker: rq worker-pool --num-workers 4\n' },
      { text: 'worker: dramatiq tasks «--concurrency» 4\n', fixed: 'worker: dramatiq tasks --processes 4\n' },
      { text: 'worker: dramatiq tasks -p 2 «--treads» 4\n', fixed: 'worker: dramatiq tasks -p 2 --threads 4\n' },
      { text: 'worker: dramatiq tasks -p 2 «--watch» .\n', files: { 'requirements.txt': 'dramatiq==1.18.0\n' } },
      { text: 'worker: dramatiq tasks «--worker» 4\n' },
      {
        text: 'worker: huey_consumer tasks.huey «--wrokers» 4\n',
        fixed: 'worker: huey_consumer tasks.huey --workers 4\n',
      },
      {
        text: 'worker: huey_consumer.py tasks.huey «--concurrency»=4\n',
        fixed: 'worker: huey_consumer.py tasks.huey --workers=4\n',
      },
      { text: 'worker: huey_consumer tasks.huey «-g» TERM\n', files: { 'requirements.txt': 'huey==2.6.0\n' } },
      { text: 'worker: rq «-h»\n', fixed: 'worker: rq --help\n' },
      { text: 'worker: rq «-u» $REDIS_URL worker\n' },
      { text: 'worker: rqworker «--sentry-dsn» $DSN\n', files: { 'requirements.txt': 'rq==2.6.1\n' } },
      { text: 'worker: rq worker «--dequeue-strategy» random\n', files: { 'requirements.txt': 'rq==1.10.1\n' } },
    ],
    good: [
      { text: 'worker: huey_consumer tasks.huey --worker-t process -w $WORKERS\n' },
      { text: 'worker: dramatiq tasks --process 2 --thread 4\n' },
      { text: 'worker: rq worker -u $REDIS_URL --with-scheduler high default low\n' },
      { text: 'worker: rqworker --sentry-dsn $DSN\n', files: { 'requirements.txt': 'rq==1.16.2\n' } },
      { text: 'worker: rq worker $OPTIONS --whatever\n' },
      { text: 'worker: rq worker --old-option\n', files: { 'requirements.txt': 'rq==0.13.0\n' } },
      { text: 'worker: rq worker-pool -n ${WORKERS:-2} default\n' },
    ],
  },
};

/** The program with its sub-command. */
function commandOf({ program, parsed, start }: Refusal): string {
  const command = program.id === 'rq' ? rqCommandOf(start.invocation, parsed.version) : undefined;
  return command === undefined ? program.id : `${program.id} ${command}`;
}

function sentenceOf(refusal: Refusal, flag: string): Text {
  const command = commandOf(refusal);
  if (refusal.error.kind === 'ambiguous-option') return t('`{flag}` is not clear.', { flag });
  const habit = queueHabitOf(command, flag);
  if (habit?.isQueues) return t('{program} takes the names of queues without an option.', { program: command });
  if (habit?.flag !== undefined)
    return t('{program} has no option `{flag}`; there it is `{name}`.', { program: command, flag, name: habit.flag });
  if (command === 'rq')
    return t('{program} takes options behind its command only: `rq worker {flag}`.', { program: 'rq', flag });
  return t('{program} has no option `{flag}`.', { program: command, flag });
}

function fixesOf(refusal: Refusal, flag: ArgumentValue): Fix[] {
  const habit = queueHabitOf(commandOf(refusal), flag.text);
  if (habit?.isQueues) return withoutOption(refusal, flag);
  const { command } = refusal.start;
  if (habit?.flag !== undefined) return [changeTo(command, flag.span, habit.flag, { safe: true })];
  const names = habit ? [] : optionsLike(refusal, flag.text);
  return names.map((name) =>
    changeTo(command, flag.span, name, {
      preferred: names.length === 1 && refusal.error.kind === 'unknown-option',
      safe: isSameName(name, flag.text),
    }),
  );
}

/** `-Q high,low` as `high low`, if nothing but names stands there. */
function withoutOption({ start: { command, invocation }, error }: Refusal, flag: ArgumentValue): Fix[] {
  const words = invocation.arguments;
  const word = argumentAt(invocation, error.span);
  const isGlued = word !== undefined && word.value.text.length > flag.text.length;
  const valueWord = isGlued ? word : words[word ? words.indexOf(word) + 1 : 0];
  const value = isGlued ? word.value.text.slice(flag.text.length).replace(/^=/, '') : (valueWord?.value.text ?? '');
  if (!valueWord || !/^\w[\w.,:-]*$/.test(value)) return [];
  const names = value.split(',').join(' ');
  const edits: TextEdit[] = replaceArgument(command, span(flag.span.start, valueWord.span.end), names);
  return [{ title: t('Change to `{name}`', { name: names }), edits, preferred: true, safe: true }];
}
