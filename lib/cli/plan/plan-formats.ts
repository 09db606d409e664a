/** Formats that a plan is printed in. */
export const planFormats = ['text', 'markdown', 'json', 'html', 'matrix'] as const;
export type PlanFormat = (typeof planFormats)[number];
