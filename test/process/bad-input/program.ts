/** A program with a mistake in the line that ends with `// here`. */
export interface Case {
  /** Item of the list in the specification, or a variant of it. */
  readonly mistake: string;
  /** TypeScript, as a user writes it beside `place.ts`. */
  readonly code: string;
  /** What is wrong: begins the paragraph, after the place. */
  readonly what: string | RegExp;
  /** What to do about it: ends the paragraph. */
  readonly cure: string | RegExp;
}

export const head = `import { Absent, ClusterSecret, Dependency, Environment, ExistingSecret, External, Platform, readRelease, Service, Shared, text } from 'slipway';
import { Access, AwsAccess, AwsSecret, Bucket, CronJob, Job, KubernetesSecret, Postgres, prometheusOperator, Queue, Redis, Secret, StatefulWorkload, Workload } from 'slipway/constructs';
import { development, production, region, release } from './place';
const platform = new Platform({ organization: 'acme' });
const image = 'ghcr.io/acme/orders';
`;

/** A program that places what `stack` gets in an environment. */
export function placing(body: string, environment = 'production()'): string {
  return `${head}${environment}.stamp(platform, 'shop', (stack) => {\n${body}\n});\nplatform.synth();\n`;
}

/** A program that places a workload with some properties. */
export function workload(props: string, environment?: string, kind = 'Workload'): string {
  return placing(`  new ${kind}(stack, 'orders', { // here\n    image,\n    ${props}\n  });`, environment);
}

/** The same in plain JavaScript. */
export function plain(code: string): string {
  return code.replace(/^import (\{.*?\}) from ('.*?');/gm, 'const $1 = require($2);').replace(/ as never\b/g, '');
}
