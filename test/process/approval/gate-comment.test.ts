import * as fs from 'node:fs';
import * as path from 'node:path';
import { ForgeServer, validToken } from '../../kit/forge-server';
import { Slipway } from '../cli/slipway';
import { ApprovedShop } from './approved-shop';

let slipway: Slipway;
let approved: ApprovedShop;
let forge: ForgeServer;
beforeAll(async () => {
  slipway = new Slipway();
  approved = new ApprovedShop(slipway);
  forge = await ForgeServer.start();
});
afterAll(async () => {
  await forge.stop();
  approved.remove();
  slipway.remove();
});

/** As the workflow does: the gate writes its table to a file, and that is the comment. */
async function tell(): Promise<{ readonly code: number | null; readonly said: string }> {
  const { code, stdout } = approved.gate('-o', 'markdown');
  const file = path.join(approved.shop.cache, 'gate.md');
  fs.writeFileSync(file, stdout);
  const env = { GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url, GITHUB_TOKEN: validToken };
  const target = ['--github', '--repository', 'acme/shop', '--pull-request', '12', '--marker', 'gate'];
  const { stdout: said } = await slipway.runBeside(approved.shop.folder, ['comment', file, ...target], env);
  return { code, said };
}

test('the table of the gate is one comment below the request: what stops it, and then that nothing does', async () => {
  approved.bundle();
  approved.shop.run('render', '--env', 'production');
  expect(await tell()).toMatchObject({ code: 4, said: expect.stringMatching(/^created /) });
  expect(forge.comments[0]!.body).toMatch(
    /^<!-- slipway:gate -->\n### Gate of `production`: 1 condition stops it\n\nBundle `[0-9a-f]{64}`\n\n\| \| condition \|.*\n\|.*\n\| \*\*stop\*\* \| `approvals` \| `[^|]*` \| `[^|]*` \| [^|]* \|\n\| pass \|/,
  );
  for (const person of ['ann', 'bob'] as const) expect(approved.approve(person).code).toBe(0);
  approved.shop.commit('approvals of the bundle');
  approved.push();
  expect(await tell()).toMatchObject({ code: 0, said: expect.stringMatching(/^updated /) });
  expect(forge.comments).toHaveLength(1);
  expect(forge.comments[0]!.body).toContain('### Gate of `production`: may be deployed');
  expect(forge.comments[0]!.body).not.toContain('**stop**');
});
