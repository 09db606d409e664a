import * as fc from 'fast-check';
import { ingressRoutes, kind } from '../../../constructs';
import type { DeploymentStack, Environment } from '../../../lib';
import { synthesize, synthesizePlatform } from '../../../lib/testing';
import { cloudless } from '../../kit/environments';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { edges, extendedResources } from './edges';
import { type KubernetesObject, placesOf, writeFiles } from './manifests';

const numRuns = 20;
/** Objects that kubectl is given at a time. */
const atOnce = 300;
const seed = Number(process.env.SEED ?? 1);

/** A value of a property, and the workload that has it. */
interface Row {
  readonly property: string;
  readonly value: unknown;
  readonly id: string;
  readonly define: (stack: DeploymentStack) => void;
}

const rows: readonly Row[] = Object.entries(edges)
  .flatMap(([property, { values, define }]) => {
    const different = new Map(fc.sample(values, { numRuns, seed }).map((value) => [JSON.stringify(value), value]));
    return [...different.values()].map((value) => ({
      property,
      value,
      define: define as (stack: DeploymentStack, id: string, value: unknown) => void,
    }));
  })
  .map(({ property, value, define }, index) => {
    const id = `w${index}`;
    return { property, value, id: property.startsWith('id') ? String(value) : id, define: (stack) => define(stack, id, value) };
  });

/** Where every image is released. */
function place(): Environment {
  const ids = rows.map(({ id }) => id).filter((id) => /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(id));
  return cloudless({
    regions: [
      {
        region: 'local',
        clusters: [
          {
            name: 'kind',
            kubernetesVersion: '1.34',
            network: kind({ ingress: [{ namespace: 'ingress' }], apiServer: [{ cidr: '10.0.0.10/32' }] }),
          },
        ],
      },
    ],
    approved: {
      annotations: ['example.com/a'],
      routeAnnotations: ['example.com/a'],
      wildcardHosts: ['*.example.com', '*.*.example.com', '*.'],
      csiDrivers: ['nfs.csi.k8s.io'],
      loadBalancerClasses: ['eks.amazonaws.com/nlb'],
      serviceTypes: ['LoadBalancer', 'NodePort'],
      capabilities: ['NET_BIND_SERVICE'],
      daemonWorkloads: ids.map((id) => `shop/${id}`),
    },
    placements: { any: { extendedResources } },
    routes: ingressRoutes({ ingressClassName: 'nginx', clusterIssuer: 'issuer' }),
    release: { schemaVersion: 1, images: Object.fromEntries(ids.map((id) => [`shop/${id}`, { tag: '1.2.3' }])) },
  });
}

/** Those that we accept: what is refused leaves half a workload behind, in a stack that nobody writes. */
function accepted(): readonly Row[] {
  let stack: DeploymentStack | undefined;
  const keep = (made: DeploymentStack) => {
    stack = made;
  };
  synthesizePlatform((platform) => place().stamp(platform, 'shop', keep, { empty: true }));
  return rows.filter(({ define }) => {
    try {
      define(stack!);
      return true;
    } catch (error) {
      if ((error as Error).name === 'UserError') return false;
      throw error;
    }
  });
}

describeWithLab('What we accept', [...CLUSTER, 'go'], (sandbox) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
  });

  test('the API server admits, whatever value a property has', async () => {
    // GIVEN
    const taken = accepted();
    const synthesized = synthesize(place(), (stack) => {
      for (const { define } of taken) define(stack);
    });
    const [{ folders, objects }] = placesOf(synthesized) as [ReturnType<typeof placesOf>[number]];
    writeFiles(synthesized, sandbox().folder);
    await cluster.apply([sandbox().path(folders[0]!)]);
    // WHEN
    const asked = objects.filter(isAsked(taken));
    const answers = [];
    for (let from = 0; from < asked.length; from += atOnce) {
      const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: asked.slice(from, from + atOnce) });
      answers.push(
        await cluster.kubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], { input, exits: [0, 1] }),
      );
    }
    // THEN
    const refused = answers.flatMap(({ stderr }) => stderr.split('\n').filter((line) => line.trim() !== ''));
    expect(refused.map((line) => whose(line, taken))).toEqual([]);
    expect(answers.flatMap(({ stdout }) => stdout.match(/ serverside-applied \(server dry run\)$/gm) ?? [])).toHaveLength(asked.length);
    expect(Object.keys(edges).filter((each) => !taken.some(({ property }) => property === each))).toEqual([]);
  });
});

/** Objects that have something of the value; every workload has the same account and policy otherwise. */
function isAsked(taken: readonly Row[]): (object: KubernetesObject) => boolean {
  const varying = new Set(taken.filter(({ property }) => /^(egress|id|routes)/.test(property)).map(({ id }) => id));
  return ({ kind, metadata: { name, namespace } }) =>
    namespace !== undefined && name !== 'default-deny' && (!['ServiceAccount', 'NetworkPolicy'].includes(kind) || varying.has(name));
}

/** An error with the property and the value that it is about. */
function whose(line: string, taken: readonly Row[]): string {
  const row = taken.find(({ id }) => line.includes(`"${id}"`) || line.includes(`"${id}-`));
  return `${row ? `${row.property} = ${JSON.stringify(row.value).slice(0, 80)}: ` : ''}${line.slice(0, 400)}`;
}
