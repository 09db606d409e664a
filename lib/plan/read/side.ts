import type { Assembly } from '../../assembly/assembly';

/** One of the two states of a project that are compared. */
export interface Side {
  /** For people: a folder, or a git ref with its commit. */
  readonly name: string;
  /** Where Slipway made it: whose workload each resource is. */
  readonly assembly?: Assembly;
  readonly files: readonly SideFile[];
  /** Files that nobody can compare. */
  readonly passedOver: readonly PassedOver[];
}

/** Where synthesis wrote. */
export interface SideFolders {
  /** Of the Terraform JSON and the assembly. */
  readonly terraform: string;
  /** Of the Kubernetes manifests. */
  readonly kubernetes: string;
}

/** A file of a side, whose bytes are only asked for where they differ from those of the other. */
export interface SideFile {
  /** Relative to the side, with forward slashes. */
  readonly file: string;
  readonly format: 'terraform' | 'kubernetes' | 'unknown';
  readonly place: FilePlace;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Where they were read from a file; left out where only a text is known. */
  readonly bytes?: Buffer;
  text(): string;
}

/** What a file belongs to, as far as that is known. */
export interface FilePlace {
  /** Stack; the folder of Terraform JSON that nobody described. */
  readonly stack?: string;
  readonly environment?: string;
  readonly region?: string;
  readonly cluster?: string;
}

/** What is not compared, and why. */
export interface PassedOver {
  readonly file: string;
  /** SHA-256 of its bytes, where they can be read: of what is equal on both sides nothing is said. */
  readonly sha256?: string;
  readonly reason: string;
}

/** A text of its own for each place. */
export function placeKey({ stack = '', environment = '', region = '', cluster = '' }: FilePlace): string {
  return JSON.stringify([stack, environment, region, cluster]);
}
