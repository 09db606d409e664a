import { Graph, graph, Parameter, Policy, pods } from '../../../lib/rules';

export const external = new Parameter<readonly string[]>('external', 'ServiceAccounts that are made elsewhere: `<namespace>/<name>`.', []);

const accounts = (stack: Graph): ReadonlySet<string> =>
  new Set(stack.all('v1/ServiceAccount').map(({ document, namespace = 'default' }) => `${namespace}/${document.metadata?.name}`));

export const saExists: Policy = {
  name: 'k8s/sa/exists',
  description: 'The ServiceAccount of a pod exists.',
  remediation: 'Add the ServiceAccount, or list it as external.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  rationale: 'No pod of it is created: the rollout stands still, and the reason is to be found only in events.',
  severity: 'high',
  controls: { kubeLinter: ['non-existent-service-account'] },
  cure: 'Workload',
  parameters: [external],
  rule: graph(pods, ({ document, namespace = 'default' }, stack) => {
    const { serviceAccount, serviceAccountName: stated } = document.spec ?? {};
    const serviceAccountName = stated || serviceAccount || 'default';
    const account = `${namespace}/${serviceAccountName}`;
    const exists = serviceAccountName === 'default' || stack.index(accounts).has(account) || stack.parameter(external).includes(account);
    return exists
      ? []
      : [{ message: `runs as ServiceAccount '${serviceAccountName}', which nothing here makes`, at: ['spec', 'serviceAccountName'] }];
  }),
};
