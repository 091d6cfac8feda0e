import { judge } from './judge';
import type { Json, Verdict } from './judge';

export function kubevirt(spec: Json): Json {
  return { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec };
}

/** Tests a table of specs of the KubeVirt CR; a row without findings is accepted. */
export function kubevirtTable(rows: [title: string, spec: Json, ...found: Verdict[]][]): void {
  test.each(rows)('%s', (_, spec, ...found) => expect(judge(kubevirt(spec))).toEqual(found));
}
