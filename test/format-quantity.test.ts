import { Size } from 'cdk8s';
import { formatQuantity } from '../src/format-quantity';

test.each<[string, Size, string]>([
  ['tebibytes', Size.tebibytes(2), '2Ti'],
  ['pebibytes in the largest unit', Size.pebibyte(1), '1024Ti'],
  ['gibibytes that are a tebibyte', Size.gibibytes(1024), '1Ti'],
  ['gibibytes', Size.gibibytes(20), '20Gi'],
  ['a fraction of a gibibyte', Size.gibibytes(1.5), '1536Mi'],
  ['mebibytes', Size.mebibytes(4097), '4097Mi'],
  ['mebibytes that are gibibytes', Size.mebibytes(2048), '2Gi'],
  ['kibibytes', Size.kibibytes(1023), '1023Ki'],
  ['bytes', Size.kibibytes(0.5), '512'],
  ['a fraction of a byte, rounded up', Size.mebibytes(0.1), '104858'],
])('%s', (_, size, expected) => {
  expect(formatQuantity(size)).toBe(expected);
});
