import * as fc from 'fast-check';
import { hasPlaceholder, placeholdersIn, withoutPlaceholders } from '../../src/kubernetes/placeholder';

test.each<[text: string, found: string[]]>([
  ['${NAME}', ['${NAME}']],
  ['${NAME:-web}', ['${NAME:-web}']],
  ['${var.name}-disk', ['${var.name}']],
  ['$NAME', ['$NAME']],
  ['a-$(NAME)', ['$(NAME)']],
  ['{{ .Values.name }}-{{ item }}', ['{{ .Values.name }}', '{{ item }}']],
  ['__NAME__', ['__NAME__']],
  ['vm-__MY_NAME__-1', ['__MY_NAME__']],
  ['__proto__', []],
  ['@NAME@', ['@NAME@']],
  ['%NAME%', ['%NAME%']],
  ['<your-name>', ['<your-name>']],
  ['<NAME OF THE VM>', ['<NAME OF THE VM>']],
  ['CHANGEME', ['CHANGEME']],
  ['ChangeMe', ['ChangeMe']],
  ['REPLACE_ME', ['REPLACE_ME']],
  ['YOUR_NAMESPACE', ['YOUR_NAMESPACE']],
  ['TODO', ['TODO']],
  ['Todo', []],
  ['<b>|x|</b>', []],
  ['<strong>a</strong>', []],
  ['web_1', []],
  ['a__b', []],
  ['My_Name', []],
  ['a < b > c', []],
  ['1 <2> 3', []],
  ['$1', []],
  ['costs $5', []],
  ['name@EXAMPLE.COM', []],
  ['50% of 70%', []],
  ['exchangement', []],
  ['#!/bin/sh\necho ${HOME}', []],
])('%s', (text, found) => {
  expect(placeholdersIn(text)).toEqual(found);
});

test('what Kubernetes takes as a name, an image, a quantity or a URL has none', () => {
  const word = fc.stringMatching(/^[a-z0-9](?:[-a-z0-9]{0,20}[a-z0-9])?$/).filter((text) => !/(?:change|replace)-?me/.test(text));
  const image = fc.tuple(word, word, word).map(([host, name, tag]) => `${host}.example.com:5000/${name}:${tag}@sha256:${'0'.repeat(64)}`);
  const quantity = fc.tuple(fc.nat(), fc.constantFrom('', 'm', 'Gi', 'e3')).map(([number, suffix]) => `${number}${suffix}`);
  const url = fc.tuple(word, word, word).map(([host, path, key]) => `https://user@${host}/${path}?${key}=%20#a`);
  fc.assert(fc.property(fc.oneof(word, image, quantity, url), (text) => expect(placeholdersIn(text)).toEqual([])));
});

test('something in place of each', () => {
  expect(withoutPlaceholders('$A-${B}-{{ c }}', '$&')).toBe('$&-$&-$&');
});

test('whether there is one is known without finding them all', () => {
  const text = fc.array(fc.constantFrom('${A}', '$B', '{{ c }}', '<your-name>', '\n', 'CHANGEME', 'TODO', 'web', ' ', '$', '@A@', '</')).map((parts) => parts.join(''));
  fc.assert(fc.property(text, (written) => expect(hasPlaceholder(written)).toBe(placeholdersIn(written).length > 0)));
});
