import type { Row } from '../table';

/** What excuses from every rule about a policy that lets everybody in: a condition that says who that is. */
export function narrowed(row: (more: { readonly Condition: object }) => Row): Readonly<Record<string, Row>> {
  return {
    'everybody, under a condition that says who, from where or on whose behalf': row({
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
  };
}

/** What excuses from every rule about what may be done on every resource: a condition, but one of how somebody asks. */
export function limited(row: (more: { readonly Condition: object }) => Row): Readonly<Record<string, Row>> {
  return {
    'actions on every resource, under a condition that limits them': row({
      Condition: { StringEquals: { 'aws:ResourceTag/app': 'shop' } },
    }),
  };
}
