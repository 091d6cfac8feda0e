import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newestUpstreams } from '../../../src/manifests/schema/upstream';

test('every file of facts is read, in the order of the names', () => {
  const folder = join(__dirname, '..', '..', '..', 'imports', 'schemas');
  expect(newestUpstreams().map(({ file }) => file)).toEqual(readdirSync(folder).sort());
});
