import { htmlPage } from '../../wording/page/html-page';
import { type Child, data, element, type Markup } from '../../wording/page/markup';
import { type Plan, planVerdicts } from '../plan';
import { pageFilter } from './page/page-filter';
import { groupElement } from './page/page-group';
import { type PlanGroup, planGroups } from './plan-lines';
import { kindWords, orderWords, plural, removalWords } from './plan-words';

/**
 * A plan as one page: it fetches nothing, runs nothing but its own script, and is read without that, too. Nothing that is compared is more than
 * text in it.
 */
export function htmlPlan(plan: Plan): string {
  const { summary, base, head } = plan;
  const worst = planVerdicts.find((verdict) => summary[verdict] > 0);
  const title = worst ? { danger: 'danger', review: 'to review', routine: 'routine' }[worst] : 'nothing changes';
  const all = planGroups(plan);
  const groups = [...all.filter(isDanger), ...all.filter((group) => !isDanger(group))];
  const environments = [...new Set(all.map(({ environment }) => environment))];
  return htmlPage({
    title: `Plan: ${title} (${base.name} → ${head.name})`,
    heading: `Plan: ${title}`,
    what: 'the changes',
    opening: opening(plan),
    filter: groups.length > 0 ? pageFilter(plan, environments) : undefined,
    main: [
      ...(groups.length > 0
        ? [
            element('h2', {}, `Workloads (${groups.length})`),
            ...groups.map((group) => groupElement(group, environments.indexOf(group.environment))),
          ]
        : []),
      ...closing(plan),
    ],
  });
}

function isDanger({ lines }: PlanGroup): boolean {
  return lines.some(({ item }) => item.verdict === 'danger');
}

function opening(plan: Plan): readonly Markup[] {
  const { summary, base, head, notices } = plan;
  const notes = [base, head].flatMap(({ name, notes: all = [] }) => all.map((note) => `${name}: ${note}`));
  const counts = planVerdicts.filter((verdict) => summary[verdict] > 0);
  return [
    element('p', {}, data(base.name), ' → ', data(head.name)),
    element(
      'ul',
      { class: 'counts' },
      element('li', {}, element('strong', {}, plural(summary.items, 'change'))),
      ...counts.map((verdict) => element('li', {}, element('span', { class: `verdict ${verdict}` }, `${summary[verdict]} ${verdict}`))),
      ...(summary.changes > 0 ? [element('li', {}, `Objects: ${kindWords(plan)}`)] : []),
      ...(summary.restarts > 0 ? [element('li', {}, `${plural(summary.restarts, 'pod is', 'pods are')} started anew`)] : []),
    ),
    ...bullets(notes.map((note) => [data(note)])),
    ...bullets(
      notices.map(({ verdict, text, reason, rule, source }) => [
        element('strong', { class: `verdict ${verdict}` }, verdict),
        ' ',
        data(text),
        `: ${reason} `,
        element('a', { href: source, rel: 'noreferrer' }, rule),
      ]),
    ),
  ];
}

function closing(plan: Plan): readonly Markup[] {
  const { notCompared, unknownTypes } = plan;
  return [
    ...section(
      'What is removed',
      removalWords(plan).map((line) => [line]),
    ),
    ...section(
      'Order of work',
      orderWords(plan).map((line) => [data(line)]),
    ),
    ...section(
      'Not compared, though they differ',
      notCompared.map(({ file, reason }) => [data(file), ': ', data(reason)]),
    ),
    ...section(
      'Nobody asked what replaces them',
      unknownTypes.map((type) => [data(type)]),
    ),
  ];
}

function section(title: string, entries: readonly (readonly Child[])[]): readonly Markup[] {
  return entries.length === 0 ? [] : [element('section', {}, element('h2', {}, `${title} (${entries.length})`), ...bullets(entries))];
}

function bullets(entries: readonly (readonly Child[])[]): readonly Markup[] {
  return entries.length === 0 ? [] : [element('ul', { class: 'plain' }, ...entries.map((entry) => element('li', {}, ...entry)))];
}
