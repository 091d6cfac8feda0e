import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readUpstreams } from '../../../src/manifests/schema/upstream';

test('every file of facts is read, in the order of the names', () => {
  const folder = join(__dirname, '..', '..', '..', 'imports', 'schemas');
  expect(readUpstreams().map(({ file }) => file)).toEqual(readdirSync(folder).sort());
});
