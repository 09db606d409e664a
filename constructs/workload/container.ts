import { UserError } from '../../lib';
import { Env } from './env';
import { Resources } from './resources';

/** What every container of a workload may state, init containers too. */
export interface ContainerProps<E> {
  /**
   * Environment variables: a map is added to `<DEPENDENCY>_<OUTPUT>` of every dependency and wins; a function's result stands alone.
   * Plain strings keep Kubernetes' own rules for `$(VARIABLE)`.
   *
   * @default - `<DEPENDENCY>_<OUTPUT>` of every dependency
   */
  readonly env?: Env | ((outputs: E) => Env);
  /** @default - nothing requested, no limit */
  readonly resources?: Resources;
  /** @default - the image's entry point */
  readonly command?: readonly string[];
  /** @default - the image's arguments */
  readonly args?: readonly string[];
}

/** A container that runs to its end before the workload's own starts. */
export interface InitContainer<E> extends ContainerProps<E> {
  /** A complete image reference, with a tag or, better, a digest: it is no part of the release. */
  readonly image: string;
}

/** @throws UserError if a reference names neither tag nor digest */
export function checkPinned(image: string, where: string): string {
  if (!/(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image))
    throw new UserError(`'${where}' is '${image}'.`, "Pin it by tag or digest: 'busybox:1.38.0@sha256:…'.");
  return image;
}

/** @throws UserError if a reference names a tag or digest */
export function checkRepository(image: string): string {
  if (!/^[a-z0-9]([a-z0-9.:_-]*[a-z0-9])?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(image) || /:[^/]*$/.test(image)) {
    throw new UserError(
      `'image' is '${image}'.`,
      "Write the repository only, such as `ghcr.io/acme/orders`: the tag and digest come from the environment's release.",
    );
  }
  return image;
}
