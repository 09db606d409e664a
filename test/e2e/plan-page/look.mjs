import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

// node look.mjs <chromium> <page> <page of harmless texts> <short page> <folder for screenshots>: looks at them in a browser, and prints what it found.
const [executablePath, hostile, harmless, short, folder] = process.argv.slice(2);
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
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.click('#open');
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.screenshot({ path: `${folder}/${name}-open.png` });
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

async function use() {
  const { page, noticed } = await open(harmless, screens.desktop);
  const shown = () => page.$eval('#shown', ({ textContent }) => textContent);
  const until = (text) => page.waitForFunction((wanted) => document.getElementById('shown').textContent.includes(wanted), {}, text);
  const focused = () =>
    page.evaluate(() => (document.activeElement === document.body ? '' : document.activeElement.id || document.activeElement.textContent));
  const visible = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.items > li')]
        .filter((item) => !item.hidden && !item.closest('.group').hidden)
        .reduce((sum, { dataset }) => sum + Number(dataset.count), 0),
    );
  const steps = {};
  const note = async (step) => {
    steps[step] = { shown: await shown(), visible: await visible(), focused: await focused() };
  };
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
  await page.click('button[type="reset"]');
  await page.waitForFunction(() => !document.getElementById('shown').textContent.includes('hidden by'));
  await page.select('#engine', 'terraform');
  await until('hidden by');
  await note('Terraform only');
  await page.click('button[type="reset"]');
  await page.waitForFunction(() => !document.getElementById('shown').textContent.includes('hidden by'));
  await page.evaluate(() => document.activeElement.blur());
  for (const key of ['j', 'j', 'k', 'd', 'd']) {
    await page.keyboard.press(key);
    await note(`${Object.keys(steps).length} ${key}`);
  }
  await page.click('#keys');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('j');
  await note('without keys');
  await page.close();
  return { steps, noticed };
}

try {
  const looks = {};
  for (const [name, screen] of Object.entries(screens)) looks[name] = await lookAt(name, screen);
  const outlines = [await outlineOf(hostile), await outlineOf(harmless)];
  const started = Date.now();
  const used = await use();
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
