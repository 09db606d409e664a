import { UserError } from '../../../lib';

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
