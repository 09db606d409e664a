/** Formats that a report is printed in. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'] as const;
export type ReportFormat = (typeof reportFormats)[number];
