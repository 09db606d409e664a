import { DeploymentStack, Image, UserError } from '../../../lib';
import { byKey } from './by-key';

/** @throws UserError if a reference names neither tag nor digest */
export function checkPinned(image: string, where: string): string {
  if (!isPinned(image))
    throw new UserError(
      `'${where}' is '${image}'.`,
      "Pin it by tag or digest, 'busybox:1.38.0@sha256:…', or write the repository only, and the release has it.",
    );
  return image;
}

/** @throws UserError if a reference names a tag or digest */
export function checkRepository(image: string): string {
  if (!isRepository(image)) {
    throw new UserError(
      `'image' is '${image}'.`,
      "Write the repository only, such as `ghcr.io/acme/orders`: the tag and digest come from the environment's release.",
    );
  }
  return image;
}

function isRepository(image: string): boolean {
  return /^[a-z0-9]([a-z0-9.:_-]*[a-z0-9])?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(image) && !/:[^/]*$/.test(image);
}

function isPinned(image: string): boolean {
  return /(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image);
}

/** A workload, and the containers beside its own by their names. */
interface Beside {
  readonly image: string;
  readonly initContainers?: Readonly<Record<string, { readonly image: string }>>;
  readonly sidecars?: Readonly<Record<string, { readonly image: string }>>;
}

/** Images of containers beside a workload's own. */
export interface ImagesBeside {
  /** By container. */
  readonly references: Readonly<Record<string, string>>;
  /** Those of them that have a line of their own in the release. */
  readonly released: Readonly<Record<string, string>>;
}

/**
 * The images of the containers beside a workload's own: pinned where they are stated, or, by their repository only, of the release. Of the workload's
 * own repository it is the workload's own image.
 *
 * @param workload its name in the release
 * @throws UserError if one is neither, or the release lacks it
 */
export function imagesBeside(
  { image: repository, initContainers = {}, sidecars = {} }: Beside,
  own: Image,
  stack: DeploymentStack,
  workload: string,
): ImagesBeside {
  const released: Record<string, string> = {};
  const all = Object.entries({ initContainers, sidecars }).flatMap(([kind, containers]) =>
    Object.entries(containers).map(([name, { image }]): readonly [string, string] => {
      const where = `${kind}.${name}.image`;
      if (isPinned(image) || !isRepository(image)) return [name, checkPinned(image, where)];
      if (image === repository) return [name, own.reference];
      const { reference } = stack.imageOf(`${workload}.${name}`, image, `, or pin '${where}' by tag or digest`);
      released[name] = reference;
      return [name, reference];
    }),
  );
  return { references: Object.fromEntries(all), released: Object.fromEntries(Object.entries(released).sort(byKey)) };
}
