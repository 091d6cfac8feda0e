import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/admission/check';
import { allGroups } from '../../src/manifests/schema/groups';
import { versionsOf } from '../../src/manifests/schema/kinds';

/** Every kind with nothing but its name, and with nothing in the fields that its objects usually have. */
const EMPTY = [...allGroups()].flatMap(([group, { kinds }]) => kinds.flatMap((kind) => {
  const [version] = versionsOf(group, kind)!.keys();
  const named = { apiVersion: group ? `${group}/${version}` : version, kind, metadata: { name: 'empty', namespace: 'apps' } };
  return [named, ...[{}, undefined].map((spec, i) => ({ ...named, metadata: { ...named.metadata, name: `empty-${i}` }, spec, template: spec }))];
}));

/** Objects of all examples, that rules hold beside the empty ones. */
const GOLDEN = join(__dirname, '..', 'golden');
const examples = readdirSync(GOLDEN).flatMap((example) => readdirSync(join(GOLDEN, example)).map((file) => ({
  file: join(example, file), text: readFileSync(join(GOLDEN, example, file), 'utf8'),
})));

test('no rule fails on objects that hold nothing, alone or beside those that do', () => {
  const empty = { file: 'empty.yaml', text: EMPTY.map((manifest) => `---\n${JSON.stringify(manifest)}\n`).join('') };
  for (const texts of [[empty], [empty, ...examples]]) {
    const { subjects } = check(texts, {});
    expect(subjects.length).toBeGreaterThan(EMPTY.length - 1);
    expect(subjects.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'rule/failed')).toEqual([]);
  }
});
