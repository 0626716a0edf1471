import {
  breaches,
  DEFAULT_THRESHOLDS,
  type HealthThresholds,
} from '../../../../../server/src/core/logs/health/thresholds.ts';
import type { Health } from '../../../../../server/src/core/logs/types.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { element, fill } from '../dom.ts';

/** A few figures over the last minutes, each with the value from which it is an alarm. */
export class HealthStrip {
  readonly #strings: PageStrings;
  #thresholds: HealthThresholds = DEFAULT_THRESHOLDS;
  #health: Health | undefined;
  readonly root = element('div', 'health', { role: 'group' });

  constructor(strings: PageStrings) {
    this.#strings = strings;
    this.root.setAttribute('aria-label', strings.health);
  }

  setThresholds(thresholds: HealthThresholds): void {
    this.#thresholds = thresholds;
    if (this.#health) this.set(this.#health);
  }

  set(health: Health): void {
    this.#health = health;
    const strings = this.#strings;
    const thresholds = this.#thresholds;
    const { rate502, p95, poolUse, unplannedRestarts, memoryKills } = health;
    const percent = (rate: number) => fill(strings.percent, inPercent(rate));
    const bad: ReadonlySet<string> = new Set(breaches(health, thresholds));
    const figure = (name: keyof HealthThresholds, title: string, value: string | undefined, from: string) =>
      this.#figure(title, value, bad.has(name), from);
    this.root.replaceChildren(
      figure(
        'rate502',
        strings.rate502,
        rate502 === undefined ? undefined : percent(rate502),
        percent(thresholds.rate502),
      ),
      figure('p95', strings.p95, p95 === undefined ? undefined : duration(p95), duration(thresholds.p95)),
      // Few applications say it.
      ...(poolUse === undefined
        ? []
        : [figure('poolUse', strings.poolUse, percent(poolUse), percent(thresholds.poolUse))]),
      // From this count on it is an alarm.
      figure(
        'unplannedRestarts',
        strings.restarts,
        String(unplannedRestarts),
        String(thresholds.unplannedRestarts + 1),
      ),
      figure('memoryKills', strings.kills, String(memoryKills), String(thresholds.memoryKills + 1)),
    );
    this.root.classList.toggle('incomplete', health.incomplete);
  }

  #figure(name: string, value: string | undefined, alarm: boolean, from: string): HTMLElement {
    const strings = this.#strings;
    const shown = value ?? strings.notEnough;
    const threshold = fill(strings.threshold, from);
    return element(
      'span',
      alarm ? 'figure alarm' : 'figure',
      { title: `${name}: ${shown} (${threshold})` },
      element('span', 'figure-name', {}, name),
      element('span', 'figure-value', {}, shown),
      element('span', 'figure-limit', {}, `/ ${from}`),
    );
  }
}

function inPercent(rate: number): string {
  return trimmed((rate * 100).toFixed(rate < 0.1 ? 1 : 0));
}

function duration(microseconds: number): string {
  const milliseconds = microseconds / 1000;
  return milliseconds >= 1000 ? `${trimmed((milliseconds / 1000).toFixed(1))} s` : `${Math.round(milliseconds)} ms`;
}

function trimmed(decimal: string): string {
  return decimal.replace(/\.0$/, '');
}
