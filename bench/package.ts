import { measureLoad } from './load';
import { lines, packageSize } from './size';

const PLUS = 'require cdk8s-plus-28';
const OURS = 'require cdk8s-kubevirt';
const VM = 'require cdk8s-kubevirt, use VirtualMachine';
const ALL = 'require cdk8s-kubevirt, use everything';

/** Prints what loading the package costs, and how large it is. */
export function printLoadAndSize(): void {
  const load = measureLoad({
    [PLUS]: 'require("cdk8s-plus-28")',
    [OURS]: 'require("cdk8s-kubevirt")',
    [VM]: 'require("cdk8s-kubevirt").VirtualMachine',
    [ALL]: 'Object.values(require("cdk8s-kubevirt"))',
  });
  console.table(Object.fromEntries(Object.entries(load).map(([name, ms]) => [
    name, { 'ms': ms.toFixed(1), 'of cdk8s-plus-28': (ms / load[PLUS]).toFixed(2) },
  ])));

  const { size, unpackedSize, entryCount } = packageSize();
  console.table({
    'src, lines': lines('src', '.ts'),
    'test, lines': lines('test', '.ts'),
    'imports, lines of types': lines('imports', '.d.ts'),
    'package packed, KiB': Math.round(size / 1024),
    'package unpacked, KiB': Math.round(unpackedSize / 1024),
    'package, files': entryCount,
  });
}
