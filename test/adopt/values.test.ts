import { Optional } from '../../src/adopt/expression';
import { printStatement } from '../../src/adopt/print';
import { cpuAmount, goDuration, member, named, seconds, size } from '../../src/adopt/values';

const printed = (expression: Optional) => expression && printStatement({ value: expression }, new Map());

test.each<[unknown, string | undefined]>([
  ['4Gi', 'Size.gibibytes(4);'],
  ['4096Mi', 'Size.mebibytes(4096);'],
  ['1.5Gi', 'Size.mebibytes(1536);'],
  ['128M', 'Size.kibibytes(125000);'],
  [1073741824, 'Size.gibibytes(1);'],
  ['0', 'Size.tebibytes(0);'],
  ['1G', 'Size.kibibytes(976562.5);'],
  ['-1Gi', undefined],
  ['100m', undefined],
  ['much', undefined],
  [undefined, undefined],
  [{}, undefined],
])('a size: %j', (written, expected) => {
  expect(printed(size(written))).toBe(expected);
});

test.each<[unknown, string | undefined]>([
  [0, 'Duration.seconds(0);'], [90, 'Duration.seconds(90);'], [180, 'Duration.minutes(3);'], [7200, 'Duration.hours(2);'], [1.5, undefined], [-1, undefined], ['60', undefined],
])('seconds: %j', (written, expected) => {
  expect(printed(seconds(written))).toBe(expected);
});

test.each<[unknown, string | undefined]>([
  ['24h0m0s', 'Duration.hours(24);'], ['90s', 'Duration.seconds(90);'], ['1h30m', 'Duration.minutes(90);'], ['', undefined], ['1.5h', undefined], ['soon', undefined], [60, undefined],
])('a duration: %j', (written, expected) => {
  expect(printed(goDuration(written))).toBe(expected);
});

test.each<[unknown, string | undefined]>([
  [2, 'kplus.Cpu.units(2);'], ['500m', 'kplus.Cpu.millis(500);'], ['0.5', 'kplus.Cpu.millis(500);'], ['1u', undefined], [null, undefined],
])('CPUs: %j', (written, expected) => {
  expect(printed(cpuAmount(written))).toBe(expected);
});

test('members of enums and of classes like them', () => {
  expect(printed(member('RunStrategy', 'RerunOnFailure'))).toBe('RunStrategy.RERUN_ON_FAILURE;');
  expect(member('RunStrategy', 'constructor')).toBeUndefined();
  expect(printed(named('DiskBus', 'scsi'))).toBe('DiskBus.SCSI;');
  expect(printed(named('DiskBus', 'nvme'))).toBe("DiskBus.of('nvme');");
  expect(named('DiskBus', 1)).toBeUndefined();
});
