/** Files of version 2 as people lay them out, each comment with a number of its own. */
import fc from 'fast-check';

/** Lines of one part of a file, each indented by what its parent adds. */
type Lines = readonly string[];

const COMMANDS: readonly Lines[] = [
  ['gunicorn wsgi -b :$PORT -w 4'],
  ["'gunicorn wsgi -b :$PORT -n ''my app'''"],
  ['"gunicorn wsgi -b :$PORT -n \\"caf\\u00e9\\""'],
  // A line that is further in stays a line of its own.
  ['>-', '  python manage.py', '  migrate', '    gunicorn wsgi -b :$PORT -w 4'],
  ['|-', '  bash -c "cd src &&', '    gunicorn wsgi -b :$PORT"'],
  ['celery -A shop worker', '  -l info', '  --concurrency 4'],
  ['"celery -A shop \\', '  worker -l info', '  -c 2"'],
  // Two commands: an empty line in quotes is a line break.
  ["'python manage.py migrate", '', "  celery -A shop beat -l info'"],
];
const PLANS = ['Starter', '4C1G5R', '4C2G5R', 'default', '4C5G5R', "'4C4G5R'", '""'];
const VALUES = ['plain', '"yes"', "'012'", '0777', '1.10', '""', '>-\n  folded\n  value'];

const command = fc.constantFrom(...COMMANDS);
const probe = fc.constantFrom<Lines>(
  ['exec: {command: [cat, /tmp/alive]}', 'initial_delay_seconds: 5'],
  ['http_get:', '  port: ${PORT}', '  path: /healthz', '  http_headers: [{name: A, value: b}]', '  scheme: HTTP'],
  ['tcp_socket: {port: 5000, host: 127.0.0.1}', 'failure_threshold: 3'],
);

const process = fc.record({
  command,
  plan: fc.option(fc.constantFrom(...PLANS)),
  replicas: fc.option(fc.constantFrom('1', '5', '"2"', '~', '')),
  probe: fc.option(fc.tuple(fc.constantFrom('liveness', 'readiness', 'startup'), probe)),
});

const variable = fc.record({
  value: fc.constantFrom(...VALUES),
  environment: fc.option(fc.constantFrom('stag', 'prod', '_global_', '"stag"')),
  description: fc.option(fc.constantFrom('what it is for', '""', "'it''s'")),
  flow: fc.boolean(),
});

const names = fc.uniqueArray(fc.constantFrom('web', 'worker', 'beat', 'job-', 'api1'), { minLength: 1, maxLength: 4 });

const module = fc.record({
  processes: names.chain((all) => fc.tuple(...all.map((name) => process.map((one) => ({ ...one, name }))))),
  /** The last process is the first one again, by an anchor. */
  repeated: fc.constantFrom('no', 'alias', 'merge'),
  variables: fc.option(fc.array(variable, { minLength: 1, maxLength: 3 })),
  services: fc.option(
    fc.constantFrom<Lines>(['- name: mysql', '  specs: {a: b}'], ['- {name: redis, shared_from: ~}']),
  ),
  hook: fc.option(command),
  saas: fc.option(fc.constantFrom<Lines>(['bk_saas: [bk_iam, {bk_app_code: bk_log}]'], ['bk_saas:', '  - bk_iam'])),
  monitor: fc.option(fc.constantFrom<Lines>(['port: 80'], ['port: 9001', 'target_port: 5000'], ['port: 9001'])),
  packagePlans: fc.boolean(),
  buildpacks: fc.boolean(),
});

interface AppDescV2 {
  readonly text: string;
  /** How many comments it has: `# c0`, `# c1`, … */
  readonly comments: number;
}

export const appDescV2: fc.Arbitrary<AppDescV2> = fc
  .record({
    modules: fc.array(module, { minLength: 1, maxLength: 2 }),
    single: fc.boolean(),
    step: fc.constantFrom(2, 4),
    flatLists: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    /** Where comments stand: by turns above a line, behind it, or not at all. */
    rhythm: fc.array(fc.constantFrom('above', 'behind', 'none', 'blank'), { minLength: 3, maxLength: 9 }),
  })
  .map((options) => render(options));

type Module = typeof module extends fc.Arbitrary<infer T> ? T : never;

function render({
  modules,
  single,
  step,
  flatLists,
  eol,
  rhythm,
}: {
  readonly modules: readonly Module[];
  readonly single: boolean;
  readonly step: number;
  readonly flatLists: boolean;
  readonly eol: string;
  readonly rhythm: readonly string[];
}): AppDescV2 {
  const writer = new Writer(step, flatLists, rhythm);
  const [first] = modules;
  writer.line(0, 'spec_version: 2');
  if (single && first) {
    writer.line(0, 'module:');
    writer.module(1, first);
  } else {
    writer.line(0, 'modules:');
    modules.forEach((one, i) => {
      writer.line(1, `m${i}:`);
      writer.module(2, one);
    });
  }
  writer.line(0, 'x-unknown: kept');
  return { text: writer.lines.map((line) => line + eol).join(''), comments: writer.comments };
}

