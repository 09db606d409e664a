import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, App as KubernetesApp } from 'cdk8s';
import { App, LocalBackend, TerraformOutput, TerraformStack, Token } from 'cdktf';
import { Adoptable, AdoptedPlace, DeploymentStack, expression, Platform, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, region, TerraformData } from '../../../kit/places';
import { policyOf } from '../policy/policy-of';

const regions = [region('eu-west-1', [cluster('blue'), cluster('green')]), region('us-east-1', [cluster('red')])];
const production = environment({ regions });
const place = { region: 'eu-west-1' };

function legacyStack(platform: Platform, id = 'legacy-network', state = `../../../state/${id}.tfstate`): TerraformStack {
  const stack = new TerraformStack(platform.terraform, id);
  new LocalBackend(stack, { path: state });
  new TerraformData(stack, 'vpc', { input: 'x' });
  return stack;
}

function legacyChart(id = 'legacy-chart', app = new KubernetesApp()): Chart {
  const chart = new Chart(app, id, { namespace: 'legacy' });
  configMap(chart, 'settings');
  return chart;
}

function configMap(chart: Chart, name: string): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: 'b' } } as never);
}

function synthesized(define: (platform: Platform) => void) {
  const { files, report } = synthesizePlatform(define);
  return { files, report, assembly: JSON.parse(files.get('cdktf.out/assembly.json')!) };
}

const manifests = (files: ReadonlyMap<string, string>) => [...files.keys()].filter((name) => name.startsWith('dist'));

test('an adopted stack is written by its own id, and stands in the assembly as foreign', () => {
  const { files, assembly } = synthesized((platform) => production.adopt(platform, legacyStack(platform), place));
  expect([...files.keys()]).toContain('cdktf.out/stacks/legacy-network/cdk.tf.json');
  expect(assembly.stacks).toMatchObject([
    {
      id: 'legacy-network',
      foreign: true,
      environment: 'production',
      region: 'eu-west-1',
      terraform: { file: 'stacks/legacy-network/cdk.tf.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      clusters: [],
      resources: [
        { address: expect.stringMatching(/^terraform_data\./), sha256: expect.stringMatching(/^[0-9a-f]{64}$/), origin: expect.anything() },
      ],
    },
  ]);
  expect(assembly.stacks[0]).not.toHaveProperty('app');
});

test('an adopted chart is written for each cluster of the region, or for the one that is named, as cdk8s writes it', () => {
  const written = (options: AdoptedPlace) => synthesized((platform) => production.adopt(platform, legacyChart(), options)).files;
  const file = (name: string) => `dist/production/${name}/legacy-chart/legacy-chart.k8s.yaml`;
  expect(manifests(written(place))).toEqual([file('blue'), file('green')]);
  const green = written({ ...place, cluster: 'green' });
  expect(manifests(green)).toEqual([file('green')]);
  expect(green.get(file('green'))).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: legacy\ndata:\n  a: b\n',
  );
});

test('what is adopted is judged by the environment that adopts it, with the line that made it', () => {
  const policy = policyOf(
    expression('v1/ConfigMap', ({ metadata }) => metadata.labels.isSet()),
    { name: 'acme/labels' },
  );
  const strict = environment({ regions, policies: [{ name: 'acme', version: '1.0.0', policies: [policy] }] });
  const { report } = synthesized((platform) => {
    const chart = legacyChart();
    strict.adopt(platform, chart, place);
  });
  expect(report.findings).toMatchObject([
    {
      rule: 'acme/labels',
      stack: 'legacy-chart',
      path: 'legacy-chart/settings',
      source: { file: 'test/unit/lib/synth/adopt.test.ts' },
      output: { folder: 'kubernetes', file: 'production/blue/legacy-chart/legacy-chart.k8s.yaml' },
    },
  ]);
});

test('a stamped stack may read values of an adopted one, and the assembly says which comes first', () => {
  const { assembly } = synthesized((platform) => {
    const legacy = legacyStack(platform);
    production.adopt(platform, legacy, place);
    const [vpc] = legacy.node.findAll().filter((construct) => construct instanceof TerraformData);
    production.stamp(
      platform,
      'shop',
      (stack: TerraformStack) => {
        new TerraformData(stack, 'subnet', { input: (vpc as TerraformData).getStringAttribute('output') });
      },
      { regions: ['eu-west-1'] },
    );
  });
  expect(assembly.stacks.map(({ id, dependsOn }: { id: string; dependsOn: string[] }) => [id, dependsOn])).toEqual([
    ['legacy-network', []],
    ['platform-production-eu-west-1', []],
    ['shop-production-eu-west-1', ['legacy-network', 'platform-production-eu-west-1']],
  ]);
});

