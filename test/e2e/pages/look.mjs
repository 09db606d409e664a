import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

// node look.mjs <chromium> <plan or versions> <page> <page of harmless texts> <short page> <folder for screenshots>: looks at them in a browser,
// and prints what it found.
const [executablePath, kind, hostile, harmless, short, folder] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const screens = {
  phone: { width: 375, height: 812, scheme: 'dark' },
  desktop: { width: 1280, height: 900, scheme: 'light' },
};

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

/** A page, with whatever it asks for, says, or is stopped from. */
async function open(file, { width, height, scheme }, { bypass = false } = {}) {
  const page = await browser.newPage();
  const noticed = [];
  page.on('request', (request) => request.url() === pathToFileURL(file).href || noticed.push(`asks for ${request.url()}`));
  page.on('console', (message) => noticed.push(`says ${message.text()}`));
  page.on('pageerror', (error) => noticed.push(`throws ${error}`));
  page.on('dialog', (dialog) => {
    noticed.push(`opens ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.setBypassCSP(bypass);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(pathToFileURL(file).href);
  return { page, noticed };
}

/** Elements with their attributes, and no text. */
function outline(element) {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
  return [element.tagName, ...attributes, ...[...element.children].map((child) => outline(child))];
}

async function lookAt(name, screen) {
  const { page, noticed } = await open(hostile, screen);
  await page.screenshot({ path: `${folder}/${kind}-${name}.png` });
  await page.evaluate(() => {
    for (const each of document.querySelectorAll(document.getElementById('open') ? '.group > details' : 'details')) each.open = true;
  });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.screenshot({ path: `${folder}/${kind}-${name}-open.png` });
  await page.close();
  const { page: bare } = await open(short, screen, { bypass: true });
  await bare.addScriptTag({ path: axe });
  await bare.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  const { violations } = await bare.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  await bare.close();
  return { noticed, isWide, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 300)}`) };
}

async function outlineOf(file) {
  const { page } = await open(file, screens.desktop);
  const found = await page.evaluate(`${outline}; outline(document.documentElement)`);
  await page.close();
  return found;
}

/** What counts as shown, by page. */
const entries = { plan: '.items > li', versions: 'tr.group' };

/** A page that is used, with what it says after each step. */
async function using() {
  const { page, noticed } = await open(harmless, screens.desktop);
  const shown = () => page.$eval('#shown', ({ textContent }) => textContent);
  const focused = () =>
    page.evaluate(() => (document.activeElement === document.body ? '' : document.activeElement.id || document.activeElement.textContent));
  const visible = () =>
    page.evaluate(
      (selector) =>
        [...document.querySelectorAll(selector)]
          .filter((item) => !item.hidden && !item.closest('.group').hidden)
          .reduce((sum, { dataset }) => sum + Number(dataset.count ?? 1), 0),
      entries[kind],
    );
  const steps = {};
  return {
    page,
    until: (text) => page.waitForFunction((wanted) => document.getElementById('shown').textContent.includes(wanted), {}, text),
    async note(step) {
      steps[step] = { shown: await shown(), visible: await visible(), focused: await focused() };
    },
    async reset() {
      await page.click('button[type="reset"]');
      await page.waitForFunction(() => !document.getElementById('shown').textContent.includes('hidden by'));
    },
    async press(...keys) {
      await page.evaluate(() => document.activeElement.blur());
      for (const key of keys) {
        await page.keyboard.press(key);
        await this.note(`${Object.keys(steps).length} ${key}`);
      }
    },
    async end() {
      await page.click('#keys');
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('j');
      await this.note('without keys');
      await page.close();
      return { steps, noticed };
    },
  };
}

const uses = {
  async plan() {
    const used = await using();
    const { page, note, until } = used;
    await note('at first');
    await page.keyboard.press('/');
    await page.keyboard.type('workload-7 ');
    await until('hidden by');
    await note('searched');
    await page.keyboard.press('Escape');
    await note('cleared');
    await page.click('input[value="review"]');
    await until('hidden by');
    await note('without review');
    await used.reset();
    await page.select('#engine', 'terraform');
    await until('hidden by');
    await note('Terraform only');
    await used.reset();
    await used.press('j', 'j', 'k', 'd', 'd');
    return used.end();
  },
  async versions() {
    const used = await using();
    const { page, note, until } = used;
    await note('at first');
    await page.keyboard.press('/');
    await page.keyboard.type('workload-7');
    await until('hidden by');
    await note('searched');
    await page.keyboard.press('Escape');
    await note('cleared');
    for (const state of ['differs', 'held', 'undigested', 'missing']) {
      await page.select('#states', state);
      await until('hidden by');
      await note(state);
      await used.reset();
    }
    await used.press('j', 'j', 'k', 'd', 'd');
    return used.end();
  },
};

try {
  const looks = {};
  for (const [name, screen] of Object.entries(screens)) looks[name] = await lookAt(name, screen);
  const outlines = [await outlineOf(hostile), await outlineOf(harmless)];
  const started = Date.now();
  const used = await uses[kind]();
  console.log(
    JSON.stringify({
      looks,
      isSame: JSON.stringify(outlines[0]) === JSON.stringify(outlines[1]),
      tags: [...new Set(outlines[1].flat(Infinity).filter((each) => /^[A-Z]\w*$/.test(each)))],
      used,
      seconds: (Date.now() - started) / 1000,
    }),
  );
} finally {
  await browser.close();
}
