import { check } from '../../src/admission/check';
import { virtualMachine } from '../rules/judge';

const VALUE = 'hunter2';
const secret = (fields: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, ...fields });
const token = `ghp_${'a1'.repeat(18)}`;
const cloudInit = (source: object) => virtualMachine({ volumes: [{ name: 'ci', ...source }] });

/** Each is wrong in a way that is reported with what was found. */
test.each<[string, object | string]>([
  ['a misspelt stringData', secret({ stringdata: { a: VALUE } })],
  ['a misspelt data', secret({ Data: { a: VALUE } })],
  ['a field that Secrets do not have', secret({ a: { b: VALUE } })],
  ['a list in place of a mapping', secret({ stringData: [VALUE] })],
  ['an entry that is a mapping', secret({ stringData: { a: { b: VALUE } } })],
  ['base64 that is none', secret({ data: { a: `${VALUE}!` } })],
  ['a misspelt userData', cloudInit({ cloudInitNoCloud: { userdata: `a: ${VALUE}` } })],
  ['another misspelt userData', cloudInit({ cloudInitNoCloud: { usrData: { a: VALUE } } })],
  ['a misspelt networkDataBase64', cloudInit({ cloudInitNoCloud: { networkDatabase64: VALUE } })],
  ['a misspelt source', cloudInit({ cloudInitNocloud: { userData: `a: ${VALUE}` } })],
  ['a misspelt source with a field misspelt', cloudInit({ cloudInitNocloud: { userdata: `a: ${VALUE}` } })],
  ['a password where none is known', cloudInit({ password: VALUE })],
  ['a password below a field that is not known', cloudInit({ a: { admin: { password: VALUE } } })],
  ['a URL with a password', cloudInit({ source: { url: `https://a:${VALUE}@b/` } })],
  ['a key in a text', cloudInit({ source: `export DB_PASSWORD=${VALUE}` })],
  ['a document that cannot be read', `apiVersion: v1\nkind: ConfigMap\ndata:\n  password: "${VALUE}\n`],
  ['a Secret that cannot be read', `apiVersion: v1\nkind: Secret\nstringData:\n  a: "${VALUE}\n`],
])('the report does not show the secret in %s', (_, manifest) => {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  const { subjects } = check([{ file: 'a.yaml', text }], {});
  expect(subjects.flatMap(({ findings }) => findings)).not.toEqual([]);
  expect(JSON.stringify(subjects)).not.toContain(VALUE);
});

test('a number in a Secret is not shown by its fix', () => {
  const text = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  pin: 0777\n';
  const { subjects: [{ findings: [finding] }] } = check([{ file: 'a.yaml', text }], {});
  expect(finding).toMatchObject({ field: 'stringData.pin', got: '(not shown)', fix: 'Quote it.' });
});

test('a token is cut out of what is shown, even where the text is cut', () => {
  const text = JSON.stringify(cloudInit({ a: `${'a '.repeat(40)}${token}` }));
  const { subjects } = check([{ file: 'a.yaml', text }], {});
  expect(JSON.stringify(subjects)).not.toContain('ghp_');
});
