import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says } from '../judge';

says({
  'resource-claim/has-valid-name': { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  'resource-claim/has-valid-reference': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'resource-claim/requires-one-source': { allowed: 'exactly one of resourceClaimName, resourceClaimTemplateName' },
});

const claims = (...resourceClaims: object[]) => ({ resourceClaims });

describe('resource-claim/has-valid-name', () => {
  const named = (name: string) => claims({ name, resourceClaimName: 'x' });
  const refused = (name: string): Row => [`refuses "${name}"`, named(name), ['resource-claim/has-valid-name', 'resourceClaims[0].name', name]];
  guestTable([['admits 63 characters', named('a'.repeat(63))], refused('a'.repeat(64)), refused(''), refused('a.b'), refused('A')]);
  describe('a replica set', () => guestTable([refused('a.b')], replicaSet));
});

describe('resource-claim/requires-one-source', () => {
  guestTable([
    ['admits a claim and a template', claims({ name: 'a', resourceClaimName: 'x.y' }, { name: 'b', resourceClaimTemplateName: 'z' })],
    ['refuses no source', claims({ name: 'a' }), ['resource-claim/requires-one-source', 'resourceClaims[0]', 'nothing']],
    ['refuses two sources', claims({ name: 'a', resourceClaimName: 'x', resourceClaimTemplateName: 'y' }),
      ['resource-claim/requires-one-source', 'resourceClaims[0]', '["resourceClaimName","resourceClaimTemplateName"]']],
  ]);
});

describe('resource-claim/has-valid-reference', () => {
  const refused = (source: string, name: string): Row => (
    [`refuses ${source} "${name}"`, claims({ name: 'a', [source]: name }), ['resource-claim/has-valid-reference', `resourceClaims[0].${source}`, name]]
  );
  guestTable([
    refused('resourceClaimName', 'X_'),
    refused('resourceClaimName', ''),
    refused('resourceClaimTemplateName', 'a..b'),
    refused('resourceClaimTemplateName', ''),
  ]);
});
