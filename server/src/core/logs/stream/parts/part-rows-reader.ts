import type { Pid } from '../../pid.ts';
import { FIRST_WORD, LINE_SIZE, NO_PID, type PartRows, type PartSubject, SUBJECT_SIZE } from './part-rows.ts';

/** Like `PartRowsWriter.add`, with what `subjectOf` has made of the subject. */
type TakeRow<Subject> = (
  subject: Subject,
  number: number,
  pid: Pid | undefined,
  seenAt: number | undefined,
  text: string,
) => void;

/** Calls `take` for each line in order. Lines are left out if `subjectOf` returns undefined for their subject. */
export function readRows<Subject>(
  rows: PartRows,
  subjectOf: (subject: PartSubject) => Subject | undefined,
  take: TakeRow<Subject>,
): void {
  // An object of its own: to V8, rows of this thread and copied rows are objects of different kinds, and `readLines` need not know.
  const { lines, times, words, texts } = rows;
  readLines({ lines, times, words, texts }, readSubjects(rows).map(subjectOf), take);
}

function readLines<Subject>(
  { lines, times, words, texts }: Omit<PartRows, 'subjects'>,
  subjects: readonly (Subject | undefined)[],
  take: TakeRow<Subject>,
): void {
  let text = 0;
  for (let at = 0, line = 0; at < lines.length; at += LINE_SIZE, line++) {
    const subject = subjects[lines[at + 1] ?? 0];
    const pid = lines[at + 2] ?? NO_PID;
    const time = times[line] ?? Number.NaN;
    const length = lines[at + 3] ?? 0;
    const from = text;
    text += length;
    if (subject === undefined) continue;
    take(
      subject,
      lines[at] ?? 0,
      pid >= 0 ? pid : wordAt(words, FIRST_WORD - pid),
      Number.isNaN(time) ? undefined : time,
      length === 0 ? '' : texts.slice(from, text),
    );
  }
}

function readSubjects({ subjects, words }: PartRows): PartSubject[] {
  const read: PartSubject[] = [];
  const numberAt = (at: number): number => subjects[at] ?? 0;
  for (let at = 0; at < subjects.length; ) {
    const pairs = at + SUBJECT_SIZE;
    const end = pairs + 2 * numberAt(at + 4);
    const fields: Record<string, string> = {};
    for (let pair = pairs; pair < end; pair += 2) fields[words[numberAt(pair)] ?? ''] = words[numberAt(pair + 1)] ?? '';
    const stage = wordAt(words, numberAt(at + 1)) ?? '';
    const process = wordAt(words, numberAt(at + 2));
    const pod = wordAt(words, numberAt(at + 3));
    read.push({ index: numberAt(at), stage, process, pod, fields });
    at = end;
  }
  return read;
}

/** undefined for -1, which must not be looked up: V8 would search for a property of that name, and that is slow. */
function wordAt(words: readonly string[], number: number): string | undefined {
  return number < 0 ? undefined : words[number];
}
