import type { Resource } from '../documents/resource';
import type { AmbiguousText } from '../documents/yaml/ambiguous-scalar';

/** A resource that a graph rule looks at. */
export interface Subject<D = unknown> {
  /** `aws_s3_bucket`, `apps/v1/Deployment`. */
  readonly type: string;
  /** Terraform address, or `<cluster>/<namespace>/<kind>/<name>`; a kind that is not Kubernetes' own with its group: `Gateway.example.com`. */
  readonly address: string;
  /** Construct path. */
  readonly path: string;
  /** What the rule is about: the whole document, or the part that its target names. Reading an unknown value in it makes the verdict unknown. */
  readonly document: D;
  /** The same with `Unknown` values to look at. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  readonly raw: any;
  /** `metadata.name` of a Kubernetes object, the label of a Terraform block. */
  readonly name: string;
  /** Namespace of a Kubernetes object; nothing where it states none. */
  readonly namespace: string | undefined;
  /** Whose code made it: a package, or a file of the project as `./apps/workloads/orders.ts`; nothing where it was read from a file. */
  readonly origin: string | undefined;
  /** How it is not what its synthesis wrote, where it was read from committed output; nothing where it is, or nobody described it. */
  readonly integrity: Resource['integrity'];
  /** Plain texts of the YAML that it was read from which programs take for different values. */
  readonly ambiguous: readonly AmbiguousText[];
  /**
   * Where texts stand, of whatever depth, for which something holds; what Terraform completes is its template.
   *
   * @param holds is told the text, the name of the field or entry that holds it, and where that is: to be read at once, and not kept
   */
  find(holds: (text: string, name: string, at: readonly (string | number)[]) => boolean): readonly (readonly (string | number)[])[];
}
