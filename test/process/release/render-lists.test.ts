import * as fs from 'node:fs';
import * as path from 'node:path';
import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
});

const id = 'shop-production-local';
const images = { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } };
const render = () => shop.run('render', '--env', 'production');
const isWritten = () => fs.existsSync(path.join(shop.folder, 'rendered/production'));

/** Code, with the list of what it keeps. */
function code(workloads: readonly string[], more: object = {}): void {
  shop.code({ replicas: 1, workloads });
  const resources = workloads.map((name) => [`kind/shop/Deployment/${name}`, { path: `${id}/${name}`, keeps: 'data', ...more }]);
  shop.project.write(
    `ids/${id}.json`,
    `${JSON.stringify({ schemaVersion: 1, stack: id, resources: Object.fromEntries(resources) }, undefined, 2)}\n`,
  );
}

test('a revision that lacks what the one before it lists is refused, and nothing is written', () => {
  code(['cart']);
  const early = shop.commit('cart');
  code(['cart', 'web']);
  const late = shop.commit('cart and web');
  shop.release('production', images, { revision: late });
  shop.commit('pin');
  expect(render().code).toBe(0);
  fs.rmSync(path.join(shop.folder, 'rendered'), { recursive: true });
  shop.release('production', images, { revision: early });
  for (const step of [() => undefined, () => shop.commit('back')]) {
    step();
    const { code: exit, stderr } = render();
    expect([exit, isWritten()]).toEqual([1, false]);
    expect(stderr).toContain(
      `Revision ${early.slice(0, 12)}: kind/shop/Deployment/web of '${id}', which ids/${id}.json at ${late.slice(0, 12)} lists as '${id}/web', is made no longer`,
    );
  }
});

test('a revision does not miss what was added since, and was never there', () => {
  code(['cart']);
  const early = shop.commit('cart');
  shop.release('production', images, { revision: early });
  shop.commit('pin');
  code(['cart', 'web']);
  shop.commit('cart and web');
  expect(render().code).toBe(0);
});

test('what is checked out is asked to hold itself against the lists of git', () => {
  code(['cart']);
  fs.appendFileSync(path.join(shop.folder, 'app.js'), "\nfs.writeFileSync('asked.json', process.env.SLIPWAY_RUN);\n");
  shop.commit('cart');
  expect(render().code).toBe(0);
  const { ids } = JSON.parse(fs.readFileSync(path.join(shop.folder, 'asked.json'), 'utf8'));
  expect(ids.commits).toMatchObject([{ name: expect.stringContaining('main'), isNewer: false }]);
});
