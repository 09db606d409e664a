import { CronJob, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, EnvironmentProps, expression, Platform, UserError, Waiver } from '../../../../lib';
import { selectFindings } from '../../../../lib/cli/validate/select-findings';
import { isBlocked } from '../../../../lib/policy/report/blocking';
import { synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, region } from '../../../kit/places';
import { policyOf } from '../policy/policy-of';

const image = 'ghcr.io/acme/orders';
const orders = (stack: DeploymentStack) => new Workload(stack, 'orders', { image });
const clock = () => new Date('2026-03-01T00:00:00Z');

const noConfig = policyOf(expression('apps/v1/Deployment', (deployment) => deployment.spec.strategy.rollingUpdate.maxSurge.isSet()));
const pack = { name: 'test', version: '1.0.0', policies: [noConfig] };

function waiver(path: string, expires = '2026-03-20'): Waiver {
  return new Waiver({ rule: noConfig.name, path, reason: 'the vendor ships a fix in spring', owner: 'team', expires });
}

function place(name: string, props: Partial<EnvironmentProps> = {}): Environment {
  return environment({ name, regions: [region('eu-west-1', [cluster(`${name}-blue`)])], ...props });
}

/** What policies say of `orders` in production and staging, each with its waivers. */
function reportOf(production: readonly Waiver[], staging: readonly Waiver[]) {
  const environments = [
    place('production', { policies: [pack], waivers: production }),
    place('staging', { policies: [pack], waivers: staging }),
  ];
  return synthesizePlatform(
    (platform) => {
      for (const one of environments) one.stamp(platform, 'shop', orders);
    },
    { clock },
  ).report;
}

describe('a waiver', () => {
  const anywhere = 'shop-*/orders';
  const waived = ({ findings }: ReturnType<typeof reportOf>) =>
    findings.filter((finding) => finding.waiver).map((finding) => finding.environment);

  test('holds in the environment that lists it, and in no other', () => {
    expect(waived(reportOf([waiver(anywhere)], []))).toEqual(['production']);
    expect(waived(reportOf([], [waiver(anywhere)]))).toEqual(['staging']);
    const both = waiver(anywhere);
    expect(waived(reportOf([both], [both])).sort()).toEqual(['production', 'staging']);
    expect(waived(reportOf([], [waiver('shop-production-eu-west-1/orders')]))).toEqual([]);
  });

  test('tells which environments list it, and is of use where one of them needs it', () => {
    const [both, of] = [waiver(anywhere), waiver('shop-production-eu-west-1/orders', '2026-03-21')];
    expect(reportOf([both, of], [both, of]).waivers).toMatchObject([
      { path: anywhere, state: 'used', environments: ['production', 'staging'] },
      { path: 'shop-production-eu-west-1/orders', state: 'used', environments: ['production', 'staging'] },
    ]);
    expect(reportOf([], [of]).waivers).toMatchObject([{ state: 'unused', environments: ['staging'] }]);
  });

  test('that has expired fails its own environment only', () => {
    // GIVEN
    const report = reportOf([waiver('shop-production-eu-west-1/orders', '2026-02-01')], [waiver(anywhere)]);
    const of = (stack: string) => selectFindings(report, new Set([stack]));
    // THEN
    expect(isBlocked(report)).toBe(true);
    expect(of('shop-production-eu-west-1').waivers).toMatchObject([{ state: 'expired', environments: ['production'] }]);
    expect(of('shop-staging-eu-west-1').waivers).toMatchObject([{ state: 'used' }]);
    expect(isBlocked(of('shop-staging-eu-west-1'))).toBe(false);
  });

  test('that names no environment, as one of files does, holds wherever is looked', () => {
    const report = reportOf([waiver(anywhere)], []);
    const anybodys = { ...report, waivers: report.waivers.map(({ environments: _, ...rest }) => rest) };
    expect(selectFindings(anybodys, new Set(['shop-production-eu-west-1'])).waivers).toMatchObject([{ path: anywhere, state: 'used' }]);
  });
});

