import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runInThisContext } from 'node:vm';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Bucket, Workload } from '../../../../constructs';
import { type DeploymentStack, readRelease, readWaivers } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { approvedOrigin } from '../../../../policies/cross/approved-origin';
import { aws, cloudless } from '../../../kit/environments';

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'two-')));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, content: unknown): string {
  const full = path.join(folder, file);
  fs.mkdirSync(path.dirname(full), { recursive: true });
  fs.writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
  return full;
}

const makesBucket = "(S3Bucket, stack) => void new S3Bucket(stack, 'sly', {})";

/** A function that stands in a file of its own. */
function program(file: string, code: string): (type: typeof S3Bucket, stack: DeploymentStack) => void {
  return runInThisContext(code, { filename: write(file, code) });
}

const packs = [{ name: 'origins', version: '1.0.0', policies: [approvedOrigin] }];

test('files that change between two syntheses in one process are read anew: packages, releases, waivers, files of pods', () => {
  jest.spyOn(process, 'cwd').mockReturnValue(folder);
  write('cdktf.json', '{}');
  write('package.json', { private: true, workspaces: ['packages/*'] });
  // GIVEN a package of the workspace that makes a bucket, and keeps its code in memory
  const make = program('packages/team/make.js', makesBucket);
  const run = (name: string) => {
    write('packages/team/package.json', { name });
    write('release.json', { schemaVersion: 1, images: { 'shop/orders': { tag: name } } });
    write('config.txt', name);
    write('waivers.json', {
      waivers: [
        {
          rule: 'x/approved-origin',
          path: 'shop-production/orders',
          reason: `Of ${name}, and known.`,
          owner: 'team',
          expires: '2026-03-20',
        },
      ],
    });
    const place = aws({ policies: packs, release: readRelease('release.json'), waivers: readWaivers('waivers.json') });
    const { report, resources } = synthesize(
      place,
      (stack) => {
        make(S3Bucket, stack);
        new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', files: { '/config.txt': { source: 'config.txt' } } });
      },
      { clock: () => new Date('2026-03-01') },
    );
    const [finding] = report.findings;
    return {
      message: finding!.message,
      image: resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].image,
      waiver: report.waivers[0]!.reason,
      file: Object.values(resources.only('v1/ConfigMap').values.data),
    };
  };
  const expected = (name: string) => ({
    message: `is made by the package ${name}, which the environment does not approve`,
    image: `ghcr.io/acme/orders:${name}`,
    waiver: `Of ${name}, and known.`,
    file: [name],
  });
  // THEN
  expect(run('first')).toEqual(expected('first'));
  expect(run('the-second')).toEqual(expected('the-second'));
});

test('a dependency value belongs to one workload of a platform, and to another one of the next', () => {
  const uploads = new Bucket();
  const define = (name: string) => (stack: DeploymentStack) =>
    void new Workload(stack, name, { image: 'ghcr.io/acme/orders', dependencies: { uploads } });
  const place = aws();
  expect(() => ['orders', 'cart'].map((name) => synthesize(place, define(name)))).not.toThrow();
});

test('what an environment lists, and throws, leaves nothing of its approval behind', () => {
  const bucket = (stack: DeploymentStack) => new S3Bucket(stack, 'sly', {});
  const failing = aws({ policies: packs, terraform: [() => raise('set-up')] });
  expect(() => synthesize(failing, bucket)).toThrow('set-up');
  expect(synthesize(aws({ policies: packs }), bucket).report.findings).toHaveLength(1);
});

test('one within the other keeps its own approval', () => {
  const { terraform } = aws();
  const nested = () => void synthesize(cloudless(), (stack) => void new Workload(stack, 'cart', { image: 'ghcr.io/acme/cart' }));
  const outer = synthesize(aws({ policies: packs, terraform: [...terraform, nested] }), (stack) => void new S3Bucket(stack, 'sly', {}));
  expect(outer.report.findings).toHaveLength(1);
});

function raise(message: string): never {
  throw new Error(message);
}

test.each(['slipway', '<environment>'])('a package of the workspace that calls itself %s is not who it says', (name) => {
  jest.spyOn(process, 'cwd').mockReturnValue(folder);
  write('cdktf.json', '{}');
  write('packages/sly/package.json', { name });
  const make = program('packages/sly/make.js', makesBucket);
  const { report } = synthesize(aws({ policies: packs }), (stack) => make(S3Bucket, stack));
  expect(report.findings.map(({ message }) => message)).toEqual([
    'is made by packages/sly/make.js, which the environment does not approve',
  ]);
});
