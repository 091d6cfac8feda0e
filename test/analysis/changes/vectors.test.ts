import { applied, effectsOf } from './apply';
import { VECTORS } from './vectors';
import { kindOf } from '../../../src/manifests/manifest';

describe('what a changed workload does to its guest', () => {
  test.each(VECTORS.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { consequences, isRejected, before, after } = applied(vector);
    expect(effectsOf(consequences, isRejected)).toEqual(vector.effects);
    if (vector.reason) expect(consequences.filter(({ effect }) => effect === 'error').map(({ reason }) => reason)).toContain(vector.reason);
    if (Object.keys(vector.change ?? {}).length) expect(after).not.toEqual(before);
  });

  it('has each case once, for each kind', () => {
    expect(new Set(VECTORS.map(({ id }) => id)).size).toBe(VECTORS.length);
    expect(new Set(VECTORS.map((vector) => kindOf(applied(vector).after))).size).toBe(4);
  });
});