describe('differences', () => {
  const differences = { 'shop/orders': { env: { LEVEL: 'warn' } } };
  function refusal(define: (platform: Platform) => void): string {
    try {
      synthesizePlatform(define);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    return '';
  }

  test.each([
    ['a workload', 'shop/oders'],
    ['an app', 'shpo/orders'],
  ])('of %s that does not exist are refused, with the nearest: %s', (_what, name) => {
    const message = refusal((platform) => place('production', { differences: { [name]: {} } }).stamp(platform, 'shop', orders));
    expect(message).toContain(
      `Environment 'production' states 'differences' of '${name}', which it does not run (no environment here does).`,
    );
    expect(message).toContain('Did you mean shop/orders?');
  });

  test.each(['orders', 'constructor', 'shop/orders/web'])('of %s, which is the form of no workload, are refused at once', (name) => {
    expect(() => place('production', { differences: { [name]: {} } })).toThrow(
      `'differences' of environment 'production' has the entry '${name}'. Write a workload: '<app>/<workload>'.`,
    );
  });

  test('of a workload that another environment runs say which', () => {
    const message = refusal((platform) => {
      place('production', { differences: { 'shop/catalog': {} } }).stamp(platform, 'shop', orders);
      place('staging').stamp(platform, 'shop', (stack) => new Workload(stack, 'catalog', { image }));
    });
    expect(message).toContain("of 'shop/catalog', which it does not run (staging does).");
  });

  test('of a workload in one region of several, and such as are undefined, are none', () => {
    const two = environment({
      regions: [region('eu-west-1'), region('eu-west-2')],
      differences: { ...differences, 'shop/nobody': undefined as never },
    });
    expect(refusal((platform) => two.stamp(platform, 'shop', orders, { regions: ['eu-west-2'] }))).toBe('');
  });

  test('of a route that does not exist are refused', () => {
    const hosts = { 'shop/orders': { hosts: { web: 'shop.example.com' } } };
    expect(refusal((platform) => place('production', { differences: hosts }).stamp(platform, 'shop', orders))).toContain(
      "A place states the host of route 'web' (routes: none).",
    );
  });
});

describe('the line that places a workload', () => {
  function environmentsOf(define: (stack: DeploymentStack) => void, props: Partial<EnvironmentProps> = {}) {
    const { resources } = synthesizePlatform((platform) => place('production', props).stamp(platform, 'shop', define));
    // biome-ignore lint/suspicious/noExplicitAny: documents read from YAML
    const variables = (kind: string, template: (spec: any) => any) =>
      resources
        .ofType(kind)
        .map(({ values }) =>
          Object.fromEntries(
            (template(values.spec).spec.containers[0].env ?? []).map(({ name, value }: Record<string, string>) => [name, value]),
          ),
        );
    return {
      deployment: variables('apps/v1/Deployment', (spec) => spec.template)[0],
      jobs: variables('batch/v1/Job', (spec) => spec.template),
      schedules: variables('batch/v1/CronJob', (spec) => spec.jobTemplate.spec.template),
    };
  }

  test('keeps what a line around it states, and wins over it', () => {
    const { deployment } = environmentsOf(
      (stack) => stack.place(() => stack.place(orders, { env: { LEVEL: 'inner', INNER: '1' } }), { env: { LEVEL: 'outer', OUTER: '1' } }),
      { differences: { 'shop/orders': { env: { LEVEL: 'environment', ENVIRONMENT: '1' } } } },
    );
    expect(deployment).toEqual({ LEVEL: 'inner', INNER: '1', OUTER: '1', ENVIRONMENT: '1' });
  });

  test('is over where the inner line ends, and after an error too', () => {
    const { deployment } = environmentsOf((stack) => {
      stack.place(
        () => {
          stack.place((inner) => new CronJob(inner, 'worker', { image, schedule: '0 3 * * *' }), { env: { A: 'inner' } });
          expect(() =>
            stack.place(
              () => {
                throw new Error('x');
              },
              { env: { A: 'failed' } },
            ),
          ).toThrow('x');
          orders(stack);
        },
        { env: { A: 'outer' } },
      );
    });
    expect(deployment).toEqual({ A: 'outer' });
  });

  test('reaches every job of a workload, whether that states variables or not', () => {
    const withJobs = (stack: DeploymentStack) =>
      new Workload(stack, 'orders', {
        image,
        env: { LEVEL: 'info', GONE: '1' },
        jobs: {
          migrate: {},
          seed: { env: { OWN: '1', GONE: '2' } },
          report: { schedule: '0 3 * * *', env: () => ({ LEVEL: 'own' }) },
        },
      });
    const { deployment, jobs, schedules } = environmentsOf((stack) => stack.place(withJobs, { env: { LEVEL: 'debug', GONE: undefined } }));
    expect(deployment).toEqual({ LEVEL: 'debug' });
    expect(jobs).toEqual([{ LEVEL: 'debug' }, { OWN: '1', LEVEL: 'debug' }]);
    expect(schedules).toEqual([{ LEVEL: 'debug' }]);
  });

  test('leaves sidecars and init containers alone, which are of other images', () => {
    const { resources } = synthesizePlatform((platform) =>
      place('production').stamp(platform, 'shop', (stack: DeploymentStack) =>
        stack.place(
          () =>
            new Workload(stack, 'orders', {
              image,
              sidecars: { proxy: { image: 'proxy:1', env: { A: '1' } } },
              initContainers: { wait: { image: 'wait:1' } },
            }),
          { env: { LEVEL: 'debug' } },
        ),
      ),
    );
    const { initContainers } = resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(initContainers.map(({ env }: { env?: unknown }) => env)).toEqual([undefined, [{ name: 'A', value: '1' }]]);
  });

  test('is refused where it places nothing', () => {
    expect(() => environmentsOf((stack) => stack.place(() => undefined, { env: { A: '1' } }))).toThrow(
      "A place of 'shop-production-eu-west-1' states env and places no workload.",
    );
  });
});
