const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** A time to the second in UTC, `2026-11-29T09:30:00Z`; nothing where a text is none, as of the 30th of February. */
export function instant(text: string): Date | undefined {
  if (!form.test(text)) return undefined;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && printInstant(time) === text ? time : undefined;
}

export function printInstant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** A time without what such a text leaves out. */
export function wholeSeconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1_000) * 1_000);
}
