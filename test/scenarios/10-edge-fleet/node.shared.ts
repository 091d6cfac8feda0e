/** What is said of a store whose VM takes so much that it does not fit the usual node: the calculation, line by line. */
export function overfull(mebibytes: number, millis: number): string[] {
  const [memory, cpu] = [`${4521 + mebibytes}Mi`, `${850 + millis}m`];
  const widest = memory.length;
  const row = (name: string, ...[first, second]: readonly string[]) => `${name.padEnd(16)}  ${first.padStart(widest)}  ${second.padStart(5)}`;
  return [
    `[fleet] capacity of store-001: got "${memory}, ${cpu}"`,
    row('operating system', '256Mi', '100m'),
    row('K3s server', '1515Mi', '300m'),
    row('KubeVirt', '2150Mi', '50m'),
    row('CDI', '600Mi', '400m'),
    row('pos', `${mebibytes}Mi`, `${millis}m`),
    row('sum', memory, cpu),
    row('node', '8192Mi', '4000m'),
  ];
}
