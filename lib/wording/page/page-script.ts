/** The script of the page: it shows and hides what is there already, counts what it hides, and makes nothing of any text. */
export const pageScript = `'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const [form, search, shown, keys] = ['filter', 'search', 'shown', 'keys'].map(one);
  if (!form) return;
  const groups = all('.group').map((group) => {
    const items = all('.items > li', group);
    return {
      group,
      details: group.querySelector(':scope > details'),
      hidden: group.querySelector('.rest'),
      title: group.querySelector('h3, th').textContent.toLowerCase(),
      items: (items.length > 0 ? items : [group]).map((item) => ({
        item,
        text: item.textContent.toLowerCase(),
        data: { ...group.dataset, ...item.dataset },
      })),
    };
  });
  const folded = groups.flatMap(({ details }) => details ?? []);
  const count = (items) => items.reduce((sum, { data }) => sum + Number(data.count ?? 1), 0);
  const counted = (number) => number + ' ' + (number === 1 ? form.dataset.one : form.dataset.many);
  const total = count(groups.flatMap(({ items }) => items));
  let opened;

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const choices = all('select', form).filter(({ value }) => value !== '').map(({ id, value }) => [id, [value]]);
    for (const name of new Set(all('[name]', form).map((box) => box.name)))
      choices.push([name, all('[name="' + name + '"]:checked', form).map(({ value }) => value)]);
    let left = 0;
    for (const { group, hidden, items, title } of groups) {
      const fits = ({ text, data }) =>
        choices.every(([name, values]) => (data[name] ?? '').split(' ').some((value) => values.includes(value))) &&
        words.every((word) => title.includes(word) || text.includes(word));
      const rest = items.filter((item) => !fits(item));
      for (const item of items) item.item.hidden = rest.includes(item);
      left += count(rest);
      group.hidden = rest.length === items.length;
      if (!hidden) continue;
      hidden.hidden = rest.length === 0;
      hidden.textContent = counted(count(rest)) + ' of it hidden by the filter';
    }
    shown.textContent = counted(total - left) + ' of ' + total + ' shown' + (left > 0 ? ', ' + left + ' hidden by the filter' : '');
    if (words.length > 0 && !opened) opened = folded.map(({ open }) => open);
    if (words.length > 0) for (const details of folded) details.open = true;
    else if (opened) {
      folded.forEach((details, index) => { details.open = opened[index]; });
      opened = undefined;
    }
  };
  let waiting;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  form.addEventListener('reset', () => setTimeout(filter));
  for (const name of ['open', 'close'])
    one(name)?.addEventListener('click', () => { for (const details of folded) details.open = name === 'open'; });

  const visible = () => groups.filter(({ group }) => !group.hidden);
  const focused = (all) => all.findIndex(({ group }) => group.contains(document.activeElement));
  const enter = ({ group }) => group.querySelector('summary, th').focus();
  const step = (by) => {
    const all = visible();
    const at = focused(all);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) enter(next);
  };
  const stop = () => {
    const all = visible().filter(({ items }) => items.some(({ data, item }) => data.next !== undefined && !item.hidden));
    const next = all[(focused(all) + 1) % all.length];
    if (!next) return;
    if (next.details) next.details.open = true;
    enter(next);
  };
  const shortcuts = { '/': () => search.focus(), j: () => step(1), k: () => step(-1), d: stop };
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
