import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './sandbox';
import { toolPath } from './toolchain';

/** A request that somebody made to the mock. */
export interface AwsCall {
  /** As the request was signed for: `secretsmanager`. */
  readonly service: string;
  readonly region: string;
  /** `GetSecretValue`; method and path where a service has no action names, as S3. */
  readonly action: string;
  readonly body: string;
}

export interface AwsPlace {
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default - the mock's own account, 123456789012 */
  readonly account?: string;
}

/** The AWS mock: moto, speaking the real API at one loopback endpoint. Another account is reached by assuming any role of it. */
export class Aws {
  private constructor(
    readonly endpoint: string,
    private readonly recording: string,
  ) {}

  private static started = 0;

  /** Each start is a cloud of its own. */
  static async start(sandbox: Sandbox): Promise<Aws> {
    const name = `moto-${++Aws.started}`;
    const recording = sandbox.path(`${name}-calls.jsonl`);
    const server = await sandbox.start({
      name,
      command: () => [toolPath('moto'), '-u', join(__dirname, 'python', 'moto_server.py')],
      env: { ...sandbox.env, MOTO_ENABLE_RECORDING: 'true', MOTO_RECORDER_FILEPATH: recording, AWS_EC2_METADATA_DISABLED: 'true' },
      ready: (running) => addressIn(running.output()) !== undefined,
    });
    return new Aws(addressIn(server.output()) ?? '', recording);
  }

  /** Forgets every resource and every call. */
  async reset(): Promise<void> {
    await fetch(`${this.endpoint}/moto-api/reset`, { method: 'POST' });
    this.forgetCalls();
  }

  /** What was asked since the start or since `forgetCalls`. Bodies hold secrets in clear: this file belongs to the mock. */
  calls(): AwsCall[] {
    if (!existsSync(this.recording)) return [];
    return readFileSync(this.recording, 'utf8').split('\n').slice(0, -1).map(callOf); // the last line may be half-written
  }

  forgetCalls(): void {
    writeFileSync(this.recording, '');
  }

  /** The current value of a Secrets Manager entry; `undefined` if there is none. */
  async secret(name: string, place: AwsPlace = {}): Promise<string | undefined> {
    return (await this.call('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: name }, place)).SecretString;
  }

  /** The value of an SSM parameter; `undefined` if there is none. */
  async parameter(name: string, place: AwsPlace = {}): Promise<string | undefined> {
    return (await this.call('ssm', 'AmazonSSM.GetParameter', { Name: name, WithDecryption: true }, place)).Parameter?.Value;
  }

  /** Any call of AWS's JSON protocol: `call('secretsmanager', 'secretsmanager.ListSecrets', {})`. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  async call(service: string, target: string, input: object, place: AwsPlace = {}): Promise<any> {
    const headers = {
      authorization: await this.signature(service, place),
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.1',
    };
    const response = await fetch(this.endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
    return response.json();
  }

  /** Any call of AWS's query protocol; answers with XML: `query('ec2', 'DescribeVpcs', { Version: '2016-11-15' })`. */
  async query(service: string, action: string, input: Readonly<Record<string, string>>, place: AwsPlace = {}): Promise<string> {
    const body = new URLSearchParams({ Action: action, ...input });
    return this.send(service, '/', { method: 'POST', body }, place);
  }

  /** Any request: `send('s3', '/bucket?publicAccessBlock', { method: 'DELETE' })`. */
  async send(service: string, path: string, request: RequestInit, place: AwsPlace = {}): Promise<string> {
    const headers = { authorization: await this.signature(service, place) };
    return (await fetch(`${this.endpoint}${path}`, { ...request, headers })).text();
  }

  /** The mock reads service, region and account from a signature, and does not check it. */
  private async signature(service: string, { region = 'us-east-1', account }: AwsPlace): Promise<string> {
    const key = account ? await this.keyOf(account) : 'lab';
    return `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=lab`;
  }

  private async keyOf(account: string): Promise<string> {
    const role = { Version: '2011-06-15', RoleArn: `arn:aws:iam::${account}:role/lab`, RoleSessionName: 'lab' };
    return /<AccessKeyId>(.*?)<\/AccessKeyId>/.exec(await this.query('sts', 'AssumeRole', role))?.[1] ?? '';
  }
}

function addressIn(log: string): string | undefined {
  return /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
}

function callOf(line: string): AwsCall {
  const { headers, method, url, body: recorded, body_encoded: encoded } = JSON.parse(line);
  const header = (name: string): string => Object.entries<string>(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const [, region = '', service = ''] = /Credential=[^/]*\/[^/]*\/([^/]*)\/([^/]*)\//.exec(header('authorization')) ?? [];
  const body = encoded ? Buffer.from(recorded, 'base64').toString('utf8') : (recorded ?? '');
  const action =
    header('x-amz-target').split('.').at(-1) || new URLSearchParams(body).get('Action') || `${method} ${new URL(url).pathname}`;
  return { service, region, action, body };
}
