import type { MigrationReport, ReportData } from '../../src/report/report-data';
import { RuleLink } from '../parts/rule-link';

const ON_DRAIN: { readonly [what in MigrationReport['onDrain']]: string } = {
  moves: 'When its node is drained it moves to another one, and keeps running.',
  stops: 'When its node is drained it is stopped.',
  blocks: 'The drain of its node waits for it, for good.',
  external: 'When its node is drained, something else takes care of it.',
};

/** Whether a guest can move, and what keeps it from that. */
export function Migration({ migration: { isMigratable, obstacles, onDrain, evictionStrategy }, rules }: { migration: MigrationReport; rules: ReportData['rules'] }) {
  return (
    <>
      <p>{isMigratable ? 'Nothing here keeps it from migrating. ' : 'It cannot migrate. '}{ON_DRAIN[onDrain]} <span class="muted">evictionStrategy {evictionStrategy}</span></p>
      {obstacles.length > 0 && (
        <ul class="plain">{obstacles.map(({ rule, field, text, allowed }) => (
          <li key={`${rule} ${field}`}><strong>{text}</strong>; allowed: {allowed}. At <code>{field}</code>, by rule <RuleLink id={rule} rules={rules} /></li>))}
        </ul>
      )}
    </>
  );
}
