import { type Case, head, placing, workload } from './program';

/** A program with an environment on the line with the mistake. */
function environment(props: string): string {
  return `${head}const { name, regions, provisioners } = { name: 'test', regions: [region()], provisioners: [] };\nnew Environment({ name, regions, provisioners, release, ${props} }); // here\n`;
}

const of = (kind: string) => (rows: readonly (readonly [what: string, code: string, said: string, cure: string])[]) =>
  rows.map(([what, code, said, cure]): Case => ({ mistake: `${kind}: ${what}`, code, what: said, cure }));

const unknownNames = of('an unknown name')([
  ['a property of a workload', workload('replica: 3,'), "'replica' is unknown (known: replicas, ", "Did you mean 'replicas'?"],
  ['of a port', workload('ports: { http: { prot: 80 } },'), "'ports.http.prot' is unknown (known: port, ", "Did you mean 'port'?"],
  [
    'of resources',
    workload("resources: { limit: { memory: '1Gi' } },"),
    "'resources.limit' is unknown (known: requests, limits",
    "Did you mean 'limits'?",
  ],
  [
    'of a probe',
    workload("livenessProbe: { exec: { command: ['/live'] }, periodSecond: 3 },"),
    "'livenessProbe.periodSecond' is unknown",
    "Did you mean 'periodSeconds'?",
  ],
  ['of a dependency', `${head}new Postgres({ siz: 'small' }); // here\n`, "'siz' is unknown (known: size", "Did you mean 'size'?"],
  ['of an environment', environment('protect: true,'), "'protect' of environment 'test' is unknown", "Did you mean 'protected'?"],
  [
    'of a region',
    environment('regions: [{ ...region(), acount: 1 }],'),
    "'regions[0].acount' of environment 'test' is unknown",
    "Did you mean 'account'?",
  ],
  [
    'of a cluster',
    environment("regions: [{ ...region(), clusters: [{ ...region().clusters[0], kubernetesVerson: '1.34' }] }],"),
    "'regions[0].clusters[0].kubernetesVerson' of environment 'test' is unknown",
    "Did you mean 'kubernetesVersion'?",
  ],
  [
    'of a provisioner',
    `${head}AwsSecret.provisioner({ versoin: 7 } as never); // here\n`,
    "'versoin' of AwsSecret.provisioner is unknown",
    "Did you mean 'version'?",
  ],
  [
    'of a place',
    placing("  stack.place((one) => new Workload(one, 'orders', { image }), { scal: { replicas: 2 } } as never); // here"),
    "'scal' of a place of 'shop-production-eu-west-1' is unknown",
    "Did you mean 'scale'?",
  ],
]);

const wrongKinds = of('a wrong kind')([
  ['a text for a number', workload("replicas: '2' as never,"), "'replicas' is '2'.", 'Write a whole number'],
  ['a text for a list', workload("command: '/app' as never,"), "'command' is '/app'.", "Write it as a list: command: ['/app']."],
  ['a number for an object', workload('ports: { http: 80 } as never,'), "'ports.http' is 80.", 'Write an object'],
  ['a list for a map', workload('dependencies: [] as never,'), "'dependencies' is an empty list.", 'Write an object with entries by name'],
  [
    'a number for a text',
    environment('regions: [{ ...region(), account: 1 as never }],'),
    "'regions[0].account' of environment 'test' is 1.",
    'Write ',
  ],
  [
    'a network that is not called',
    environment('regions: [{ ...region(), clusters: [{ ...region().clusters[0], network: prometheusOperator as never }] }],'),
    "'regions[0].clusters[0].network' of environment 'test' is the function prometheusOperator.",
    'Call it: prometheusOperator(…).',
  ],
  [
    'a class for what it makes',
    workload('dependencies: { jobs: Queue as never },'),
    "'dependencies.jobs' is the function Queue.",
    'Write what it makes: new Queue(…).',
  ],
  [
    'nothing for an object',
    `${head}new Redis(undefined as never); // here\n`,
    'The properties of Redis are missing.',
    "Give them as an object with 'size'.",
  ],
  ['a text for a flag', environment("protected: 'yes' as never,"), "'protected' of environment 'test' is 'yes'.", 'Write true or false.'],
  [
    'nothing for a stack',
    placing("  const orders = () => new Workload(undefined as never, 'orders', { image }); // here\n  orders();"),
    'The scope is undefined, which is no construct.',
    'Pass the DeploymentStack that `stamp` gives to its function',
  ],
]);

const outOfRange = of('out of range')([
  ['a port', workload('ports: { http: { port: 0 } },'), "'ports.http.port' is 0.", 'Choose a whole number from 1 to 65535.'],
  ['a number of pods', workload('replicas: -1,'), "'replicas' is -1.", 'Choose a whole number from 0'],
  ['no number', workload('replicas: Number.NaN,'), "'replicas' is NaN.", 'Choose a whole number from 0'],
  ['a size', `${head}new Redis({ size: 'tiny' as never }); // here\n`, "'size' is 'tiny'.", 'Choose one of: small, medium, large.'],
  [
    'a policy',
    workload("imagePullPolicy: 'Sometimes' as never,"),
    "'imagePullPolicy' is 'Sometimes'.",
    'Choose one of: Always, IfNotPresent, Never.',
  ],
  ['an amount', workload("resources: { limits: { memory: '1GB' as never } },"), "'resources.limits.memory' is '1GB'.", 'Write '],
  [
    'a time',
    workload("livenessProbe: { exec: { command: ['/live'] }, periodSeconds: 0 },"),
    "'livenessProbe.periodSeconds' is 0.",
    'Choose a whole number from 1',
  ],
  ['a schedule', workload("schedule: 'often',", undefined, 'CronJob'), "'schedule' is 'often'.", 'Write '],
  [
    'an account',
    environment("regions: [{ ...region(), account: '12' }],"),
    "'regions[0].account' of environment 'test' is '12'.",
    'Write ',
  ],
  [
    'a version',
    environment("regions: [{ ...region(), clusters: [{ ...region().clusters[0], kubernetesVersion: 'v1.34' }] }],"),
    "'regions[0].clusters[0].kubernetesVersion' of environment 'test' is 'v1.34'.",
    "Write '1.31' or newer, major and minor only.",
  ],
]);

/** Ten of each kind of mistake with a value that the compiler would have refused, or could not. */
export const values: readonly Case[] = [...unknownNames, ...wrongKinds, ...outOfRange];
