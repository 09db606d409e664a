import { Service } from '../../../lib';

/** What the workloads of receipts call each other by. */
export const search = new Service('receiptsearch', { http: { port: 80, targetPort: 8080 } });
