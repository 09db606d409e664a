import { list } from '../../documents/plan/plan-document';
import { plural } from '../formats/plan-words';
import type { PlanNotice } from '../plan';
import type { RealPlan } from './real-plan';

const json = 'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation';

/** What is to be said of a real plan as a whole: that it failed, or that another one follows it. */
export function realNotices({ stack, document, said }: RealPlan): readonly PlanNotice[] {
  const deferred = list(document['deferred_changes']).length;
  const of = stack === '' ? '' : ` ${stack}`;
  return [
    ...(document['errored'] === true
      ? [{ ...refused, text: `Terraform refuses the plan of${of || ' this folder'}${said ? `: ${said}` : ''}` }]
      : []),
    ...(document['complete'] === false && document['errored'] !== true
      ? [
          {
            ...incomplete,
            text: `The plan of${of || ' this folder'} is not complete: ${plural(deferred, 'change waits', 'changes wait')} for another`,
          },
        ]
      : []),
  ];
}

const refused = {
  verdict: 'danger',
  rule: 'terraform/errored',
  classes: ['unknown'],
  reason: 'It could only plan a part, which is shown: nothing of it can be applied before that is mended.',
  source: json,
} as const;

const incomplete = {
  verdict: 'review',
  rule: 'terraform/incomplete',
  classes: ['unknown'],
  reason: 'Another plan follows it, of which nothing is known yet.',
  source: json,
} as const;
