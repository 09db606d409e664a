/** Facts that both programs are written against. */
export const organization = 'acme';
export const app = 'shop';
export const environment = 'production';
export const region = 'eu-west-1';
export const account = '111122223333';
export const cluster = 'blue';
export const tag = '1.4.2';
export const storageKey = `arn:aws:kms:${region}:${account}:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01`;
export const messagingKey = `arn:aws:kms:${region}:${account}:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c04`;

/** What is deployed together. */
export interface Group {
  readonly app: string;
  readonly workloads: readonly string[];
}

/** `count` workloads in apps of at most `size`; one app, where they are no more. */
export function groupsOf(count: number, size = count): readonly Group[] {
  const names = workloadNames(count);
  if (count <= size) return [{ app, workloads: names }];
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    app: `${app}${index}`,
    workloads: names.slice(index * size, (index + 1) * size),
  }));
}

/** Names of `count` workloads. */
export function workloadNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `orders-${index}`);
}

/** Where a program writes. */
export interface Outdirs {
  readonly terraform: string;
  readonly kubernetes: string;
}

export function outdirsIn(folder: string): Outdirs {
  return { terraform: `${folder}/cdktf.out`, kubernetes: `${folder}/dist` };
}

/** Of `<count> <folder> [<size of a stack>]`, after the program. */
export function argumentsOf([, , count, folder, size]: readonly string[]) {
  if (count === undefined || folder === undefined) throw new Error('Say how many workloads, and where to write.');
  return { count: Number(count), outdirs: outdirsIn(folder), size: size === undefined ? Number(count) : Number(size) };
}
