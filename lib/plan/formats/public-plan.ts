import { withoutAccounts } from '../../policy/report/formats/public-report';
import { mapTexts } from '../map-texts';
import type { Plan } from '../plan';

/** The same plan for readers who are told no account id and no ARN. */
export function publicPlan(plan: Plan): Plan {
  return mapTexts(plan, withoutAccounts);
}
