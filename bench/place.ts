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

/** Names of `count` workloads. */
export function workloadNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `orders-${index}`);
}

/** Where a program writes. */
export interface Outdirs {
  readonly terraform: string;
  readonly kubernetes: string;
}
