import type { PlanChoice } from '../documents/plan/plan-choice';

/** Plans that settle what synthesis cannot know: `slipway validate --plan` hands them on. */
export function givenPlans(): readonly PlanChoice[] {
  return JSON.parse(process.env.SLIPWAY_PLANS || '[]');
}
