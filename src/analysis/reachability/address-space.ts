import { parseIpNetwork } from '../../kubernetes/ip-network';

/** Addresses of one family from the first up to the end, which is not in it. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly end: bigint;
}

const BITS = { 4: 32n, 6: 128n } as const;

/** The addresses of a CIDR; nothing where it cannot be read. */
export function rangeOf(cidr: string): AddressRange | undefined {
  const network = cidr.includes('/') ? parseIpNetwork(cidr) : undefined;
  if (!network) return undefined;
  const { family, address, prefix } = network;
  const size = 2n ** (BITS[family] - BigInt(prefix));
  const first = (address / size) * size;
  return { family, first, end: first + size };
}

/** A block without its exceptions, in order. */
export function rangesOf(cidr: string, except: readonly string[] = []): AddressRange[] {
  const whole = rangeOf(cidr);
  if (!whole) return [];
  const holes = except
    .flatMap((hole) => rangeOf(hole) ?? [])
    .filter(({ family }) => family === whole.family)
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  const left: AddressRange[] = [];
  let { first } = whole;
  for (const hole of holes) {
    if (hole.first > first) left.push({ ...whole, first, end: hole.first < whole.end ? hole.first : whole.end });
    if (hole.end > first) first = hole.end;
  }
  if (first < whole.end) left.push({ ...whole, first });
  return left.filter((range) => range.first < range.end);
}

/** Addresses that are in the same sets. */
export interface AddressGroup {
  /** Places of the sets that they are in. */
  readonly sets: readonly number[];
  readonly ranges: readonly AddressRange[];
}

/** All addresses of both families, grouped by which of some sets they are in. */
export function addressGroups(sets: readonly (readonly AddressRange[])[]): AddressGroup[] {
  const groups = new Map<string, { readonly sets: readonly number[]; readonly ranges: AddressRange[] }>();
  for (const family of [4, 6] as const) {
    for (const { range, inside } of pieces(sets, family)) {
      const key = inside.join();
      const group = groups.get(key) ?? { sets: inside, ranges: [] };
      groups.set(key, group);
      group.ranges.push(range);
    }
  }
  return [...groups.values()];
}

/** The CIDRs that make up a range, the largest that fit, in order. */
export function cidrsOf({ family, first, end }: AddressRange): string[] {
  const cidrs: string[] = [];
  for (let at = first; at < end;) {
    let size = 1n;
    let prefix = BITS[family];
    while (prefix > 0n && at % (size * 2n) === 0n && at + size * 2n <= end) {
      size *= 2n;
      prefix--;
    }
    cidrs.push(`${addressText(family, at)}/${prefix}`);
    at += size;
  }
  return cidrs;
}

function* pieces(sets: readonly (readonly AddressRange[])[], family: 4 | 6): Generator<{ readonly range: AddressRange; readonly inside: number[] }> {
  const changes = new Map<bigint, { readonly begin: number[]; readonly end: number[] }>();
  const changeAt = (address: bigint) => {
    const known = changes.get(address) ?? { begin: [], end: [] };
    changes.set(address, known);
    return known;
  };
  const limit = 2n ** BITS[family];
  changeAt(0n);
  sets.forEach((ranges, set) =>
    ranges
      .filter((range) => range.family === family)
      .forEach(({ first, end }) => {
        changeAt(first).begin.push(set);
        changeAt(end).end.push(set);
      }),
  );
  const places = [...changes.keys()].sort((a, b) => (a < b ? -1 : 1));
  const inside = new Set<number>();
  for (const [i, first] of places.entries()) {
    const { begin, end } = changeAt(first);
    end.forEach((set) => inside.delete(set));
    begin.forEach((set) => inside.add(set));
    const next = places[i + 1] ?? limit;
    if (first < next) yield { range: { family, first, end: next }, inside: [...inside].sort((a, b) => a - b) };
  }
}

function addressText(family: 4 | 6, address: bigint): string {
  const [parts, bits] = family === 4 ? ([4, 8n] as const) : ([8, 16n] as const);
  const groups = Array.from({ length: parts }, (_, i) => (address / 2n ** (bits * BigInt(parts - 1 - i))) % 2n ** bits);
  if (family === 4) return groups.join('.');
  return shortened(groups.map((group) => group.toString(16)));
}

/** The longest run of zeros, of two at least, becomes `::`. */
function shortened(groups: readonly string[]): string {
  let [start, length] = [0, 1];
  for (let i = 0; i < groups.length; i++) {
    let run = 0;
    while (groups[i + run] === '0') run++;
    if (run > length) [start, length] = [i, run];
  }
  return length < 2 ? groups.join(':') : `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
