import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random';
import { Sampler } from './sample';
import type { Vocabulary } from './sample';
import { groupBy } from '../../src/kubernetes/group-by';
import { newestUpstreams } from '../../src/manifests/schema/upstream';
import { documentsOf } from '../../src/manifests/source/document';
import { objectsOf } from '../../src/manifests/source/object';
import { knownGood } from '../../test/admission/known-good';

const ROOT = join(__dirname, '..', '..');
const GOLDEN = join(ROOT, 'test', 'golden');

/** The manifests that are mutated: known-good ones, goldens, an example for each rule, and samples of each kind with a schema. */
export class Bases {
  /** Manifests that somebody wrote. */
  readonly real: readonly object[] = [...knownGood, ...golden(), ...examples()];
  /** Everything that stands under a key in one of them. */
  readonly vocabulary: Vocabulary = new Map(
    [...groupBy(this.real.flatMap(fieldsOf), ([key]) => key)].map(([key, fields]) => [key, fields.map(([, value]) => value)]),
  );
  private readonly kinds = newestUpstreams().flatMap(({ file, kinds }) => kinds.map((kind) => ({ file, kind })));
  private readonly sampler: Sampler;

  constructor(private readonly random: Random) {
    this.sampler = new Sampler(random, newestUpstreams(), this.vocabulary);
  }

  /** A base of its own, that may be changed. */
  next(): object {
    const { random } = this;
    if (random.happens(0.5)) return structuredClone(random.pick(this.real));
    const ours = this.kinds.filter(({ kind: { group } }) => group.endsWith('kubevirt.io'));
    const { file, kind } = random.pick(random.happens(0.7) ? ours : this.kinds);
    return structuredClone(this.sampler.manifestOf(file, kind));
  }
}

function golden(): object[] {
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
  return files.flatMap((file) => objectsIn(readFileSync(join(GOLDEN, file), 'utf8')));
}

/** One manifest or more for each rule, which leads as far into it as its finding. */
function examples(): object[] {
  const { examples: byRule } = JSON.parse(readFileSync(join(ROOT, 'docs', 'rule-examples.json'), 'utf8')) as RuleExamples;
  return Object.values(byRule).flatMap(({ yaml }) => objectsIn(yaml));
}

interface RuleExamples { readonly examples: { readonly [rule: string]: { readonly yaml: string } } }

function objectsIn(text: string): object[] {
  return [...documentsOf('', text)].flatMap((document) => objectsOf(document).map(({ manifest }) => manifest as object));
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, unknown][] = Array.isArray(value) ? [] : Object.entries(value);
  return [...own, ...Object.values(value).flatMap(fieldsOf)];
}
