/** What to write in place of an option of celery, or of another queue, that this program does not have. */
interface Habit {
  /** The flag that is meant; undefined if it has nothing like it. */
  readonly flag?: string;
  /** The names of queues stand there without an option. */
  readonly isQueues?: true;
}

const SAME: Readonly<Record<string, Readonly<Record<string, Habit>>>> = {
  dramatiq: {
    '-w': { flag: '--processes' },
    '--workers': { flag: '--processes' },
    '-c': { flag: '--processes' },
    '--concurrency': { flag: '--processes' },
    '-l': {},
    '--loglevel': {},
    '--log-level': {},
    '-A': {},
    '--reload': {},
  },
  huey: {
    '--concurrency': { flag: '--workers' },
    '--processes': { flag: '--workers' },
    '-A': {},
    '-Q': {},
    '--queue': {},
    '--queues': {},
    '--log-level': {},
    '--loglevel': {},
  },
  rq: { '-h': { flag: '--help' } },
  'rq worker': {
    '-Q': { isQueues: true },
    '--queue': { isQueues: true },
    '--queues': { isQueues: true },
    '-l': { flag: '--logging_level' },
    '--log-level': { flag: '--logging_level' },
    '-A': {},
    '--workers': {},
    '--num-workers': {},
    '--concurrency': {},
    '--hostname': { flag: '--name' },
  },
  'rq worker-pool': {
    '-Q': { isQueues: true },
    '--queue': { isQueues: true },
    '--queues': { isQueues: true },
    '--workers': { flag: '--num-workers' },
    '--concurrency': { flag: '--num-workers' },
    '--with-scheduler': {},
  },
};

/** `command`: the program with its sub-command, such as `rq worker`. */
export function queueHabitOf(command: string, flag: string): Habit | undefined {
  return SAME[command]?.[flag];
}
