import { t } from '../../text/l10n.ts';
import { PLAN_AFTER_MEMORY_KILL } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

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
  {
    id: 'airflow-task-lost',
    severity: 'error',
    cause: 'crash',
    program: 'Airflow',
    title: t('Airflow lost a task'),
    meaning: t('The process of a task is gone, was stopped, or no longer reports; the task counts as failed.'),
    causes: [
      t('The worker was killed for its memory, or replaced while the task ran (a deploy, a node that went).'),
      t('The database or the worker was so busy that heartbeats came too late.'),
    ],
    remedies: [
      { text: t('Look at the worker in the same minute; let tasks be tried again (retries).') },
      PLAN_AFTER_MEMORY_KILL,
    ],
    shapes: [
      atStart(
        'Failing (<n>) jobs without heartbeat after <time>',
        /Failing \(?\d{1,6}\)? (?:jobs|TIs|task instances) without heartbeat/,
      ),
      atStart('Detected zombie job: <task>', /Detected (?:zombie job|a task instance without a heartbeat)/, 'zombie'),
      atStart(
        'Executor reports task instance <task> finished (failed) although the task says its <state>.',
        /Executor \S{0,80} ?report(?:s|ed that the) task instance [^\n]{1,400}? finished (?:\(failed\)|with state failed)/,
        'executor',
      ),
      atStart(
        'Recorded pid <pid> does not match the current pid <pid>',
        /Recorded pid \d{1,10} does not match the current pid/,
      ),
      anywhere(
        'airflow.exceptions.AirflowException: Task received SIGTERM signal',
        /AirflowException: Task received SIGTERM signal/,
        'stopped',
      ),
    ],
    examples: [
      '[2026-11-20T02:02:33.130+0000] {scheduler_job_runner.py:1688} WARNING - Failing (1) jobs without heartbeat after 2026-11-20 01:57:33.120520+00:00',
      "[2026-11-20T02:02:33.131+0000] {scheduler_job_runner.py:1698} ERROR - Detected zombie job: {'full_filepath': '/opt/airflow/dags/app.py'}",
      'ERROR - Executor reports task instance <TaskInstance: app.bill 2026-11-20 22:05:00+00:00 [queued]> finished (failed) although the task says its queued. (Info: None) Was the task killed externally?',
      '[2026-11-20, 15:19:53 UTC] {local_task_job.py:260} WARNING - Recorded pid 248 does not match the current pid 249',
      'airflow.exceptions.AirflowException: Task received SIGTERM signal',
    ],
    traps: [
      '[2026-11-20T02:02:33.096+0000] {scheduler_job_runner.py:677} INFO - Received executor event with state success for task instance TaskInstanceKey()',
      "    raise AirflowTaskTerminated('Task received SIGTERM signal')",
    ],
    sources: [
      'apache/airflow:airflow/jobs/scheduler_job_runner.py',
      'apache/airflow:airflow/jobs/local_task_job_runner.py',
      'apache/airflow:airflow/models/taskinstance.py signal_handler()',
      'apache/airflow#10790',
      'apache/airflow#38113',
    ],
  },
];
