import type { LocatedFinding } from '../../admission/located-finding';
import { objectName } from '../../admission/report';

/** Where a finding stands, and for which clusters where it is not for all of its file. */
export function placeOf({ file, line, column, clusters }: LocatedFinding): string {
  return `${file}:${line}:${column}${clusters ? `, for ${clusters.join(' and ')}` : ''}`;
}

/** All of a finding but its place in one line, for formats with one message. */
export function messageOf(finding: LocatedFinding): string {
  const { summary, field, got, allowed, fix } = finding;
  const said = [`${objectName(finding)}${field && ` ${field}`}: ${summary}`, got && `got ${got}`, allowed && `allowed: ${allowed}`].filter(Boolean).join('; ');
  return `${said}. ${fix}`;
}
