import { remembered } from '../../src/kubernetes/remembered';

function asked(texts: readonly string[]): string[] {
  const questions: string[] = [];
  const lengthOf = remembered((text) => {
    questions.push(text);
    return text.length;
  });
  expect(texts.map(lengthOf)).toEqual(texts.map(({ length }) => length));
  return questions;
}

test('a text is asked about once', () => {
  expect(asked(['spec', '', 'metadata', 'spec', ''])).toEqual(['spec', '', 'metadata']);
});

test('long texts are not kept', () => {
  const long = 'a'.repeat(101);
  expect(asked([long, long])).toEqual([long, long]);
});

test('no more than so many texts are kept', () => {
  const texts = Array.from({ length: 5_000 }, (_, i) => `vm-${i}`);
  expect(asked([...texts, ...texts])).toHaveLength(5_000 + 904);
});
