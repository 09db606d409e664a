import { graph, Reporter, type Resource } from '../../../../lib';
import type { Report } from '../../../../lib/policy/report/report';
import { Waiver } from '../../../../lib/policy/waivers/waiver';
import { policyOf } from './policy-of';

/** Text that steers a terminal, ends an element, a cell or a fence, mentions, links, embeds and commands. */
export const hostile =
  '\u001b[2J\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007\u202e</failure>]]>&"\' | ![i](https://evil.example/i.png) @team <img src=x> ``` \n::error::x\u0000';

const object = (owner: string): Resource => ({
  type: 'v1/ConfigMap',
  address: `blue/shop/ConfigMap/${owner}`,
  path: `shop-production/${owner}/Config`,
  values: {},
});

/** A report of two workloads in two environments: what fails, a remark, what is unknown, what is waived. */
export function sampleReport(message = 'data is not set'): Report {
  const says = (name: string, severity: 'critical' | 'low', problem: { message: string; unknown?: boolean }, only?: string) =>
    policyOf(
      graph('v1/ConfigMap', ({ address }) => (!only || address.endsWith(only) ? [problem] : [])),
      {
        name,
        severity,
        description: `${name} holds.`,
        controls: { cisKubernetes: ['5.2.2'] },
        ...(name === 'test/worst' && { cure: 'Workload.securityContext.runAsUser' }),
      },
    );
  const reporter = new Reporter('2026-03-01');
  for (const environment of ['staging', 'production']) {
    reporter.judge({
      id: `shop-${environment}`,
      app: 'shop',
      environment,
      packs: [
        {
          name: 'test',
          version: '1.0.0',
          policies: [
            says('test/remark', 'low', { message }, 'billing'),
            says('test/unknown', 'low', { message: 'is unknown', unknown: true }, 'billing'),
            says('test/waived', 'low', { message }, 'billing'),
            says('test/worst', 'critical', { message }, 'orders'),
          ],
          levels: { 'test/remark': 'advisory' },
        },
      ],
      waivers: [
        new Waiver({
          rule: 'test/waived',
          path: 'shop-*/billing',
          reason: 'the vendor ships a fix in spring',
          owner: 'team',
          expires: '2026-03-20',
        }),
        new Waiver({
          rule: 'test/worst',
          path: 'shop-production/nobody',
          reason: 'covers nothing in this report',
          owner: 'team',
          expires: '2026-03-20',
        }),
      ],
      resources: [object('billing'), object('orders'), { ...object('other'), type: 'v1/Widget' }].map((resource) => ({
        ...resource,
        path: resource.path.replace('production', environment),
      })),
      sourceOf: ({ path }) => ({ file: `apps/workloads/${path.split('/')[1]}.ts`, line: 12, column: 3 }),
      outputOf: ({ path }) => ({ folder: 'kubernetes', file: `${environment}/blue/shop-${environment}/${path.split('/')[1]}.k8s.yaml` }),
    });
  }
  return reporter.report();
}
