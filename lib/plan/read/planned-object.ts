import type { FilePlace } from './side';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type Json = Readonly<Record<string, any>>;

/** A Kubernetes object, a Terraform block, or a setting of a stack, on one side. */
export interface PlannedObject extends FilePlace {
  /** What it is known by on both sides. */
  readonly key: string;
  readonly engine: 'terraform' | 'kubernetes' | 'slipway';
  /** `aws_s3_bucket`, `apps/v1/Deployment`, `output`. */
  readonly type: string;
  /** Within its stack or cluster: `aws_s3_bucket.uploads`, `blue/shop/Deployment/orders`. */
  readonly address: string;
  /** Construct path, where the file says it. */
  readonly path: string;
  /** File that holds it, relative to its side. */
  readonly file: string;
  readonly values: Json;
  /** What its file states, where `values` are what a provider planned. */
  readonly stated?: Json;
}
