/** The script of the page: it shows and hides what is there already, counts what it hides, and makes nothing of any text. */
export const pageScript = `'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const [form, search, environment, engine, shown, keys] = ['filter', 'search', 'environment', 'engine', 'shown', 'keys'].map(one);
  const groups = all('.group').map((group) => ({
    group,
    details: group.querySelector('details'),
    hidden: group.querySelector('.rest'),
    environment: group.dataset.environment,
    title: group.querySelector('h3').textContent.toLowerCase(),
    items: all('.items > li', group).map((item) => ({ item, text: item.textContent.toLowerCase(), ...item.dataset })),
  }));
  const count = (items) => items.reduce((sum, item) => sum + Number(item.count), 0);
  const changes = (number) => number + (number === 1 ? ' change' : ' changes');
  const total = count(groups.flatMap(({ items }) => items));
  let opened;

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const verdicts = new Set(all('[name="verdict"]:checked', form).map(({ value }) => value));
    let left = 0;
    for (const { group, hidden, items, title, ...own } of groups) {
      const fits = ({ text, verdict, engine: of }) =>
        verdicts.has(verdict) &&
        (environment.value === '' || environment.value === own.environment) &&
        (engine.value === '' || engine.value === of) &&
        words.every((word) => title.includes(word) || text.includes(word));
      const rest = items.filter((item) => !fits(item));
      for (const item of items) item.item.hidden = rest.includes(item);
      left += count(rest);
      group.hidden = rest.length === items.length;
      hidden.hidden = rest.length === 0;
      hidden.textContent = changes(count(rest)) + ' of it hidden by the filter';
    }
    shown.textContent = changes(total - left) + ' of ' + total + ' shown' + (left > 0 ? ', ' + left + ' hidden by the filter' : '');
    if (words.length > 0 && !opened) opened = groups.map(({ details }) => details.open);
    if (words.length > 0) for (const { details } of groups) details.open = true;
    else if (opened) {
      groups.forEach(({ details }, index) => { details.open = opened[index]; });
      opened = undefined;
    }
  };
  let waiting;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  form.addEventListener('reset', () => setTimeout(filter));
  one('open').addEventListener('click', () => { for (const { details } of groups) details.open = true; });
  one('close').addEventListener('click', () => { for (const { details } of groups) details.open = false; });

  const visible = () => groups.filter(({ group }) => !group.hidden);
  const step = (by) => {
    const summaries = visible().map(({ details }) => details.querySelector('summary'));
    const at = visible().findIndex(({ group }) => group.contains(document.activeElement));
    summaries[at < 0 ? (by > 0 ? 0 : summaries.length - 1) : Math.min(Math.max(at + by, 0), summaries.length - 1)]?.focus();
  };
  const danger = () => {
    const all = visible().filter(({ items }) => items.some(({ verdict, item }) => verdict === 'danger' && !item.hidden));
    const at = all.findIndex(({ group }) => group.contains(document.activeElement));
    const next = all[(at + 1) % all.length];
    if (next) { next.details.open = true; next.details.querySelector('summary').focus(); }
  };
  const shortcuts = { '/': () => search.focus(), j: () => step(1), k: () => step(-1), d: danger };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target === search) { search.value = ''; filter(); return; }
    const isTyping = ['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName) && event.target.type !== 'checkbox';
    if (!keys.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(shortcuts, event.key)) return;
    event.preventDefault();
    shortcuts[event.key]();
  });

  let before;
  addEventListener('beforeprint', () => {
    const details = all('details');
    before = details.map((each) => [each, each.open]);
    for (const each of details) each.open = true;
  });
  addEventListener('afterprint', () => { for (const [each, open] of before ?? []) each.open = open; });
  filter();
})();
`;
