import type { Rule } from '../rule.ts';
import { serversAccessLogFormat } from './access-log-format.ts';
import { serversAppReference } from './app-reference.ts';
import { bindWithPort } from './bind-with-port.ts';
import { serversConflictingOptions } from './conflicting-options.ts';
import { serversDaemon } from './daemon.ts';
import { fixedPort } from './fixed-port.ts';
import { granianInterface } from './granian-interface.ts';
import { hostNotReachable } from './host-not-reachable.ts';
import { serversInvalidValue } from './invalid-value.ts';
import { serversMissingApp } from './missing-app.ts';
import { serversMissingFile } from './missing-file.ts';
import { missingImplementation } from './missing-implementation.ts';
import { serversMissingValue } from './missing-value.ts';
import { portOutOfRange } from './port-out-of-range.ts';
import { reloadInProduction } from './reload-in-production.ts';
import { serversUnexpectedArgument } from './unexpected-argument.ts';
import { serversUnexpectedValue } from './unexpected-value.ts';
import { serversUnknownOption } from './unknown-option.ts';
import { workersWithReload } from './workers-with-reload.ts';

/** Rules about servers other than gunicorn. */
export const serverRules: readonly Rule[] = [
  serversAccessLogFormat,
  serversDaemon,
  serversAppReference,
  bindWithPort,
  serversConflictingOptions,
  fixedPort,
  granianInterface,
  hostNotReachable,
  serversInvalidValue,
  serversMissingApp,
  serversMissingFile,
  missingImplementation,
  serversMissingValue,
  portOutOfRange,
  reloadInProduction,
  serversUnexpectedArgument,
  serversUnexpectedValue,
  serversUnknownOption,
  workersWithReload,
];
