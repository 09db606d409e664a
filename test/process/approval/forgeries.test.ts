import * as fs from 'node:fs';
import * as path from 'node:path';
import { type ApprovedShop, rule, withApprovedShop } from './approved-shop';

let approved: ApprovedShop;
withApprovedShop((shop) => {
  approved = shop;
});

/** Brings a revision whose last commit git makes with such arguments. */
function bring(settings: readonly string[], ...args: readonly string[]): void {
  approved.shop.code({ replicas: 2, approvals: rule });
  approved.shop.git('add', '--all');
  approved.shop.git(...settings, 'commit', '--quiet', ...args);
  approved.pin(approved.shop.git('rev-parse', 'HEAD'));
  approved.approved();
}

test.each<[who: string, settings: readonly string[], args: readonly string[]]>([
  ['a co-author', [], ['--message', 'two\n\nCo-authored-by: Bob <bob@example.com>']],
  ['the committer', ['-c', 'user.email=bob@example.com'], ['--author', 'Ada <ada@example.com>', '--message', 'two']],
])('%s of what is approved is one of its authors, and does not count', (_who, settings, args) => {
  bring(settings, ...args);
  expect(approved.stops()).toEqual(['approvals']);
  expect(approved.gate('--explain').stdout.replace(/\s+/g, ' ')).toContain('bob.json: bob is an author of it');
});

test.each<[what: string, forge: (text: string) => string]>([
  ['where a name is there twice', (text) => text.replace('"environment"', '"environment": "staging",\n  "environment"')],
  ['where a file is there twice', (text) => text.replace(/( +"dist\/[^\n]*\n)/, '$1$1')],
])('a bundle that can be read in two ways is refused, by name: %s', (_what, forge) => {
  const file = path.join(approved.folder, 'bundle.json');
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, forge(text));
  expect(fs.readFileSync(file, 'utf8')).not.toBe(text);
  approved.shop.commit('forged');
  approved.push();
  for (const run of [approved.gate(), approved.approve('ann')])
    expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/bundle\.json[\s\S]*is there twice/) });
});
