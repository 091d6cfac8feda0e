import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'resource-claim/requires-one-source': { allowed: 'exactly one of resourceClaimName, resourceClaimTemplateName' },
  'resource-claim/has-valid-name': { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  'resource-claim/has-valid-reference': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
});

const claims = (...resourceClaims: object[]) => ({ resourceClaims });

guestTable([
  ['a claim and a template', claims({ name: 'a', resourceClaimName: 'x.y' }, { name: 'b', resourceClaimTemplateName: 'z' })],
  ['an empty name', claims({ name: '', resourceClaimName: 'x' }), ['resource-claim/has-valid-name', 'resourceClaims[0].name', '']],
  ['a name with a dot', claims({ name: 'a.b', resourceClaimName: 'x' }),
    ['resource-claim/has-valid-name', 'resourceClaims[0].name', 'a.b']],
  ['no source', claims({ name: 'a' }), ['resource-claim/requires-one-source', 'resourceClaims[0]', '[]']],
  ['two sources', claims({ name: 'a', resourceClaimName: 'x', resourceClaimTemplateName: 'y' }),
    ['resource-claim/requires-one-source', 'resourceClaims[0]', '["resourceClaimName","resourceClaimTemplateName"]']],
  ['a bad claim', claims({ name: 'a', resourceClaimName: 'X_' }),
    ['resource-claim/has-valid-reference', 'resourceClaims[0].resourceClaimName', 'X_']],
  ['an empty template', claims({ name: 'a', resourceClaimTemplateName: '' }),
    ['resource-claim/has-valid-reference', 'resourceClaims[0].resourceClaimTemplateName', '']],
]);
