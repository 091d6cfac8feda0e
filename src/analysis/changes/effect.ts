/** What applying a manifest does to what runs, least severe first. */
export const EFFECTS = [
  'none', 'next-start', 'start', 'live', 'migration', 'silent', 'restart', 'error', 'stop', 'reboot', 'recreated', 'data-at-risk', 'refused',
] as const;
export type Effect = typeof EFFECTS[number];

const SEVERITY: ReadonlyMap<Effect, number> = new Map(EFFECTS.map((effect, index) => [effect, index]));

/** How severe an effect is; for comparison only. */
export function severityOf(effect: Effect): number {
  return SEVERITY.get(effect)!;
}

/** The most severe of some effects, which is that of the object; `none` of none. */
export function worstOf(effects: Iterable<Effect>): Effect {
  let worst: Effect = 'none';
  for (const effect of effects) if (severityOf(effect) > severityOf(worst)) worst = effect;
  return worst;
}
