import * as fs from 'node:fs';
import * as path from 'node:path';
import { printStatement, readStatement } from '../../../lib/approval/statement';
import { type ApprovedShop, rule, withApprovedShop } from './approved-shop';

let approved: ApprovedShop;
withApprovedShop((shop) => {
  approved = shop;
});

const rendered = (file: string) => path.join(approved.shop.folder, 'rendered/production', file);
const manifest = 'dist/production/kind/shop-production-local/cart.k8s.yaml';

test('what two people approved may be deployed, and everything is told that was looked at', () => {
  expect(approved.gate()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Synthesizing'),
    stdout: expect.stringMatching(/^production: bundle [0-9a-f]{12} may be deployed\.\n$/),
  });
  const { code, stdout } = approved.gate('--explain');
  expect(code).toBe(0);
  expect(stdout.replace(/\d{4}-\d{2}-\d{2}T[\d:]+Z/, '<now>').replace(/at [0-9a-f]{12}/, 'at <commit>')).toMatchSnapshot();
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('the next bundle follows it', () => {
  approved.shop.code({ replicas: 2, approvals: rule });
  approved.pin(approved.shop.commit('more'));
  approved.push();
  const folder = approved.bundle();
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'bundle.json'), 'utf8')).follows).toMatch(/^[0-9a-f]{64}$/);
  expect(approved.stops()).toEqual(['output', 'approvals']);
});

test('what is approved is shown before it is signed', () => {
  const { stdout, stderr } = approved.approve('ann');
  expect(stdout).toMatch(/^nothing → [0-9a-f]{12}\n[\s\S]*cart[\s\S]*\nBundle [0-9a-f]{64}\nof production at [0-9a-f]{12}, as ann\.\n$/);
  expect(stderr).toMatch(/Signed releases\/approvals\/production\/[0-9a-f]{16}\/ann\.json/);
});

