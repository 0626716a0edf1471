import type { Rule } from '../rule.ts';
import { accessLogFormat } from './access-log-format.ts';
import { invalidValue } from './invalid-value.ts';
import { unknownSetting } from './unknown-setting.ts';
import { workerClass } from './unknown-worker-class.ts';

/** Rules about a configuration file of gunicorn that is open. */
export const gunicornConfigRules: readonly Rule[] = [invalidValue, unknownSetting, workerClass, accessLogFormat];
