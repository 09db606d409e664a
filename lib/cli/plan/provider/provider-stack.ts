import * as path from 'node:path';
import { isObject } from '../../../documents/shape';
import { parseUntrustedJson } from '../../../documents/untrusted';
import { neutralModule, whyNotNeutral } from '../../../plan/provider/neutral-module';
import { terraformStacks } from '../../../plan/read/changed-stacks';
import type { Json } from '../../../plan/read/planned-object';
import type { Side } from '../../../plan/read/side';

/** What is written for one side of a stack. */
export interface StackModule {
  /** By name of the file. */
  readonly files: ReadonlyMap<string, Json>;
  readonly variables: ReadonlySet<string>;
  readonly leftOut: readonly string[];
}

/** A stack that the provider plans. */
export interface ProviderStack {
  readonly stack: string;
  /** Hash of the files of the base; empty where it has none. */
  readonly key: string;
  readonly base: StackModule;
  readonly head: StackModule;
  readonly provider: StackProvider;
}

/** The AWS provider of a stack. */
export interface StackProvider {
  readonly source: string;
  readonly version?: string;
}

/**
 * @param version of the provider that plans; that which the head asks for, by default
 * @returns a text where it cannot be planned so: why
 */
export function providerStack(stack: string, base: Side, head: Side, version: string | undefined): ProviderStack | string {
  const [was, is] = [base, head].map((side) => terraformStacks(side).get(stack) ?? []) as [Side['files'], Side['files']];
  const documents = (files: Side['files']) =>
    files.map(({ file, text }) => {
      const { value } = parseUntrustedJson(text(), file);
      return [path.posix.basename(file), isObject(value) ? value : {}] as const;
    });
  const [before, after] = [documents(was), documents(is)];
  for (const [, document] of [...before, ...after]) {
    const why = whyNotNeutral(document);
    if (why !== undefined) return why;
  }
  const stated = providerOf(after.map(([, document]) => document));
  const provider = { ...stated, ...(version !== undefined && { version }) };
  return {
    stack,
    key: was.map(({ sha256 }) => sha256).join(' '),
    base: moduleOf(before, provider.source),
    head: moduleOf(after, provider.source),
    provider,
  };
}

function moduleOf(documents: readonly (readonly [string, Json])[], source: string): StackModule {
  const modules = documents.map(([name, document]) => [name, neutralModule(document, source)] as const);
  return {
    files: new Map(modules.map(([name, { document }]) => [name, document])),
    variables: new Set(modules.flatMap(([, { variables }]) => variables)),
    leftOut: modules.flatMap(([, { leftOut }]) => leftOut),
  };
}

function providerOf(documents: readonly Json[]): StackProvider {
  const asked = documents
    .flatMap((document) => [document['terraform']].flat().filter(isObject))
    .flatMap((settings) => [settings['required_providers']].flat().filter(isObject))
    .map((providers) => providers['aws'])
    .filter(isObject);
  const source = asked.map((one) => one['source']).find((one) => typeof one === 'string') ?? 'hashicorp/aws';
  const version = asked
    .map((one) => one['version'])
    .filter((one) => typeof one === 'string')
    .at(-1);
  return { source: String(source).replace(/^registry\.terraform\.io\//, ''), ...(typeof version === 'string' && { version }) };
}
