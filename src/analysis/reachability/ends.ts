import type { Party } from './classes';
import type { End } from './matrix';
import type { Direction, Policy } from './policy';
import { profileOf } from './verdict';
import type { Profile } from './verdict';

/** Gives the ends of connections on one plane what policies say of them. */
export class Ends {
  /** What rules name as sources. */
  public readonly ingressPeers: ReadonlySet<number>;
  /** Whether a rule may forbid what another allows. */
  public readonly mayForbid: boolean;
  private readonly bySubject = new Map<number, Policy[]>();
  private readonly profiles = new Map<string, Profile>();

  constructor(policies: readonly Policy[]) {
    this.ingressPeers = new Set(policies.flatMap(({ rules: { Ingress = [] } }) => Ingress).flatMap(({ peers }) => peers));
    this.mayForbid = policies.some(({ tier }) => tier !== 'namespace');
    for (const policy of policies) {
      const known = this.bySubject.get(policy.subject);
      if (known) known.push(policy);
      else this.bySubject.set(policy.subject, [policy]);
    }
  }

  /** The policies for what is in some atoms, on some networks. */
  public policiesOf({ atoms, attachments }: Pick<Party, 'atoms' | 'attachments'>): Policy[] {
    return atoms
      .flatMap((atom) => this.bySubject.get(atom) ?? [])
      .filter((policy) => !policy.attachments || policy.attachments.some((name) => attachments.includes(name)));
  }

  public end(id: number, party: Party, direction: Direction, policies = this.policiesOf(party)): End {
    const key = `${direction} ${policies.map(numberOf).join()}`;
    const profile = this.profiles.get(key) ?? profileOf(policies, direction);
    this.profiles.set(key, profile);
    return { id, party, profile };
  }
}

const numbers = new WeakMap<Policy, number>();
let next = 0;

function numberOf(policy: Policy): number {
  const number = numbers.get(policy) ?? next++;
  numbers.set(policy, number);
  return number;
}
