import { t } from '../../text/l10n.ts';
import { atStart, type Signature } from './signature.ts';

/** supervisord. */
export const PROCESS_MANAGERS: readonly Signature[] = [
  {
    id: 'supervisor-killed',
    severity: 'critical',
    cause: 'crash',
    program: 'supervisord',
    title: t('supervisor: program was killed or crashed'),
    meaning: t('A program ended on a signal that supervisor did not send.'),
    causes: [t('SIGKILL: the memory limit of the container. SIGSEGV, SIGABRT: a native crash.')],
    remedies: [
      { recipe: 'R5', text: t('After SIGKILL, take a plan with more memory.') },
      { text: t('After a crash, look into the log of the program.') },
    ],
    shapes: [
      atStart(
        'exited: <name> (terminated by SIGKILL; not expected)',
        /exited: (?<program>\S{1,100}) \(terminated by (?<signal>SIG(?:KILL|SEGV|ABRT|BUS|ILL|FPE))[^;\n]{0,15}; not expected\)/,
      ),
    ],
    per: 'program',
    examples: ['2026-11-20 15:00:36,585 WARN exited: worker (terminated by SIGKILL; not expected)'],
    traps: ['2026-11-20 15:00:58,287 WARN stopped: worker (terminated by SIGTERM)'],
    sources: ['Supervisor/supervisor:supervisor/process.py finish()', 'giuseppe99barchetta/SuggestArr#11'],
  },
  {
    id: 'supervisor-exit',
    severity: 'error',
    cause: 'crash',
    program: 'supervisord',
    title: t('supervisor: program ended unexpectedly'),
    meaning: t('A program ended by itself; status 0 counts too when it ended before startsecs.'),
    causes: [t('The program failed, or it puts itself into the background.')],
    remedies: [{ text: t('Read the log of the program; start it in the foreground.') }],
    shapes: [
      atStart(
        'exited: <name> (exit status <n>; not expected)',
        /exited: (?<program>\S{1,100}) \(exit status (?<status>\d{1,3}); not expected\)/,
      ),
    ],
    per: 'program',
    examples: ['2026-11-20 15:00:42,181 INFO exited: web (exit status 3; not expected)'],
    traps: ['2026-11-20 15:00:39,087 INFO exited: beat (exit status 0; expected)'],
    sources: [
      'Supervisor/supervisor:supervisor/process.py finish()',
      'Supervisor/supervisor#916',
      'benoitc/gunicorn#3099',
    ],
  },
  {
    id: 'supervisor-fatal',
    severity: 'critical',
    cause: 'crash',
    program: 'supervisord',
    title: t('supervisor gave a program up'),
    meaning: t('A program ended too often right after its start; supervisor does not try again.'),
    causes: [t('A start command that fails, or an exception at boot.')],
    remedies: [{ recipe: 'R0', text: t('Read the log of the program; correct the start command if it is to blame.') }],
    shapes: [
      atStart(
        'gave up: <name> entered FATAL state, too many start retries too quickly',
        /gave up: (?<program>\S{1,100}) entered FATAL state/,
      ),
    ],
    per: 'program',
    examples: ['2026-11-20 15:00:53,436 INFO gave up: web entered FATAL state, too many start retries too quickly'],
    traps: [
      '2026-11-20 15:00:07,314 INFO success: web entered RUNNING state, process has stayed up for > than 1 seconds (startsecs)',
    ],
    sources: ['Supervisor/supervisor:supervisor/process.py give_up()', 'Supervisor/supervisor#578'],
  },
];
