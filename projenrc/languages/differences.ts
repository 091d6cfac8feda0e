import { manifestsIn } from '../examples/catalog';

/** The manifests of two folders that are not the same, or that are in one of them only. */
export function differences(expected: string, actual: string): string[] {
  const [wanted, written] = [expected, actual].map(manifestsIn);
  return Object.keys({ ...wanted, ...written }).sort().filter((file) => wanted[file] !== written[file]);
}
