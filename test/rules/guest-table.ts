import { judge, virtualMachine } from './judge';
import type { Json, Verdict } from './judge';
import type { AdmissionProfile } from '../../src/manifests/profile';

/** The fragment of a VMI spec in a VM, and what is found, with fields relative to the VMI spec. */
export type Row = [title: string, fragment: Json, ...found: Verdict[]];

/** What is written in user data and network data, which the tables of these topics judge; others have any text there. */
const CONTENT = /^(?:user|network)-data\//;

/** Tests a table of fragments; a row without findings is accepted. */
export function guestTable(rows: Row[], manifest: (fragment: Json) => Json = virtualMachine, path = 'spec.template.spec', profile?: AdmissionProfile): void {
  test.each(rows.map(([title, fragment, ...found]) => ({ title, fragment, found })))('$title', ({ fragment, found }) => {
    const expected = found.map(([rule, field, ...got]) => [rule, `${path}.${field}`, ...got]);
    expect(judge(manifest(fragment), profile).filter(([rule]) => !CONTENT.test(rule))).toEqual(expected);
  });
}
