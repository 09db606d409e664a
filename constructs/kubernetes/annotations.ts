import { UserError } from '../../lib';

/** `TotalAnnotationSizeLimitB`: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/validation#pkg-constants */
const mostBytes = 256 * 1024;

/**
 * All annotations of an object.
 *
 * @param where the property that brings most of them, for errors
 * @throws UserError if they are larger than the API server takes
 */
export function checkAnnotations<A extends Readonly<Record<string, string>>>(where: string, annotations: A): A {
  const size = Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (size > mostBytes)
    throw new UserError(`'${where}' makes annotations of ${size} bytes together.`, `Kubernetes takes at most ${mostBytes} of an object.`);
  return annotations;
}