type Refused = [name: string, define: (platform: Platform) => void, message: string | RegExp];

test.each<Refused>([
  [
    'a stack that nobody adopts',
    (platform) => void legacyStack(platform),
    /Terraform stack of its own.*let an environment adopt it: environment\.adopt\(/s,
  ],
  [
    'an implicit local backend',
    (platform) => production.adopt(platform, new TerraformStack(platform.terraform, 'bare'), place),
    /'bare' has no Terraform backend.*new S3Backend.*path: '\.\.\/\.\.\/\.\.\/state\/bare\.tfstate'/s,
  ],
  [
    'a local backend without a path',
    (platform) => {
      const stack = new TerraformStack(platform.terraform, 'bare');
      new LocalBackend(stack);
      production.adopt(platform, stack, place);
    },
    "'bare' has a local backend with an absolute path",
  ],
  [
    'a local backend with an absolute path',
    (platform) => production.adopt(platform, legacyStack(platform, 'bare', '/var/bare.tfstate'), place),
    "'bare' has a local backend with an absolute path",
  ],
  [
    'the same part twice',
    (platform) => {
      const stack = legacyStack(platform);
      production.adopt(platform, stack, place);
      environment({ name: 'staging', regions }).adopt(platform, stack, place);
    },
    /'legacy-network' is adopted a second time \(first by environment 'production' at test\/unit\/lib\/synth\/adopt\.test\.ts:\d+/,
  ],
  [
    'two parts with one id',
    (platform) => {
      production.adopt(platform, legacyStack(platform, 'legacy'), place);
      production.adopt(platform, legacyChart('Legacy'), place);
    },
    /'Legacy' and 'legacy' \(first by .*\) are both adopted with the id 'Legacy'/,
  ],
  [
    'the id of a stamped stack',
    (platform) => {
      production.adopt(platform, legacyChart('shop-production-eu-west-1'), place);
      production.stamp(platform, 'shop', () => undefined, { empty: true });
    },
    "have the id 'shop-production-eu-west-1'",
  ],
  [
    'a stack of another root',
    (platform) => production.adopt(platform, new TerraformStack(new App(), 'far'), place),
    "The Terraform stack 'far' stands in another root than the platform's. Define it in that of the platform: new TerraformStack(platform.terraform, 'far').",
  ],
  [
    'a stamped stack',
    (platform) => production.stamp(platform, 'shop', (stack: TerraformStack) => production.adopt(platform, stack, place)),
    'belongs to a stack that `environment.stamp` made',
  ],
  [
    'a chart of a stamped stack',
    (platform) =>
      production.stamp(platform, 'shop', (stack: DeploymentStack) => production.adopt(platform, stack.chartOf(stack.clusters[0]!), place)),
    'belongs to a stack that `environment.stamp` made',
  ],
  [
    'a chart within an adopted one',
    (platform) => {
      const outer = legacyChart();
      production.adopt(platform, outer, place);
      production.adopt(platform, new Chart(outer, 'inner'), place);
    },
    "'legacy-chart/inner' and 'legacy-chart' are both adopted, and one holds the other",
  ],
  [
    'an unknown region',
    (platform) => production.adopt(platform, legacyChart(), { region: 'eu-wset-1' }),
    "in region 'eu-wset-1' of environment 'production' (regions: eu-west-1, us-east-1). Name one of them as `region`.",
  ],
  [
    'an unknown cluster',
    (platform) => production.adopt(platform, legacyChart(), { ...place, cluster: 'red' }),
    "in cluster 'red' of region 'eu-west-1' of environment 'production' (clusters: blue, green)",
  ],
  [
    'a cluster for a Terraform stack',
    (platform) => production.adopt(platform, legacyStack(platform), { ...place, cluster: 'blue' }),
    "The Terraform stack 'legacy-network' is adopted in cluster 'blue'. Leave `cluster` out",
  ],
  [
    'no place, from JavaScript',
    (platform) => production.adopt(platform, legacyChart(), undefined as never),
    "The properties of the place that adopts 'legacy-chart' are missing",
  ],
  [
    'a place without a region, from JavaScript',
    (platform) => production.adopt(platform, legacyChart(), { cluster: 'blue' } as never),
    "'region' of the place that adopts 'legacy-chart' is missing",
  ],
  [
    'a place with a property that there is not, from JavaScript',
    (platform) => production.adopt(platform, legacyChart(), { ...place, clusters: ['blue'] } as never),
    /'clusters' of the place that adopts 'legacy-chart' is unknown \(known: region, cluster\)/,
  ],
  [
    'what is neither, from JavaScript',
    (platform) => production.adopt(platform, new KubernetesApp() as unknown as Adoptable, place),
    "an object of class 'App' is to be adopted, which is neither a Terraform stack nor a chart",
  ],
  ['nothing, from JavaScript', (platform) => production.adopt(platform, undefined as never, place), 'undefined is to be adopted'],
  ['an id that Windows cuts', (platform) => production.adopt(platform, legacyChart('a.'), place), 'no safe file name'],
  ['an id that is no file name', (platform) => production.adopt(platform, legacyChart('a b'), place), 'no safe file name'],
  [
    'an object that somebody else makes',
    (platform) => {
      production.adopt(platform, legacyChart('one'), place);
      production.adopt(platform, legacyChart('two'), place);
    },
    "'two/settings' and 'one/settings' both make blue/legacy/ConfigMap/settings",
  ],
  [
    'a value of Terraform in a chart',
    (platform) => {
      const chart = legacyChart();
      const output = new TerraformData(legacyStack(platform), 'data').getStringAttribute('output');
      new ApiObject(chart, 'x', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x' },
        data: { a: Token.asString(output) },
      } as never);
      production.adopt(platform, chart, place);
      production.adopt(platform, platform.terraform.node.children[0] as TerraformStack, place);
    },
    'has a Terraform token',
  ],
  [
    'a circle in a chart',
    (platform) => {
      const chart = legacyChart();
      const other = configMap(chart, 'other');
      other.addDependency(chart.apiObjects[0]!);
      chart.apiObjects[0]!.addDependency(other);
      production.adopt(platform, chart, place);
    },
    "The chart 'legacy-chart' cannot be ordered",
  ],
])('%s is refused', (_name, define, message) => {
  expect(() => synthesizePlatform(define)).toThrow(UserError);
  expect(() => synthesizePlatform(define)).toThrow(message);
});

test('a cdk8s App that would be written beside ours is refused until each of its charts is adopted', () => {
  const define = (adopts: boolean) => (platform: Platform) => {
    const chart = legacyChart('own', new KubernetesApp({ outdir: platform.kubernetesOutdir }));
    if (adopts) production.adopt(platform, chart, place);
  };
  expect(() => synthesizePlatform(define(false))).toThrow(/The chart 'own' of a cdk8s App of its own is written to.*environment\.adopt\(/s);
  expect(() => synthesizePlatform(define(true))).not.toThrow();
});

describe('an App that was made before the platform', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earlier-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @param outdir of the App, beside those of the platform */
  const program = (run: (app: KubernetesApp, platform: Platform, chart: Chart) => void, outdir = 'dist') => {
    const app = new KubernetesApp({ outdir: join(folder, outdir) });
    const chart = legacyChart('own', app);
    const platform = new Platform({
      organization: 'acme',
      terraformOutdir: join(folder, 'cdktf.out'),
      kubernetesOutdir: join(folder, 'dist'),
    });
    run(app, platform, chart);
    platform.synthesize();
  };

  test('is refused once it writes beside ours, as one that was made after it', () => {
    expect(() => program((app) => app.synth())).toThrow(UserError);
    expect(() => program((app) => app.synth())).toThrow(/The chart 'own' of a cdk8s App of its own is written to.*environment\.adopt\(/s);
  });

  test('of cdktf is refused too', () => {
    const own = new App({ outdir: join(folder, 'cdktf.out') });
    new LocalBackend(new TerraformStack(own, 'far'), { path: '../../../state/far.tfstate' });
    expect(() => program(() => own.synth())).toThrow(/The Terraform stack 'far' of a cdktf App of its own is written to/);
  });

  test('may write elsewhere, and not at all', () => {
    expect(() => program((app) => app.synth(), 'elsewhere')).not.toThrow();
    expect(() => program(() => undefined)).not.toThrow();
  });

  test('may have its chart adopted', () => {
    expect(() => program((_app, platform, chart) => production.adopt(platform, chart, place))).not.toThrow();
  });
});

test('a Terraform stack in a cdktf App of its own is refused where that writes beside ours', () => {
  const define = (outdir: (platform: Platform) => string) => (platform: Platform) => {
    const stack = new TerraformStack(new App({ outdir: outdir(platform) }), 'far');
    new LocalBackend(stack, { path: '../../../state/far.tfstate' });
  };
  const beside = define((platform) => platform.terraform.outdir);
  expect(() => synthesizePlatform(beside)).toThrow(UserError);
  expect(() => synthesizePlatform(beside)).toThrow(
    /The Terraform stack 'far' of a cdktf App of its own is written to '.*', and nothing checks or describes it\. Define it in `platform\.terraform`, and let an environment adopt it: environment\.adopt\(/s,
  );
  expect(() => synthesizePlatform(define((platform) => `${platform.terraform.outdir}-elsewhere`))).not.toThrow();
});

describe('the `synth()` of an App whose chart is adopted would write it a second time', () => {
  type Program = (adopt: () => void, synth: () => void) => void;

  /** @param folder of the App of the chart, which is made while the platform is defined */
  const program = (run: Program, folder = (platform: Platform) => platform.kubernetesOutdir) => {
    let written: string[] = [];
    synthesizePlatform((platform) => {
      const app = new KubernetesApp({ outdir: folder(platform) });
      const chart = legacyChart('own', app);
      const define = () => production.adopt(platform, chart, place);
      try {
        run(define, () => app.synth());
      } finally {
        written = existsSync(app.outdir) ? readdirSync(app.outdir) : [];
      }
    });
    return written;
  };

  test.each<[string, Program]>([
    [
      'after it is adopted, and nothing is written',
      (adopt, synth) => {
        adopt();
        synth();
      },
    ],
    [
      'before it is adopted',
      (adopt, synth) => {
        synth();
        adopt();
      },
    ],
  ])('%s', (_when, run) => {
    expect(() => program(run)).toThrow(UserError);
    expect(() => program(run)).toThrow(
      /^The chart 'own' is adopted, and the `synth\(\)` of its App writes it to '.*' a second time\. Leave that call out: `platform\.synth\(\)` writes what is adopted\.$/,
    );
  });

  test('after the platform is synthesized', () => {
    let app: KubernetesApp | undefined;
    synthesizePlatform((platform) => {
      app = new KubernetesApp({ outdir: platform.kubernetesOutdir });
      production.adopt(platform, legacyChart('own', app), place);
    });
    expect(() => app!.synth()).toThrow(UserError);
  });

  test('but not to a folder of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'own-'));
    try {
      const run: Program = (adopt, synth) => {
        synth();
        adopt();
        synth();
      };
      expect(program(run, () => folder)).toEqual(['own.k8s.yaml']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('stacks that need each other in a circle', () => {
  const stamp = (platform: Platform, app: string, define: (stack: TerraformStack) => void) =>
    production.stamp(platform, app, define, { regions: ['us-east-1'] });
  const circle = /circle.*'a-production-us-east-1' → 'b-production-us-east-1' → 'a-production-us-east-1'/s;
  const lines =
    /'a-[\w-]+' needs 'b-[\w-]+' at test\/unit\/lib\/synth\/adopt\.test\.ts:\d+:\d+\n {2}'b-[\w-]+' needs 'a-[\w-]+' at test\/unit\/lib\/synth\/adopt\.test\.ts:\d+:\d+/;

  test('by values: the error names them, and both lines', () => {
    const define = (platform: Platform) => {
      let first: TerraformStack;
      let one: TerraformData;
      stamp(platform, 'a', (stack) => {
        first = stack;
        one = new TerraformData(stack, 'one');
      });
      stamp(platform, 'b', (stack) => {
        const two = new TerraformData(stack, 'two', { input: one.getStringAttribute('output') });
        new TerraformOutput(first, 'out', { value: two.getStringAttribute('output') });
      });
    };
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(circle);
    expect(() => synthesizePlatform(define)).toThrow(lines);
  });

  test('as stated: the error names them, and both lines', () => {
    const define = (platform: Platform) => {
      const stacks: TerraformStack[] = [];
      for (const app of ['b', 'a'])
        stamp(platform, app, (stack) => {
          new TerraformData(stack, 'data');
          stacks.push(stack);
        });
      const [b, a] = stacks as [TerraformStack, TerraformStack];
      b.addDependency(a);
      a.addDependency(b);
    };
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(circle);
    expect(() => synthesizePlatform(define)).toThrow(lines);
  });

  test('of one alone', () => {
    expect(() => synthesizePlatform((platform) => stamp(platform, 'a', (stack) => stack.addDependency(stack)))).toThrow(
      /circle.*'a-production-us-east-1' → 'a-production-us-east-1'/,
    );
  });
});

describe('what no file can hold is refused in an adopted chart', () => {
  const circle: Record<string, unknown> = {};
  circle['circle'] = circle;

  test.each<[string, unknown, string]>([
    ['a date', new Date(0), "an object of the class 'Date'"],
    ['a map', new Map(), "an object of the class 'Map'"],
    ['an object that holds itself', circle, 'a value that holds itself'],
    ['a function', () => 1, 'the function'],
    ['a number that is none', Number.NaN, 'NaN'],
  ])('%s', (_what, value, told) => {
    const define = (platform: Platform) => {
      const chart = new Chart(new KubernetesApp(), 'legacy-chart');
      new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { a: value } } as never);
      production.adopt(platform, chart, place);
    };
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(`ConfigMap 'x' (legacy-chart/settings) has ${told}`);
  });
});
