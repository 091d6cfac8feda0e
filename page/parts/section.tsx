import type { ComponentChildren } from 'preact';
import { anchor } from '../route';

/** A part of the report with its heading, which links lead to. */
export function Section({ id, title, lead, children }: { id: string; title: string; lead?: ComponentChildren; children: ComponentChildren }) {
  const name = anchor(id);
  return (
    <section class="part" aria-labelledby={name}>
      <h2 id={name} tabIndex={-1}>{title}</h2>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
