import { Graph, graph, KubernetesAddress, Policy, Problem, parseAddress, Subject } from '../../../lib/rules';

export const jobRepeatable: Policy = {
  name: 'k8s/job/repeatable',
  description: 'What runs to its end in several clusters does no harm when it runs twice.',
  remediation:
    'Have it take a lock and find what is done already, as tools for migrations do, and waive this with the reason; or run a CronJob in one cluster.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures',
  rationale: 'Two runs at a time change rows twice, lock each other out or send a bill twice; which of them did what is hard to tell.',
  severity: 'low',
  rule: [
    graph('batch/v1/Job', (job, stack) => repeated(job, job.document.spec?.suspend, stack.everywhere.index(jobs))),
    graph('batch/v1/CronJob', (job, stack) => repeated(job, job.document.spec?.suspend, stack.everywhere.index(cronJobs))),
  ],
};

type Clusters = ReadonlyMap<string, readonly string[]>;

function repeated(job: Subject, isSuspended: unknown, everywhere: Clusters): readonly Problem[] {
  const clusters = everywhere.get(nameOf(job)) ?? [];
  if (clusters.length < 2 || isSuspended === true) return [];
  return [{ message: `runs in each of the clusters ${clusters.join(', ')}, perhaps at the same time, on data that they share` }];
}

const jobs = (stack: Graph) => clustersOf(stack.all('batch/v1/Job'));
const cronJobs = (stack: Graph) => clustersOf(stack.all('batch/v1/CronJob'));

function clustersOf(found: readonly Subject[]): Clusters {
  const clusters = new Map<string, string[]>();
  for (const job of found) {
    const { cluster } = parseAddress(job.address) as KubernetesAddress;
    const known = clusters.get(nameOf(job)) ?? [];
    clusters.set(nameOf(job), known);
    if (!known.includes(cluster)) known.push(cluster);
  }
  return clusters;
}

function nameOf({ namespace, name }: Subject): string {
  return `${namespace}/${name}`;
}
