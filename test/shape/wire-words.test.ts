import { readFileSync } from 'fs';
import { join } from 'path';
import type { ShapeTable } from '../../src/shape/shape-table';
import { WIRE_WORDS } from '../../src/shape/wire-words';

const { types }: ShapeTable = JSON.parse(readFileSync(join(__dirname, '../../lib/shape/table.json'), 'utf8'));

function propsOf(struct: string): string[] {
  const type = types[struct];
  return type.kind === 'struct' ? [...Object.keys(type.props), ...(type.bases ?? []).flatMap(propsOf)] : [];
}

const props = new Set(propsOf('VirtualMachineProps'));

test.each([...WIRE_WORDS])('%s is no prop of a VM, and %p is said by one', (word, [property, fix]) => {
  expect(props).not.toContain(word);
  expect(props).toContain(property);
  const [, written] = /^Write (\w+)/.exec(fix) ?? [];
  if (written) expect(props).toContain(written);
});
