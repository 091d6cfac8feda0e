import { isShared, oncePerShared, shared } from '../../src/kubernetes/shared';

test('what is shared is known', () => {
  const value = { a: 1 };
  expect([isShared(value), isShared(shared(value)), isShared(value), isShared({ a: 1 }), isShared(null), isShared('a')]).toEqual([false, true, true, false, false, false]);
});

test('a question about a shared value is answered once, also with nothing', () => {
  const asked: object[] = [];
  const ask = oncePerShared((value: object) => void asked.push(value));
  const [one, other] = [shared({}), {}];
  for (const value of [one, other, one, other]) ask(value);
  expect(asked).toEqual([one, other, other]);
});
