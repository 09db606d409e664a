import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';

interface Look {
  readonly noticed: readonly string[];
  readonly isWide: boolean;
  readonly violations: readonly string[];
}
interface Step {
  readonly shown: string;
  readonly visible: number;
  readonly focused: string;
}

/** What was seen of a page in a browser. */
export interface Found {
  readonly looks: Readonly<Record<'phone' | 'desktop', Look>>;
  readonly isSame: boolean;
  readonly tags: readonly string[];
  readonly used: { readonly steps: Readonly<Record<string, Step>>; readonly noticed: readonly string[] };
}

/** Looks at a page in a browser, with hostile texts and with harmless ones; the short one is held against rules of accessibility. */
export async function lookAt(
  kind: 'plan' | 'versions',
  sandbox: Sandbox,
  pages: Readonly<Record<'hostile' | 'harmless' | 'short', string>>,
): Promise<Found> {
  const files = (['hostile', 'harmless', 'short'] as const).map((name) => {
    const file = sandbox.path(`${name}.html`);
    fs.writeFileSync(file, pages[name]);
    return file;
  });
  const { stdout } = await sandbox.run({
    name: 'look',
    command: [
      process.execPath,
      path.join(__dirname, 'look.mjs'),
      toolPath('chromium'),
      kind,
      ...files,
      process.env.SCREENSHOTS ?? sandbox.folder,
    ],
    timeout: 600_000,
  });
  return JSON.parse(stdout);
}

/** What holds for each page of ours. */
export function itIsAPage(found: () => Found): void {
  test.each(['phone', 'desktop'] as const)(
    'on a %s it asks for nothing, complains of nothing, and is no wider than the screen',
    (screen) => {
      const { noticed, isWide } = found().looks[screen];
      expect({ noticed, isWide }).toEqual({ noticed: [], isWide: false });
    },
  );

  test.each(['phone', 'desktop'] as const)('on a %s axe finds nothing, with everything open', (screen) => {
    expect(found().looks[screen].violations).toEqual([]);
  });

  test('hostile texts make the elements and attributes that harmless ones make', () => {
    expect(found().isSame).toBe(true);
    expect(found().tags.filter((tag) => ['IMG', 'SVG', 'IFRAME', 'OBJECT', 'BASE', 'LINK'].includes(tag))).toEqual([]);
  });
}
