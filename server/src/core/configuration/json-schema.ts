/** A JSON schema (draft 7) of `.procfile-doctor.yaml`, for editors that complete and check YAML with one. */
import { THRESHOLD_NAMES, type ThresholdName } from '../logs/health/thresholds.ts';
import { PATTERN_ID, PATTERN_SEVERITIES } from '../logs/signatures/user-patterns.ts';
import type { Rule } from '../rules/rule.ts';
import { render } from '../text/l10n.ts';

import { PLATFORM_CHOICES, SEVERITY_CHOICES } from './configuration.ts';
import { INCIDENT_PREFIX } from './read-configuration.ts';

const THRESHOLDS: Readonly<Record<ThresholdName, { readonly default: number; readonly description: string }>> = {
  rate502: { default: 1, description: 'Percentage of requests answered with 502 from which health is an alarm.' },
  p95: {
    default: 5000,
    description: 'Response time in milliseconds, 95th percentile, above which health is an alarm.',
  },
  poolUse: {
    default: 80,
    description: 'Percentage of a pool of database connections in use above which health is an alarm.',
  },
  restarts: { default: 1, description: 'Number of unplanned restarts from which health is an alarm.' },
  kills: { default: 1, description: 'Number of processes killed for memory from which health is an alarm.' },
};

/** Editors may read YAML 1.1, where a plain `off` is false. */
const SEVERITIES = [...SEVERITY_CHOICES, false];

export function configurationSchema(rules: readonly Rule[], documentation: (rule: Rule) => string): object {
  const properties = rules.map((rule) => [
    rule.id,
    {
      enum: SEVERITIES,
      default: rule.severity,
      description: `${render(rule.title)} ${documentation(rule)}`,
    },
  ]);
  const thresholds = THRESHOLD_NAMES.map((name) => [
    name,
    { type: 'number', exclusiveMinimum: 0, ...THRESHOLDS[name] },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Procfile Doctor',
    description: 'Settings of Procfile Doctor for a repository; they count in editors and on the command line.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      platform: {
        description: 'The platform that reads the files; `auto` takes what the files say.',
        enum: PLATFORM_CHOICES,
        default: 'auto',
      },
      rules: {
        description: 'The severity of each rule; `off` silences it.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(properties),
        patternProperties: { [`^${INCIDENT_PREFIX}`]: { enum: SEVERITIES } },
      },
      logs: {
        type: ['object', 'null'],
        additionalProperties: false,
        properties: {
          thresholds: {
            description:
              'From which figures on the health of a log is an alarm (the log panel and `procfile-doctor logs`).',
            type: ['object', 'null'],
            additionalProperties: false,
            properties: Object.fromEntries(thresholds),
          },
          patterns: {
            description: 'What to look for in logs besides the known failures, by a name of your own.',
            type: ['object', 'null'],
            additionalProperties: false,
            patternProperties: {
              [PATTERN_ID.source]: {
                type: 'object',
                additionalProperties: false,
                required: ['pattern'],
                properties: {
                  pattern: {
                    type: 'string',
                    minLength: 1,
                    description:
                      'A JavaScript regular expression, looked for anywhere in a message; named groups become fields.',
                  },
                  severity: { enum: PATTERN_SEVERITIES, default: 'error' },
                  title: { type: 'string', description: 'What the incident is called; its name unless told.' },
                },
              },
            },
          },
        },
      },
    },
  };
}
