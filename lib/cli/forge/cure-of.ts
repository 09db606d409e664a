import type { ForgeAddress } from './forge-address';

const rights = {
  GitHub:
    'Give the job `permissions: pull-requests: write`; runs of a fork have no such token: comment in a workflow of `workflow_run` (docs/ci.md).',
  GitLab: 'Give the token the scope `api` and the role Reporter; tokens of jobs may not comment (docs/ci.md).',
} as const;

/** The cure of a request that a forge refuses, by the status of HTTP. */
export function cureOf(status: number, { forge, variable }: Pick<ForgeAddress, 'forge' | 'variable'>): string {
  if (status >= 300 && status < 400) return 'It has moved, and no token follows there: name its new address.';
  switch (status) {
    case 401:
      return `Give ${variable} a token of this ${forge} that is valid.`;
    case 403:
      return rights[forge];
    case 404:
      return `Check its name and number; to a token of ${variable} that may not see it, it is not there either.`;
    case 410:
      return 'Comments are switched off there, or it is gone.';
    case 413:
    case 422:
      return 'Write a shorter text: `slipway plan -o markdown --max-chars <forge>`.';
    default:
      return 'Mend that, and run this again.';
  }
}
