/** Variables that Heroku gives to every process. */
import { t } from '../../text/l10n.ts';
import type { PlatformVariable } from '../variable.ts';

export const HEROKU_VARIABLES: readonly PlatformVariable[] = [
  // devcenter.heroku.com/articles/dyno-startup-behavior
  { name: 'PORT', meaning: t('The port that the process `web` must listen on; another one at each start.') },
  // devcenter.heroku.com/articles/dynos#local-environment-variables
  { name: 'DYNO', meaning: t('The name of the instance, such as `web.1`.') },
  // devcenter.heroku.com/articles/heroku-postgresql
  {
    name: 'DATABASE_URL',
    meaning: t('The address of the database, with user and password.'),
    condition: t('only with the add-on'),
  },
  // devcenter.heroku.com/articles/heroku-redis
  { name: 'REDIS_URL', meaning: t('The address of Redis, with its password.'), condition: t('only with the add-on') },
  // heroku/heroku-buildpack-python:vendor/WEB_CONCURRENCY.sh
  {
    name: 'WEB_CONCURRENCY',
    meaning: t(
      'How many workers fit into the memory of the instance; gunicorn takes it when `--workers` is not given.',
    ),
  },
  // devcenter.heroku.com/articles/dyno-metadata
  ...[
    'HEROKU_APP_ID',
    'HEROKU_APP_NAME',
    'HEROKU_RELEASE_VERSION',
    'HEROKU_RELEASE_CREATED_AT',
    'HEROKU_SLUG_COMMIT',
  ].map((name) => ({
    name,
    meaning: t('Says which application and release runs.'),
    condition: t('only with the feature runtime-dyno-metadata'),
  })),
];
