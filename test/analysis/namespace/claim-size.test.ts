import { importedSize, scratchSize } from '../../../src/analysis/namespace/claim-size';
import { parseQuantity } from '../../../src/kubernetes/quantity';

const nano = (quantity: string) => parseQuantity(quantity)!;
const BYTE = 10n ** 9n;

test.each([
  ['1Gi', 1138166334n], ['10Gi', 11381663335n], ['30Gi', 34144990004n], ['100Gi', 113816633344n], ['5G', 5300698481n],
])('a disk of %s on a file system', (size, claim) => {
  expect(importedSize(nano(size))).toBe(claim * BYTE);
});

test('what an import unpacks into is as large for a block device and a file system', () => {
  expect(scratchSize(nano('10Gi'), true)).toBe(11382292480n * BYTE);
  expect(scratchSize(importedSize(nano('10Gi')), false)).toBe(11382292480n * BYTE);
});
