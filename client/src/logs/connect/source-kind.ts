import type { Uri } from 'vscode';
import { isRecord, isString } from '../../guards.ts';
import type { CliConfig } from '../sources/blueking/cli-config.ts';
import type { LogSource } from '../sources/source.ts';

/** What a kind of source may use when it is chosen and created. */
export interface ConnectEnvironment {
  readonly extensionPath: string;
  /** The kinds of sources that there are here, in the order in which they are offered. */
  readonly kinds: readonly SourceKind[];
  /** What bkpaas-cli has written down, where programs can be installed. */
  readonly bkpaasCli: (() => Promise<CliConfig | undefined>) | undefined;
  /** Requests can carry a cookie that was not set by its own site: not in a browser. */
  readonly sendsCookies: boolean;
  /** The folder of the workspace that programs run in and relative paths begin at: the first, unless another one is meant. */
  readonly folder: Uri | undefined;
  readonly secrets: Secrets;
  /** Texts of which every line that a failure signature matches contains one. */
  literals(): Promise<readonly string[]>;
}

/** Secrets by what they open. They are kept by VS Code, never written anywhere else. */
export interface Secrets {
  get(place: string): Promise<string | undefined>;
  store(place: string, secret: string): Promise<void>;
  /** Everything that a secret is kept for, in alphabetical order. */
  places(): Promise<readonly string[]>;
  /** The source that uses it asks for another one when the server wants it next. */
  forget(places: readonly string[]): Promise<void>;
  /** A text without the secrets that were used in this window, in case a server or a program repeats them. */
  hide(text: string): string;
}

/** A source that was chosen: what is kept of it (never a secret), and how it is started. */
export interface ChosenSource {
  readonly id: string;
  readonly label: string;
  readonly definition: Definition;
  /** What the platform calls the application, where the definition says it. */
  readonly application: string | undefined;
  /** URI of the folder of the workspace that it belongs to, as far as that is known. */
  readonly folder: string | undefined;
  /** It runs in a folder of the workspace, or begins there. */
  readonly needsFolder: boolean;
  /** The module whose log it is, on a platform whose applications have several. */
  readonly module: string | undefined;
  create(): LogSource;
  /** Asks for the secret again. False when the person gave up. */
  readonly signIn?: () => Promise<boolean>;
}

/** Enough to start a source again: plain JSON, as in the setting `procfileDoctor.logs.sources`. */
export interface Definition {
  readonly kind: string;
  /** The name that the person gave it. */
  readonly name?: string | undefined;
  /** URI of a folder of the workspace, in a window with several: whose setting it is, or which one the person has picked. */
  readonly folder?: string | undefined;
}

/** One kind of source, with its own definitions. */
export interface SourceKind {
  readonly kind: string;
  readonly icon: string;
  title(): string;
  detail(): string;
  /** Asks for everything that is needed. Undefined when the person gave up. */
  choose(environment: ConnectEnvironment): Promise<ChosenSource | undefined>;
  /** Reads a definition of this kind; undefined when it is not a whole one. */
  read(value: unknown, environment: ConnectEnvironment): ChosenSource | undefined;
}

interface KindParts<D extends Definition> {
  readonly kind: string;
  readonly icon: string;
  title(): string;
  detail(): string;
  /** Checks what a definition has beside its kind and name. */
  is(value: Readonly<Record<string, unknown>>): value is D & Readonly<Record<string, unknown>>;
  choose(environment: ConnectEnvironment): Promise<D | undefined>;
  label(definition: D): string;
  application?(definition: D): string;
  /** URI of the folder of the workspace that it lies in. */
  folder?(definition: D): string | undefined;
  needsFolder?(definition: D): boolean;
  module?(definition: D): string;
  create(definition: D, environment: ConnectEnvironment): LogSource;
  signIn?(definition: D, environment: ConnectEnvironment): Promise<boolean>;
}

/** Makes a kind of its parts. The identity of a source is its definition. */
export function sourceKind<D extends Definition>(parts: KindParts<D>): SourceKind {
  const chosen = (definition: D, environment: ConnectEnvironment): ChosenSource => ({
    id: JSON.stringify({ ...definition, name: undefined }),
    label: definition.name ?? parts.label(definition),
    definition,
    application: parts.application?.(definition),
    folder: parts.folder?.(definition),
    needsFolder: parts.needsFolder?.(definition) ?? false,
    module: parts.module?.(definition),
    create: () => parts.create(definition, environment),
    ...(parts.signIn && { signIn: async () => (await parts.signIn?.(definition, environment)) ?? false }),
  });
  return {
    kind: parts.kind,
    icon: parts.icon,
    title: parts.title,
    detail: parts.detail,
    choose: async (environment) => {
      const definition = await parts.choose(environment);
      return definition && chosen(definition, environment);
    },
    read: (value, environment) => {
      if (!isRecord(value) || value['kind'] !== parts.kind) return undefined;
      if (value['name'] !== undefined && !isString(value['name'])) return undefined;
      return parts.is(value) ? chosen(value, environment) : undefined;
    },
  };
}

/** Where a program of a source runs: a folder on this machine. */
export function pathOf(folder: Uri | undefined): string | undefined {
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}
