import type { AssembledStack } from '../../assembly/assembly';

/** A file that synthesis wrote. */
export interface WrittenFile {
  readonly stack: AssembledStack;
  readonly folder: 'terraform' | 'kubernetes';
  /** Relative to the output folder. */
  readonly file: string;
  /** SHA-256 of its bytes, as its assembly states it. */
  readonly hash: string;
  /** Name of the cluster, for manifests. */
  readonly cluster?: string;
}

/** The Terraform JSON and the manifests of some stacks. */
export function writtenFilesOf(stacks: readonly AssembledStack[]): readonly WrittenFile[] {
  return stacks.flatMap((stack): WrittenFile[] => [
    ...(stack.terraform ? [{ stack, folder: 'terraform' as const, file: stack.terraform.file, hash: stack.terraform.sha256 }] : []),
    ...stack.clusters.flatMap(({ name, manifests }) =>
      manifests.map(({ file, sha256: hash }): WrittenFile => ({ stack, folder: 'kubernetes', file, hash, cluster: name })),
    ),
  ]);
}