describe('a forgery is refused, with its condition named', () => {
  const statementOf = (folder: string, name: string) => readStatement(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'), name);
  const sign = (folder: string, name: string, key: string, text: string, namespace = 'slipway') => {
    const file = path.join(folder, `${name}.json`);
    fs.rmSync(`${file}.sig`, { force: true });
    fs.writeFileSync(file, text);
    approved.keys.sign(key, file, namespace);
  };
  const commit = () => {
    approved.shop.commit('forged');
    approved.push();
  };

  const link = () => {
    fs.rmSync(rendered(manifest));
    fs.symlinkSync('web.k8s.yaml', rendered(manifest));
  };

  test.each<[what: string, stops: readonly string[], forge: () => void]>([
    ['one byte of a manifest', ['output'], () => fs.appendFileSync(rendered(manifest), ' ')],
    [
      'one byte of Terraform JSON',
      ['output'],
      () => fs.appendFileSync(rendered('cdktf.out/stacks/shop-production-local/cdk.tf.json'), ' '),
    ],
    [
      'a file more',
      ['output'],
      () => fs.writeFileSync(rendered('dist/production/kind/shop-production-local/extra.yaml'), 'kind: Secret\n'),
    ],
    [
      'a file that Terraform would load, too',
      ['output'],
      () => fs.writeFileSync(rendered('cdktf.out/stacks/shop-production-local/evil.tf'), ''),
    ],
    ['a file less', ['output'], () => fs.rmSync(rendered(manifest))],
    ['a link', ['output'], link],
    ['a path in other letters', ['output'], () => fs.renameSync(rendered(manifest), rendered(manifest.replace('cart', 'Cart')))],
  ])('%s', (_what, stops, forge) => {
    forge();
    expect(approved.stops()).toEqual(stops);
  });

  test.each<[what: string, forge: (folder: string) => void]>([
    [
      'a statement of another environment',
      (folder) => sign(folder, 'bob', 'bob', printStatement({ ...statementOf(folder, 'bob'), environment: 'staging' })),
    ],
    [
      'a statement of another bundle',
      (folder) => sign(folder, 'bob', 'bob', printStatement({ ...statementOf(folder, 'bob'), bundle: 'a'.repeat(64) })),
    ],
    ['a key of nobody', (folder) => sign(folder, 'bob', approved.keys.make('eve') && 'eve', printStatement(statementOf(folder, 'bob')))],
    [
      'a person of no role',
      (folder) =>
        sign(folder, 'dev', 'dev', printStatement({ ...statementOf(folder, 'bob'), approver: 'dev' })) ??
        fs.rmSync(path.join(folder, 'bob.json')),
    ],
    [
      'an expired statement',
      (folder) => sign(folder, 'bob', 'bob', printStatement({ ...statementOf(folder, 'bob'), time: new Date('2020-01-01T00:00:00Z') })),
    ],
    [
      'a statement from the future',
      (folder) => sign(folder, 'bob', 'bob', printStatement({ ...statementOf(folder, 'bob'), time: new Date('2100-01-01T00:00:00Z') })),
    ],
    ['a signature for git', (folder) => sign(folder, 'bob', 'bob', printStatement(statementOf(folder, 'bob')), 'git')],
    [
      'another decision under the same signature',
      (folder) => {
        const rejected = printStatement({ ...statementOf(folder, 'bob'), decision: 'reject' });
        const signature = fs.readFileSync(path.join(folder, 'bob.json.sig'));
        fs.writeFileSync(path.join(folder, 'bob.json'), rejected);
        fs.writeFileSync(path.join(folder, 'bob.json.sig'), signature);
      },
    ],
    [
      'one person under two names',
      (folder) => {
        fs.copyFileSync(path.join(folder, 'ann.json'), path.join(folder, 'bob.json'));
        fs.copyFileSync(path.join(folder, 'ann.json.sig'), path.join(folder, 'bob.json.sig'));
      },
    ],
    [
      'the author',
      (folder) => {
        fs.rmSync(path.join(folder, 'bob.json'));
        sign(folder, 'ada', 'ada', printStatement({ ...statementOf(folder, 'ann'), approver: 'ada' }));
      },
    ],
  ])('%s', (_what, forge) => {
    forge(approved.folder);
    commit();
    expect(approved.stops()).toEqual(['approvals']);
  });

  test('one person with two keys', () => {
    approved.keys.make('ann2');
    approved.approvers({ ada: ['developer'], ann: ['operator'], bob: ['operator'] }, { ann: ['ann', 'ann2'] });
    approved.pin(approved.shop.commit('two keys'));
    approved.push();
    approved.bundle();
    for (const key of ['ann', 'ann2']) expect(approved.approve(key).code).toBe(0);
    commit();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops()).toEqual(['approvals']);
  });

  test('a rejection beside enough approvals', () => {
    expect(approved.approve('cyn', '--reject').code).toBe(0);
    commit();
    expect(approved.stops()).toEqual(['rejections']);
  });

  test('a rejection that only the protected branch has', () => {
    expect(approved.approve('cyn', '--reject').code).toBe(0);
    commit();
    fs.rmSync(path.join(approved.folder, 'cyn.json'));
    expect(approved.stops()).toEqual(['rejections']);
  });

  test('a tag with the name of the protected branch', () => {
    approved.approvers({ ada: ['operator'], ann: ['operator'] });
    approved.shop.commit('who may, by a tag');
    approved.shop.git('tag', 'origin/main');
    approved.shop.git('push', '--quiet', 'origin', 'refs/tags/origin/main');
    approved.shop.git('reset', '--quiet', '--hard', 'HEAD^');
    expect(approved.stops()).toEqual([]);
    approved.shop.git('tag', '--delete', 'origin/main');
    approved.shop.git('push', '--quiet', 'origin', ':refs/tags/origin/main');
  });

  test('whoever edits the release is an author of it', () => {
    const { revision } = approved.shop.read('production');
    approved.shop.release('production', { 'shop/cart': { tag: '2.0' }, 'shop/web': { tag: '1.0' } }, { revision });
    approved.shop.git('add', '--all');
    approved.shop.git('-c', 'user.email=bob@example.com', 'commit', '--quiet', '--message', 'release');
    approved.push();
    approved.bundle();
    for (const person of ['ann', 'bob']) expect(approved.approve(person).code).toBe(0);
    commit();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops()).toContain('approvals');
  });

  test('what a bundle would have changed that nobody deployed is shown with the next, and its authors are authors', () => {
    approved.shop.code({ replicas: 5, approvals: rule });
    approved.pin(approved.shop.commit('five'));
    approved.push();
    approved.bundle();
    approved.shop.code({ replicas: 5, approvals: { ...rule, maxAgeSeconds: 86_400 } });
    approved.pin(approved.shop.commit('a trifle'));
    approved.push();
    const last = path.join(path.dirname(approved.folder), path.basename(approved.bundle()));
    expect(fs.readFileSync(path.join(last, 'plan.json'), 'utf8')).toContain('replicas 1 → 5');
  });

  test('files with names of ours, deeper', () => {
    for (const name of ['report.json', 'manifest.json', 'x.ledger']) fs.writeFileSync(rendered(`dist/production/${name}`), '{}');
    expect(approved.stops()).toEqual(['output']);
  });

  test('what `terraform init` leaves beside a stack is none of it', () => {
    const stack = 'cdktf.out/stacks/shop-production-local';
    fs.mkdirSync(rendered(`${stack}/.terraform/providers`), { recursive: true });
    fs.writeFileSync(rendered(`${stack}/.terraform/providers/x`), '');
    fs.writeFileSync(rendered(`${stack}/.terraform.lock.hcl`), '');
    expect(approved.stops()).toEqual([]);
  });

  test('a key that was taken away since', () => {
    approved.approvers({ ada: ['developer'], ann: ['operator'] });
    commit();
    expect(approved.stops()).toEqual(['approvals']);
  });

  test('a list of approvers that only the change has', () => {
    approved.approvers({ ada: ['operator'], ann: ['operator'] });
    approved.shop.commit('not pushed');
    expect(approved.stops()).toEqual([]);
  });

  test('a rule that the pinned revision relaxed, or the protected branch', () => {
    approved.shop.code({ replicas: 1, approvals: { ...rule, count: 3 } });
    commit();
    expect(approved.stops()).toEqual(['approvals (by the protected branch)']);
  });

  test('a release that was edited after it was approved', () => {
    approved.shop.release(
      'production',
      { 'shop/cart': { tag: '6.6.6' }, 'shop/web': { tag: '1.0' } },
      { revision: approved.shop.read('production').revision },
    );
    commit();
    // What did not come by promotion is not where it should have soaked, either.
    expect(approved.stops()).toEqual(['output', 'approvals', 'soak']);
  });

  test('a revision that was moved', () => {
    approved.shop.code({ replicas: 9, approvals: rule });
    approved.pin(approved.shop.commit('nine'));
    approved.push();
    expect(approved.stops()).toEqual(['output', 'approvals']);
  });

  test('another saved plan', () => {
    const plans = path.join(approved.shop.cache, 'plans');
    approved.showAnyPlan();
    fs.mkdirSync(plans);
    fs.writeFileSync(path.join(plans, 'shop-production-local.tfplan'), 'a plan');
    approved.bundle('--plans', plans);
    for (const person of ['ann', 'bob']) expect(approved.approve(person).code).toBe(0);
    commit();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops('--plans', plans)).toEqual([]);
    fs.writeFileSync(path.join(plans, 'shop-production-local.tfplan'), 'another plan');
    expect(approved.stops('--plans', plans)).toEqual(['approvals']);
    // Without plans it is what the bundle before was.
    expect(approved.stops()).toEqual(['chain', 'approvals']);
  });

  test('a bundle that another one followed: a replay, or a revert', () => {
    const before = approved.shop.text('production');
    approved.shop.code({ replicas: 2, approvals: rule });
    approved.pin(approved.shop.commit('two'));
    approved.push();
    approved.bundle();
    approved.shop.project.write('releases/production.json', before);
    approved.shop.git('rm', '-r', '--quiet', '--', 'releases/approvals/production');
    approved.shop.git('checkout', '--quiet', 'HEAD~2', '--', 'releases/approvals');
    commit();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops()).toEqual(['chain', 'approvals']);
  });

  test('a hold of the protected branch, which the change takes away', () => {
    const free = approved.shop.text('production');
    const { images, revision } = approved.shop.read('production');
    approved.shop.release('production', images, { revision, holds: { '*': { reason: 'freeze', by: 'ops', since: '2026-01-01' } } });
    commit();
    approved.shop.project.write('releases/production.json', free);
    approved.shop.commit('not pushed');
    expect(approved.stops()).toEqual(['holds']);
  });

  test('a hold of a workload of which a container beside its own moves', () => {
    const { images, revision } = approved.shop.read('production');
    const holds = { 'shop/cart': { reason: 'freeze', by: 'ops', since: '2026-01-01' } };
    approved.shop.release('production', images, { revision, holds });
    commit();
    approved.shop.release('production', { ...images, 'shop/cart.proxy': { tag: '2.0' } }, { revision, holds });
    commit();
    approved.bundle();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops()).toContain('holds');
  });

  test('a rollback is not stopped by the hold that came with it', () => {
    const { revision } = approved.shop.read('production');
    const hold = { reason: 'errors', by: 'ops', since: '2026-01-01' };
    approved.shop.release(
      'production',
      { 'shop/cart': { tag: '0.9' }, 'shop/web': { tag: '1.0' } },
      { revision, holds: { 'shop/cart': hold } },
    );
    commit();
    approved.bundle();
    approved.shop.run('render', '--env', 'production');
    expect(approved.stops()).not.toContain('holds');
  });
});

