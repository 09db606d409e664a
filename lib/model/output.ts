import { UserError } from '../errors';

/** Where a pod finds a value that is not in its manifest. */
export type Reference =
  | { readonly configMapKeyRef: { readonly name: string; readonly key: string } }
  | { readonly secretKeyRef: { readonly name: string; readonly key: string } };

/** What stands behind an output in one environment: the value itself, or where the pod finds it. */
export type EnvSource = { readonly value: string } | { readonly valueFrom: Reference };

const sources = new WeakMap<Output, EnvSource>();

/** An output as its delivery knows it. */
export interface Publication {
  /** What the delivery's `publish` returned. */
  readonly published: unknown;
  readonly output: string;
}

const publications = new WeakMap<EnvSource, Publication>();

/** Where pods find an output that a delivery brought them. */
export function deliveredFrom(valueFrom: Reference, publication: Publication): EnvSource {
  const source = { valueFrom };
  publications.set(source, publication);
  return source;
}

/** Of an output that there is nothing of in a place: the empty text. */
export const absentSource: EnvSource = Object.freeze({ value: '' });

/**
 * One value that a dependency hands to its workload: opaque in every environment, whether its value is known at synth there or not.
 *
 * Give it to `env`, alone or in a `text` template. Every other use throws, so that what works in development works in production.
 */
export class Output {
  /**
   * @param path construct path and output name, for errors: `shop-production-eu-west-1/orders/db.host`
   * @param variable environment variable that it sets by default, such as `DB_HOST`
   * @param source what stands behind it
   */
  constructor(
    readonly path: string,
    readonly variable: string,
    source: EnvSource,
  ) {
    sources.set(this, source);
  }

  toString(): string {
    return this.refuse();
  }

  toJSON(): never {
    return this.refuse();
  }

  [Symbol.toPrimitive](): never {
    return this.refuse();
  }

  private refuse(): never {
    throw new UserError(
      `Output '${this.path}' was used as a plain value, yet it may be known only in the running pod.`,
      'Use it in `env`, alone or inside text`…`; labels, names and arithmetic cannot hold it.',
    );
  }
}

/** An output that nobody may read in a manifest, such as a password. */
export class SecretOutput extends Output {
  private declare readonly secret: true;
}

/** A secret that is meant for a file: it sets no variable by itself. */
export class SecretFileOutput extends SecretOutput {
  private declare readonly secretFile: true;
}

/** An output that is meant for a file: it sets no variable by itself. */
export class FileOutput extends Output {
  private declare readonly file: true;
}

/** Whether there is nothing of an output in its place: it sets no variable by itself, and makes no file. */
export function isAbsent(output: Output): boolean {
  return sources.get(output) === absentSource;
}

/** What stands behind an output: for constructs that write pods, never for workload files. */
export function envSourceOf(output: Output): EnvSource {
  return sources.get(output)!;
}

/** An output as its delivery knows it; nothing of what no delivery brings. */
export function publicationOf(output: Output): Publication | undefined {
  return publications.get(envSourceOf(output));
}
