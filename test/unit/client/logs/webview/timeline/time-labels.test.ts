import assert from 'node:assert/strict';
import process from 'node:process';
import { afterEach, test } from 'node:test';
import { timeLabels, timeTeller, widthOf } from '../../../../../../client/src/logs/webview/timeline/time-labels.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const seconds = (time: string) => new Date(time).getTime() / 1000;

function textsIn(timeZone: string, from: string, span: number, pixels: number, language = 'en'): readonly string[] {
  process.env['TZ'] = timeZone;
  return timeLabels(seconds(from), seconds(from) + span, pixels, language).map(({ text }) => text);
}

test('labels stand at round times, as exact as the picture is fine', () => {
  const from = '2026-11-21T21:58:07';
  const cases: readonly (readonly [span: number, pixels: number, texts: readonly string[]])[] = [
    [1, 400, []],
    [20, 400, ['21:58:10', '21:58:15', '21:58:20', '21:58:25']],
    [minute, 220, ['21:58:30', '21:59:00']],
    [15 * minute, 300, ['22:00', '22:05', '22:10']],
    [3 * hour, 300, ['22:30', '23:00', '23:30', '00:00', '00:30']],
    [20 * hour, 500, ['00:00', '02:00', '04:00', '06:00', '08:00', '10:00', '12:00', '14:00', '16:00']],
    [2 * day, 500, ['Nov 22, 12:00', 'Nov 23, 00:00', 'Nov 23, 12:00']],
    [7 * day, 500, ['Nov 23', 'Nov 24', 'Nov 25', 'Nov 26', 'Nov 27', 'Nov 28']],
  ];
  for (const [span, pixels, texts] of cases)
    assert.deepEqual(textsIn('Asia/Shanghai', from, span, pixels), texts, `${span} s on ${pixels} pixels`);
  assert.deepEqual(textsIn('Asia/Shanghai', from, 4 * day, 300, 'zh-cn'), ['11月23日', '11月24日', '11月25日']);
});

const zones = ['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'];
/** In the middle of a day, before midnight, before clocks are put forward in New York, and back again. */
const beginnings = ['2026-11-21T09:58:07', '2026-11-21T23:59:59.5', '2026-03-07T23:30', '2026-10-31T23:30'];
const spans = [1, 2, 7, 30, 60, 61, 99, 300, 901, 1800, hour, 3.3 * hour, 8 * hour, 22.9 * hour, 23.5 * hour].concat(
  [1, 1.5, 2, 3.3, 5, 7, 13, 30, 90, 400, 3000].map((days) => days * day),
);

for (const timeZone of zones)
  test(`no label twice and none in the way of another, from a second to years, in ${timeZone}`, () => {
    process.env['TZ'] = timeZone;
    for (const language of ['en', 'zh-cn'])
      for (const beginning of beginnings)
        for (const span of spans)
          for (const pixels of [80, 186, 400, 700, 1400]) {
            const from = seconds(beginning);
            const labels = timeLabels(from, from + span, pixels, language);
            const said = `${beginning} + ${span} s on ${pixels} pixels: ${labels.map(({ text }) => text).join(' | ')}`;
            assert.equal(new Set(labels.map(({ text }) => text)).size, labels.length, said);
            const places = labels.map(({ time, text }) => {
              const at = ((time - from) / span) * pixels;
              return { left: at - widthOf(text) / 2, right: at + widthOf(text) / 2 };
            });
            places.forEach(({ left, right }, index) => {
              assert.ok(left >= 0 && right <= pixels, said);
              assert.ok(left - (places[index - 1]?.right ?? -100) >= 10, said);
            });
            // A picture of a minute is the finest that is drawn.
            if (span >= minute && pixels >= 186) assert.ok(labels.length > 0, said);
          }
  });

test('nothing stands below a picture of no time', () => {
  assert.deepEqual(timeLabels(0, 0, 400, 'en'), []);
  assert.deepEqual(timeLabels(Number.NaN, Number.NaN, 400, 'en'), []);
});

test('a time is told with what tells it from the others', () => {
  process.env['TZ'] = 'Asia/Shanghai';
  const cases: readonly (readonly [time: string, step: number, span: number, text: string])[] = [
    ['2026-11-21T21:39:04', 1, 10, '21:39:04'],
    ['2026-11-21T21:39:00', minute, hour, '21:39'],
    ['2026-11-21T21:30', 15 * minute, 2 * day, 'Nov 21, 21:30'],
    // Bars of a day are those of UTC; one such bar alone was `00:00:00`.
    ['2026-11-21T08:00', day, day, 'Nov 21, 08:00'],
    ['2026-11-21T00:00', day, 30 * day, 'Nov 21'],
    ['2026-11-21T00:00', 7 * day, 700 * day, 'Nov 21, 2026'],
  ];
  for (const [time, step, span, text] of cases) assert.equal(timeTeller(step, span, 'en')(seconds(time)), text);
});
