import type { Resource } from '../../documents/resource';

/** A resource of a file that Slipway did not write. */
export interface ForeignDocument {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly resource: Resource;
  /** What belongs to one Terraform module, or one plan; nothing for Kubernetes objects. */
  readonly module: string | undefined;
  /** The address that Terraform gives to it, if it comes from a plan. */
  readonly planned?: string;
  /** Line, from 1, of a field by its path in the resource. */
  lineOf(field: readonly (string | number)[]): number;
  /** Column, from 1, of the same. */
  columnOf(field: readonly (string | number)[]): number;
}
