import type { ImageState } from '../../../../lib/cli/images/image-state';
import { imagesProposal } from '../../../../lib/cli/images/images-proposal';

const state = (workload: string): ImageState => ({
  workload,
  repositories: [`ghcr.io/acme/${workload}`],
  current: { tag: '1.0.0' },
  state: 'newer',
  update: { tag: '1.1.0', digest: `sha256:${'0'.repeat(64)}` },
  candidates: [],
  matching: 1,
  notes: [],
});
const workloads = ['shop/cart', 'shop/frontend', 'shop/orders'];
const proposal = imagesProposal('staging', workloads.map(state), workloads);
const bodyOf = (characters: number) => proposal.body({ characters, folds: true });
const rowsIn = (body: string) => workloads.filter((workload) => body.includes(`| \`${workload}\` |`)).length;

test('a proposal has a row for each image that is new', () => {
  expect(proposal.title).toBe('release(staging): 3 images');
  expect(imagesProposal('staging', workloads.map(state), ['shop/cart']).title).toBe('release(staging): shop/cart 1.1.0');
  expect(rowsIn(bodyOf(10_000))).toBe(3);
  expect(bodyOf(10_000)).not.toContain('more: the commit has them all');
});

test('it shows as many as there is room for, and counts the others', () => {
  const [table = '', kept = ''] = bodyOf(10_000).trimEnd().split('\n\n');
  const enough = table.length + 1 + kept.length + 100;
  expect(rowsIn(bodyOf(enough))).toBe(3);
  expect(bodyOf(enough - 1)).toContain('\n1 more: the commit has them all.');
  for (let characters = kept.length + 200; characters <= enough; characters++) {
    const body = bodyOf(characters);
    expect(body.length).toBeLessThanOrEqual(characters);
    const left = Number(/(\d+) more: the commit/.exec(body)?.[1] ?? 0);
    // Two rows are the head of the table.
    if (rowsIn(body) > 0) expect(rowsIn(body) + left).toBe(3);
  }
});
