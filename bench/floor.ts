import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import { withoutCreationStacks } from '../lib/synth/fast/creation-stacks';
import { withFastResolve } from '../lib/synth/fast/fast-resolve';
import { stableJson } from '../lib/synth/fast/stable-json';
import { yamlOf, yamlPrinter } from '../lib/synth/render/yaml';
import type { Outdirs } from './place';
import { defineStock } from './stock';

/**
 * What nobody who makes these constructs can do without: they are made, without the stack of each token, resolved where they hold tokens, printed
 * and written. Nothing is checked, judged or described, and nothing crosses stacks.
 */
export function synthesizeFloor(count: number, outdirs: Outdirs, size?: number): void {
  const restore = withoutCreationStacks();
  try {
    const { stacks, charts } = defineStock(count, outdirs, size);
    const print = yamlPrinter();
    for (const stack of stacks) {
      const folder = path.join(outdirs.terraform, 'stacks', stack.node.id);
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'cdk.tf.json'), stableJson(withFastResolve(() => stack.toTerraform())));
    }
    fs.mkdirSync(outdirs.kubernetes, { recursive: true });
    for (const chart of charts) {
      const documents = chart.node
        .findAll()
        .filter(cdk8s.ApiObject.isApiObject)
        .map((object) => object.toJson());
      fs.writeFileSync(path.join(outdirs.kubernetes, `${chart.node.id}.k8s.yaml`), yamlOf(documents, print));
    }
  } finally {
    restore();
  }
}
