import type { AccessRecord } from '../access-log/access-record.ts';
import { ByteAccess } from '../access-log/byte-access.ts';
import { plainText, textAt } from '../access-log/byte-cursor.ts';
import type { LineReader } from '../scan/recognise/line-reader.ts';
import type { DockerBytes } from '../unwrap/docker-bytes.ts';
import type { LineBytes, ScannedLine } from './scanned-line.ts';

const BRACE = 123;
const ESCAPE = 27;

/** Reads usual access lines from their bytes, without making a text of them. */
export class ByteRequests {
  /** The request that was read last. */
  readonly access: ByteAccess;
  /** Whether `docker` has understood the line that `read` was last called for. */
  inDocker = false;
  readonly #reader: LineReader;
  readonly #docker: DockerBytes | undefined;

  /** Without `docker`, lines of docker's json-file are not read. */
  constructor(reader: LineReader, docker: DockerBytes | undefined) {
    this.#reader = reader;
    this.#docker = docker;
    this.access = new ByteAccess((status) => reader.isFailure(status));
  }

  /** Reads a request that is no failure, also one in docker's json-file, into `access`; false for any other line. */
  read({ bytes, start, end }: LineBytes): boolean {
    const { access } = this;
    const docker = this.#docker;
    this.inDocker = false;
    if (bytes[start] !== BRACE) return access.read(bytes, start, end);
    if (!docker?.read(bytes, start, end)) return false;
    this.inDocker = true;
    if (!docker.unescape(bytes) || !access.read(docker.text, 0, docker.length)) return false;
    access.time = docker.time;
    return true;
  }

  /** Reads a request that failed into `access`, and returns what incidents and figures depend on; undefined for any other line. */
  readFailed({ bytes, start, end }: LineBytes): Pick<ScannedLine, 'access' | 'found'> | undefined {
    const { access } = this;
    // Colours have to be removed from the text first.
    if (!access.read(bytes, start, end, true) || bytes.subarray(start, end).includes(ESCAPE)) return undefined;
    const { server, status, duration, healthCheck, methodFrom, pathFrom, pathTo } = access;
    const path = plainText(bytes, pathFrom, pathTo);
    if (path === undefined) return undefined;
    const method = textAt(bytes, methodFrom, pathFrom - 1);
    const record: AccessRecord = { server, status, duration, healthCheck, method, path, stamp: undefined };
    const found = this.#reader.ofRequest(record);
    return found && { access: record, found };
  }
}
