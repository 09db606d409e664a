/** Formats that a report is printed in. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'markdown', 'gitlab'] as const;
export type ReportFormat = (typeof reportFormats)[number];
