import { test } from 'node:test';
import { App } from 'cdk8s';
import { Manifests } from 'cdk8s-kubevirt';
import { Web } from './web.ts';

test('the service reaches the web server', () => {
  const manifests = Manifests.of(new Web(new App(), 'web', { namespace: 'demo' }));
  manifests.resourceCountIs('VirtualMachine', 1);
  manifests.hasResource('Service', { spec: { ports: [{ name: 'http', port: 80 }] } });
});
