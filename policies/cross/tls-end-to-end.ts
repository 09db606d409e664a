import { Graph, graph, Policy, pods, Subject } from '../../lib/rules';
import { enforcesTls } from '../aws/rds/tls-switch';
import { connectionsOf } from './connection';

export const tlsEndToEnd: Policy = {
  name: 'x/tls-end-to-end',
  description: 'Whoever connects to a data store that refuses plain text uses TLS.',
  remediation: 'Ask for TLS in the value: sslmode=require for PostgreSQL, rediss:// or ssl=true for Redis.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  rationale:
    'Whether it works is left to the driver: one that asks for no TLS is refused, and the program fails though address and password are right.',
  severity: 'high',
  cure: 'Workload.env',
  rule: graph(pods, (pod, stack) =>
    connectionsOf(pod, stack)
      .filter(({ store, text }) => refusesPlainText(store, stack) && isPlainText(text))
      .map(({ store, at }) => ({ message: `asks for no TLS, without which ${store.address} refuses`, at, remediation: askFor(store) })),
  ),
};

function askFor({ type, raw }: Subject): string {
  if (type === 'aws_elasticache_replication_group') return 'Write rediss:// in place of redis:// in the value.';
  if (/postgres/.test(String(raw.engine))) return 'Add sslmode=require to the value.';
  return /mysql|mariadb/.test(String(raw.engine))
    ? 'Add sslMode=REQUIRED to the value.'
    : 'Ask for TLS in the value, as the driver of the engine does.';
}

function refusesPlainText(store: Subject, stack: Graph): boolean {
  const { type, raw } = store;
  if (type === 'aws_elasticache_replication_group')
    return String(raw.transit_encryption_enabled) === 'true' && raw.transit_encryption_mode !== 'preferred';
  return enforcesTls(store, stack);
}

/** What asks for TLS in a URL, by its scheme. */
const asks: Readonly<Record<string, RegExp>> = {
  mariadb: /[?&](?:useSSL=true|sslMode=(?!disable|DISABLED|PREFERRED)|ssl-mode=(?!DISABLED|PREFERRED)|ssl=|tls=(?!false))/,
  mysql: /[?&](?:useSSL=true|sslMode=(?!disable|DISABLED|PREFERRED)|ssl-mode=(?!DISABLED|PREFERRED)|ssl=|tls=(?!false))/,
  postgres: /[?&](?:sslmode=(?:require|verify-ca|verify-full)|ssl=(?:true|1))/,
  postgresql: /[?&](?:sslmode=(?:require|verify-ca|verify-full)|ssl=(?:true|1))/,
  redis: /^rediss:|[?&](?:ssl|tls)=true/,
  sqlserver: /encrypt=(?:true|strict|mandatory)/i,
};

/** A connection string without TLS; an address alone says nothing of it. */
function isPlainText(text: string): boolean {
  if (/\b(?:ssl|tls)=(?:false|0)\b|\bsslmode=(?:disable|allow|prefer)\b/i.test(text)) return true;
  const [, scheme] = /^(?:jdbc:)?([a-z][a-z0-9]*)(?:\+[a-z0-9]+)?:\/\//i.exec(text) ?? [];
  const pattern = asks[scheme?.toLowerCase() ?? ''];
  return pattern !== undefined && !pattern.test(text);
}
