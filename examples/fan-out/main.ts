import { stores } from './stores';
import { PlatformApp } from 'cdk8s-kubevirt';

// CDK8S_SHARD says which share of the charts this machine writes, such as 3/20; without it, all. STORES is how many there are: try 5000.
const app = new PlatformApp();
stores(app, Number(process.env.STORES ?? 4));

app.synth();
