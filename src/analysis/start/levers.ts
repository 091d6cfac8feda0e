import type { LeverInPlace } from './model';
import { LEVER_OF } from './preparation';
import { savedBetween, totalOf, withoutLevers, withWays } from './start-facts';
import type { StartFacts } from './start-facts';

/** The levers of a start in the order in which they are applied: each saves of what those before it left, and all together what they save. */
export function leversOf(facts: StartFacts): LeverInPlace[] {
  const found: LeverInPlace[] = [];
  let current = withoutLevers(facts);
  const apply = (lever: LeverInPlace['lever'], next: StartFacts, field: string, why: string) => {
    found.push({ lever, field, why, saves: savedBetween(totalOf(current), totalOf(next)) });
    current = next;
  };
  for (const lever of ['snapshot', 'preload'] as const) {
    const first = facts.preparations.find(({ way }) => LEVER_OF[way] === lever);
    if (!first) continue;
    const ways = new Map(facts.preparations.map(({ field, way }) => [field, way]));
    const next = withWays(current, ({ field, way }) => {
      const wanted = ways.get(field) ?? way;
      return LEVER_OF[wanted] === lever ? wanted : way;
    });
    apply(lever, next, first.field, first.why);
  }
  if (facts.pinned !== undefined) apply('pinning', facts, facts.pinned, 'The guest has CPUs of its own; where whole CPUs are scarce, it waits for a node instead.');
  return found;
}
