import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { judge, Policy } from '../../../../lib';
import { podSecurityBaseline, podSecurityRestricted } from '../../../../policies/pod-security';
import { describeShared } from '../../../kit/shared';
import { kubernetes } from '../table';

type Level = 'b' | 'r';
type Case = readonly [level: Level, minor: number, check: string, passes: 0 | 1, pod: number];

/** Checks that are not asked where a stricter one takes their place. */
const overriding: Readonly<Record<string, string>> = {
  capabilities_baseline: 'capabilities_restricted',
  hostPathVolumes: 'restrictedVolumes',
  procMount: 'procMount_restricted',
  seccompProfile_baseline: 'seccompProfile_restricted',
};

const levels: Readonly<Record<Level, readonly Policy[]>> = { b: podSecurityBaseline, r: podSecurityRestricted };

describeShared('conformance', (folder) => {
  const { pods, cases }: { pods: readonly Record<string, unknown>[]; cases: readonly Case[] } = JSON.parse(
    readFileSync(path.join(folder, 'pod-security.json'), 'utf8'),
  );

  test(`the Pod Security policies agree with Kubernetes' own ${cases.length} fixtures`, () => {
    const resources = pods.map(({ metadata, ...pod }, index) =>
      kubernetes('v1/Pod', { ...pod, metadata: { ...(metadata as object), name: `pod-${index}` } }),
    );
    const judged = new Map<string, ReadonlySet<string>>();
    for (const [level, minor] of new Map(cases.map(([level, minor]) => [`${level}${minor}`, [level, minor] as const])).values()) {
      const pack = { name: 'test', version: '0.0.0', policies: levels[level] };
      const asked = [...new Set(cases.filter((one) => one[0] === level && one[1] === minor).map(([, , , , pod]) => pod))];
      const { violations } = judge(
        asked.map((pod) => resources[pod]!),
        [pack],
        { kubernetesVersions: { cluster: `1.${minor}` } },
      );
      expect(violations.filter(({ verdict }) => verdict !== 'fail')).toEqual([]);
      const failed = new Map(asked.map((pod) => [resources[pod]!, new Set<string>()]));
      for (const { resource, policy } of violations) failed.get(resource)!.add(policy.name.replace('k8s/pss/', ''));
      for (const pod of asked) judged.set(`${level}${minor} ${pod}`, failed.get(resources[pod]!)!);
    }

    const misses = cases.filter(([level, minor, check, passes, pod]) => {
      const failed = judged.get(`${level}${minor} ${pod}`)!;
      return passes ? failed.size > 0 : !failed.has(check) && !failed.has(overriding[check] ?? check);
    });

    expect(cases.length).toBe(4537);
    expect(misses).toEqual([]);
  });
});
