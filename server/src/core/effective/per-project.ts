import { PerProcess } from '../model/per-process.ts';
import type { Project } from '../project/project.ts';

/** What is made of a process in its project. By project, because a project is a snapshot. */
export class PerProject<T> {
  readonly #arguments: ConstructorParameters<typeof PerProcess<T>>;
  readonly #known = new WeakMap<Project | typeof NO_PROJECT, PerProcess<T>>();

  constructor(...arguments_: ConstructorParameters<typeof PerProcess<T>>) {
    this.#arguments = arguments_;
  }

  of(project: Project | undefined): PerProcess<T> {
    const key = project ?? NO_PROJECT;
    const known = this.#known.get(key) ?? new PerProcess(...this.#arguments);
    this.#known.set(key, known);
    return known;
  }
}

const NO_PROJECT = {};
