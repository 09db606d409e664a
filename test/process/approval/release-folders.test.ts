import * as fs from 'node:fs';
import * as path from 'node:path';
import { Slipway } from '../cli/slipway';
import { ApprovedShop, rule } from './approved-shop';

let slipway: Slipway;
let approved: ApprovedShop;
beforeAll(() => {
  slipway = new Slipway();
  approved = new ApprovedShop(slipway);
});
afterAll(() => {
  approved.remove();
  slipway.remove();
});

const all = 'apps/releases/approvals/production';
const commit = (message: string) => {
  approved.shop.commit(message);
  approved.push();
};
const here = (file: string) => path.join(approved.shop.folder, file);

test('where release files lie in apps/releases, so do approvals, from the bundle to the evidence', () => {
  const { shop } = approved;
  // GIVEN
  fs.mkdirSync(here('apps'));
  fs.renameSync(here('releases'), here('apps/releases'));
  shop.project.write('app.js', fs.readFileSync(here('app.js'), 'utf8').replaceAll("'releases/'", "'apps/releases/'"));
  const file = here('apps/releases/production.json');
  const { images } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const write = (rest: object) => fs.writeFileSync(file, `${JSON.stringify({ schemaVersion: 1, ...rest, images }, undefined, 2)}\n`);
  write({});
  shop.code({ replicas: 1, approvals: rule });
  write({ revision: shop.commit('move') });
  commit('pin');

  // WHEN
  const made = JSON.parse(shop.run('bundle', '--env', 'production', '-o', 'json').stdout);
  expect(made.file).toMatch(new RegExp(`^${all}/[0-9a-f]{16}/bundle\\.json$`));
  commit('bundle');
  for (const person of ['ann', 'bob']) expect(approved.approve(person)).toMatchObject({ code: 0, stderr: expect.stringContaining(all) });
  commit('approvals');
  expect(shop.run('render', '--env', 'production')).toMatchObject({ code: 0 });

  // THEN
  expect(approved.stops()).toEqual([]);
  expect(shop.run('evidence', '--env', 'production', '--out', 'audit')).toMatchObject({ code: 0 });
  expect(shop.run('gate', '--evidence', 'audit').code).toBe(0);
  expect(fs.existsSync(here('releases'))).toBe(false);

  // Statements and lists that lie where there is no release file are nobody's.
  fs.mkdirSync(here('releases'));
  fs.renameSync(here('apps/releases/approvals'), here('releases/approvals'));
  commit('elsewhere');
  expect(approved.stops()).toEqual(['approvals']);
  fs.renameSync(here('releases/approvals'), here('apps/releases/approvals'));
  fs.renameSync(here('apps/releases/approvers.json'), here('releases/approvers.json'));
  commit('a list elsewhere');
  expect(approved.gate()).toMatchObject({ code: 1, stderr: expect.stringContaining("has no 'apps/releases/approvers.json'") });
});
