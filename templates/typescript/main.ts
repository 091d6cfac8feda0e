import { PlatformApp } from 'cdk8s-kubevirt';
import { Web } from './web.ts';

const app = new PlatformApp();
new Web(app, 'web', { namespace: 'demo' });
app.synth();
