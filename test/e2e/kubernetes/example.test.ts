import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stacks } from '../../../apps/stacks';
import { synthesizePlatform } from '../../../lib/testing';
import { dangling, providedByManifests } from '../door/provided';
import { references } from '../door/references';
import type { Applied } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { timed } from '../lab/timings';
import { CLUSTER } from '../lab/toolchain';
import { until } from '../lab/until';
import { Deployed } from './deployed';
import { constructOf, type KubernetesObject, nameOf, placesOf, selects } from './manifests';
import { standIns } from './stand-ins';

const example = synthesizePlatform(stacks);

describeWithLab('The example', [], (sandbox) => {
  test('is synthesized by its program, and these tests judge the same bytes', async () => {
    const environment = { ...sandbox().env, CDKTF_OUTDIR: sandbox().path('cdktf.out'), CDK8S_OUTDIR: sandbox().path('dist') };
    const command = [process.execPath, '--require', 'ts-node/register/transpile-only', 'apps/main.ts'];
    const run = () => sandbox().run({ name: 'synth', command, cwd: join(__dirname, '../../..'), env: environment });
    await timed('apps/main.ts', 'synth', run, () => sandbox().peaks.get('synth'));
    for (const [path, text] of example.files) {
      if (path.endsWith('.k8s.yaml')) expect([path, readFileSync(sandbox().path(path), 'utf8')]).toEqual([path, text]);
    }
  });
});

for (const place of placesOf(example)) {
  describeWithLab(`The example in ${place.name}`, [...CLUSTER, 'go'], (sandbox) => {
    const ofKind = (...kinds: string[]): KubernetesObject[] => place.objects.filter(({ kind }) => kinds.includes(kind));
    let deployed: Deployed;
    let applied: Applied;

    beforeAll(async () => {
      deployed = await Deployed.start(sandbox(), example, place);
      applied = await timed(
        place.name,
        'apply',
        () => deployed.apply(),
        () => sandbox().peaks.get('kubectl-apply'),
      );
      // In place of External Secrets and of Terraform's Kubernetes provider: a kubelet would start no pod without them.
      const ours = place.objects.filter(({ kind }) => kind !== 'ExternalSecret');
      const delivered = standIns(dangling(references(ours), providedByManifests(ours)));
      if (delivered) await deployed.cluster.kubectl(['apply', '-f', '-'], { input: delivered });
      await timed(
        place.name,
        'ready',
        () => deployed.rolledOut(),
        () => sandbox().peaks.get('kube-apiserver'),
      );
    });

    test('is admitted as a whole, without a warning', async () => {
      expect(applied.warnings).toEqual([]);
      expect(Object.keys(await deployed.state()).sort()).toEqual(place.objects.map(nameOf).sort());
    });

    test('runs, every pod of it', async () => {
      const expected = ofKind('Deployment', 'StatefulSet').map((object) => [nameOf(object), object.spec.replicas ?? 1]);
      const ready = (await deployed.list('deployments,statefulsets')).map((object) => [nameOf(object), object.status.readyReplicas]);
      expect(Object.fromEntries(ready)).toEqual(Object.fromEntries(expected));
    });

    test('completes its jobs, once, and those of its schedules', async () => {
      const { cluster } = deployed;
      for (const { metadata } of ofKind('CronJob'))
        await cluster.kubectl(['create', 'job', `${metadata.name}-now`, `--from=cronjob/${metadata.name}`, '-n', metadata.namespace]);
      const jobs = await until(
        () => deployed.list('jobs'),
        (jobs) => jobs.every(({ status }) => status.completionTime),
      );
      expect(jobs.map(({ status }) => [status.succeeded, status.failed])).toEqual(ofKind('Job', 'CronJob').map(() => [1, undefined]));
    });

    test('does not change when it is applied again', async () => {
      const before = await deployed.state();
      expect((await deployed.apply()).warnings).toEqual([]);
      expect(await deployed.state()).toEqual(before);
    });

    test('refuses pods that Pod Security calls unsafe', async () => {
      for (const namespace of deployed.namespaces) {
        const run = ['run', 'root', '--image=example/root', '--privileged', '--dry-run=server', '-n', namespace];
        const { stderr } = await deployed.cluster.kubectl(run, { exits: [1] });
        expect(stderr).toContain('violates PodSecurity "restricted:v1.34"');
      }
    });

    test('has a policy that selects the pods of each workload and no others, and one that denies the rest', async () => {
      const pods = await deployed.pods();
      const policies = await deployed.list('networkpolicies');
      const selectedBy = ({ metadata, spec }: KubernetesObject): string[] =>
        pods
          .filter((pod) => pod.metadata.namespace === metadata.namespace && selects(spec.podSelector, pod.metadata.labels))
          .map(({ metadata: { name } }) => name);
      const names = (isSo: (pod: (typeof pods)[number]) => boolean): string[] => pods.filter(isSo).map(({ metadata }) => metadata.name);
      const [deny, own] = [policies.filter(isDefaultDeny), policies.filter((policy) => !isDefaultDeny(policy))];

      expect(Object.fromEntries(own.map((policy) => [nameOf(policy), selectedBy(policy)]))).toEqual(
        Object.fromEntries(own.map((policy) => [nameOf(policy), names(({ construct }) => construct === constructOf(policy))])),
      );
      expect(own.flatMap(selectedBy).sort()).toEqual(names(() => true).sort());
      expect(deny.map(({ metadata, spec }) => [metadata.namespace, spec])).toEqual(
        deployed.namespaces.map((namespace) => [namespace, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }]),
      );
    });

    test('has Services that lead to the pods of their workloads, and budgets that count them', async () => {
      const pods = await deployed.pods();
      const running = (object: KubernetesObject): number => pods.filter(({ construct }) => construct === constructOf(object)).length;
      const services = await deployed.list('services');
      const endpoints = async () => {
        const slices = await deployed.list('endpointslices');
        return services.map((service) => ({
          service: nameOf(service),
          pods: running(service),
          ready: slices
            .filter(({ metadata }) => metadata.ownerReferences[0].uid === service.metadata.uid)
            .flatMap((slice) => slice.endpoints ?? [])
            .filter(({ conditions }) => conditions.ready).length,
        }));
      };
      const counted = async () => {
        const budgets = await deployed.list('poddisruptionbudgets');
        return budgets.map((budget) => ({ budget: nameOf(budget), pods: running(budget), ready: budget.status.currentHealthy }));
      };
      await until(endpoints, (all) => all.every(({ pods, ready }) => pods === ready));
      await until(counted, (all) => all.every(({ pods, ready }) => pods === ready));
    });
  });
}

function isDefaultDeny({ metadata }: KubernetesObject): boolean {
  return metadata.name === 'default-deny';
}