class Writer {
  readonly lines: string[] = [];
  comments = 0;
  readonly #step: number;
  readonly #flatLists: boolean;
  readonly #rhythm: readonly string[];

  constructor(step: number, flatLists: boolean, rhythm: readonly string[]) {
    this.#step = step;
    this.#flatLists = flatLists;
    this.#rhythm = rhythm;
  }

  /** `text` may go on over several lines: what hangs is indented below the first, and has no comment behind it. */
  line(depth: number, text: string, hanging: Lines = [], lead = ''): void {
    const indent = ' '.repeat(depth * this.#step) + lead.replace(/\S/g, ' ');
    const start = ' '.repeat(depth * this.#step) + lead;
    const where = this.#rhythm[this.lines.length % this.#rhythm.length];
    if (where === 'above') this.lines.push(`${indent}# c${this.comments++}`);
    if (where === 'blank' && this.lines.length > 0) this.lines.push('');
    const isBlock = /[|>]-?$/.test(text);
    const behind = where === 'behind' && (hanging.length === 0 || isBlock) ? ` # c${this.comments++}` : '';
    this.lines.push(`${start}${text}${behind}`);
    for (const line of hanging) this.lines.push(line === '' ? '' : indent + line);
  }

  value(depth: number, key: string, [head = '', ...hanging]: Lines, lead = ''): void {
    this.line(depth, `${key}: ${head}`.trimEnd(), hanging, lead);
  }

  module(depth: number, one: Module): void {
    this.line(depth, 'language: Python');
    if (one.packagePlans) {
      this.line(depth, 'package_plans:');
      this.line(depth + 1, 'web: Starter');
    }
    if (one.buildpacks) this.line(depth, 'source_dir: .');
    if (one.services) this.list(depth, 'services', [one.services]);
    if (one.variables) {
      const items = one.variables.map((item, i) => variableLines(item, `V${i}`));
      this.list(depth, 'env_variables', items);
    }
    this.processes(depth, one);
    if (one.hook) {
      this.line(depth, 'scripts:');
      this.value(depth + 1, 'pre_release_hook', one.hook);
    }
    if (one.saas) this.mapping(depth, 'svc_discovery', one.saas);
    if (one.monitor) this.mapping(depth, 'bkmonitor', one.monitor);
  }

  processes(depth: number, { processes, repeated }: Module): void {
    this.line(depth, 'processes:');
    processes.forEach(({ name, command: words, plan, replicas, probe: found }, i) => {
      const anchor = i === 0 && repeated !== 'no' ? ` &p${this.lines.length}` : '';
      this.line(depth + 1, `${name}:${anchor}`);
      this.value(depth + 2, 'command', words);
      if (plan !== null) this.value(depth + 2, 'plan', [plan]);
      if (replicas !== null) this.value(depth + 2, 'replicas', [replicas]);
      if (found) {
        this.line(depth + 2, 'probes:');
        this.mapping(depth + 3, found[0], found[1]);
      }
      if (i > 0 || anchor === '') return;
      const label = anchor.slice(2);
      if (repeated === 'alias') this.line(depth + 1, `again: *${label}`);
      else {
        this.line(depth + 1, 'again:');
        this.line(depth + 2, `<<: *${label}`);
      }
    });
  }

  mapping(depth: number, key: string, lines: Lines): void {
    this.line(depth, `${key}:`);
    for (const line of lines) this.raw(depth + 1, line);
  }

  list(depth: number, key: string, items: readonly Lines[]): void {
    this.line(depth, `${key}:`);
    const inner = this.#flatLists ? depth : depth + 1;
    for (const item of items) for (const line of item) this.raw(inner, line);
  }

  /** A line whose own indentation counts by two. */
  raw(depth: number, line: string): void {
    const lead = /^ */.exec(line)?.[0] ?? '';
    this.line(depth, line.slice(lead.length), [], lead);
  }
}

function variableLines({ value, environment, description, flow }: Variable, key: string): Lines {
  const [head = '', ...hanging] = value.split('\n');
  const others = [
    ...(environment === null ? [] : [`environment_name: ${environment}`]),
    ...(description === null ? [] : [`description: ${description}`]),
  ];
  if (flow && hanging.length === 0) return [`- {${[`key: ${key}`, `value: ${head}`, ...others].join(', ')}}`];
  return [
    `- key: ${key}`,
    ...others.map((line) => `  ${line}`),
    `  value: ${head}`,
    ...hanging.map((line) => `  ${line}`),
  ];
}

type Variable = typeof variable extends fc.Arbitrary<infer T> ? T : never;
