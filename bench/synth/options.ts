/** Fields of a guest, of which each VM has one of a pair: 2 ** 16 shapes of one size. */
const DEVICES: readonly Pair[] = [
  ['autoattachGraphicsDevice', 'autoattachInputDevice'], ['autoattachMemBalloon', 'autoattachSerialConsole'],
  ['blockMultiQueue', 'networkInterfaceMultiqueue'], ['disableHotplug', 'useVirtioTransitional'],
];
const HYPERV: readonly Pair[] = [['relaxed', 'vapic'], ['reset', 'runtime'], ['frequencies', 'vpindex']];
const FEATURES: readonly Pair[] = [['acpi', 'apic']];
const NAMES: readonly Pair[] = [['hostname', 'subdomain']];
const CPU: readonly Pair[] = [['cores', 'sockets']];
const NODES: readonly Pair[] = ['disk', 'net', 'rack', 'room', 'row', 'unit'].map((label) => [`${label}.example.com/a`, `${label}.example.com/b`]);

type Pair = readonly [string, string];

/** What the guest of a VM has besides its disk and its network; numbers that differ below 2 ** 16 give other fields, and as many. */
export function guestOptions(number: number): { readonly domain: object; readonly devices: object; readonly spec: object } {
  let rest = number;
  const choose = (pairs: readonly Pair[], value: () => unknown) => Object.fromEntries(pairs.map((pair) => {
    const field = pair[rest % 2];
    rest = Math.floor(rest / 2);
    return [field, value()];
  }));
  return {
    devices: choose(DEVICES, () => true),
    domain: { cpu: choose(CPU, () => 2), features: { ...choose(FEATURES, () => ({})), hyperv: choose(HYPERV, () => ({})) } },
    spec: { ...choose(NAMES, () => 'guest'), nodeSelector: choose(NODES, () => 'yes') },
  };
}
