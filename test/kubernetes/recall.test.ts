import { keeping, oncePer } from '../../src/kubernetes/recall';

function asked(): { readonly ask: (key: object) => object; readonly times: () => number } {
  let times = 0;
  return { ask: oncePer((key: object) => ({ key, times: ++times })), times: () => times };
}

test('an answer is kept for the same object, and only where answers are', () => {
  const { ask, times } = asked();
  const [one, other] = [{}, {}];
  ask(one);
  expect(keeping(() => [ask(one), ask(other), ask(one)])).toEqual([{ key: one, times: 2 }, { key: other, times: 3 }, { key: one, times: 2 }]);
  ask(one);
  expect(times()).toBe(4);
  expect(keeping(() => ask(other))).toEqual({ key: other, times: 3 });
});

test('answers are no longer kept after what failed, and still where it was within another', () => {
  const { ask, times } = asked();
  const one = {};
  expect(() => keeping(() => { throw new Error('no'); })).toThrow('no');
  for (let i = 0; i < 2; i++) ask(one);
  expect(times()).toBe(2);
  keeping(() => {
    keeping(() => ask(one));
    ask(one);
  });
  expect(times()).toBe(3);
});
