import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformSchema } from '../../../projenrc/platform-schema/schema';
import { parseQuantity } from '../../../src/kubernetes/quantity';

const COMMITTED = join(__dirname, '..', '..', '..', 'platform.schema.json');

test('the committed schema is that of the props', () => {
  expect(readFileSync(COMMITTED, 'utf8')).toBe(`${JSON.stringify(platformSchema(), null, 2)}\n`);
});

test('every prop and entry is described, in one line', () => {
  const undescribed = (schema: any, path: string): string[] => Object.entries(schema.properties ?? schema.items?.properties ?? {})
    .flatMap(([name, property]: [string, any]) => [
      ...(/^\S.*\.$/.test(property.description) ? [] : [`${path}.${name}`]), ...undescribed(property, `${path}.${name}`),
    ]);
  expect(undescribed(platformSchema(), '')).toEqual([]);
});

describe('a size', () => {
  const { pattern } = (platformSchema() as any).properties.nodes.items.properties.memory;
  test.each(['64Gi', '1.5Ti', '.5G', '+64Gi', '1e9', '1E9', '128000000', '5.Mi', '500m'])('%s can be read', (text) => {
    expect(text).toMatch(new RegExp(pattern));
    expect(parseQuantity(text)).toBeDefined();
  });
  test.each(['', 'big', '64 Gi', '64gi', '64GB', '-1Gi', '1e', '.', '1Ki5'])('%j cannot', (text) => {
    expect(text).not.toMatch(new RegExp(pattern));
  });
});
