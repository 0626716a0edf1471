import { t } from '../../text/l10n.ts';
import { atStart, type Signature } from './signature.ts';

/** Airflow 1 and 2, which watch over a gunicorn of their own. */
export const AIRFLOW: readonly Signature[] = [
  {
    id: 'airflow-gave-up',
    severity: 'critical',
    cause: 'startup',
    program: 'Airflow',
    title: t('Airflow ends its web server or scheduler'),
    meaning: t('The web server did not answer Airflow in time, or an exception ended the loop of the scheduler.'),
    causes: [
      t('Its workers take longer to load than Airflow waits: too little memory or processor time.'),
      t('The database of Airflow cannot be reached, or is busy.'),
    ],
    remedies: [
      { recipe: 'R5', text: t('Take a larger plan.') },
      { text: t('Start fewer workers ([webserver] workers), or wait longer for them (web_server_master_timeout).') },
    ],
    shapes: [
      atStart(
        'No response from gunicorn master within <n> seconds',
        /No response from gunicorn master within (?<seconds>\d{1,6}) seconds/,
      ),
      atStart(
        '[<n> / <n>] Some workers seem to have died and gunicorn did not restart them as expected',
        /(?:\[\d{1,4} ?\/ ?\d{1,4}\] )?[Ss]ome workers seem to have died and gunicorn did not restart them as expected/,
      ),
      atStart(
        'Exception when executing SchedulerJob._run_scheduler_loop',
        /Exception when executing (?:SchedulerJob\._run_scheduler_loop|execute_helper)/,
      ),
    ],
    examples: [
      '[2020-04-16 16:31:39,139] {cli.py:859} ERROR - No response from gunicorn master within 120 seconds',
      '[2020-04-16 16:31:39,139] {cli.py:717} ERROR - [0 / 0] Some workers seem to have died and gunicorn did not restart them as expected',
      '[2022-01-17 12:46:03,820] {scheduler_job.py:644} ERROR - Exception when executing SchedulerJob._run_scheduler_loop',
    ],
    traps: [
      '[2018-09-19 19:42:38,457] {{cli.py:717}} DEBUG - [0 / 4] some workers are starting up, waiting...',
      '[2020-04-16 16:31:39,140] {cli.py:860} ERROR - Shutting down webserver',
    ],
    sources: [
      'apache/airflow:airflow/cli/commands/webserver_command.py GunicornMonitor',
      'apache/airflow:airflow/jobs/scheduler_job_runner.py',
      'benoitc/gunicorn#2280',
      'puckel/docker-airflow#658',
      'apache/airflow#19671',
    ],
  },
];
