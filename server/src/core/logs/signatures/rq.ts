import { t } from '../../text/l10n.ts';
import { PLAN_AFTER_MEMORY_KILL } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** RQ (Redis Queue). */
export const RQ: readonly Signature[] = [
  {
    id: 'rq-horse-lost',
    severity: 'error',
    cause: 'crash',
    program: 'RQ',
    title: t('Process of an RQ job ended unexpectedly'),
    meaning: t('The process that ran a job was gone before the job was done; the job counts as failed.'),
    causes: [
      t('9 or None: it was killed, mostly for its memory, or took longer than its timeout.'),
      t('6, 11 or another number: it crashed in native code.'),
    ],
    remedies: [
      PLAN_AFTER_MEMORY_KILL,
      { text: t('Give the job a longer timeout (job_timeout), or less to do at once.') },
    ],
    shapes: [
      atStart(
        'Moving job to FailedJobRegistry (Work-horse terminated unexpectedly; waitpid returned <n>)',
        /Moving job to FailedJobRegistry \([Ww]ork-horse (?:was )?terminated unexpectedly; waitpid returned (?<status>None|-?\d{1,6})/,
      ),
      atStart(
        'Work-horse was terminated unexpectedly (waitpid returned <n>)',
        /Work-horse (?:process )?was terminated unexpectedly \(waitpid returned (?<status>None|-?\d{1,6})/,
        'told',
      ),
    ],
    examples: [
      '22:30:52 Moving job to FailedJobRegistry (Work-horse terminated unexpectedly; waitpid returned None; )',
      '14:02:12 Moving job to FailedJobRegistry (work-horse terminated unexpectedly; waitpid returned 6)',
      'Work-horse process was terminated unexpectedly (waitpid returned 9)',
    ],
    traps: ['14:02:12 default: Job OK (1b2c)', '22:30:52 Moving job to FailedJobRegistry'],
    sources: ['rq/rq:rq/worker.py monitor_work_horse()', 'rq/rq#1966', 'rq/rq#1720'],
  },
];
