import { isLiteralSecret, isPasswordName, isSecretName } from '../../src/kubernetes/secret-name';

test.each([
  ['adminPassword', true, true],
  ['DB_PASSWD', true, true],
  ['clientSecret', false, true],
  ['api.key', false, true],
  ['GITHUB_TOKEN', false, true],
  ['publicKey', false, false],
  ['tokenizer', false, false],
  ['passwordPolicy', false, false],
  [`${'- a\n'.repeat(250)}-token`, false, false],
])('%j holds a password: %s, a secret: %s', (name, password, secret) => {
  expect([isPasswordName(name), isSecretName(name)]).toEqual([password, secret]);
});

test.each([['changeme', true], ['$6$salt$hash', false], ['${PASSWORD}', false], ['<your-password>', false], ['', false], ['null', false]])('%j is a secret: %s', (value, expected) => {
  expect(isLiteralSecret(value)).toBe(expected);
});
