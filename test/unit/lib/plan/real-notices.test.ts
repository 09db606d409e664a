import { realNotices } from '../../../../lib/plan/real/real-notices';

const waiting = (count: number) => ({ deferred_changes: Array.from({ length: count }, () => ({})) });

test.each<[document: object, stack: string, said: string | undefined, told: readonly string[]]>([
  [{}, 'shop', undefined, []],
  [{ complete: true, errored: false }, 'shop', undefined, []],
  [{ errored: true }, 'shop', undefined, ['danger terraform/errored: Terraform refuses the plan of shop']],
  [{ errored: true }, 'shop', 'no account', ['danger terraform/errored: Terraform refuses the plan of shop: no account']],
  [{ errored: true, complete: false }, '', undefined, ['danger terraform/errored: Terraform refuses the plan of this folder']],
  [
    { complete: false, ...waiting(1) },
    'shop',
    undefined,
    ['review terraform/incomplete: The plan of shop is not complete: 1 change waits for another'],
  ],
  [
    { complete: false, ...waiting(2) },
    '',
    undefined,
    ['review terraform/incomplete: The plan of this folder is not complete: 2 changes wait for another'],
  ],
])('of a plan with %j of stack %j it is said what stands before an apply', (document, stack, said, told) => {
  const notices = realNotices({ stack, document, ...(said !== undefined && { said }) } as Parameters<typeof realNotices>[0]);
  expect(notices.map(({ verdict, rule, text }) => `${verdict} ${rule}: ${text}`)).toEqual(told);
});
