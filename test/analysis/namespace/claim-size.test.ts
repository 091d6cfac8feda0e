import { importedSize, scratchSize } from '../../../src/analysis/namespace/claim-size';
import { parseQuantity } from '../../../src/kubernetes/quantity';

const nano = (quantity: string) => parseQuantity(quantity)!;
const BYTE = 10n ** 9n;
const OVERHEAD = 0.06;

test.each([
  ['1Gi', 1138166334n], ['10Gi', 11381663335n], ['30Gi', 34144990004n], ['100Gi', 113816633344n], ['5G', 5300698481n],
])('a disk of %s on a file system', (size, claim) => {
  expect(importedSize(nano(size), OVERHEAD)).toBe(claim * BYTE);
});

test('what an import unpacks into is as large for a block device and a file system', () => {
  expect(scratchSize(nano('10Gi'), true, OVERHEAD, OVERHEAD)).toBe(11382292480n * BYTE);
  expect(scratchSize(importedSize(nano('10Gi'), OVERHEAD), false, OVERHEAD, OVERHEAD)).toBe(11382292480n * BYTE);
});

test('other overheads than that of CDI', () => {
  expect(importedSize(nano('10Gi'), 0.1)).toBe(11811160064n * BYTE);
  expect(scratchSize(nano('10Gi'), true, OVERHEAD, 0)).toBe(2n ** 30n * 10n * BYTE);
  expect(scratchSize(importedSize(nano('10Gi'), 0.1), false, 0.1, OVERHEAD)).toBe(11382292480n * BYTE);
});