describe('what cannot be looked at is an error, and nothing passes', () => {
  test.each<[what: string, spoil: () => void, told: RegExp]>([
    ['files that are not committed', () => approved.shop.code({ replicas: 5 }), /changes that are not committed/],
    [
      'a release that pins nothing',
      () => {
        approved.shop.release('production', approved.shop.read('production').images);
        approved.shop.commit('follow');
      },
      /pins no revision/,
    ],
    [
      'a list of approvers amid a merge',
      () => {
        approved.shop.project.write('releases/approvers.json', '<<<<<<< HEAD\n');
        approved.shop.commit('merge');
        approved.push();
      },
      /approvers\.json:1: a merge is left undone/,
    ],
    [
      'no list of approvers',
      () => {
        approved.shop.git('rm', '--quiet', 'releases/approvers.json');
        approved.shop.commit('none');
        approved.push();
      },
      /has no 'releases\/approvers\.json'/,
    ],
    ['no remote', () => approved.shop.git('remote', 'remove', 'origin'), /remote/],
    ['a remote that cannot be asked', () => approved.shop.git('remote', 'set-url', 'origin', '/nowhere'), /The remote cannot be asked/],
    ['no folder', () => fs.rmSync(path.join(approved.shop.folder, 'rendered'), { recursive: true }), /does not exist/],
  ])('%s', (_what, spoil, told) => {
    spoil();
    expect(approved.gate()).toMatchObject({ code: 1, stderr: expect.stringMatching(told) });
  });

  test('an environment that asks for nothing', () => {
    approved.shop.code({ replicas: 1 });
    approved.pin(approved.shop.commit('ask nothing'));
    approved.push();
    approved.bundle();
    approved.shop.run('render', '--env', 'production');
    expect(approved.gate()).toMatchObject({ code: 1, stderr: expect.stringContaining('asks for no approvals') });
  });
});

describe('approve', () => {
  test('signs nothing that was not bundled, and says what differs', () => {
    fs.rmSync(approved.folder, { recursive: true });
    expect(approved.approve('ann')).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no bundle of 'production'") });
    approved.restore();
    approved.shop.code({ replicas: 7, approvals: rule });
    approved.pin(approved.shop.commit('seven'));
    approved.push();
    expect(approved.approve('ann')).toMatchObject({ code: 1, stderr: expect.stringMatching(/is in no bundle:[\s\S]*revision: /) });
  });

  test('signs nothing for somebody who is not listed, without a terminal, or of what no plan holds', () => {
    approved.keys.make('eve');
    expect(approved.approve('eve').stderr).toMatch(/is no key of anybody/);
    expect(approved.shop.run('approve', '--env', 'production', '--key', approved.key('ann')).stderr).toMatch(
      /no terminal to ask at[\s\S]*--yes/,
    );
    expect(approved.approve('ann', '--acknowledge', 'dataloss').stderr).toMatch(/Did you mean dataLoss\?/);
  });
});
