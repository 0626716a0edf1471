import type { Health } from '../../../../server/src/core/logs/types.ts';
import type { Thresholds } from '../protocol.ts';
import type { PageStrings } from '../strings.ts';
import { element, fill } from './dom.ts';

/** A few figures over the last minutes, each with the value from which it is an alarm. */
export class HealthStrip {
  private thresholds: Thresholds = { rate502: 0.01, p95: 1_000_000, restarts: 1, kills: 1 };
  private health: Health | undefined;
  readonly root = element('div', 'health', { role: 'group' });

  constructor(private readonly strings: PageStrings) {}

  setThresholds(thresholds: Thresholds): void {
    this.thresholds = thresholds;
    if (this.health) this.set(this.health);
  }

  set(health: Health): void {
    this.health = health;
    const { strings, thresholds } = this;
    const rate = health.rate502;
    this.root.replaceChildren(
      this.figure(
        strings.rate502,
        rate === undefined ? undefined : percent(rate),
        (rate ?? 0) >= thresholds.rate502,
        percent(thresholds.rate502),
      ),
      this.figure(
        strings.p95,
        health.p95 === undefined ? undefined : duration(health.p95),
        (health.p95 ?? 0) >= thresholds.p95,
        duration(thresholds.p95),
      ),
      this.figure(
        strings.restarts,
        String(health.unplannedRestarts),
        health.unplannedRestarts >= thresholds.restarts,
        String(thresholds.restarts),
      ),
      this.figure(
        strings.kills,
        String(health.memoryKills),
        health.memoryKills >= thresholds.kills,
        String(thresholds.kills),
      ),
    );
    this.root.classList.toggle('incomplete', health.incomplete);
  }

  private figure(name: string, value: string | undefined, alarm: boolean, from: string): HTMLElement {
    const { strings } = this;
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

function percent(rate: number): string {
  return `${trimmed((rate * 100).toFixed(rate < 0.1 ? 1 : 0))} %`;
}

function duration(microseconds: number): string {
  const milliseconds = microseconds / 1000;
  return milliseconds >= 1000 ? `${trimmed((milliseconds / 1000).toFixed(1))} s` : `${Math.round(milliseconds)} ms`;
}

function trimmed(decimal: string): string {
  return decimal.replace(/\.0$/, '');
}
