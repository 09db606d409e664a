import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
  shop.staging('1.1');
});

const promotion = ['promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--commit'];
const committed = () => shop.git('cat-file', 'blob', 'HEAD:releases/production.json');

test('where git ends lines by CRLF, as on Windows, that is no change of anybody, and stays so', () => {
  shop.git('config', 'core.autocrlf', 'true');
  shop.project.write('releases/production.json', shop.text('production').replaceAll('\n', '\r\n'));
  expect(shop.run(...promotion)).toMatchObject({ code: 0, stdout: expect.stringContaining('1.0 → 1.1') });
  expect(shop.read('production').images).toMatchObject({ 'shop/cart': { tag: '1.1' } });
  expect(shop.text('production')).not.toMatch(/[^\r]\n/);
  expect(committed()).not.toContain('\r');
  expect(committed()).toContain('"1.1"');
  expect(shop.git('diff', '--name-only', 'HEAD')).toBe('');
  // What somebody changed there is one still.
  shop.project.write('releases/production.json', shop.text('production').replace('1.1', '1.2'));
  expect(shop.run('hold', 'shop', '--env', 'production', '--reason', 'INC-42', '--commit')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has changes that are not committed.'),
  });
});

test('a file that is committed with CRLF keeps it', () => {
  shop.project.write('releases/production.json', shop.text('production').replaceAll('\n', '\r\n'));
  shop.commit('written on Windows');
  expect(shop.run(...promotion).code).toBe(0);
  expect(committed()).not.toMatch(/[^\r]\n/);
});

test('a byte order mark is told as one', () => {
  shop.project.write('releases/production.json', `\ufeff${shop.text('production')}`);
  expect(shop.run('hold', 'shop', '--env', 'production', '--reason', 'INC-42')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('releases/production.json:1:1: a byte order mark stands before the JSON.'),
  });
});
