import { Platform } from '../lib';
import { stacks } from './stacks';

const platform = new Platform({ organization: 'acme' });
stacks(platform);
platform.synth();
