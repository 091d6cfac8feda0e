import type { OnTop, QuotaReport } from '../../src/report/report-data';
import { amountIn, percent } from '../format';

/** Where a bar says that a quota is nearly full. */
export const NEAR = 0.8;

/** How full a quota is, as a word. */
export function fullness(pressure: number): 'over' | 'near' | 'fine' {
  if (pressure > 1) return 'over';
  return pressure >= NEAR ? 'near' : 'fine';
}

/** `erp-db` of `VirtualMachine erp-db, migrating`. */
export function subject({ what }: OnTop): string {
  return what.replace(/^\S+ /, '').replace(/, migrating$/, '');
}

/** What is used, what of that is overhead, what a migration takes, and the limit. */
export function QuotaBar({ quota: { resource, unit, hard, used, overhead, onTop, share, pressure, free } }: { quota: QuotaReport }) {
  const migration = onTop.find(({ situation }) => situation === 'migration');
  const end = Math.max(hard.amount, used.amount + (migration?.amount ?? 0)) || 1;
  const width = (amount: number) => ({ width: `${Math.max(0, amount) / end * 100}%` });
  const said = [
    `${resource}: ${amountIn(unit, used.amount)} of ${amountIn(unit, hard.amount)} used, ${percent(share)}`,
    ...overhead.amount ? [`${amountIn(unit, overhead.amount)} of that is overhead`] : [],
    ...migration ? [`${percent(pressure)} while the largest VM migrates`] : [],
    `${amountIn(unit, free.amount)} left`,
  ];
  return (
    <div class={`bar ${fullness(pressure)}`} role="img" aria-label={said.join('; ')}>
      <span class="used" style={width(used.amount - overhead.amount)} />
      <span class="overhead" style={width(overhead.amount)} />
      <span class="migration" style={width(migration?.amount ?? 0)} />
      {hard.amount < end && <span class="limit" style={{ left: `${hard.amount / end * 100}%` }} />}
    </div>
  );
}

/** What the parts of a bar mean. */
export function QuotaLegend() {
  return (
    <ul class="legend">
      <li><span class="swatch used" /> used by what runs</li>
      <li><span class="swatch overhead" /> of that, overhead of launcher pods</li>
      <li><span class="swatch migration" /> one more pod while the largest VM migrates</li>
      <li><span class="swatch free" /> headroom</li>
    </ul>
  );
}
