import type { CPU } from '../../imports/kubevirt.io';

/** The product of those of sockets, cores and threads that are given (`hardware.GetNumberOfVCPUs`); 0 where none is. */
export function vcpuCount(cpu: CPU | undefined): bigint {
  const given = [cpu?.sockets, cpu?.cores, cpu?.threads].filter((count): count is number => count !== undefined && count > 0);
  return given.length ? given.reduce((product, count) => product * BigInt(count), 1n) : 0n;
}
